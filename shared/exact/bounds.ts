import { BIG, type ExactColumn } from './exact-column.ts';
import { compare, type Rational } from './rational.ts';
import { ceilOf, floorOf } from './whole.ts';

/** A range of values, each end included or not, or open. */
export interface Range {
  readonly low: Rational | null;
  readonly lowIncluded: boolean;
  readonly high: Rational | null;
  readonly highIncluded: boolean;
}

/** A range as the smallest and largest numerator over a denominator that lie in it. */
export interface WholeRange {
  readonly from: number;
  readonly to: number;
}

export function inRange(value: Rational, range: Range): boolean {
  if (range.low !== null) {
    const side = compare(value, range.low);
    if (side < 0 || (side === 0 && !range.lowIncluded)) return false;
  }
  if (range.high === null) return true;
  const side = compare(value, range.high);
  return side < 0 || (side === 0 && range.highIncluded);
}

/**
 * The range for whole numerators over `den`. Bounds beyond 2^53 become the nearest double, which is beyond every
 * numerator that a column holds in `num`.
 */
export function wholeRange(range: Range, den: number): WholeRange {
  const scale = BigInt(den);
  const low = range.low === null ? null : { num: range.low.num * scale, den: range.low.den };
  const high = range.high === null ? null : { num: range.high.num * scale, den: range.high.den };
  return {
    from: low === null ? -Infinity : Number(range.lowIncluded ? ceilOf(low) : floorOf(low) + 1n),
    to: high === null ? Infinity : Number(range.highIncluded ? floorOf(high) : ceilOf(high) - 1n),
  };
}

/** For each row the place of the first range that holds its value, -1 where none does, -2 where the value is missing. */
export function firstRange(column: ExactColumn, ranges: readonly Range[]): Int32Array {
  const bounds = ranges.map((range) => wholeRange(range, column.den));
  const from = Float64Array.from(bounds, (bound) => bound.from);
  const to = Float64Array.from(bounds, (bound) => bound.to);
  const places = new Int32Array(column.num.length);
  for (let row = 0; row < places.length; row += 1) {
    const num = column.num[row]!;
    if (num !== num) places[row] = -2;
    else if (num === BIG) places[row] = ranges.findIndex((range) => inRange(column.big.get(row)!, range));
    else {
      let place = 0;
      while (place < from.length && (num < from[place]! || num > to[place]!)) place += 1;
      places[row] = place < from.length ? place : -1;
    }
  }
  return places;
}
