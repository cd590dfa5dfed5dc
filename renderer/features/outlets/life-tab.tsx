import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { LifeChangeRow, LifeState, LifeWhat, OutletLife } from '../../../shared/contract/life-calls.ts';
import type { OutletRow } from '../../../shared/ipc-contract.ts';
import { OWNERSHIPS, OUTLET_STATUSES } from '../../../shared/outlet/outlet.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatInstant, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { LifeDialog, UndoDialog, type LifeAsk } from './life-dialog.tsx';
import { LIFE } from './life-words.ts';
import { ReratingPanel } from './rerating-panel.tsx';
import './life.css';

/** Names, regions, spans and mergers of an outlet over time, and what people change from a day on. */
export function LifeTab({ outlet }: { readonly outlet: OutletRow }) {
  const life = useCall('life:outlet', { outletId: outlet.id });
  if (life.status === 'failed') return <ErrorBanner error={life.error} onRetry={life.retry} />;
  if (life.status === 'loading') return <div className="grow" aria-busy="true" />;
  return <Loaded outlet={outlet} life={life.value} />;
}

function Loaded({ outlet, life }: { readonly outlet: OutletRow; readonly life: OutletLife }) {
  const say = useWords(LIFE);
  const [ask, setAsk] = useState<LifeAsk | null>(null);
  const [undo, setUndo] = useState<LifeChangeRow | null>(null);
  const isOver = life.mergedInto !== null;
  return (
    <div className="life grow">
      <Panel
        title={say('states')}
        hint={say('statesHint')}
        flush
        tools={
          <span className="row">
            <Button size="small" type="primary" onClick={() => setAsk('change')}>
              {say('change')}
            </Button>
            <Button size="small" disabled={isOver} onClick={() => setAsk('freeze')}>
              {say('freeze')}
            </Button>
            <Button size="small" disabled={life.freezes.length === 0} onClick={() => setAsk('unfreeze')}>
              {say('unfreeze')}
            </Button>
            <Button size="small" disabled={isOver} onClick={() => setAsk('merge')}>
              {say('merge')}
            </Button>
          </span>
        }
      >
        <Spans life={life} />
        <States states={life.states} />
      </Panel>
      <Changes changes={life.changes} onUndo={setUndo} />
      <ReratingPanel outlet={outlet} />
      {ask !== null && <LifeDialog ask={ask} outlet={outlet} life={life} onClose={() => setAsk(null)} />}
      {undo !== null && <UndoDialog change={undo} onClose={() => setUndo(null)} />}
    </div>
  );
}

function Spans({ life }: { readonly life: OutletLife }) {
  const say = useWords(LIFE);
  const { freezes, mergedInto, mergedFrom } = life;
  if (freezes.length === 0 && mergedInto === null && mergedFrom.length === 0) return null;
  return (
    <div className="life-spans">
      {freezes.map(({ from, until, reason }) => (
        <span key={from} title={reason}>
          <Tag tone="accent">{say('frozenSpan', { from: from === '0001-01-01' ? say('beginning') : from, until: until ?? say('openEnd') })}</Tag>
        </span>
      ))}
      {mergedInto !== null && (
        <span>
          {say('mergedInto', { day: mergedInto.from })} <Link to={`/outlets/${mergedInto.outletId}`}>{mergedInto.name}</Link> <span className="hint">{say(mergedInto.figures)}</span>
        </span>
      )}
      {mergedFrom.map((own) => (
        <span key={own.outletId}>
          {say('mergedFrom', { day: own.from })} <Link to={`/outlets/${own.outletId}`}>{own.name}</Link> <span className="num hint">{own.code}</span> <span className="hint">{say(own.figures)}</span>
        </span>
      ))}
    </div>
  );
}

function States({ states }: { readonly states: readonly LifeState[] }) {
  const say = useWords(LIFE);
  const common = useWords(COMMON);
  const columns: readonly TableColumn<LifeState>[] = [
    { key: 'from', title: say('from'), width: 110, cell: (row) => <span className="num">{row.from ?? say('beginning')}</span> },
    { key: 'name', title: say('name'), width: 190, grow: 1, cell: (row) => <span className="ellipsis">{row.name}</span> },
    { key: 'region', title: say('region'), width: 230, grow: 2, cell: (row) => <span className="quiet ellipsis">{row.regionPath.join(' / ') || NO_VALUE}</span> },
    { key: 'type', title: say('type'), width: 110, cell: (row) => row.type ?? NO_VALUE },
    { key: 'ownership', title: say('ownership'), width: 90, cell: (row) => (row.ownership === null ? NO_VALUE : common(row.ownership)) },
    { key: 'class', title: say('class'), width: 90, cell: (row) => row.class ?? NO_VALUE },
    { key: 'status', title: say('status'), width: 80, cell: (row) => <span className={row.status === 'open' ? '' : 'warn'}>{common(row.status)}</span> },
    { key: 'probation', title: say('probation'), width: 100, hideUnder: 1360, cell: (row) => <span className="num">{row.attributes['probation_until'] ?? NO_VALUE}</span> },
  ];
  return <DataTable id="outlet-states" label={say('states')} columns={columns} source={arrayRows([...states].reverse())} rowKey={(row) => row.from ?? ''} />;
}

function Changes({ changes, onUndo }: { readonly changes: readonly LifeChangeRow[]; readonly onUndo: (change: LifeChangeRow) => void }) {
  const say = useWords(LIFE);
  const words = useWhatWords();
  const columns: readonly TableColumn<LifeChangeRow>[] = [
    { key: 'from', title: say('from'), width: 110, cell: (row) => <span className="num">{row.from}</span> },
    { key: 'kind', title: say('tab'), width: 90, cell: (row) => say(row.kind) },
    { key: 'what', title: say('changes'), width: 280, grow: 3, cell: (row) => <span className="ellipsis" title={words(row.what)}>{words(row.what)}</span> },
    { key: 'reason', title: say('reason'), width: 160, grow: 1, cell: (row) => <span className="quiet ellipsis" title={row.reason}>{row.reason}</span> },
    { key: 'by', title: '', width: 170, cell: (row) => <span className="hint">{say('by', { by: row.by, at: formatInstant(row.at) })}</span> },
    {
      key: 'undo',
      title: '',
      width: 90,
      text: (row) => (row.undoneAt === null ? '' : say('undone')),
      cell: (row) =>
        row.undoneAt !== null ? (
          <Tag>{say('undone')}</Tag>
        ) : row.canUndo ? (
          <button type="button" className="link" onClick={() => onUndo(row)}>
            {say('undo')}
          </button>
        ) : null,
    },
  ];
  return (
    <Panel title={say('changes')} flush>
      <DataTable id="outlet-life-changes" label={say('changes')} columns={columns} source={arrayRows(changes)} rowKey={(row) => row.id} rowClass={(row) => (row.undoneAt === null ? '' : 'quiet')} empty={<EmptyState text={say('noChanges')} />} />
    </Panel>
  );
}

/** What a change did, in words. */
function useWhatWords(): (what: readonly LifeWhat[]) => string {
  const say = useWords(LIFE);
  const common = useWords(COMMON);
  const valueOf = (field: string, value: string | null): string => {
    if (value === null) return field === 'until' ? say('openEnd') : say('none');
    const isWord = (field === 'ownership' && (OWNERSHIPS as readonly string[]).includes(value)) || (field === 'status' && (OUTLET_STATUSES as readonly string[]).includes(value));
    if (isWord) return common(value as keyof typeof COMMON.table);
    return field === 'figures' ? say(value as 'apart') : value;
  };
  return (what) =>
    what
      .map(({ field, old, now }) => {
        const name = field === 'attribute:probation_until' ? say('probation') : field.startsWith('attribute:') ? field.slice('attribute:'.length) : say(field as 'name');
        return old === null ? `${name} ${valueOf(field, now)}` : `${name} ${valueOf(field, old)} → ${valueOf(field, now)}`;
      })
      .join('；');
}
