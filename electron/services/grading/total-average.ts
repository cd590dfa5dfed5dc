import { columnValue } from '../../../shared/exact/number-column.ts';
import { centsText } from '../../../shared/exact/number-text.ts';
import { roundQuotient } from '../../../shared/exact/round-column.ts';
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
    const quick = this.rest === ZERO ? roundQuotient(this.units * 100, this.count * 10 ** this.column.places) : NaN;
    if (!Number.isNaN(quick)) return centsText(quick);
    const scale = rational(1n, 10n ** BigInt(this.column.places));
    const sum = add(mul(fromInteger(this.units), scale), this.rest);
    return toDecimalText(div(sum, fromInteger(this.count)), 2);
  }
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
