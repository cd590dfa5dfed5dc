import { Button, Dropdown, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { inLang } from '../../../../shared/errors.ts';
import type { SchemeListing } from '../../../../shared/contract/scheme-calls.ts';
import { Icon } from '../../../components/icon.tsx';
import { Tag } from '../../../components/tag.tsx';
import { formatInstant } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { CompareDialog } from '../compare-dialog.tsx';
import { DESIGNER } from '../words.ts';

/** One scheme with its versions, newest first. */
export function SchemeCard({ versions, onCopy }: { readonly versions: readonly SchemeListing[]; readonly onCopy: (row: SchemeListing) => void }) {
  const say = useWords(DESIGNER);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const edit = useAction('scheme:edit');
  const save = useAction('scheme:export');
  const discard = useAction('scheme:discard');
  const [compared, setCompared] = useState<readonly [SchemeListing, SchemeListing] | null>(null);
  const current = versions.find((row) => row.current) ?? versions[0];
  if (current === undefined) return null;
  const openDraft = versions.find((row) => row.state === 'draft' && row.runs === 0);
  async function toDraft(row: SchemeListing): Promise<void> {
    const reply = await edit.run({ schemeVersionId: row.id });
    if (reply.ok) void navigate(`/schemes/${reply.value}`);
    else notify.error(reply.error);
  }
  async function act(key: string, row: SchemeListing, before: SchemeListing | undefined): Promise<void> {
    if (key === 'copy') onCopy(row);
    else if (key === 'compare' && before !== undefined) setCompared([before, row]);
    else if (key === 'export') {
      const reply = await save.run({ schemeVersionId: row.id });
      if (!reply.ok) notify.error(reply.error);
      else if (reply.value !== null) notify.done(say('exportedTo', { path: reply.value }));
    }
  }
  async function throwAway(row: SchemeListing): Promise<void> {
    const reply = await discard.run({ schemeVersionId: row.id });
    if (reply.ok) notify.done(say('discarded', { name: inLang(row.name, lang), v: row.version }));
    else notify.error(reply.error);
  }
  return (
    <li className="sc">
      <div className="row sc-head">
        <Link to={`/schemes/${current.id}`} className="sc-name">
          {inLang(current.name, lang)}
        </Link>
        <span className="hint df-mono">{current.code}</span>
        <span className="grow" />
        <span className="hint nowrap">{say('cardFacts', { cycle: say(`cycle_${current.cycle}`), indicators: current.indicators, levels: current.levels.length })}</span>
        <Button size="small" loading={edit.isRunning} onClick={() => void toDraft(openDraft ?? current)}>
          {openDraft === undefined ? say('editAsDraft') : say('goOn', { v: openDraft.version })}
        </Button>
      </div>
      <table className="df-table sc-versions" aria-label={inLang(current.name, lang)}>
        <tbody>
          {versions.map((row) => {
            const before = versions.find((other) => other.version < row.version);
            return (
              <tr key={row.id}>
                <td className="sc-version">
                  <Link to={`/schemes/${row.id}`}>v{row.version}</Link>
                </td>
                <td className="sc-state">
                  {row.state === 'draft' ? <Tag tone="accent">{say('draft')}</Tag> : <Tag tone="up">{say('published')}</Tag>}
                  {row.current && row.state === 'published' && <span className="hint">{say('inForce')}</span>}
                  {row.errors > 0 && (
                    <span className="row down hint">
                      <Icon name="warning" size={12} />
                      {say('errorCount', { n: row.errors, count: row.errors })}
                    </span>
                  )}
                </td>
                <td className="hint">{row.runs === 0 ? say('noRuns') : say('runCount', { n: row.runs })}</td>
                <td className="hint nowrap">
                  {formatInstant(row.madeAt)} · {row.madeBy}
                </td>
                <td className="df-right nowrap">
                  <span className="df-tools row">
                    {row.state === 'draft' && row.runs === 0 && (
                      <Popconfirm title={say('discardAsk', { v: row.version })} okText={say('discardDraft')} cancelText={say('cancel')} onConfirm={() => void throwAway(row)}>
                        <Button type="text" size="small" aria-label={say('discardNamed', { v: row.version })} title={say('discardDraft')} icon={<Icon name="trash" size={14} />} />
                      </Popconfirm>
                    )}
                    <Dropdown
                      trigger={['click']}
                      menu={{
                        items: [
                          { key: 'compare', label: before === undefined ? say('compareNone') : say('compareWith', { v: before.version }), disabled: before === undefined },
                          { key: 'copy', label: say('copyAsNew') },
                          { key: 'export', label: say('exportJson') },
                        ],
                        onClick: ({ key }) => void act(key, row, before),
                      }}
                    >
                      <Button type="text" size="small" aria-label={say('versionMore', { v: row.version })} icon={<Icon name="more" size={14} />} />
                    </Dropdown>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {compared !== null && <Compared pair={compared} onClose={() => setCompared(null)} />}
    </li>
  );
}

function Compared({ pair: [before, after], onClose }: { readonly pair: readonly [SchemeListing, SchemeListing]; readonly onClose: () => void }) {
  const [a, b] = [useCall('scheme:get', { schemeVersionId: before.id }), useCall('scheme:get', { schemeVersionId: after.id })];
  if (a.status !== 'ready' || b.status !== 'ready') return null;
  return <CompareDialog before={a.value.scheme} after={b.value.scheme} names={[`v${before.version}`, `v${after.version}`]} onClose={onClose} />;
}
