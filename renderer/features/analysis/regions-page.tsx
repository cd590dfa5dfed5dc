import type { HistoryQuery, LevelsView, RegionComparison, RegionMovesRow } from '../../../shared/contract/history-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { Sparkline } from '../../components/charts/sparkline.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPercent, formatPeriod, formatPlaces, formatShare, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { AnalysisFrame, RegionLevelSelect, usePublishedPeriod, type AnalysisView } from './analysis-frame.tsx';
import { LevelLegend, standingFill, useStandingName } from './standing-name.tsx';
import { ANALYSIS } from './words.ts';

/** The level of the region tree that people compare by, kept. */
export function useRegionLevel(levels: number): [number, (level: number) => void] {
  const [level, setLevel] = useKept<number>('analysis:region-level', 1, (value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0);
  return [Math.min(level, Math.max(0, levels - 1)), setLevel];
}

/** Regions side by side: scores, levels and how much moves. */
export function RegionsPage() {
  return <AnalysisFrame filters={(view) => <Level view={view} />}>{(view) => <Regions view={view} />}</AnalysisFrame>;
}

function Level({ view }: { readonly view: AnalysisView }) {
  const [level, setLevel] = useRegionLevel(view.frame.regionLevels);
  return <RegionLevelSelect levels={view.frame.regionLevels} value={level} onChange={setLevel} />;
}

function Regions({ view }: { readonly view: AnalysisView }) {
  const [level] = useKept<number>('analysis:region-level', 1, (value): value is number => typeof value === 'number');
  const period = usePublishedPeriod(view.frame);
  return <Table query={view.query} period={period} level={Math.min(level, Math.max(0, view.frame.regionLevels - 1))} />;
}

type Row = RegionComparison['rows'][number];

function Table({ query, period, level }: { readonly query: HistoryQuery; readonly period: PeriodId; readonly level: number }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const compared = useCall('analysis:regions', { ...query, period, level });
  const moved = useCall('history:regions', { ...query, level });
  const whole = useCall('history:levels', query);
  const name = useStandingName(compared.status === 'ready' ? compared.value.levels : []);
  if (compared.status === 'failed') return <ErrorBanner error={compared.error} onRetry={compared.retry} />;
  if (moved.status === 'failed') return <ErrorBanner error={moved.error} onRetry={moved.retry} />;
  if (compared.status === 'loading') return <div className="grow" aria-busy="true" />;
  const { rows, dimensions, levels } = compared.value;
  const movesOf = new Map((moved.status === 'ready' ? moved.value : []).map((row) => [row.code, regionMoves(row)]));
  if (whole.status === 'ready') movesOf.set('', wholeMoves(whole.value));
  const columns = regionColumns({ say, lang, dimensions, levels, movesOf, name });
  const found = new Set(rows.flatMap(({ standing }) => standing.map(({ key }) => key)));
  return (
    <Panel className="grow" title={say('regionTable')} hint={formatPeriod(period, lang)} flush reloading={compared.isReloading} tools={<LevelLegend levels={levels} keys={[...levels].reverse().map(({ code }) => code).filter((code) => found.has(code))} />}>
      <DataTable id="analysis-regions" isFiltered label={say('regionTable')} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.code || '*'} rowClass={(row) => (row.code === '' ? 'analysis-all strong' : '')} empty={<EmptyState text={say('noOutlets')} />} />
    </Panel>
  );
}

interface ColumnParts {
  readonly say: ReturnType<typeof useWords<typeof ANALYSIS.table>>;
  readonly lang: ReturnType<typeof useLang>;
  readonly dimensions: RegionComparison['dimensions'];
  readonly levels: readonly LevelInfo[];
  readonly movesOf: ReadonlyMap<string, Moves>;
  readonly name: (key: string) => string;
}

/** How much moves in a region, over all periods and from one to the next. */
interface Moves {
  readonly share: string;
  readonly trend: readonly (string | null)[];
}

function regionMoves({ movedShare, trend }: RegionMovesRow): Moves {
  return { share: formatPercent(movedShare), trend };
}

function wholeMoves({ periods }: LevelsView): Moves {
  const sum = (key: 'up' | 'down' | 'compared'): number => periods.slice(1).reduce((all, own) => all + own[key], 0);
  return { share: formatShare(sum('up') + sum('down'), sum('compared')), trend: periods.slice(1).map(({ movedShare }) => movedShare) };
}

function regionColumns({ say, lang, dimensions, levels, movesOf, name }: ColumnParts): readonly TableColumn<Row>[] {
  return [
    { key: 'region', title: say('region'), width: 130, grow: 1, cell: (row) => <span className="ellipsis" title={row.path.join(' / ')}>{row.code === '' ? say('allRegions') : row.name}</span> },
    { key: 'outlets', title: say('outletsN'), width: 70, align: 'right', cell: (row) => <span className="num">{formatCount(row.outlets)}</span> },
    { key: 'graded', title: say('graded'), width: 70, align: 'right', hideUnder: 1400, cell: (row) => <span className="num">{formatCount(row.graded)}</span> },
    { key: 'mean', title: say('mean'), width: 78, align: 'right', cell: (row) => <span className="num strong">{formatPlaces(row.mean)}</span> },
    { key: 'median', title: say('median'), width: 78, align: 'right', cell: (row) => <span className="num quiet">{formatPlaces(row.median)}</span> },
    ...dimensions.map(
      ({ code, name }, place): TableColumn<Row> => ({ key: `d:${code}`, title: inLang(name, lang), width: lang === 'zh' ? 92 : 118, grow: 0.3, align: 'right', cell: (row) => <span className="num">{formatPlaces(row.dimensions[place] ?? null)}</span> }),
    ),
    { key: 'mix', title: say('mix'), width: 150, grow: 1, cell: (row) => <Mix row={row} levels={levels} />, text: (row) => row.standing.map(({ key, outlets }) => `${name(key)} ${outlets}`).join(' · ') },
    { key: 'moved', title: say('movedAll'), width: lang === 'zh' ? 100 : 130, align: 'right', cell: (row) => <span className="num">{movesOf.get(row.code)?.share ?? NO_VALUE}</span> },
    { key: 'trend', title: say('movedTrend'), width: lang === 'zh' ? 116 : 128, hideUnder: 1360, cell: (row) => <Sparkline values={movesOf.get(row.code)?.trend ?? []} label={say('movedTrend')} />, text: (row) => (movesOf.get(row.code)?.trend ?? []).map((value) => formatPercent(value)).join(' ') },
  ];
}

/** Levels of a region's graded outlets as parts of a bar, the highest first. */
function Mix({ row, levels }: { readonly row: Row; readonly levels: readonly LevelInfo[] }) {
  const name = useStandingName(levels);
  const text = row.standing.map(({ key, outlets }) => `${name(key)} ${outlets}`).join(', ');
  return (
    <span className="mix grow" role="img" aria-label={text} title={text}>
      {row.standing.map(({ key, outlets }) => (
        <span key={key} style={{ flex: outlets, background: standingFill(levels, key) }} />
      ))}
    </span>
  );
}
