import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { inLang, messageFor } from '../../../shared/errors.ts';
import type { SchemeListing } from '../../../shared/contract/scheme-calls.ts';
import type { SchemeRow } from '../../../shared/ipc-contract.ts';
import { compareSchemes } from '../../../shared/scheme/compare-schemes.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { useDesigner } from './designer-context.ts';
import { PublishDialog } from './publish-dialog.tsx';
import type { Draft } from './use-draft.ts';
import { DESIGNER } from './words.ts';

/** Which version it is, how it stands, and what one can do with it. */
export function DesignerHead({ row, draft, previous, runs }: { readonly row: SchemeRow; readonly draft: Draft; readonly previous: SchemeListing | null; readonly runs: number }) {
  const { scheme, before, problems, dataChecks, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'compare' | 'publish' | null>(null);
  const edit = useAction('scheme:edit');
  const save = useAction('scheme:export');
  const discard = useAction('scheme:discard');
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors + dataChecks.problems.length;
  const changes = before === null ? 0 : compareSchemes(before, scheme).length;
  async function toDraft(): Promise<void> {
    const reply = await edit.run({ schemeVersionId: row.id });
    if (reply.ok) void navigate(`/schemes/${reply.value}`);
    else notify.error(reply.error);
  }
  async function act(key: string): Promise<void> {
    if (key === 'export') {
      await draft.flush();
      const reply = await save.run({ schemeVersionId: row.id });
      if (!reply.ok) notify.error(reply.error);
      else if (reply.value !== null) notify.done(say('exportedTo', { path: reply.value }));
    } else if (key === 'discard') {
      // Nothing is left to be saved once the draft is gone.
      await draft.flush();
      const reply = await discard.run({ schemeVersionId: row.id });
      if (!reply.ok) notify.error(reply.error);
      else {
        notify.done(say('discarded', { name: inLang(scheme.name, lang), v: row.version }));
        void navigate('/schemes');
      }
    }
  }
  const saving = draft.saving.state === 'failed' && draft.saving.error !== null ? messageFor(draft.saving.error.code, draft.saving.error.params, lang) : draft.saving.state === 'waiting' ? say('savingNow') : draft.saving.at === null ? say('savesItself') : say('savedAt', { at: formatInstant(draft.saving.at) });
  return (
    <>
      <PageHead
        back={{ to: '/schemes', name: say('schemes') }}
        title={<span className="dg-title ellipsis">{inLang(scheme.name, lang)}</span>}
        tag={
          <>
            {isReadOnly ? (
              <Tag tone="up" icon="lock">
                {row.state === 'published' ? say('publishedTag', { v: row.version }) : say('usedTag', { v: row.version })}
              </Tag>
            ) : (
              <Tag tone="accent">{say('draftTag', { v: row.version })}</Tag>
            )}
            {errors > 0 && (
              <Tag tone="down" icon="warning">
                {say('errorCount', { n: errors, count: errors })}
              </Tag>
            )}
            {errors === 0 && warnings > 0 && <Tag tone="warning">{say('warningCount', { n: warnings, count: warnings })}</Tag>}
          </>
        }
        facts={
          <span className={draft.saving.state === 'failed' ? 'down' : undefined} role="status">
            {isReadOnly ? say('readOnlyFacts', { n: runs }) : `${before === null || previous === null ? '' : say('changesSince', { v: previous.version, n: changes, count: changes })}${saving}`}
          </span>
        }
        actions={
          <>
            {!isReadOnly && (
              <>
                <Tooltip title={<span className="row">{say('undo')} <KeyCap keys="Ctrl Z" /></span>}>
                  <Button aria-label={say('undo')} disabled={!draft.canUndo} icon={<Icon name="undo" />} onClick={draft.undo} />
                </Tooltip>
                <Tooltip title={<span className="row">{say('redo')} <KeyCap keys="Ctrl Y" /></span>}>
                  <Button aria-label={say('redo')} disabled={!draft.canRedo} icon={<span style={{ transform: 'scaleX(-1)', display: 'block' }}><Icon name="undo" /></span>} onClick={draft.redo} />
                </Tooltip>
              </>
            )}
            {previous !== null && before !== null && <Button onClick={() => setDialog('compare')}>{say('compareWith', { v: previous.version })}</Button>}
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'export', label: say('exportJson') },
                  ...(isReadOnly ? [] : [{ type: 'divider' as const }, { key: 'discard', danger: true, label: say('discardDraft') }]),
                ],
                onClick: ({ key }) => void act(key),
              }}
            >
              <Button aria-label={say('moreActions')} icon={<Icon name="more" />} />
            </Dropdown>
            {isReadOnly ? (
              <Button type="primary" loading={edit.isRunning} onClick={() => void toDraft()}>
                {say('editAsDraft')}
              </Button>
            ) : errors > 0 ? (
              <Button disabled icon={<Icon name="lock" size={14} />}>
                {say('publishLocked', { n: errors, count: errors })}
              </Button>
            ) : (
              <Button type="primary" onClick={() => setDialog('publish')}>
                {say('publishAs', { v: row.version })}
              </Button>
            )}
          </>
        }
      />
      {dialog === 'compare' && before !== null && previous !== null && <CompareDialog before={before} after={scheme} names={[`v${previous.version}`, `v${row.version}`]} onClose={() => setDialog(null)} />}
      {dialog === 'publish' && <PublishDialog row={row} before={before} previous={previous} draft={draft} onClose={() => setDialog(null)} />}
    </>
  );
}
