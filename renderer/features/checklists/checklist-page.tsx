import { App, Button, Dropdown } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { actualMaximum } from '../../../shared/checklist/actual-maximum.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { ChecklistDocument, ChecklistSide } from '../../../shared/contract/checklist-calls.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { inLang } from '../../../shared/errors.ts';
import type { ChecklistDraftId, ChecklistVersionId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { comparePath } from './compare/compare-path.ts';
import { DesignerView } from './designer.tsx';
import { NewChecklistDialog } from './new-checklist-dialog.tsx';
import { localDay } from './local-day.ts';
import { useDraft } from './use-draft.ts';
import { CHECKLISTS } from './words.ts';
import './checklists.css';

/** A draft being edited. */
export function ChecklistDraftPage() {
  const { draftId } = useParams();
  return <DocumentPage key={draftId} side={{ draftId: draftId as ChecklistDraftId }} />;
}

/** A published version, to be read; it may be named by its id or by the code of its checklist. */
export function ChecklistPage() {
  const { id } = useParams();
  const isId = /^[0-9a-f-]{36}$/.test(id ?? '');
  const list = useCall('checklist:overview', isId ? null : {});
  const found = list.status === 'ready' ? list.value.find(({ code }) => code === id) : undefined;
  if (isId) return <DocumentPage key={id} side={{ checklistVersionId: id as ChecklistVersionId }} />;
  if (found?.current != null) return <DocumentPage key={found.current.id} side={{ checklistVersionId: found.current.id }} />;
  if (found?.draft != null) return <DocumentPage key={found.draft.id} side={{ draftId: found.draft.id }} />;
  if (list.status === 'loading') return null;
  return <Failed error={list.status === 'failed' ? list.error : { code: 'checklist/not-found', params: { id: id ?? '' } }} />;
}

function DocumentPage({ side }: { readonly side: ChecklistSide }) {
  const [asked] = useState(side);
  const state = useCall('checklist:document', { side: asked });
  if (state.status === 'failed') return <Failed error={state.error} />;
  if (state.status === 'loading') return null;
  return <Loaded side={side} loaded={state.value} />;
}

function Failed({ error }: { readonly error: Parameters<typeof ErrorBanner>[0]['error'] }) {
  const say = useWords(CHECKLISTS);
  return (
    <div className="page">
      <PageHead title={say('title')} back={{ to: '/checklists', name: say('title') }} />
      <Panel label={say('title')}>
        <ErrorBanner error={error} />
      </Panel>
    </div>
  );
}

function Loaded({ side, loaded }: { readonly side: ChecklistSide; readonly loaded: ChecklistDocument }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const navigate = useNavigate();
  const notify = useNotify();
  const { modal } = App.useApp();
  const publish = useAction('checklist:publish');
  const discard = useAction('checklist:discard-draft');
  const begin = useAction('checklist:begin-draft');
  const save = useAction('checklist:export');
  const draftId = 'draftId' in side ? side.draftId : null;
  const draft = useDraft(draftId, loaded.document, draftId === null ? null : (loaded.draft?.savedAt ?? null));
  const [isCopying, setCopying] = useState(false);
  const { checklist, problems, sound } = draft;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const nextVersion = (loaded.versions[0]?.version ?? 0) + 1;
  const isDraft = draftId !== null;
  const name = inLang(checklist.name, lang) || checklist.code;

  const keys = useEffectEvent((event: KeyboardEvent) => {
    if (!isDraft || !(event.ctrlKey || event.metaKey) || event.isComposing || document.querySelector('.ant-modal-wrap') !== null) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) draft.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) draft.redo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => keys(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);

  async function publishNow(id: ChecklistDraftId): Promise<void> {
    if (!(await draft.flush())) return;
    const reply = await publish.run({ draftId: id });
    if (!reply.ok) return notify.error(reply.error);
    notify.done(say('publishedDone', { n: nextVersion }));
    void navigate(`/checklists/${reply.value}`, { replace: true });
  }
  function askPublish(id: ChecklistDraftId): void {
    void modal.confirm({
      title: say('publishTitle', { name, n: nextVersion }),
      content: warnings === 0 ? say('publishText') : `${say('publishText')}${lang === 'zh' ? '' : ' '}${say('publishWarnings', { count: warnings })}`,
      okText: say('publish'),
      onOk: () => publishNow(id),
    });
  }
  function askDiscard(id: ChecklistDraftId): void {
    void modal.confirm({
      title: say('discardTitle'),
      content: say('discardText'),
      okText: say('discard'),
      okButtonProps: { danger: true },
      onOk: async () => {
        draft.drop();
        const reply = await discard.run({ draftId: id });
        if (reply.ok) void navigate('/checklists', { replace: true });
        else notify.error(reply.error);
      },
    });
  }
  async function exportAs(format: 'json' | 'xlsx'): Promise<void> {
    if (!(await draft.flush())) return;
    const reply = await save.run({ side, format, lang });
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value !== null) notify.done(say('exported', { path: reply.value }));
  }
  async function edit(): Promise<void> {
    if (loaded.version === null) return;
    const reply = await begin.run({ from: { checklistVersionId: loaded.version.id } });
    if (reply.ok) void navigate(`/checklists/draft/${reply.value}`);
    else notify.error(reply.error);
  }
  const others = loaded.versions.filter(({ id }) => id !== loaded.version?.id);
  const compareItems = others.map((other) => ({ key: other.id, label: say('compareWith', { n: other.version }) }));
  async function compareWith(id: string): Promise<void> {
    if (!(await draft.flush())) return;
    const other: ChecklistSide = { checklistVersionId: id as ChecklistVersionId };
    const isOlder = isDraft || (others.find((each) => each.id === id)?.version ?? 0) < (loaded.version?.version ?? 0);
    void navigate(isOlder ? comparePath(other, side) : comparePath(side, other));
  }

  const facts = [
    isDraft ? (draft.saving.isSaved ? say('savedAt', { at: formatInstant(draft.saving.savedAt) }) : say('notSaved')) : formatInstant(loaded.version?.madeAt ?? null),
    isDraft && loaded.draft?.basedOn != null ? say('basedOn', { n: loaded.draft.basedOn }) : null,
    say('itemCount', { count: itemsOf(checklist).length }),
    sound === null ? null : say('fullMarks', { n: plainDecimal(actualMaximum(sound).whole) }),
    loaded.version === null ? null : say('visitCount', { count: loaded.version.visits }),
  ].filter((fact) => fact !== null);
  return (
    <div className="page">
      <PageHead
        back={{ to: '/checklists', name: say('title') }}
        title={name}
        tag={
          <span className="row">
            <Tag tone={isDraft ? 'accent' : 'up'}>{isDraft ? say('draftTag', { n: nextVersion }) : say('versionTag', { n: loaded.version?.version ?? 0 })}</Tag>
            {isDraft && errors > 0 && (
              <Tag tone="down" icon="warning">
                {say('errorsN', { count: errors })}
              </Tag>
            )}
            {isDraft && errors === 0 && warnings > 0 && <Tag tone="warning">{say('warningsN', { count: warnings })}</Tag>}
          </span>
        }
        facts={facts.map((fact, at) => (
          <span key={at} className={at === 0 ? 'num' : 'num dot'}>
            {fact}
          </span>
        ))}
        actions={
          <>
            {isDraft && <Button aria-label={say('undo')} title={`${say('undo')} Ctrl Z`} disabled={!draft.canUndo} icon={<Icon name="undo" />} onClick={draft.undo} />}
            {isDraft && <Button aria-label={say('redo')} title={`${say('redo')} Ctrl Y`} disabled={!draft.canRedo} icon={<span className="cd-mirror"><Icon name="undo" /></span>} onClick={draft.redo} />}
            {compareItems.length > 1 && (
              <Dropdown trigger={['click']} menu={{ items: compareItems, onClick: ({ key }) => void compareWith(key) }}>
                <Button>{say('compare')}</Button>
              </Dropdown>
            )}
            {compareItems.length === 1 && <Button onClick={() => void compareWith(others[0]?.id ?? '')}>{compareItems[0]?.label}</Button>}
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'xlsx', label: say('asXlsx') },
                  { key: 'json', label: say('asJson') },
                ],
                onClick: ({ key }) => void exportAs(key === 'json' ? 'json' : 'xlsx'),
              }}
            >
              <Button icon={<Icon name="download" />}>{say('export')}</Button>
            </Dropdown>
            {isDraft ? (
              <Dropdown trigger={['click']} menu={{ items: [{ key: 'discard', label: say('discard'), danger: true }], onClick: () => askDiscard(draftId) }}>
                <Button aria-label={say('more')} icon={<Icon name="more" />} />
              </Dropdown>
            ) : (
              <Button onClick={() => setCopying(true)}>{say('newFromThis')}</Button>
            )}
            {isDraft ? (
              <Button type="primary" disabled={errors > 0} loading={publish.isRunning} {...(errors > 0 ? { icon: <Icon name="lock" /> } : {})} onClick={() => askPublish(draftId)}>
                {errors > 0 ? say('publishLocked', { count: errors }) : say('publishV', { n: nextVersion })}
              </Button>
            ) : (
              <Button type="primary" loading={begin.isRunning} onClick={() => void edit()}>
                {loaded.draft === null ? say('edit', { n: nextVersion }) : say('openDraftN', { n: nextVersion })}
              </Button>
            )}
          </>
        }
      />
      {draft.saving.error !== null && <ErrorBanner error={draft.saving.error} onRetry={() => void draft.flush()} />}
      <DesignerView draft={draft} isReadOnly={!isDraft} loaded={loaded} today={localDay()} />
      {isCopying && loaded.version !== null && (
        <NewChecklistDialog from={{ checklistVersionId: loaded.version.id, name: checklist.name, code: checklist.code }} onClose={() => setCopying(false)} onMade={(id) => void navigate(`/checklists/draft/${id}`)} />
      )}
    </div>
  );
}
