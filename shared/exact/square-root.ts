import { powerOfTen, rational, ZERO, type Rational } from './rational.ts';

/** Significant digits of a root that no fraction holds. */
export const ROOT_DIGITS = 20;

/**
 * The square root of a value from 0, correctly rounded to 20 significant digits (halves away from zero) from the exact
 * argument. A root that has so few digits is exact.
 *
 * @throws {RangeError} for a value below 0
 */
export function squareRoot(value: Rational): Rational {
  if (value.num < 0n) throw new RangeError('No root of a value below 0');
  if (value.num === 0n) return ZERO;
  // 10^(2 x shift) brings the value into the range whose roots have 20 digits before the point.
  const half = Math.floor((value.num.toString().length - value.den.toString().length) / 2);
  let shift = ROOT_DIGITS - 1 - half;
  while (wholeRoot(scaled(value, shift)) >= powerOfTen(ROOT_DIGITS)) shift -= 1;
  while (wholeRoot(scaled(value, shift)) < powerOfTen(ROOT_DIGITS - 1)) shift += 1;
  const whole = wholeRoot(scaled(value, shift));
  const isUp = compareSquare(2n * whole + 1n, value, shift) <= 0;
  const root = isUp ? whole + 1n : whole;
  return shift >= 0 ? rational(root, powerOfTen(shift)) : rational(root * powerOfTen(-shift));
}

/** value x 10^(2 x shift), cut to a whole number. */
function scaled({ num, den }: Rational, shift: number): bigint {
  return shift >= 0 ? (num * powerOfTen(2 * shift)) / den : num / (den * powerOfTen(-2 * shift));
}

/** Below, at or above 0 as `twice`^2 is below, equal to or above 4 x value x 10^(2 x shift). */
function compareSquare(twice: bigint, { num, den }: Rational, shift: number): number {
  const left = twice * twice * den * (shift >= 0 ? 1n : powerOfTen(-2 * shift));
  const right = 4n * num * (shift >= 0 ? powerOfTen(2 * shift) : 1n);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The largest whole number whose square is not above the value, by Newton's method. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
