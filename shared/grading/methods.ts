import { assertNever } from '../errors.ts';
import { firstRange, type Range } from '../exact/bounds.ts';
import {
  addColumns,
  affine,
  BIG,
  bounded,
  clamp,
  clampFractions,
  emptyExact,
  emptyFractions,
  setExact,
  setFraction,
  valueAt,
  type ExactColumn,
  type FractionColumn,
} from '../exact/exact-column.ts';
import { compare, div, HUNDRED, mul, parseNumber, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { ceilOf, isSafe, leastCommonMultiple } from '../exact/whole.ts';
import { maxOf } from '../scheme/weights.ts';
import type { Method, Order, RankMap, RecordTable, Source, StepTerm, TreeNode } from '../scheme/scheme.ts';
import { chooseCohorts, type CohortChoice, type CohortFrame } from './cohorts.ts';
import { levelsOfValues, rowsOfLevels } from './method-levels.ts';
import { rankRows, reckonedRanks } from './rank-map.ts';
import { rankInCohorts, type CohortRanks } from './rank.ts';
import type { FormulaWarning } from '../formula/warnings.ts';
import type { RawValues } from './folded-values.ts';
import type { sumRecords } from './record-points.ts';
import { bandRange, known, stated } from './scheme-numbers.ts';
import { spreadOf, spreadPoints, type Spread } from './spread.ts';

/** Points of an indicator before the missing policy and rounding, within its floor and cap; missing where it has none. */
export interface MethodPoints {
  readonly points: ExactColumn | FractionColumn;
  /** Rows whose raw value no row of the method takes. */
  readonly inputErrors: readonly number[];
  /** Rows that divide by zero. */
  readonly divisions: readonly number[];
  /** Whether the method saw to the floor and cap itself. */
  readonly isBounded?: boolean;
  readonly ranks: CohortRanks | null;
  readonly choice: CohortChoice | null;
  /** For `zscore` and `minmax`: what each row is read against. */
  readonly spread: Spread | null;
  /** Where a formula's values went missing, by place. */
  readonly formulaWarnings?: readonly FormulaWarning[];
  /** For `levels`: the place of each row's level. */
  readonly levels?: Int16Array;
}

/** What a method reads besides the raw values. */
export interface MethodContext {
  /** Raw values of another source, of an attribute or of an indicator. */
  readonly source: (source: Source) => RawValues;
  readonly attribute: (code: string) => RawValues;
  readonly indicator: (code: string) => RawValues;
  /** The sum of the records' points by a table, and the rows of which a record has none. */
  readonly records: (table: RecordTable) => ReturnType<typeof sumRecords>;
  /** What a formula gives where the node's own raw value (of a dimension: its combined points) is read by its name. */
  readonly formula: (expression: string, own: RawValues) => { readonly raw: RawValues; readonly warnings: readonly FormulaWarning[] };
  /** The cohorts of the indicator. */
  readonly frame: () => CohortFrame;
  /** 1: the outlet is eligible and the indicator applies to it. */
  readonly concerned: Uint8Array;
}

/** An indicator, or a dimension whose combined points pass through a method. */
export type ScoredNode = TreeNode & { readonly method: Method };

export function floorOf(indicator: TreeNode): Rational | null {
  return indicator.floor === 'none' ? null : (stated(indicator.floor) ?? ZERO);
}

export function capOf(indicator: TreeNode): Rational | null {
  return indicator.cap === 'none' ? null : (stated(indicator.cap) ?? maxOf(indicator));
}

/** Maps raw values (of a dimension: its combined points) to points by the method. GRADING.md section 2. */
export function scoreMethod(indicator: ScoredNode, raw: RawValues, context: MethodContext): MethodPoints {
  const [floor, cap] = [floorOf(indicator), capOf(indicator)];
  const outcome = applyMethod(indicator.method, raw, context, { floor, cap });
  if (outcome.isBounded === true) return outcome;
  if (outcome.points.den instanceof Float64Array) {
    clampFractions(outcome.points as FractionColumn, floor, cap);
    return outcome;
  }
  return { ...outcome, points: clamp(outcome.points as ExactColumn, floor, cap) };
}

/** The range of points; null is no bound. */
interface Bounds {
  readonly floor: Rational | null;
  readonly cap: Rational | null;
}

function applyMethod(method: Method, raw: RawValues, context: MethodContext, bounds: Bounds): MethodPoints {
  if (method.kind === 'categories') return scoreCategories(method, raw, bounds);
  if (method.kind === 'formula') return scoreFormula(method.expression, raw, context);
  if (raw.kind === 'text') return textIsNoNumber(raw.column.index);
  const values = raw.column;
  switch (method.kind) {
    case 'direct':
      return plain(values);
    case 'linear':
      return plain(scoreLinear(method, values));
    case 'target':
      return scoreTarget(method, values, context, bounds.cap);
    case 'bands': {
      const rows = method.rows.map((row) => ({ range: bandRange(row), points: known(row.points) }));
      return scoreBands(rows, stated(method.otherwise), values, bounds);
    }
    case 'rank': {
      const members = membership(values, context);
      const choice = chooseCohorts(context.frame(), members, members);
      const ranks = rankInCohorts(values, choice, members, method.order ?? 'high', method.ties ?? 'min');
      return { ...scoreRanks(method.map, ranks, bounds), ranks, choice };
    }
    case 'zscore':
    case 'minmax': {
      const members = membership(values, context);
      const choice = chooseCohorts(context.frame(), members, members);
      const spread = spreadOf(method, values, choice, (row) => members[row] === 1);
      return { ...plain(spreadPoints(method, values, spread)), choice, spread };
    }
    case 'levels': {
      const { levels, choice, ranks } = levelsOfValues(method, values, context);
      const points = method.levels.map((level) => known(level.points));
      return { ...pointsByPlace(rowsOfLevels(levels), points, stated(method.otherwise) ?? ZERO, bounds), levels, choice, ranks };
    }
    case 'deduct':
      return scoreDeduct(method, values, context);
    default:
      return assertNever(method);
  }
}

/** 1: has a value and is concerned. */
function membership({ num }: ExactColumn, { concerned }: MethodContext): Uint8Array {
  const members = new Uint8Array(num.length);
  for (let row = 0; row < members.length; row += 1) {
    const value = num[row]!;
    if (value === value && concerned[row] === 1) members[row] = 1;
  }
  return members;
}

/** A text for points is an input error. */
function scoreFormula(expression: string, own: RawValues, context: MethodContext): MethodPoints {
  const { raw, warnings } = context.formula(expression, own);
  const outcome = raw.kind === 'text' ? textIsNoNumber(raw.column.index) : plain(raw.column);
  return { ...outcome, formulaWarnings: warnings };
}

function plain(points: ExactColumn | FractionColumn): MethodPoints {
  return { points, inputErrors: [], divisions: [], ranks: null, choice: null, spread: null };
}

/** A text where the method wants a number is an input error. */
function textIsNoNumber(index: Int32Array): MethodPoints {
  const inputErrors = [...index.keys()].filter((row) => index[row]! >= 0);
  return { ...plain(emptyExact(index.length)), inputErrors };
}

function scoreLinear(method: Extract<Method, { kind: 'linear' }>, values: ExactColumn): ExactColumn {
  const [from, to] = [known(method.from), known(method.to)];
  const [low, high] = [known(method.pointsFrom), known(method.pointsTo)];
  const slope = div(sub(high, low), sub(to, from));
  return affine(values, slope, sub(low, mul(slope, from)));
}

function scoreTarget(
  method: Extract<Method, { kind: 'target' }>,
  values: ExactColumn,
  context: MethodContext,
  cap: Rational | null,
): MethodPoints {
  const order = method.order ?? 'high';
  const { target } = method;
  if (target !== null && typeof target === 'object') {
    const other = 'attribute' in target ? context.attribute(target.attribute) : context.indicator(target.indicator);
    if (other.kind === 'text') return textIsNoNumber(other.column.index);
    return divideByTarget(values, (row) => valueAt(other.column, row), other.column, order, cap);
  }
  const fixed = known(target);
  if (order === 'high' && fixed.num !== 0n) return plain(affine(values, div(HUNDRED, fixed), ZERO));
  return divideByTarget(values, () => fixed, null, order, cap);
}

/** 100 x raw / target, or for `low` 100 x target / raw; raw 0 of `low` gives the cap; other divisions by 0 are missing. */
function divideByTarget(
  values: ExactColumn,
  targetAt: (row: number) => Rational | null,
  column: ExactColumn | null,
  order: Order,
  cap: Rational | null,
): MethodPoints {
  const points = emptyFractions(values.num.length);
  const divisions: number[] = [];
  for (let row = 0; row < points.num.length; row += 1) {
    const num = values.num[row]!;
    if (num !== num || (column !== null && Number.isNaN(column.num[row]!))) continue;
    if (column !== null && quickDivide(points, row, num, values.den, column, order)) continue;
    const raw = valueAt(values, row)!;
    const target = targetAt(row)!;
    const [top, bottom] = order === 'high' ? [raw, target] : [target, raw];
    if (bottom.num !== 0n) setFraction(points, row, div(mul(HUNDRED, top), bottom));
    else if (order === 'low' && cap !== null) setFraction(points, row, cap);
    else divisions.push(row);
  }
  return { ...plain(points), divisions };
}

/** The quotient in doubles where all products are below 2^53 and the divisor is above 0; false where not. */
function quickDivide(points: FractionColumn, row: number, num: number, den: number, column: ExactColumn, order: Order): boolean {
  const other = column.num[row]!;
  const top = 100 * (order === 'high' ? num * column.den : other * den);
  const bottom = order === 'high' ? other * den : num * column.den;
  if (!(bottom > 0 && bottom <= Number.MAX_SAFE_INTEGER && Math.abs(top) <= Number.MAX_SAFE_INTEGER)) return false;
  points.num[row] = top;
  points.den[row] = bottom;
  return true;
}

/** The first row that holds gives its points; none: `otherwise`, else an input error. */
function scoreBands(rows: readonly { range: Range; points: Rational }[], otherwise: Rational | null, values: ExactColumn, bounds: Bounds): MethodPoints {
  const places = firstRange(values, rows.map(({ range }) => range));
  return pointsByPlace(places, rows.map(({ points }) => points), otherwise, bounds);
}

function scoreCategories(method: Extract<Method, { kind: 'categories' }>, raw: RawValues, bounds: Bounds): MethodPoints {
  const points = method.rows.map((row) => known(row.points));
  return pointsByPlace(categoryPlaces(method, raw), points, stated(method.otherwise), bounds);
}

/** For each row the place of the category row that equals its value, -1 where none does, -2 where it is missing. */
function categoryPlaces(method: Extract<Method, { kind: 'categories' }>, raw: RawValues): Int32Array {
  if (raw.kind === 'text') {
    const byIndex = raw.column.dictionary.map((text) => method.rows.findIndex(({ value }) => value === text));
    return raw.column.index.map((index) => (index < 0 ? -2 : byIndex[index]!));
  }
  const values = method.rows.map(({ value }) => parseNumber(value));
  const seen = new Map<number, number>();
  return Int32Array.from(raw.column.num, (num, row) => {
    if (Number.isNaN(num)) return -2;
    const before = num === BIG ? undefined : seen.get(num);
    if (before !== undefined) return before;
    const exact = valueAt(raw.column, row)!;
    const place = values.findIndex((value) => value !== null && compare(value, exact) === 0);
    if (num !== BIG) seen.set(num, place);
    return place;
  });
}

const NO_BOUNDS: Bounds = { floor: null, cap: null };

/** Points of ranks by the map, before floor and cap unless they are given; those without a rank have none. */
export function scoreRanks(map: RankMap, ranks: CohortRanks, bounds: Bounds = NO_BOUNDS): MethodPoints {
  if (map.kind === 'percentile') return { ...plain(reckonedRanks(map, ranks)), isBounded: isWithin(ZERO, bounds) && isWithin(HUNDRED, bounds) };
  if (map.kind === 'steps') return plain(reckonedRanks(map, ranks));
  return pointsByPlace(rankRows(map, ranks), map.rows.map(({ points }) => known(points)), stated(map.otherwise) ?? ZERO, bounds);
}

/** The place of the band or category row that holds for each value: -1 none, -2 missing; null for other methods. */
export function rowPlaces(method: Method, raw: RawValues): Int32Array | null {
  if (method.kind === 'categories') return categoryPlaces(method, raw);
  if (method.kind !== 'bands' || raw.kind === 'text') return null;
  return firstRange(raw.column, method.rows.map(bandRange));
}

function isWithin(value: Rational, { floor, cap }: Bounds): boolean {
  return compare(bounded(value, floor, cap), value) === 0;
}

/** The points of the place of each row, within the bounds. */
function pointsByPlace(places: Int32Array, points: readonly Rational[], otherwise: Rational | null, { floor, cap }: Bounds): MethodPoints {
  const table = (otherwise === null ? points : [...points, otherwise]).map((value) => bounded(value, floor, cap));
  const den = table.reduce((common, value) => leastCommonMultiple(common, value.den), 1n);
  const result = emptyExact(places.length, isSafe(den) ? Number(den) : 1);
  const units = Float64Array.from(table, (value) => {
    const unit = (value.num * BigInt(result.den)) / value.den;
    return isSafe(unit) && unit * value.den === value.num * BigInt(result.den) ? Number(unit) : BIG;
  });
  const inputErrors: number[] = [];
  for (let row = 0; row < places.length; row += 1) {
    const place = places[row] === -1 && otherwise !== null ? points.length : places[row]!;
    if (place === -1) inputErrors.push(row);
    if (place < 0) continue;
    if (units[place] === BIG) setExact(result, row, table[place]!);
    else result.num[row] = units[place]!;
  }
  return { ...plain(result), inputErrors, isBounded: true };
}

/** base - (or +) the points of every term beyond its free allowance; missing where the first term is. */
function scoreDeduct(method: Extract<Method, { kind: 'deduct' }>, own: ExactColumn, context: MethodContext): MethodPoints {
  let total: ExactColumn | null = null;
  const inputErrors = new Set<number>();
  for (const term of method.terms) {
    const points = term.records === undefined ? termPoints(term, own, context, method.add === true) : tablePoints(term, context, method.add === true, inputErrors);
    total = total === null ? affine(points, rational(1n), known(method.base)) : addColumns(total, points);
  }
  return { ...plain(total ?? emptyExact(own.num.length)), inputErrors: [...inputErrors].sort((a, b) => a - b) };
}

/** The points of the records of a term, above 0 when they are added, below when they are taken off. */
function tablePoints(table: RecordTable, context: MethodContext, isAdded: boolean, inputErrors: Set<number>): ExactColumn {
  const sums = context.records(table);
  for (const row of sums.inputErrors) inputErrors.add(row);
  return isAdded ? sums.points : affine(sums.points, rational(-1n), ZERO);
}

/** The points of a term, above 0 when they are added, below when they are taken off. */
function termPoints(term: StepTerm, own: ExactColumn, context: MethodContext, isAdded: boolean): ExactColumn {
  const raw = term.source === undefined ? { kind: 'number' as const, column: own } : context.source(term.source);
  if (raw.kind === 'text') return emptyExact(own.num.length);
  const step = known(term.step);
  const perStep = known(term.perStep);
  const points = isAdded ? perStep : mul(perStep, rational(-1n));
  const beyond = clamp(affine(raw.column, rational(1n), sub(ZERO, stated(term.free) ?? ZERO)), ZERO, null);
  if (term.started === 'proportion') return affine(beyond, div(points, step), ZERO);
  return affine(ceilings(affine(beyond, div(rational(1n), step), ZERO)), points, ZERO);
}

/** Every value up to the next whole number. */
function ceilings(column: ExactColumn): ExactColumn {
  const result = emptyExact(column.num.length);
  const { den } = column;
  for (let row = 0; row < column.num.length; row += 1) {
    const num = column.num[row]!;
    if (num !== num) continue;
    const up = num + den - 1;
    if (num >= 0 && up + den <= Number.MAX_SAFE_INTEGER) result.num[row] = (up - (up % den)) / den;
    else setExact(result, row, rational(ceilOf(valueAt(column, row)!)));
  }
  return result;
}
