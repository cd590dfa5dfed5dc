import { BIG, emptyExact, setExact, unify, valueAt, type ExactColumn, type FractionColumn } from './exact-column.ts';
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
  const rows = column.num.length;
  const result = emptyExact(rows, isSafe(step.den) ? Number(step.den) : 1);
  const fast = isSafe(up) && isSafe(down) && isSafe(step.num) && isSafe(step.den);
  const [upN, downN, unit] = [Number(up), Number(down), Number(step.num)];
  // Values that are whole multiples of the step already.
  const factor = fast && dens === null && down === 1n ? upN * unit : NaN;
  for (let row = 0; row < rows; row += 1) {
    const num = column.num[row]!;
    if (num !== num) continue;
    const scaled = num * factor;
    if (scaled <= LIMIT && scaled >= -LIMIT) {
      result.num[row] = scaled + 0;
      continue;
    }
    if (fast && num !== BIG) {
      const top = num * upN;
      const bottom = dens === null ? downN : downN * dens[row]!;
      const multiple = roundQuotient(top, bottom) * unit;
      if (multiple <= LIMIT && multiple >= -LIMIT) {
        result.num[row] = multiple + 0;
        continue;
      }
    }
    setExact(result, row, roundTo(valueAt(column, row)!, step));
  }
  return result;
}
