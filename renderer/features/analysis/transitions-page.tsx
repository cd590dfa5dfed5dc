import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MoverRow, StandingKey, TransitionQuery, TransitionView } from '../../../shared/contract/history-calls.ts';
import { parsePeriod, type PeriodId } from '../../../shared/dates.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { svgPicture } from '../../components/charts/svg-picture.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { PeriodSelect } from '../../components/period-select.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatPeriod, formatPlaces, formatShare, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { AnalysisFrame, FigureStrip, type AnalysisView } from './analysis-frame.tsx';
import { FlowPicture } from './flow-picture.tsx';
import { Standing, useStandingName } from './standing-name.tsx';
import { TransitionMatrix, transitionTable } from './transition-matrix.tsx';
import { ANALYSIS } from './words.ts';

interface Cell {
  readonly from: StandingKey;
  readonly to: StandingKey;
}

/** Who moved from which level to which between two published periods. */
export function TransitionsPage() {
  const [kept, setKept] = useKept<string>('analysis:pair-of-periods', '', (value): value is string => typeof value === 'string');
  const chosen = ({ frame }: AnalysisView): readonly [PeriodId, PeriodId] => {
    const [from, to] = kept.split(' ').map((text) => parsePeriod(text));
    const { periods } = frame;
    const isValid = from !== null && to !== null && from !== undefined && to !== undefined && periods.includes(from) && periods.includes(to) && periods.indexOf(from) < periods.indexOf(to);
    return isValid ? [from, to] : [periods.at(-2)!, periods.at(-1)!];
  };
  return (
    <AnalysisFrame
      least={2}
      filters={(view) => <PairOfPeriods periods={view.frame.periods} value={chosen(view)} onChange={(from, to) => setKept(`${from} ${to}`)} />}
    >
      {(view) => {
        const [from, to] = chosen(view);
        return <Transitions key={`${from} ${to}`} query={{ ...view.query, from, to }} />;
      }}
    </AnalysisFrame>
  );
}

function PairOfPeriods({ periods, value: [from, to], onChange }: { readonly periods: readonly PeriodId[]; readonly value: readonly [PeriodId, PeriodId]; readonly onChange: (from: PeriodId, to: PeriodId) => void }) {
  const say = useWords(ANALYSIS);
  const at = (period: PeriodId): number => periods.indexOf(period);
  const newest = [...periods].reverse();
  return (
    <span className="row nowrap">
      <span className="hint">{say('from')}</span>
      <PeriodSelect label={say('from')} periods={newest.slice(1)} value={from} onChange={(next) => onChange(next, at(next) < at(to) ? to : periods[at(next) + 1]!)} width={128} />
      <span className="hint">{say('to')}</span>
      <PeriodSelect label={say('to')} periods={newest.slice(0, -1)} value={to} onChange={(next) => onChange(at(from) < at(next) ? from : periods[at(next) - 1]!, next)} width={128} />
    </span>
  );
}

function Transitions({ query }: { readonly query: TransitionQuery }) {
  const say = useWords(ANALYSIS);
  const view = useCall('history:transitions', query);
  const [cell, setCell] = useState<Cell | null>(null);
  if (view.status === 'failed') return <ErrorBanner error={view.error} onRetry={view.retry} />;
  if (view.status === 'loading') return <div className="grow" aria-busy="true" />;
  if (view.value.outlets === 0) {
    return (
      <Panel label={say('matrix')} flush>
        <EmptyState text={say('noOutlets')} />
      </Panel>
    );
  }
  return (
    <>
      <Sums view={view.value} />
      <div className="analysis-pair">
        <Matrix view={view.value} cell={cell} onCell={setCell} reloading={view.isReloading} />
        <Flow view={view.value} onCell={setCell} reloading={view.isReloading} />
      </div>
      <Movers query={query} view={view.value} cell={cell} onAll={() => setCell(null)} />
    </>
  );
}

function Sums({ view }: { readonly view: TransitionView }) {
  const say = useWords(ANALYSIS);
  return (
    <FigureStrip
      items={[
        { name: say('outletsN'), value: view.outlets },
        { name: say('compared'), value: view.compared },
        { name: `↑ ${say('up')}`, value: view.up, tone: 'up' },
        { name: `↓ ${say('down')}`, value: view.down, tone: 'down' },
        { name: say('same'), value: view.same },
        { name: say('movedShare'), value: formatShare(view.up + view.down, view.compared) },
        { name: say('newIn'), value: view.appeared },
        { name: say('gone'), value: view.gone },
        { name: say('keptUngraded'), value: view.keptUngraded },
      ]}
    />
  );
}

function Matrix({ view, cell, onCell, reloading }: { readonly view: TransitionView; readonly cell: Cell | null; readonly onCell: (cell: Cell) => void; readonly reloading: boolean }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  return (
    <Panel title={say('matrix')} hint={say('matrixHint', { from: formatPeriod(view.from, lang), to: formatPeriod(view.to, lang) })} flush reloading={reloading}>
      <TransitionMatrix view={view} cell={cell} onCell={onCell} />
    </Panel>
  );
}

function Flow({ view, onCell, reloading }: { readonly view: TransitionView; readonly onCell: (cell: Cell) => void; readonly reloading: boolean }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const name = useStandingName(view.levels);
  const [drawing, setDrawing] = useState<SVGSVGElement | null>(null);
  const [from, to] = [formatPeriod(view.from, lang), formatPeriod(view.to, lang)];
  const title = `${say('matrix')} ${say('fromTo', { from, to })}`;
  return (
    <ChartPanel title={say('flow')} hint={say('flowHint')} flush reloading={reloading} name={title} table={transitionTable(view, name, say('sum'))} picture={() => svgPicture(drawing, title)}>
      <FlowPicture view={view} label={say('flowSentence', { from, to, up: view.up, down: view.down, same: view.same, appeared: view.appeared, gone: view.gone })} onCell={onCell} onDrawing={setDrawing} />
    </ChartPanel>
  );
}

function Movers({ query, view, cell, onAll }: { readonly query: TransitionQuery; readonly view: TransitionView; readonly cell: Cell | null; readonly onAll: () => void }) {
  const say = useWords(ANALYSIS);
  const navigate = useNavigate();
  const name = useStandingName(view.levels);
  const source = usePagedRows('history:movers', { ...query, ...(cell === null ? {} : { fromKey: cell.from, toKey: cell.to }) });
  const columns: readonly TableColumn<MoverRow>[] = [
    { key: 'code', title: say('code'), width: 110, cell: (row) => <span className="num">{row.code}</span> },
    { key: 'name', title: say('name'), width: 190, grow: 2, cell: (row) => <span className="ellipsis">{row.name}</span> },
    { key: 'region', title: say('region'), width: 190, grow: 2, cell: (row) => <span className="quiet ellipsis">{row.regionPath.join(' / ')}</span> },
    { key: 'from', title: say('fromLevel'), width: 130, cell: (row) => <span className="nowrap">{name(row.fromKey, 'from')}</span> },
    { key: 'to', title: say('toLevel'), width: 150, cell: (row) => <Standing levels={view.levels} value={row.toKey} side="to" />, text: (row) => name(row.toKey, 'to') },
    { key: 'totalFrom', title: say('totalFrom', { period: shortPeriod(view.from) }), width: 120, align: 'right', cell: (row) => <span className="num quiet">{formatPlaces(row.totalFrom)}</span> },
    { key: 'totalTo', title: say('totalTo', { period: shortPeriod(view.to) }), width: 120, align: 'right', cell: (row) => <span className="num strong">{formatPlaces(row.totalTo)}</span> },
  ];
  const hint = cell === null ? say('moversAll') : say('fromTo', { from: name(cell.from, 'from'), to: name(cell.to, 'to') });
  return (
    <Panel
      className="grow"
      title={say('movers')}
      hint={hint}
      flush
      reloading={source.isReloading}
      tools={
        cell === null ? undefined : (
          <button type="button" className="link" onClick={onAll}>
            {say('showAll')}
          </button>
        )
      }
    >
      <DataTable id="analysis-movers" isFiltered label={say('movers')} columns={columns} source={source} rowKey={(row) => row.outletId} onOpen={(row) => void navigate(`/outlets/${row.outletId}`)} empty={<EmptyState text={say('noOutlets')} />} />
    </Panel>
  );
}
