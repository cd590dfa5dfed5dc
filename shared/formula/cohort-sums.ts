import { powerOfTen, rational, type Rational } from '../exact/rational.ts';
import { leastCommonMultiple } from '../exact/whole.ts';
import { decimalExponent, roundSignificant, settle, toRational, type FormulaNumber } from './numbers.ts';
import { squareRoot } from './roots.ts';

/**
 * A sum of many numbers: exact where a denominator of up to 400 digits holds it, else with an error below 10^-180 of the
 * largest number, so that what is rounded to 40 or 20 digits from it has the digits of the exact sum.
 */
interface LongSum {
  readonly value: Rational;
  readonly isExact: boolean;
}

const LONGEST = powerOfTen(400);
const KEPT_DIGITS = 200;
const ROUNDED_DIGITS = 40;

/** The arithmetic mean of at least one number; the order of the numbers has no effect. Null: out of range. */
export function cohortMean(members: readonly FormulaNumber[]): FormulaNumber | null {
  const { value, isExact } = sumLong(members.map(toRational));
  const mean = rational(value.num, value.den * BigInt(members.length));
  return settle(isExact ? mean : roundSignificant(mean, ROUNDED_DIGITS));
}

/** The population's standard deviation of at least one number, correctly rounded to 20 digits. Null: out of range. */
export function cohortDeviation(members: readonly FormulaNumber[]): FormulaNumber | null {
  const values = members.map(toRational);
  const sum = sumLong(values).value;
  const squares = sumLong(values.map(({ num, den }) => ({ num: num * num, den: den * den }))).value;
  const n = BigInt(members.length);
  const spread = n * squares.num * sum.den * sum.den - sum.num * sum.num * squares.den;
  const variance = rational(spread, squares.den * sum.den * sum.den * n * n);
  // Sums that are not exact may miss 0 by less than they hold.
  return variance.num <= 0n ? settle({ num: 0n, den: 1n }) : settle(squareRoot(variance));
}

function sumLong(values: readonly Rational[]): LongSum {
  const byDenominator = new Map<bigint, bigint>();
  for (const { num, den } of values) byDenominator.set(den, (byDenominator.get(den) ?? 0n) + num);
  let common = 1n;
  for (const den of byDenominator.keys()) {
    common = leastCommonMultiple(common, den);
    if (common >= LONGEST) return { value: sumInDecimals(byDenominator), isExact: false };
  }
  let total = 0n;
  for (const [den, num] of byDenominator) total += num * (common / den);
  return { value: rational(total, common), isExact: true };
}

function sumInDecimals(byDenominator: ReadonlyMap<bigint, bigint>): Rational {
  let largest = -Infinity;
  for (const [den, num] of byDenominator) if (num !== 0n) largest = Math.max(largest, decimalExponent({ num, den }));
  if (largest === -Infinity) return { num: 0n, den: 1n };
  const shift = KEPT_DIGITS - largest;
  const up = powerOfTen(Math.max(shift, 0));
  const down = powerOfTen(Math.max(-shift, 0));
  let total = 0n;
  for (const [den, num] of byDenominator) total += (num * up) / (den * down);
  return rational(total * down, up);
}
