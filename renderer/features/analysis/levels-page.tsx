import { useState } from 'react';
import type { HistoryQuery, LevelsView } from '../../../shared/contract/history-calls.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import type { ChartTable } from '../../components/charts/chart-tools.tsx';
import { svgPicture } from '../../components/charts/svg-picture.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPercent, formatPlaces, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { BalanceBars, StackedBars } from './level-bars.tsx';
import { LevelLegend, Standing, useStandingName } from './standing-name.tsx';
import { ANALYSIS } from './words.ts';

/** Stars of the network over its periods, the balance of moves, and how long levels are held. */
export function LevelsPage() {
  return <AnalysisFrame>{({ query }) => <Levels query={query} />}</AnalysisFrame>;
}

function Levels({ query }: { readonly query: HistoryQuery }) {
  const say = useWords(ANALYSIS);
  const view = useCall('history:levels', query);
  if (view.status === 'failed') return <ErrorBanner error={view.error} onRetry={view.retry} />;
  if (view.status === 'loading') return <div className="grow" aria-busy="true" />;
  if (view.value.periods.every(({ outlets }) => outlets === 0)) {
    return (
      <Panel label={say('stacked')} flush>
        <EmptyState text={say('noOutlets')} />
      </Panel>
    );
  }
  return (
    <div className="analysis-stack">
      <Stacked view={view.value} reloading={view.isReloading} />
      <Balance view={view.value} reloading={view.isReloading} />
      <Times view={view.value} reloading={view.isReloading} />
    </div>
  );
}

interface PartProps {
  readonly view: LevelsView;
  readonly reloading: boolean;
}

function Stacked({ view, reloading }: PartProps) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const name = useStandingName(view.levels);
  const [drawing, setDrawing] = useState<SVGSVGElement | null>(null);
  const keys = keysOf(view);
  const table: ChartTable = {
    heads: [say('period'), say('outletsN'), ...keys.map((key) => name(key))],
    rows: view.periods.map(({ period, outlets, standing }) => [period, String(outlets), ...keys.map((key) => String(standing.find((own) => own.key === key)?.outlets ?? 0))]),
  };
  const last = view.periods.at(-1)!;
  const list = last.standing.map(({ key, outlets }) => `${name(key)} ${formatCount(outlets)}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <ChartPanel title={say('stacked')} flush reloading={reloading} name={say('stacked')} table={table} picture={() => svgPicture(drawing, say('stacked'))} tools={<LevelLegend levels={view.levels} keys={keys} />}>
      <StackedBars view={view} keys={keys} label={say('stackedSentence', { list: `${last.period}: ${list}` })} onDrawing={setDrawing} />
    </ChartPanel>
  );
}

function Balance({ view, reloading }: PartProps) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const [drawing, setDrawing] = useState<SVGSVGElement | null>(null);
  const table: ChartTable = {
    heads: [say('period'), say('compared'), say('up'), say('down'), say('upLessDown'), say('movedShare')],
    rows: view.periods.slice(1).map((own) => [own.period, String(own.compared), String(own.up), String(own.down), String(own.balance), formatPercent(own.movedShare)]),
  };
  const list = view.periods.slice(1).map(({ period, up, down }) => `${shortPeriod(period)} ${up}/${down}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <ChartPanel title={say('balance')} hint={say('balanceHint')} flush reloading={reloading} name={say('balance')} table={table} picture={() => svgPicture(drawing, say('balance'))}>
      {view.periods.length < 2 ? <EmptyState text={say('onePeriod')} /> : <BalanceBars view={view} label={say('balanceSentence', { list })} onDrawing={setDrawing} />}
    </ChartPanel>
  );
}

function Times({ view, reloading }: PartProps) {
  const say = useWords(ANALYSIS);
  const name = useStandingName(view.levels);
  type Row = LevelsView['times'][number];
  const number = (key: 'current' | 'ended' | 'longest', title: string): TableColumn<Row> => ({ key, title, width: 110, grow: 1, align: 'right', cell: (row) => <span className="num">{formatCount(row[key])}</span> });
  const length = (key: 'currentMean' | 'currentMedian' | 'endedMean' | 'endedMedian', title: string, places: number): TableColumn<Row> => ({
    key,
    title,
    width: 130,
    grow: 1,
    align: 'right',
    cell: (row) => <span className={key.endsWith('Median') ? 'num strong' : 'num'}>{formatPlaces(row[key], places)}</span>,
  });
  const columns: readonly TableColumn<Row>[] = [
    { key: 'level', title: say('level'), width: 150, cell: (row) => <Standing levels={view.levels} value={row.key} />, text: (row) => name(row.key) },
    number('current', say('nowHeld')),
    length('currentMean', say('soFarMean'), 2),
    length('currentMedian', say('soFarMedian'), 1),
    number('ended', say('endedN')),
    length('endedMean', say('endedMean'), 2),
    length('endedMedian', say('endedMedian'), 1),
    number('longest', say('longest')),
  ];
  return (
    <Panel title={say('times')} hint={say('timesHint')} flush reloading={reloading}>
      <DataTable id="analysis-times" isFiltered label={say('times')} columns={columns} source={arrayRows(view.times)} rowKey={(row) => row.key} empty={<EmptyState text={say('noOutlets')} />} />
    </Panel>
  );
}

/** Standings that occur, the highest level first. */
function keysOf(view: LevelsView): readonly string[] {
  const found = new Set(view.periods.flatMap(({ standing }) => standing.map(({ key }) => key)));
  const levels = [...view.levels].reverse().map(({ code }) => code);
  return [...levels.filter((code) => found.has(code)), ...[...found].filter((key) => !levels.includes(key))];
}
