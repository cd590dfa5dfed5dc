import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, compare, div, fromInteger, mul, rational, toDecimalText, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';

/** Adds up values of one column, exactly: in doubles while they hold, beyond them in fractions. */
export class ColumnSum {
  count = 0;
  private units = 0;
  private rest: Rational = ZERO;
  private readonly column: NumberColumn;

  constructor(column: NumberColumn) {
    this.column = column;
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
    const scale = rational(1n, 10n ** BigInt(this.column.places));
    const sum = add(mul(fromInteger(this.units), scale), this.rest);
    return toDecimalText(div(sum, fromInteger(this.count)), 2);
  }
}

/** The median of the rows' values rounded to 2 places (of an even number: the mean of the middle two), or null of nothing. */
export function medianOf(column: NumberColumn, rows: readonly number[]): string | null {
  const present = rows.filter((row) => !Number.isNaN(column.units[row]!));
  if (present.length === 0) return null;
  const isPlain = column.wide === undefined && column.fractions === undefined;
  if (isPlain) present.sort((a, b) => column.units[a]! - column.units[b]!);
  else present.sort((a, b) => compare(columnValue(column, a)!, columnValue(column, b)!));
  const upper = present.length >> 1;
  const lower = present.length % 2 === 1 ? upper : upper - 1;
  const sum = add(columnValue(column, present[lower]!)!, columnValue(column, present[upper]!)!);
  return toDecimalText(div(sum, fromInteger(2)), 2);
}
