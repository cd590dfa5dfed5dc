import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, periodEnd, periodKind, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import { ABSENT_KEY, NONE_KEY, type HistoryQuery, type StandingKey } from '../../../shared/contract/history-calls.ts';
import { ABSENT_PLACE, BELOW_SCALE_PLACE, NO_LEVEL_PLACE, type LevelTable } from '../../../shared/history/standing.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { BELOW_SCALE, type Scheme } from '../../../shared/scheme/scheme.ts';
import { placeOfLevel } from '../grading/level-info.ts';
import { levelVersions } from '../grading/level-versions.ts';
import { rowsByOutlet } from '../grading/outlet-rows.ts';
import { schemeOfRun } from '../grading/run-view.ts';
import { storedColumns, type StoredColumns } from '../grading/stored-columns.ts';

/** One published period of the history. */
export interface HistoryPeriod {
  readonly period: PeriodId;
  readonly run: RunRecord;
  readonly scheme: Scheme;
  readonly columns: StoredColumns;
  /** Numbers in the store of the run's outlets. */
  readonly outletNos: Int32Array;
  /** Row in the run of each outlet of the history; -1: it is not in it. */
  readonly rowOf: Int32Array;
  /** Region codes as of the period's last day, one column a level, the widest first. */
  readonly regions: readonly TextColumn[];
  readonly type: TextColumn;
  readonly ownership: TextColumn;
}

/** The published levels of all outlets under a scheme: what every figure of the history is reckoned from. */
export interface HistoryBase {
  /** The version of the newest published run; levels of earlier versions are read as its. */
  readonly scheme: Scheme;
  readonly levels: readonly LevelInfo[];
  readonly table: LevelTable;
  /** Numbers of the outlets, those of the table's rows. */
  readonly outletNos: Int32Array;
  readonly periods: readonly HistoryPeriod[];
}

interface Kept {
  readonly key: string;
  readonly base: HistoryBase;
}
let kept: Kept | null = null;

/**
 * Published runs never change, so the base is kept until another period is published or superseded.
 *
 * @throws {AppError} `grading/no-scheme`
 */
export function historyBase(store: Store, schemeCode: string): HistoryBase | null {
  const runs = publishedRuns(store, schemeCode);
  if (runs.length === 0 && store.schemes.findCurrent(schemeCode) === null) throw new AppError('grading/no-scheme', { code: schemeCode });
  const key = [store.path, ...runs.map(({ id }) => id)].join('\n');
  if (kept?.key === key) return kept.base;
  if (runs.length === 0) return null;
  const base = readBase(store, runs);
  kept = { key, base };
  return base;
}

/** Where there must be something published. @throws {AppError} `history/nothing-published`, `grading/no-scheme` */
export function requireHistory(store: Store, schemeCode: string): HistoryBase {
  const base = historyBase(store, schemeCode);
  if (base === null) throw new AppError('history/nothing-published', { scheme: schemeCode });
  return base;
}

/** @throws {AppError} `history/not-published` */
export function placeOfPeriod(base: HistoryBase, period: PeriodId): number {
  const place = base.table.periods.indexOf(period);
  if (place < 0) throw new AppError('history/not-published', { period, scheme: base.scheme.code });
  return place;
}

/** One published run a period of the scheme's cycle, oldest first. */
function publishedRuns(store: Store, schemeCode: string): readonly RunRecord[] {
  const runs = store.runs.latestOfPeriods().filter((run) => run.schemeCode === schemeCode && run.state === 'published');
  const cycle = runs[0] === undefined ? null : periodKind(runs[0].period);
  return runs.filter(({ period }) => periodKind(period) === cycle).sort((a, b) => comparePeriods(a.period, b.period));
}

function readBase(store: Store, runs: readonly RunRecord[]): HistoryBase {
  const scheme = schemeOfRun(store, runs.at(-1)!);
  const inVersion = levelVersions(store, scheme, runs);
  const columns = runs.map((run) => storedColumns(store, run));
  const numbers = columns.map((each) => each.outletNos());
  const outletNos = Int32Array.from(new Set(numbers.flatMap((nos) => [...nos]))).sort();
  const historyRow = rowsByOutlet(outletNos);
  const places = runs.map((run, index) => {
    const own = new Int16Array(outletNos.length).fill(ABSENT_PLACE);
    for (const no of numbers[index]!) own[historyRow(no)] = NO_LEVEL_PLACE;
    for (const [no, { level }] of store.levels.ofRun(run.no)) own[historyRow(no)] = placeOfLevel(scheme, inVersion(run.no, level));
    return own;
  });
  return {
    scheme,
    levels: levelInfos(scheme),
    table: { periods: runs.map(({ period }) => period), outlets: outletNos.length, places },
    outletNos,
    periods: runs.map((run, index): HistoryPeriod => {
      const rowOf = new Int32Array(outletNos.length).fill(-1);
      numbers[index]!.forEach((no, row) => (rowOf[historyRow(no)] = row));
      const text = (name: string): TextColumn => columns[index]!.text('input', name);
      const regionColumns = store.runs.columnNames(run.no, 'input').filter((name) => name.startsWith('outlets/region/'));
      return {
        period: run.period,
        run,
        scheme: schemeOfRun(store, run),
        columns: columns[index]!,
        outletNos: numbers[index]!,
        rowOf,
        regions: regionColumns.map((_, level) => text(`outlets/region/${level}`)),
        type: text('outlets/type'),
        ownership: text('outlets/ownership'),
      };
    }),
  };
}

/**
 * Whether a row of a period's run is looked at: by the region (or one above), type and ownership that the run read.
 *
 * @throws {AppError} `outlet/region-not-found`
 */
export function scopeOf(store: Store, period: HistoryPeriod, query: HistoryQuery): (runRow: number) => boolean {
  const tests: ((row: number) => boolean)[] = [];
  if (query.regionId !== undefined) {
    const no = store.regions.findNo(query.regionId);
    if (no === null) throw new AppError('outlet/region-not-found', { id: query.regionId });
    const code = store.regions.snapshot(periodEnd(period.period)).get(no)?.code ?? null;
    const wanted = period.regions.map((column) => (code === null ? -1 : column.dictionary.indexOf(code)));
    tests.push((row) => wanted.some((index, level) => index >= 0 && period.regions[level]!.index[row] === index));
  }
  const equals = (column: TextColumn, value: string | undefined): void => {
    if (value === undefined) return;
    const index = column.dictionary.indexOf(value);
    tests.push((row) => index >= 0 && column.index[row] === index);
  };
  equals(period.type, query.type);
  equals(period.ownership, query.ownership);
  return (row) => tests.every((test) => test(row));
}

/** The same over all periods, by the row of the history; an outlet that is not in a period is not looked at there. */
export function scopeByPeriod(store: Store, base: HistoryBase, query: HistoryQuery): (period: number, row: number) => boolean {
  const tests = base.periods.map((period) => scopeOf(store, period, query));
  return (period, row) => {
    const own = base.periods[period]!.rowOf[row]!;
    return own >= 0 && tests[period]!(own);
  };
}

/** An outlet belongs where it stood last: rows of the history that are looked at by their newest period up to `until`. */
export function rowsInScope(store: Store, base: HistoryBase, query: HistoryQuery, until: number = base.periods.length - 1): readonly number[] {
  const inScope = scopeByPeriod(store, base, query);
  const rows: number[] = [];
  for (let row = 0; row < base.table.outlets; row += 1) {
    const newest = newestPeriod(base, row, until);
    if (newest >= 0 && inScope(newest, row)) rows.push(row);
  }
  return rows;
}

/** The newest period up to `until` in which the outlet is; -1: none. */
export function newestPeriod(base: HistoryBase, row: number, until: number = base.periods.length - 1): number {
  for (let period = until; period >= 0; period -= 1) if (base.periods[period]!.rowOf[row]! >= 0) return period;
  return -1;
}

export function keyOfPlace(base: HistoryBase, place: number): StandingKey {
  if (place === ABSENT_PLACE) return ABSENT_KEY;
  if (place === NO_LEVEL_PLACE) return NONE_KEY;
  return place === BELOW_SCALE_PLACE ? BELOW_SCALE : base.levels[place]!.code;
}

/** The code of the region, at a level of the tree, in which a run's row lies; null: it hangs higher up. */
export function regionAt(period: HistoryPeriod, level: number, runRow: number): string | null {
  const column = period.regions[level];
  return column === undefined ? null : textAt(column, runRow);
}

/** Names from the widest region down by the region's code, as of a period's last day. */
export function pathsOf(store: Store, period: PeriodId): ReadonlyMap<string, readonly string[]> {
  return new Map([...store.regions.snapshot(periodEnd(period)).values()].map(({ code, path }) => [code, path]));
}

/** Reads names and region paths of a run's rows as its period had them. */
export function namesOf(store: Store, period: HistoryPeriod): (runRow: number) => { readonly code: string; readonly name: string; readonly regionPath: readonly string[] } {
  const codes = period.columns.texts('input', 'outlets/codes');
  const names = period.columns.texts('input', 'outlets/names');
  const paths = pathsOf(store, period.period);
  return (row) => {
    const region = period.regions.map((column) => textAt(column, row)).findLast((code) => code !== null) ?? null;
    return { code: codes[row] ?? '', name: names[row] ?? '', regionPath: region === null ? [] : (paths.get(region) ?? [region]) };
  };
}
