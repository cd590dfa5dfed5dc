import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ReratingRow } from '../../../shared/contract/rerating-calls.ts';
import type { OutletRow } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatDate, formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { DecideDialog, RequestDialog, WithdrawDialog } from './rerating-dialogs.tsx';
import { RERATING } from './rerating-words.ts';

/** Requests of one outlet for a re-rating outside of the cycle. */
export function ReratingPanel({ outlet }: { readonly outlet: OutletRow }) {
  const say = useWords(RERATING);
  const list = useCall('rerating:list', { outletId: outlet.id });
  const [isAsking, setAsking] = useState(false);
  return (
    <Panel
      title={say('title')}
      flush
      tools={
        <span className="row">
          <Link to="/outlets/reratings">{say('all')}</Link>
          <Button size="small" onClick={() => setAsking(true)}>
            {say('request')}
          </Button>
        </span>
      }
    >
      {list.status === 'failed' ? <ErrorBanner error={list.error} onRetry={list.retry} /> : <Reratings rows={list.status === 'ready' ? list.value : null} empty={<EmptyState text={say('noneHere')} />} />}
      {isAsking && <RequestDialog outlet={outlet} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

/** Every request, those still open first. */
export function ReratingsPage() {
  const say = useWords(RERATING);
  const list = useCall('rerating:list', {});
  const rows = list.status === 'ready' ? list.value : null;
  return (
    <div className="page">
      <PageHead title={say('pageTitle')} back={{ to: '/outlets', name: say('back') }} facts={rows === null ? undefined : say('facts', { open: formatCount(rows.filter(({ state }) => state === 'open').length), n: formatCount(rows.length) })} />
      {list.status === 'failed' && <ErrorBanner error={list.error} onRetry={list.retry} />}
      <Panel className="grow" label={say('pageTitle')} flush>
        <Reratings rows={rows} empty={<EmptyState text={say('none')} action={<Link to="/outlets">{say('toOutlets')}</Link>} />} withOutlet />
      </Panel>
    </div>
  );
}

function Reratings({ rows, empty, withOutlet = false }: { readonly rows: readonly ReratingRow[] | null; readonly empty: ReactNode; readonly withOutlet?: boolean }) {
  const say = useWords(RERATING);
  const lang = useLang();
  const navigate = useNavigate();
  const reckon = useAction('rerating:reckon');
  const [ask, setAsk] = useState<{ readonly row: ReratingRow; readonly kind: 'decide' | 'withdraw' } | null>(null);
  const outlet: TableColumn<ReratingRow> = { key: 'outlet', title: say('outlet'), width: 160, grow: 2, cell: (row) => <span className="ellipsis">{row.outletName}</span> };
  const columns: readonly TableColumn<ReratingRow>[] = [
    { key: 'code', title: say('code'), width: 84, cell: (row) => <span className="num">{row.code}</span> },
    ...(withOutlet ? [outlet] : []),
    { key: 'receivedOn', title: say('receivedOn'), width: 100, cell: (row) => <span className="num">{formatDate(row.receivedOn)}</span>, data: { kind: 'date', of: (row) => row.receivedOn } },
    { key: 'period', title: say('period'), width: 90, cell: (row) => <span className="num">{row.period}</span> },
    { key: 'reason', title: say('reason'), width: 120, grow: 2, cell: (row) => <span className="quiet ellipsis" title={`${row.askedBy}${lang === 'zh' ? '：' : ': '}${row.reason}`}>{row.reason}</span> },
    { key: 'state', title: say('state'), width: 90, cell: (row) => <StateTag row={row} />, text: (row) => say(row.state === 'decided' ? (`s_${row.decision ?? 'refused'}` as const) : (`s_${row.state}` as const)) },
    {
      key: 'total',
      title: say('total'),
      width: 124,
      align: 'right',
      cell: (row) => (row.result === null ? '' : <span className="num">{`${formatPlaces(row.result.totalBefore)} → `}<b>{formatPlaces(row.result.total)}</b></span>),
    },
    {
      key: 'level',
      title: say('level'),
      width: 180,
      grow: 1,
      text: (row) => levelName(row.levels, row.decision === 'granted' ? row.level : row.levelBefore, lang, say('noLevel')),
      cell: (row) =>
        row.decision === 'granted' ? (
          <span className="row nowrap">
            {levelName(row.levels, row.levelBefore, lang, say('noLevel'))} → <LevelTag code={row.level} levels={row.levels} size={11} none={say('noLevel')} />
            <span className="hint">{say('effective', { day: formatDate(row.effectiveOn) })}</span>
          </span>
        ) : (
          <LevelTag code={row.levelBefore} levels={row.levels} size={11} none={say('noLevel')} />
        ),
    },
    {
      key: 'acts',
      title: '',
      width: lang === 'zh' ? 150 : 206,
      align: 'right',
      text: () => '',
      cell: (row) =>
        row.state !== 'open' ? null : (
          <span className="row">
            <button type="button" className="link" disabled={reckon.isRunning} onClick={() => void reckon.run({ reratingId: row.id })}>
              {say('reckon')}
            </button>
            <button type="button" className="link" onClick={() => setAsk({ row, kind: 'decide' })}>
              {say('decide')}
            </button>
            <button type="button" className="link" onClick={() => setAsk({ row, kind: 'withdraw' })}>
              {say('withdraw')}
            </button>
          </span>
        ),
    },
  ];
  return (
    <>
      {reckon.error !== null && <ErrorBanner error={reckon.error} />}
      <DataTable id={withOutlet ? 'reratings' : 'outlet-reratings'} label={say('pageTitle')} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.id} {...(withOutlet ? { onOpen: (row: ReratingRow) => void navigate(`/outlets/${row.outletId}`) } : {})} empty={empty} />
      {ask?.kind === 'decide' && <DecideDialog row={ask.row} onClose={() => setAsk(null)} />}
      {ask?.kind === 'withdraw' && <WithdrawDialog row={ask.row} onClose={() => setAsk(null)} />}
    </>
  );
}

function StateTag({ row }: { readonly row: ReratingRow }) {
  const say = useWords(RERATING);
  if (row.state === 'open') return <Tag tone="warning">{say('s_open')}</Tag>;
  if (row.state === 'withdrawn') return <Tag>{say('s_withdrawn')}</Tag>;
  return row.decision === 'granted' ? <Tag tone="accent">{say('s_granted')}</Tag> : <Tag>{say('s_refused')}</Tag>;
}
