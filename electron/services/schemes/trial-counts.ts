import type { SchemeTrial, TrialIndicator, TrialMover, TrialMovers, TrialSide } from '../../../shared/contract/scheme-calls.ts';
import { columnDecimal, columnText, columnValue, toExact } from '../../../shared/exact/number-column.ts';
import { compare, parseNumber, sub, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import type { Column, NumberColumn } from '../../../shared/grading/columns.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { GRADE_STATES, type GradingResult, type IndicatorResult } from '../../../shared/grading/grading-result.ts';
import { capOf, floorOf, rowPlaces } from '../../../shared/grading/methods.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import { rankRows } from '../../../shared/grading/rank-map.ts';
import type { IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { indicatorsOf } from '../../../shared/scheme/walk.ts';
import { ColumnSum } from '../grading/total-average.ts';

/** A scheme graded on the period of a trial. */
export interface TrialGrade {
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly result: GradingResult;
}

const BINS = 24;
const MOST_TEXTS = 12;
const MOST_MOVERS = 500;
const GRADED = GRADE_STATES.indexOf('graded');
const NOT_ELIGIBLE = GRADE_STATES.indexOf('notEligible');

/** How many outlets are graded, on which levels, with what average. */
export function sideOf({ scheme, result }: TrialGrade): TrialSide {
  const states = [0, 0, 0];
  const [reached, held] = [new Map<string, number>(), new Map<string, number>()];
  const total = new ColumnSum(result.total);
  result.state.forEach((state, row) => {
    states[Math.min(state, 2)]! += 1;
    if (state !== GRADED) return;
    total.take(row);
    count(reached, levelCode(scheme, result.level[row]!));
    count(held, levelCode(scheme, result.newLevel[row]!));
  });
  const graded = states[GRADED]!;
  const notEligible = result.state.reduce((n, state) => n + (state === NOT_ELIGIBLE ? 1 : 0), 0);
  return {
    outlets: result.codes.length,
    graded,
    notEligible,
    notGraded: result.codes.length - graded - notEligible,
    average: total.average(),
    reached: Object.fromEntries(reached),
    held: Object.fromEntries(held),
  };
}

/** Every indicator over the graded rows: how many have which score, and how its raw values lie. */
export function indicatorFacts({ scheme, result }: TrialGrade): readonly TrialIndicator[] {
  const nodes = indicatorsOf(scheme);
  return result.indicators.flatMap((indicator, place) => {
    const node = nodes[place];
    return node === undefined ? [] : [factsOf(node, indicator)];
  });
}

/** How often each veto held, and each entry condition failed. */
export function ruleCounts({ result }: TrialGrade): Pick<SchemeTrial, 'vetoes' | 'eligibility'> {
  const [vetoes, eligibility] = [new Map<string, number>(), new Map<string, number>()];
  for (const codes of result.vetoes.values()) for (const code of codes) count(vetoes, code);
  for (const reason of result.stateReasons.values()) if (reason.kind === 'notEligible') count(eligibility, reason.rule);
  return { vetoes: Object.fromEntries(vetoes), eligibility: Object.fromEntries(eligibility) };
}

/** Outlets that the two schemes leave on different levels; levels are compared by their places from the lowest up. */
export function moversOf(before: TrialGrade, after: TrialGrade): TrialMovers {
  const rowBefore = new Map(before.result.codes.map((code, row) => [code, row]));
  const places = new Map([...after.scheme.levels.entries()].map(([place, { code }]) => [code, place]));
  const names = new Map(after.input.outlets.codes.map((code, row) => [code, after.input.outlets.names[row] ?? '']));
  const rows: (TrialMover & { readonly change: Rational })[] = [];
  after.result.codes.forEach((outlet, row) => {
    const old = rowBefore.get(outlet);
    const was = old === undefined ? null : levelCode(before.scheme, before.result.newLevel[old] ?? NO_LEVEL);
    const is = levelCode(after.scheme, after.result.newLevel[row] ?? NO_LEVEL);
    if (was === is) return;
    const totalBefore = old === undefined ? null : columnDecimal(before.result.total, old, 2);
    const totalAfter = columnDecimal(after.result.total, row, 2);
    const change = totalBefore === null || totalAfter === null ? ZERO : sub(parseNumber(totalAfter) ?? ZERO, parseNumber(totalBefore) ?? ZERO);
    rows.push({ outlet, name: names.get(outlet) ?? '', before: was, after: is, totalBefore, totalAfter, direction: directionOf(was, is, places), change });
  });
  const codes = new Set(after.result.codes);
  const namesBefore = new Map(before.input.outlets.codes.map((code, row) => [code, before.input.outlets.names[row] ?? '']));
  // Who is not in the draft's population loses the level as well.
  before.result.codes.forEach((outlet, row) => {
    const was = levelCode(before.scheme, before.result.newLevel[row] ?? NO_LEVEL);
    if (codes.has(outlet) || was === null) return;
    rows.push({ outlet, name: namesBefore.get(outlet) ?? '', before: was, after: null, totalBefore: columnDecimal(before.result.total, row, 2), totalAfter: null, direction: 'other', change: ZERO });
  });
  rows.sort((a, b) => compare(size(b.change), size(a.change)) || (a.outlet < b.outlet ? -1 : 1));
  const of = (direction: TrialMover['direction']): number => rows.filter((row) => row.direction === direction).length;
  return { up: of('up'), down: of('down'), other: of('other'), rows: rows.slice(0, MOST_MOVERS).map(({ change: _, ...row }) => row) };
}

function directionOf(was: string | null, is: string | null, places: ReadonlyMap<string, number>): TrialMover['direction'] {
  if (was === null || is === null) return 'other';
  const [from, to] = [places.get(was) ?? -1, places.get(is) ?? -1];
  return to > from ? 'up' : to < from ? 'down' : 'other';
}

function size(change: Rational): Rational {
  return change.num < 0n ? { num: -change.num, den: change.den } : change;
}

function factsOf(node: IndicatorNode, result: IndicatorResult): TrialIndicator {
  const [floor, cap] = [floorOf(node), capOf(node)];
  const [highest, lowest] = [cap === null ? NaN : asDouble(cap), floor === null ? NaN : asDouble(floor)];
  const sum = new ColumnSum(result.score);
  const scale = 10 ** result.score.places;
  let [full, zero, measured] = [0, 0, 0];
  for (let row = 0; row < result.score.units.length; row += 1) {
    if (isPresent(result.raw, row)) measured += 1;
    const score = result.score.units[row]! / scale;
    if (Number.isNaN(score)) continue;
    sum.take(row);
    if (score === highest) full += 1;
    if (score === lowest) zero += 1;
  }
  return {
    code: node.code,
    average: sum.average(),
    measured,
    missing: result.score.units.length - measured,
    full,
    zero,
    rows: rowCounts(node, result),
    bins: result.raw.kind === 'number' ? binsOf(result.raw) : null,
    texts: result.raw.kind === 'text' ? textsOf(result.raw) : [],
  };
}

function rowCounts({ method }: IndicatorNode, result: IndicatorResult): readonly number[] | null {
  const places = placesOf(method, result);
  if (places === null) return null;
  const rows = method.kind === 'rank' ? ('rows' in method.map ? method.map.rows.length : 0) : 'rows' in method ? method.rows.length : 0;
  const counts = Array.from({ length: rows + 1 }, () => 0);
  for (const place of places) if (place >= -1) counts[place === -1 ? rows : place]! += 1;
  return counts;
}

function placesOf(method: IndicatorNode['method'], result: IndicatorResult): Int32Array | null {
  if (method.kind === 'rank') {
    const { rankTwice, cohortSize } = result;
    if (rankTwice === undefined || cohortSize === undefined || !('rows' in method.map)) return null;
    return rankRows(method.map, { rankTwice, size: cohortSize });
  }
  const raw = result.raw.kind === 'number' ? { kind: 'number' as const, column: toExact(result.raw) } : { kind: 'text' as const, column: result.raw };
  return rowPlaces(method, raw);
}

/** Counts for drawing: doubles will do. */
function binsOf(column: NumberColumn): TrialIndicator['bins'] {
  const scale = 10 ** column.places;
  let [from, to] = [Infinity, -Infinity];
  for (const units of column.units) {
    if (Number.isNaN(units)) continue;
    from = Math.min(from, units / scale);
    to = Math.max(to, units / scale);
  }
  if (from > to) return null;
  const counts = Array.from({ length: BINS }, () => 0);
  for (const units of column.units) {
    if (Number.isNaN(units)) continue;
    const share = to === from ? 0 : (units / scale - from) / (to - from);
    counts[Math.min(BINS - 1, Math.floor(share * BINS))]! += 1;
  }
  return { from, to, counts };
}

function textsOf(column: Extract<Column, { kind: 'text' }>): TrialIndicator['texts'] {
  const counts = column.dictionary.map(() => 0);
  for (const index of column.index) if (index >= 0) counts[index]! += 1;
  return column.dictionary
    .map((value, place) => ({ value, outlets: counts[place]! }))
    .sort((a, b) => b.outlets - a.outlets || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_TEXTS);
}

export function isPresent(column: Column, row: number): boolean {
  return column.kind === 'text' ? column.index[row]! >= 0 : !Number.isNaN(column.units[row]!);
}

/** The value as people read it; what no decimal holds is cut. */
export function cellText(column: Column, row: number): string | null {
  if (column.kind === 'number') return columnText(column, row);
  const index = column.index[row]!;
  return index < 0 ? null : (column.dictionary[index] ?? null);
}

/** Rows with a value, from the largest to the smallest (texts in their order). */
export function rowsByValue(column: Column): readonly number[] {
  const rows = Array.from({ length: column.kind === 'text' ? column.index.length : column.units.length }, (_, row) => row).filter((row) => isPresent(column, row));
  if (column.kind === 'text') return rows.sort((a, b) => column.index[a]! - column.index[b]! || a - b);
  return rows.sort((a, b) => compare(columnValue(column, b) ?? ZERO, columnValue(column, a) ?? ZERO) || a - b);
}

function asDouble({ num, den }: Rational): number {
  return Number(num) / Number(den);
}

function count(counts: Map<string, number>, key: string | null): void {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
}
