import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { periodEnd, periodStart, shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import { parseNumber, sub, toDecimalText } from '../../../shared/exact/rational.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { OverviewRegion } from '../../../shared/ipc-contract.ts';
import type { DataPresence } from '../grading/data-presence.ts';
import { gatherOutlets } from '../grading/gather-outlets.ts';
import { isGraded } from '../grading/run-summary.ts';
import { runView } from '../grading/run-view.ts';
import { standingOf } from '../grading/standing.ts';
import { formatShare } from './format-share.ts';

/** What the region table is made of. */
export interface RegionSources {
  readonly period: PeriodId;
  readonly presence: DataPresence | null;
  readonly record: RunRecord | null;
  /** Published runs of earlier periods, newest first. */
  readonly earlier: readonly RunRecord[];
}

/** Periods of the trend, the one shown with them. */
const TREND = 6;

/** Counts of one region and all below it; `''` is everything, `NO_REGION` the outlets that hang nowhere. */
interface Tally {
  outlets: number;
  expected: number;
  present: number;
  visits: number;
  graded: number;
  top: number;
  promoted: number;
  demoted: number;
  notGraded: number;
}
const NO_REGION = '/';

/**
 * The table of regions. Where one widest region holds all others it stands first and counts everything, with two levels
 * below it; several widest regions stand side by side with one level below them. Outlets without a region have a row of
 * their own (`regionId` null) when there are any.
 */
export function overviewRegions(store: Store, sources: RegionSources): readonly OverviewRegion[] {
  const regions = [...store.regions.snapshot(periodEnd(sources.period)).values()];
  const tallies = tallyRegions(store, sources);
  const widest = regions.filter(({ level }) => level === 0);
  const [only = null] = widest.length === 1 ? widest : [];
  const deepest = only === null ? 1 : 2;
  const idOf = new Map(regions.map(({ no, id }) => [no, id]));
  const averageIn = averagesByRegion();
  const rowOf = (code: string, head: Pick<OverviewRegion, 'regionId' | 'parentId' | 'name' | 'level'>): OverviewRegion => ({
    ...head,
    ...regionNumbers(tallies.get(code) ?? emptyTally(), sources),
    ...averages(code, sources, averageIn),
  });
  const rows = regions
    .filter(({ level }) => level <= deepest)
    .map(({ no, id, code, name, level, parentNo }) =>
      rowOf(no === only?.no ? '' : code, { regionId: id, parentId: parentNo === null ? null : (idOf.get(parentNo) ?? null), name, level }),
    );
  if (!tallies.has(NO_REGION)) return rows;
  // Without any region their row counts everything.
  return [...rows, rowOf(widest.length === 0 ? '' : NO_REGION, { regionId: null, parentId: only?.id ?? null, name: '', level: only === null ? 0 : 1 })];
}

function regionNumbers(
  tally: Tally,
  { presence, record }: RegionSources,
): Pick<OverviewRegion, 'outlets' | 'dataShare' | 'visitsApproved' | 'topShare' | 'promoted' | 'demoted' | 'notGraded'> {
  return {
    outlets: tally.outlets,
    dataShare: presence === null ? null : formatShare(tally.present, tally.expected),
    visitsApproved: tally.visits,
    topShare: record === null ? null : formatShare(tally.top, tally.graded),
    promoted: tally.promoted,
    demoted: tally.demoted,
    notGraded: tally.notGraded,
  };
}

/** The average of a region (empty: of all outlets) in a run's summary. */
type AverageIn = (run: RunRecord, code: string) => string | null;

/** Looks averages up by their regions, each run's list read once. */
function averagesByRegion(): AverageIn {
  const known = new Map<RunRecord, ReadonlyMap<string, string | null>>();
  return (run, code) => {
    if (code === '') return run.summary.average;
    const { codes, averages: values } = run.summary.regions;
    const byCode = known.get(run) ?? new Map(codes.map((own, place) => [own, values[place] ?? null]));
    known.set(run, byCode);
    return byCode.get(code) ?? null;
  };
}

/** Averages come from the runs' summaries, where every region has its own. The trend begins with the first period that has a run. */
function averages(code: string, { period, record, earlier }: RegionSources, averageIn: AverageIn): Pick<OverviewRegion, 'average' | 'averageChange' | 'trend'> {
  const of = (run: RunRecord | undefined): string | null => (run === undefined ? null : averageIn(run, code));
  const average = of(record ?? undefined);
  const periods = Array.from({ length: TREND - 1 }, (_, back) => shiftPeriod(period, back + 1 - TREND));
  const runs = periods.map((past) => earlier.find((run) => run.period === past));
  const begun = runs.findIndex((run) => run !== undefined);
  return {
    average,
    averageChange: difference(average, of(earlier[0])),
    trend: [...(begun < 0 ? [] : runs.slice(begun).map(of)), average],
  };
}

function difference(now: string | null, before: string | null): string | null {
  const [left, right] = [now === null ? null : parseNumber(now), before === null ? null : parseNumber(before)];
  return left === null || right === null ? null : toDecimalText(sub(left, right), 2);
}

function tallyRegions(store: Store, { period, presence, record }: RegionSources): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const tally = (code: string): Tally => {
    const known = tallies.get(code) ?? emptyTally();
    tallies.set(code, known);
    return known;
  };
  const { outletNos, regions } = presence ?? openOutlets(store, period);
  const visits = store.visits.approvedByOutlet(periodStart(period), periodEnd(period));
  for (let row = 0; row < outletNos.length; row += 1) {
    for (const code of codesOf(regions, row)) {
      const own = tally(code);
      own.outlets += 1;
      own.expected += presence?.expected[row] ?? 0;
      own.present += presence?.present[row] ?? 0;
      own.visits += visits.get(outletNos[row]!) ?? 0;
    }
  }
  if (record !== null) tallyRun(store, record, tally);
  return tallies;
}

/** Without a scheme of the period's kind everybody who is open counts. */
function openOutlets(store: Store, period: PeriodId): Pick<DataPresence, 'outletNos' | 'regions'> {
  const { outletNos, outlets } = gatherOutlets(store, periodEnd(period), new Set());
  return { outletNos, regions: outlets.regions };
}

function tallyRun(store: Store, record: RunRecord, tally: (code: string) => Tally): void {
  const view = runView(store, record);
  const standing = standingOf(store, record, view);
  const top = view.scheme.levels.length - 2;
  const [promote, demote] = [MOVEMENTS.indexOf('promote'), MOVEMENTS.indexOf('demote')];
  for (let row = 0; row < view.outletNos.length; row += 1) {
    const graded = isGraded(view.result, row);
    for (const code of codesOf(view.regions, row)) {
      const own = tally(code);
      if (!graded) own.notGraded += 1;
      else {
        own.graded += 1;
        if (standing.level[row]! >= Math.max(top, 0)) own.top += 1;
      }
      if (standing.movement[row] === promote) own.promoted += 1;
      if (standing.movement[row] === demote) own.demoted += 1;
    }
  }
}

/** `''` for everything, and the codes of the regions in which the row lies. */
function codesOf(regions: DataPresence['regions'], row: number): readonly string[] {
  const codes = regions.flatMap((column) => textAt(column, row) ?? []);
  return ['', ...(codes.length === 0 ? [NO_REGION] : codes)];
}

function emptyTally(): Tally {
  return { outlets: 0, expected: 0, present: 0, visits: 0, graded: 0, top: 0, promoted: 0, demoted: 0, notGraded: 0 };
}
