import { emptyExact, setExact, unify, valueAt, type ExactColumn, type FractionColumn } from './exact-column.ts';
import { roundTo, type RoundingStep } from './rounding.ts';
import { greatestCommonDivisor } from './rational.ts';
import { isSafe } from './whole.ts';

const LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * round(num / den), halves away from zero, of whole numbers in doubles, or NaN when `num` and `den` together are too
 * large for the remainder to be exact. `den` is above 0.
 */
export function roundQuotient(num: number, den: number): number {
  const size = num < 0 ? -num : num;
  if (size + den > LIMIT || 2 * den > LIMIT) return NaN;
  let quotient = Math.floor(size / den);
  let rest = size - quotient * den;
  if (rest < 0) {
    quotient -= 1;
    rest += den;
  }
  if (2 * rest >= den) quotient += 1;
  return num < 0 ? 0 - quotient : quotient;
}

/** Every value rounded to the step; null leaves them as they are. */
export function roundColumn(column: ExactColumn, step: RoundingStep): ExactColumn {
  if (step === null) return column;
  const common = greatestCommonDivisor(step.den, step.num * BigInt(column.den));
  return roundRows(column, step, step.den / common, (step.num * BigInt(column.den)) / common, null);
}

/** As `roundColumn` for fractions. */
export function roundFractions(column: FractionColumn, step: RoundingStep): ExactColumn {
  if (step === null) return unify(column);
  return roundRows(column, step, step.den, step.num, column.den);
}

/** value / step = num x up / (down x den of the row). */
function roundRows(
  column: ExactColumn | FractionColumn,
  step: NonNullable<RoundingStep>,
  up: bigint,
  down: bigint,
  dens: Float64Array | null,
): ExactColumn {
  const result = emptyExact(column.num.length, isSafe(step.den) ? Number(step.den) : 1);
  const fast = isSafe(up) && isSafe(down) && isSafe(step.num) && isSafe(step.den);
  const slow = fast ? roundQuickly(column.num, dens, result.num, { up: Number(up), down: Number(down), unit: Number(step.num) }) : [...column.num.keys()];
  for (const row of slow) {
    const value = valueAt(column, row);
    if (value !== null) setExact(result, row, roundTo(value, step));
  }
  return result;
}

interface RoundingFactors {
  readonly up: number;
  readonly down: number;
  readonly unit: number;
}

/** Rounds in doubles what they hold into `rounded`, which is all missing at first; gives the other rows. */
function roundQuickly(num: Float64Array, dens: Float64Array | null, rounded: Float64Array, { up, down, unit }: RoundingFactors): readonly number[] {
  if (dens === null && down === 1) return scaleWholes(num, rounded, up * unit);
  const slow: number[] = [];
  for (let row = 0; row < num.length; row += 1) {
    const value = num[row]!;
    if (value !== value) continue;
    const top = value * up;
    const den = dens === null ? down : down * dens[row]!;
    const size = top < 0 ? -top : top;
    // BIG is beyond the limit too.
    if (!(size + den <= LIMIT && 2 * den <= LIMIT)) {
      slow.push(row);
      continue;
    }
    let quotient = Math.floor(size / den);
    let rest = size - quotient * den;
    if (rest < 0) {
      quotient -= 1;
      rest += den;
    }
    if (2 * rest >= den) quotient += 1;
    const multiple = quotient * unit;
    if (multiple <= LIMIT) rounded[row] = (top < 0 ? -multiple : multiple) + 0;
    else slow.push(row);
  }
  return slow;
}

/** Values that are whole multiples of the step already. */
function scaleWholes(num: Float64Array, scaled: Float64Array, factor: number): readonly number[] {
  const slow: number[] = [];
  for (let row = 0; row < num.length; row += 1) {
    const value = num[row]! * factor;
    if (value <= LIMIT && value >= -LIMIT) scaled[row] = value + 0;
    else if (value === value) slow.push(row);
  }
  return slow;
}
