import { standingAt, type LevelStanding } from '../../../db/level-standing.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, periodKind, shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import type { EarlierRun, HistoryColumns } from '../../../shared/grading/grading-input.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { indexedColumn, textColumn } from '../../../shared/grading/text-columns.ts';
import { BELOW_SCALE, type Scheme } from '../../../shared/scheme/scheme.ts';
import { blendedParts, carriedParts, countedPeriods, promotionBans } from './data-reach.ts';
import { measuredScores, unblendedScores } from './earlier-scores.ts';
import { levelVersions, type LevelVersions } from './level-versions.ts';
import { rowsByOutlet } from './outlet-rows.ts';
import { earlierColumn, formulaColumns, runsReadByFormulas } from './gather-formula-history.ts';
import { placedNumbers } from './placed-numbers.ts';
import { storedColumns } from './stored-columns.ts';

/** What published runs and imported levels of earlier periods decided of the outlets. */
export function gatherHistory(store: Store, scheme: Scheme, period: PeriodId, outletNos: Int32Array): HistoryColumns {
  const codeOf = levelTranslator(scheme);
  const published = store.runs.publishedBefore(scheme.code, period);
  const inVersion = levelVersions(store, scheme, published);
  const rowOf = rowsByOutlet(outletNos);
  const standing = store.levels.standingBefore(scheme.code, period);
  const places = new Int32Array(outletNos.length).fill(-1);
  standing.outletNos.forEach((outletNo, place) => {
    const row = rowOf(outletNo);
    if (row >= 0) places[row] = place;
  });
  const level = heldLevels(standing, places, (run, code, schemeCode) => codeOf(inVersion(run, code), schemeCode));
  const earlier = published.filter((run) => periodKind(run.period) === scheme.cycle && comparePeriods(run.period, period) < 0);
  return {
    level,
    lastRaisedIn: placedTexts(standing.lastRaisedIn, places),
    levelSince: placedTexts(standing.changedIn, places),
    ...guardOf(store, scheme, earlier, inVersion),
    noPromotionUntil: promotionBansOf(store, scheme, earlier, period, outletNos),
    runs: earlierRuns(store, scheme, earlier, period, outletNos, level, inVersion),
  };
}

/** Codes in the scheme at hand of the levels held; a few different ones, each followed once. */
function heldLevels(standing: LevelStanding, places: Int32Array, codeOf: (runNo: number | null, level: string | null, schemeCode: string) => string | null): TextColumn {
  const { level, schemeCode, run } = standing;
  const names: string[] = [];
  const known = new Map<number, number>();
  const schemes = schemeCode.dictionary.length;
  const levels = level.dictionary.length + 1;
  const index = places.map((place) => {
    if (place < 0) return -1;
    const ofRun = run.index[place]! + 1;
    const key = (ofRun * schemes + schemeCode.index[place]!) * levels + level.index[place]! + 1;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { runNo, level: code, schemeCode: scheme } = standingAt(standing, place);
    const held = codeOf(runNo, code, scheme);
    const name = held === null ? -1 : names.push(held) - 1;
    known.set(key, name);
    return name;
  });
  return indexedColumn(names, index);
}

/** A column at other places; -1: none. */
function placedTexts({ dictionary, index }: TextColumn, places: Int32Array): TextColumn {
  return indexedColumn(dictionary, places.map((place) => (place < 0 ? -1 : index[place]!)));
}

/**
 * Levels imported without a scheme are held under its own codes: one that has neither the code nor a name of the scheme's
 * levels is of another scheme and counts as none. A code of the scheme's own history is kept as it stands.
 */
function levelTranslator(scheme: Scheme): (level: string | null, schemeCode: string) => string | null {
  const byCode = new Map(scheme.levels.map(({ code }) => [code, code]));
  const byName = new Map(scheme.levels.flatMap(({ code, name }) => [name.zh, ...(name.en === undefined ? [] : [name.en])].map((text) => [text, code])));
  return (level, schemeCode) => {
    if (level === null || level === BELOW_SCALE) return level;
    return byCode.get(level) ?? byName.get(level) ?? (schemeCode === scheme.code ? level : null);
  };
}

/** For a level rule with a guard: how many periods were published, and the lines of the last one. */
function guardOf(store: Store, scheme: Scheme, earlier: readonly RunRecord[], inVersion: LevelVersions): Pick<HistoryColumns, 'guard'> {
  const rule = scheme.levelRule;
  if ((rule?.kind !== 'quota' && rule?.kind !== 'clusters') || rule.guard === undefined) return {};
  const [last] = earlier;
  const lines = last === undefined ? [] : storedColumns(store, last).publishedLines();
  return { guard: { periods: earlier.length, lines: lines.map((line) => ({ ...line, level: inVersion(last?.no ?? null, line.level) ?? line.level })) } };
}

/** The last period in which a veto of an earlier run still forbids promotion, where that is not over. */
function promotionBansOf(store: Store, scheme: Scheme, earlier: readonly RunRecord[], period: PeriodId, outletNos: Int32Array): TextColumn {
  const until = new Map<number, PeriodId>();
  for (const run of earlier) {
    const made = store.schemes.documentOf(run.schemeNo, scheme);
    const bans = made === null ? new Map<string, PeriodId>() : promotionBans(made, run.period);
    if (![...bans.values()].some((last) => comparePeriods(last, period) >= 0)) continue;
    const columns = storedColumns(store, run);
    const nos = columns.outletNos();
    for (const [row, codes] of columns.vetoes()) {
      for (const last of codes.flatMap((code) => bans.get(code) ?? [])) {
        const known = until.get(nos[row]!);
        if (known === undefined || comparePeriods(last, known) > 0) until.set(nos[row]!, last);
      }
    }
  }
  if (until.size === 0) return { kind: 'text', dictionary: [], index: new Int32Array(outletNos.length).fill(-1) };
  return textColumn(Array.from(outletNos, (no) => until.get(no) ?? null));
}

/**
 * The earlier runs that the movement rules, the policy `carry` and blends can read, newest first. Where periods without a grade
 * are passed over, as many as give every outlet that holds a level the graded periods that the rules count.
 */
function earlierRuns(
  store: Store,
  scheme: Scheme,
  earlier: readonly RunRecord[],
  period: PeriodId,
  outletNos: Int32Array,
  { index: levels }: TextColumn,
  inVersion: LevelVersions,
): readonly EarlierRun[] {
  const counted = countedPeriods(scheme);
  const [carried, blended, formulas] = [carriedParts(scheme), blendedParts(scheme), formulaColumns(scheme)];
  const passes = scheme.movement.ungradedPeriod === 'passes';
  const reach = shiftPeriod(period, -Math.max(counted, ...carried.values(), ...blended.values(), runsReadByFormulas(scheme), 0));
  const graded = new Int32Array(outletNos.length);
  const runs: EarlierRun[] = [];
  for (const run of earlier) {
    const lacks = passes && graded.some((count, row) => levels[row]! >= 0 && count < counted);
    if (comparePeriods(run.period, reach) < 0 && !lacks) break;
    const read = readEarlierRun(store, scheme, run, outletNos, { carried: readBackTo(carried, period, run.period), blended: readBackTo(blended, period, run.period), read: readBackTo(formulas, period, run.period) }, inVersion);
    read.level.index.forEach((index, row) => {
      if (index >= 0) graded[row]! += 1;
    });
    runs.push(read);
  }
  return runs;
}

function readBackTo(parts: ReadonlyMap<string, number>, period: PeriodId, earlier: PeriodId): readonly string[] {
  return [...parts].flatMap(([code, periods]) => (comparePeriods(earlier, shiftPeriod(period, -periods)) >= 0 ? [code] : []));
}

/** What is read of an earlier run besides totals and levels: codes of parts, and keys of columns that formulas read. */
interface EarlierParts {
  readonly carried: readonly string[];
  readonly blended: readonly string[];
  readonly read: readonly string[];
}

function readEarlierRun(store: Store, scheme: Scheme, run: RunRecord, outletNos: Int32Array, { carried, blended, read }: EarlierParts, inVersion: LevelVersions): EarlierRun {
  const made = store.schemes.documentOf(run.schemeNo, scheme);
  if (made === null) throw new Error(`The scheme of run ${run.no} is not in the store`);
  const columns = storedColumns(store, run);
  const rows = outletNos.map(rowsByOutlet(columns.outletNos()));
  const earlier = { scheme: made, columns, rows };
  return {
    period: run.period,
    level: levelColumn(made, columns.wholes('result', 'level'), rows, (code) => inVersion(run.no, code)),
    total: placedNumbers(columns.number('result', 'total'), rows),
    measured: new Map(carried.flatMap((code) => entryOf(code, measuredScores(earlier, code)))),
    ...(blended.length === 0 ? {} : { unblended: new Map(blended.flatMap((code) => entryOf(code, unblendedScores(earlier, code)))) }),
    ...(read.length === 0 ? {} : { values: new Map(read.flatMap((key) => entryOf(key, earlierColumn(made, columns, key, rows)))) }),
  };
}

function levelColumn(scheme: Scheme, places: Float64Array, rows: Int32Array, inVersion: (code: string | null) => string | null): TextColumn {
  const names: string[] = [];
  const known = new Map<number, number>();
  const index = rows.map((row) => {
    if (row < 0) return -1;
    const place = places[row]!;
    const before = known.get(place);
    if (before !== undefined) return before;
    const code = inVersion(levelCode(scheme, place));
    const name = code === null ? -1 : names.push(code) - 1;
    known.set(place, name);
    return name;
  });
  return indexedColumn(names, index);
}

function entryOf<T>(code: string, column: T | null): readonly (readonly [string, T])[] {
  return column === null ? [] : [[code, column]];
}
