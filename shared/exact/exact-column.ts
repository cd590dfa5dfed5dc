import { add, compare, greatestCommonDivisor, rational, type Rational } from './rational.ts';
import { isSafe, leastCommonMultiple } from './whole.ts';

/**
 * One exact number a row: value = num / den.
 *
 * `num` holds whole numbers below 2^53 in doubles; NaN is missing; Infinity says that the row's value stands in `big`,
 * because no such whole number over this denominator is it.
 */
export interface ExactColumn {
  readonly num: Float64Array;
  readonly den: number;
  readonly big: Map<number, Rational>;
}

/** As ExactColumn, with a denominator (1 or more) a row: what is left before rounding of quotients. */
export interface FractionColumn {
  readonly num: Float64Array;
  readonly den: Float64Array;
  readonly big: Map<number, Rational>;
}

/** Marks a row whose value stands in `big`. */
export const BIG = Infinity;
const LIMIT = Number.MAX_SAFE_INTEGER;
const LARGEST_DENOMINATOR = 1_000_000_000_000;

/** A column of `length` rows, all missing. */
export function emptyExact(length: number, den = 1): ExactColumn {
  return { num: new Float64Array(length).fill(NaN), den, big: new Map() };
}

export function emptyFractions(length: number): FractionColumn {
  return { num: new Float64Array(length).fill(NaN), den: new Float64Array(length).fill(1), big: new Map() };
}

/** The row's value, or null when missing. */
export function valueAt(column: ExactColumn | FractionColumn, row: number): Rational | null {
  const num = column.num[row]!;
  if (Number.isNaN(num)) return null;
  if (num === BIG || num === -BIG) return column.big.get(row)!;
  return rational(BigInt(num), BigInt(typeof column.den === 'number' ? column.den : column.den[row]!));
}

/** Puts an exact value into a row, in `num` where the column's denominator holds it. */
export function setExact(column: ExactColumn, row: number, value: Rational): void {
  const top = value.num * BigInt(column.den);
  const units = top / value.den;
  if (units * value.den === top && isSafe(units)) {
    column.num[row] = Number(units);
    column.big.delete(row);
  } else {
    column.num[row] = BIG;
    column.big.set(row, value);
  }
}

/** Puts an exact value into a row of fractions. */
export function setFraction(column: FractionColumn, row: number, value: Rational): void {
  if (isSafe(value.num) && isSafe(value.den)) {
    column.num[row] = Number(value.num);
    column.den[row] = Number(value.den);
    column.big.delete(row);
  } else {
    column.num[row] = BIG;
    column.big.set(row, value);
  }
}

/** value x factor + offset on every row. */
export function affine(column: ExactColumn, factor: Rational, offset: Rational): ExactColumn {
  const den = BigInt(column.den) * factor.den * offset.den;
  const scale = factor.num * offset.den;
  const shift = offset.num * BigInt(column.den) * factor.den;
  const common = greatestCommonDivisor(greatestCommonDivisor(scale, shift), den);
  const [k, b, d] = [scale / common, shift / common, den / common];
  const rows = column.num.length;
  const result = emptyExact(rows, isSafe(d) ? Number(d) : 1);
  const fast = isSafe(k) && isSafe(b) && isSafe(d);
  const [kn, bn] = [Number(k), Number(b)];
  for (let row = 0; row < rows; row += 1) {
    const num = column.num[row]!;
    if (num !== num) continue;
    const product = num * kn;
    const value = product + bn;
    if (fast && product >= -LIMIT && product <= LIMIT && value >= -LIMIT && value <= LIMIT) result.num[row] = value + 0;
    else {
      const exact = valueAt(column, row)!;
      setExact(result, row, rational(exact.num * factor.num * offset.den + offset.num * exact.den * factor.den, exact.den * factor.den * offset.den));
    }
  }
  return result;
}

/** The same values over another denominator, a multiple of the present one. */
export function rescale(column: ExactColumn, den: number): ExactColumn {
  if (den === column.den) return column;
  const factor = den / column.den;
  const result: ExactColumn = { num: new Float64Array(column.num.length), den, big: new Map() };
  for (let row = 0; row < column.num.length; row += 1) {
    const scaledUp = column.num[row]! * factor;
    if (scaledUp > LIMIT || scaledUp < -LIMIT) setExact(result, row, valueAt(column, row)!);
    else result.num[row] = scaledUp;
  }
  return result;
}

/** Every value within floor..cap; null is no bound. */
export function clamp(column: ExactColumn, floor: Rational | null, cap: Rational | null): ExactColumn {
  if (floor === null && cap === null) return column;
  const den = leastCommonMultiple(BigInt(column.den), leastCommonMultiple(floor?.den ?? 1n, cap?.den ?? 1n));
  if (den > BigInt(LARGEST_DENOMINATOR)) return clampSlowly(column, floor, cap);
  const result = rescale(column, Number(den));
  const low = floor === null ? -BIG : Number((floor.num * den) / floor.den);
  const high = cap === null ? BIG : Number((cap.num * den) / cap.den);
  if (Math.abs(low) !== BIG && Math.abs(low) > LIMIT) return clampSlowly(column, floor, cap);
  if (Math.abs(high) !== BIG && Math.abs(high) > LIMIT) return clampSlowly(column, floor, cap);
  const num = result === column ? column.num.slice() : result.num;
  const clamped: ExactColumn = { num, den: Number(den), big: new Map(result.big) };
  for (let row = 0; row < num.length; row += 1) {
    const value = num[row]!;
    if (value === BIG) setExact(clamped, row, bounded(result.big.get(row)!, floor, cap));
    else if (value < low) num[row] = low;
    else if (value > high) num[row] = high;
  }
  return clamped;
}

function clampSlowly(column: ExactColumn, floor: Rational | null, cap: Rational | null): ExactColumn {
  const result = emptyExact(column.num.length, column.den);
  for (let row = 0; row < column.num.length; row += 1) {
    const value = valueAt(column, row);
    if (value !== null) setExact(result, row, bounded(value, floor, cap));
  }
  return result;
}

/** Every fraction within floor..cap; null is no bound. Changes the column. */
export function clampFractions(column: FractionColumn, floor: Rational | null, cap: Rational | null): void {
  const low = floor === null ? null : safePair(floor);
  const high = cap === null ? null : safePair(cap);
  for (let row = 0; row < column.num.length; row += 1) {
    const num = column.num[row]!;
    if (num !== num) continue;
    const den = column.den[row]!;
    if (isSide(num, den, low, floor, -1) || isSide(num, den, high, cap, 1)) {
      setFraction(column, row, bounded(valueAt(column, row)!, floor, cap));
    }
  }
}

/** Whether num / den may lie beyond the bound (exactly, or to be looked at in full when the products are too large). */
function isSide(num: number, den: number, pair: readonly [number, number] | null, bound: Rational | null, side: 1 | -1): boolean {
  if (bound === null) return false;
  if (pair === null || num === BIG) return true;
  const left = num * pair[1];
  const right = pair[0] * den;
  if (Math.abs(left) > LIMIT || Math.abs(right) > LIMIT) return true;
  return side === 1 ? left > right : left < right;
}

function safePair(value: Rational): readonly [number, number] | null {
  return isSafe(value.num) && isSafe(value.den) ? [Number(value.num), Number(value.den)] : null;
}

/** The value within floor..cap. */
export function bounded(value: Rational, floor: Rational | null, cap: Rational | null): Rational {
  if (floor !== null && compare(value, floor) < 0) return floor;
  return cap !== null && compare(value, cap) > 0 ? cap : value;
}

/** Fractions over one denominator; rows that do not fit it stand in `big`. */
export function unify(column: FractionColumn): ExactColumn {
  let common = 1n;
  const seen = new Set<number>();
  let last = 1;
  for (let row = 0; row < column.num.length; row += 1) {
    const den = column.den[row]!;
    if (den === last || column.num[row] !== column.num[row] || seen.has(den)) continue;
    last = den;
    seen.add(den);
    const next = leastCommonMultiple(common, BigInt(den));
    if (next <= BigInt(LARGEST_DENOMINATOR)) common = next;
  }
  const den = Number(common);
  const result = emptyExact(column.num.length, den);
  for (let row = 0; row < column.num.length; row += 1) {
    const num = column.num[row]!;
    if (num !== num) continue;
    const factor = den / column.den[row]!;
    const value = num * factor;
    if (Number.isInteger(factor) && value <= LIMIT && value >= -LIMIT) result.num[row] = value;
    else setExact(result, row, valueAt(column, row)!);
  }
  return result;
}

/**
 * Numbers in the order of the column's values (equal where the values are equal): the column's own whole numbers, or
 * places in the sorted order where some do not fit. NaN where missing.
 */
export function orderKeys(column: ExactColumn): Float64Array {
  if (column.big.size === 0) return column.num;
  const rows = [...column.num.keys()].filter((row) => !Number.isNaN(column.num[row]!));
  const values = new Map(rows.map((row) => [row, valueAt(column, row)!]));
  rows.sort((a, b) => compare(values.get(a)!, values.get(b)!));
  const keys = new Float64Array(column.num.length).fill(NaN);
  let key = 0;
  rows.forEach((row, place) => {
    const before = place === 0 ? undefined : values.get(rows[place - 1]!);
    if (before !== undefined && compare(before, values.get(row)!) !== 0) key += 1;
    keys[row] = key;
  });
  return keys;
}

/** a + b on every row where `a` has a value; a missing `b` counts 0. */
export function addColumns(a: ExactColumn, b: ExactColumn): ExactColumn {
  const den = leastCommonMultiple(BigInt(a.den), BigInt(b.den));
  const common = den <= BigInt(LARGEST_DENOMINATOR) ? Number(den) : a.den;
  const result = emptyExact(a.num.length, common);
  const [up, upB] = [common / a.den, common / b.den];
  for (let row = 0; row < a.num.length; row += 1) {
    const left = a.num[row]! * up;
    if (left !== left) continue;
    const right = b.num[row]! === b.num[row]! ? b.num[row]! * upB : 0;
    const value = left + right;
    const fits = Number.isInteger(left) && Number.isInteger(right) && Math.abs(left) <= LIMIT && Math.abs(right) <= LIMIT;
    if (fits && Math.abs(value) <= LIMIT) result.num[row] = value + 0;
    else {
      const other = valueAt(b, row);
      const exact = valueAt(a, row)!;
      setExact(result, row, other === null ? exact : add(exact, other));
    }
  }
  return result;
}
