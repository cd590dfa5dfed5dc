import { columnValue } from '../../../shared/exact/number-column.ts';
import { centsText } from '../../../shared/exact/number-text.ts';
import { roundQuotient } from '../../../shared/exact/round-column.ts';
import { add, compare, div, fromInteger, mul, rational, toDecimalText, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';

/** Adds up values of one column, exactly: in doubles while they hold, beyond them in fractions. */
export class ColumnSum {
  count: number;
  private units: number;
  private rest: Rational = ZERO;
  private readonly column: NumberColumn;

  /** @param units the sum of `count` rows that were taken in already */
  constructor(column: NumberColumn, count = 0, units = 0) {
    this.column = column;
    this.count = count;
    this.units = units;
  }

  /** Takes the row's value in; a missing one is passed over. */
  take(row: number): void {
    const { units, wide, fractions } = this.column;
    const value = units[row]!;
    if (value !== value) return;
    this.count += 1;
    const next = this.units + value;
    if (wide?.has(row) !== true && fractions?.has(row) !== true && Math.abs(next) <= Number.MAX_SAFE_INTEGER) this.units = next;
    else this.rest = add(this.rest, columnValue(this.column, row) ?? ZERO);
  }

  /** The mean rounded to 2 places, or null of nothing. */
  average(): string | null {
    if (this.count === 0) return null;
    const quick = this.rest === ZERO ? roundQuotient(this.units * 100, this.count * 10 ** this.column.places) : NaN;
    if (!Number.isNaN(quick)) return centsText(quick);
    const scale = rational(1n, 10n ** BigInt(this.column.places));
    const sum = add(mul(fromInteger(this.units), scale), this.rest);
    return toDecimalText(div(sum, fromInteger(this.count)), 2);
  }
}

/** How many rows of a group have a value, and its mean rounded to 2 places, or null of nothing. */
export interface GroupMean {
  readonly count: number;
  readonly average: string | null;
}

/**
 * Means of a column by groups of rows.
 *
 * @param group of each row; below 0: none
 * @param taken 1: the row counts
 */
export function meansByGroup(column: NumberColumn, group: Int32Array, groups: number, taken: Uint8Array): readonly GroupMean[] {
  const [sums, counts] = [new Float64Array(groups), new Int32Array(groups)];
  const isPlain = column.wide === undefined && column.fractions === undefined && addUp(column.units, group, taken, sums, counts);
  if (isPlain) return Array.from(counts, (count, place) => new ColumnSum(column, count, sums[place])).map(meanOf);
  const exact = Array.from(counts, () => new ColumnSum(column));
  group.forEach((place, row) => {
    if (place >= 0 && taken[row] === 1) exact[place]!.take(row);
  });
  return exact.map(meanOf);
}

function meanOf(sum: ColumnSum): GroupMean {
  return { count: sum.count, average: sum.average() };
}

/** Adds whole numbers up in doubles; false where a sum may pass 2^53. */
function addUp(units: Float64Array, group: Int32Array, taken: Uint8Array, sums: Float64Array, counts: Int32Array): boolean {
  let largest = 0;
  for (let row = 0; row < units.length; row += 1) {
    const value = units[row]!;
    const place = group[row]!;
    if (place < 0 || taken[row] !== 1 || value !== value) continue;
    const sum = sums[place]! + value;
    sums[place] = sum;
    counts[place]! += 1;
    if (sum > largest) largest = sum;
    else if (-sum > largest) largest = -sum;
  }
  return largest <= Number.MAX_SAFE_INTEGER;
}

/** The median of the rows' values rounded to 2 places (of an even number: the mean of the middle two), or null of nothing. */
export function medianOf(column: NumberColumn, rows: readonly number[]): string | null {
  const present = rows.filter((row) => !Number.isNaN(column.units[row]!));
  if (present.length === 0) return null;
  const upper = present.length >> 1;
  const lower = present.length % 2 === 1 ? upper : upper - 1;
  const [low, high] = column.wide === undefined && column.fractions === undefined ? plainAt(column, present, lower, upper) : exactAt(column, present, lower, upper);
  return toDecimalText(div(add(low, high), fromInteger(2)), 2);
}

/** The values at two places in ascending order, of numbers that doubles hold. */
function plainAt(column: NumberColumn, rows: readonly number[], lower: number, upper: number): readonly [Rational, Rational] {
  const units = new Float64Array(rows.length);
  for (let place = 0; place < units.length; place += 1) units[place] = column.units[rows[place]!]!;
  units.sort();
  const scale = 10n ** BigInt(column.places);
  return [rational(BigInt(units[lower]!), scale), rational(BigInt(units[upper]!), scale)];
}

function exactAt(column: NumberColumn, rows: readonly number[], lower: number, upper: number): readonly [Rational, Rational] {
  const values = rows.map((row) => columnValue(column, row)!).sort(compare);
  return [values[lower]!, values[upper]!];
}
