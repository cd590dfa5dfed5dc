import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { WaveDetail, WaveVisitRow } from '../../../shared/contract/planning-calls.ts';
import type { DrawnStratum } from '../../../shared/planning/draw-outlets.ts';
import { DataTable } from '../../components/data-table.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { VISIT_KIND_WORDS, VisitStateTag } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { SendAssignmentButton } from '../../components/packages/send-dialog.tsx';
import { PrintedSheets } from './assignment-sheets.tsx';
import { ChangeVisitDialog } from './change-visit-dialog.tsx';
import { strataColumnsOf } from './preview-panel.tsx';
import { PLANNING, type SayPlanning } from './words.ts';

const DRAW = 'draw';
const VISITS = 'visits';

/** A wave that is issued: its visits with who makes them when, the draw, and sheets to print. */
export function IssuedWave({ wave }: { readonly wave: WaveDetail }) {
  const say = useWords(PLANNING);
  const common = useWords(COMMON);
  const navigate = useNavigate();
  const begin = useAction('visit:begin');
  const [view, setView] = useState<typeof DRAW | typeof VISITS>(VISITS);
  const [auditor, setAuditor] = useState('');
  const [changing, setChanging] = useState<WaveVisitRow | null>(null);
  const [printing, setPrinting] = useState<'print' | 'pdf' | null>(null);
  const auditors = useMemo(() => [...new Set(wave.planned.map((row) => row.auditor ?? ''))].sort(), [wave.planned]);
  const rows = useMemo(() => wave.planned.filter((row) => auditor === '' || row.auditor === auditor), [wave.planned, auditor]);

  const columns = useMemo(() => {
    const start = async (row: WaveVisitRow): Promise<void> => {
      const reply = await begin.run({ visitId: row.id });
      if (reply.ok) void navigate(`/visits/${row.id}`);
    };
    return columnsOf(say, (row) => void start(row), setChanging);
  }, [say, begin, navigate]);
  const strata = useMemo(() => strataColumnsOf(say), [say]);
  const facts = `${wave.code} · ${formatDate(wave.from)} – ${formatDate(wave.to)} · ${common(VISIT_KIND_WORDS[wave.kind])} · ${say('progress')} ${wave.done} / ${wave.visits}`;
  return (
    <div className="page">
      <PageHead
        back={{ to: '/visits/plan', name: say('back') }}
        title={wave.name}
        tag={
          <>
            <Tag tone="up">{say('stateIssued')}</Tag>
            {wave.overdue > 0 && <Tag tone="down">{`${say('overdue')} ${wave.overdue}`}</Tag>}
          </>
        }
        facts={facts}
        actions={
          <>
            <SendAssignmentButton wave={wave} />
            <Button disabled={printing !== null} onClick={() => setPrinting('pdf')}>
              {say(view === DRAW ? 'drawPdf' : 'sheetsPdf')}
            </Button>
            <Button icon={<Icon name="file" />} disabled={printing !== null} onClick={() => setPrinting('print')}>
              {say(view === DRAW ? 'printDraw' : 'print')}
            </Button>
          </>
        }
      />
      {begin.error !== null && <ErrorBanner error={begin.error} onClose={begin.clear} />}
      <FilterBar
        onClear={auditor === '' ? undefined : () => setAuditor('')}
      >
        <Segmented
          label={say('visits')}
          value={view}
          onChange={setView}
          options={[
            { value: VISITS, label: say('visits'), count: wave.planned.length },
            { value: DRAW, label: say('drawFacts'), count: wave.draw?.length ?? 0 },
          ]}
        />
        {view === VISITS && (
          <Select size="small" style={{ width: 160 }} aria-label={say('auditor')} value={auditor} onChange={setAuditor} options={[{ value: '', label: say('allAuditors') }, ...auditors.filter((name) => name !== '').map((name) => ({ value: name, label: name }))]} />
        )}
        {view === DRAW && <span className="hint ellipsis">{`${say('seed')} ${wave.plan.seed} · ${say('seedHint')}`}</span>}
      </FilterBar>
      <Panel label={say('visits')} flush className="grow">
        {view === VISITS ? (
          <DataTable<WaveVisitRow> id="wave-visits" label={say('visits')} exportName={wave.name} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.id} onOpen={(row) => void navigate(`/visits/${row.id}`)} empty={say('visitsEmpty')} />
        ) : (
          <DataTable<DrawnStratum> id="wave-draw" label={say('drawFacts')} exportName={`${wave.name} ${say('drawFacts')}`} columns={strata} source={arrayRows(wave.draw ?? [])} rowKey={(row) => `${row.rule} ${row.name}`} />
        )}
      </Panel>
      {changing !== null && <ChangeVisitDialog visit={changing} wave={wave} onClose={() => setChanging(null)} />}
      {printing !== null && <PrintedSheets wave={wave} what={view === DRAW ? 'draw' : 'sheets'} how={printing} onDone={() => setPrinting(null)} />}
    </div>
  );
}

function columnsOf(say: SayPlanning, onBegin: (row: WaveVisitRow) => void, onChange: (row: WaveVisitRow) => void): readonly TableColumn<WaveVisitRow>[] {
  return [
    { key: 'due', title: say('dueOn'), width: 100, cell: (row) => <span className="num">{formatDate(row.dueOn)}</span>, data: { kind: 'date', of: (row) => row.dueOn }, text: (row) => row.dueOn },
    {
      key: 'outlet',
      title: say('outlet'),
      width: 180,
      grow: 2,
      text: (row) => `${row.outletCode} ${row.outletName}`,
      cell: (row) => (
        <Link className="ellipsis" to={`/visits/${row.id}`} tabIndex={-1} title={`${row.outletName} ${row.outletCode}`}>
          {row.outletName}
        </Link>
      ),
    },
    { key: 'outletCode', title: say('code'), width: 100, cell: (row) => <span className="num quiet">{row.outletCode}</span>, text: (row) => row.outletCode },
    { key: 'region', title: say('region'), width: 130, grow: 1, hideUnder: 1200, cell: (row) => <span className="ellipsis quiet">{row.regionPath.slice(-2).join(' / ') || NO_VALUE}</span>, text: (row) => row.regionPath.join('/') },
    { key: 'auditor', title: say('auditor'), width: 120, cell: (row) => <span className="ellipsis">{row.auditor ?? NO_VALUE}</span>, text: (row) => row.auditor ?? '' },
    {
      key: 'state',
      title: say('state'),
      width: 170,
      text: (row) => row.state,
      cell: (row) => (
        <span className="row">
          <VisitStateTag state={row.state} />
          {row.reauditOf !== null && (
            <span title={say('reauditOf', { code: row.reauditOf })}>
              <Tag tone="accent">{say('isReaudit')}</Tag>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'tools',
      title: '',
      width: 150,
      align: 'right',
      text: () => '',
      cell: (row) =>
        row.state === 'planned' && (
          <span className="row">
            <Button size="small" onClick={() => onBegin(row)}>
              {say('begin')}
            </Button>
            <Button size="small" type="text" onClick={() => onChange(row)}>
              {say('change')}
            </Button>
          </span>
        ),
    },
  ];
}
