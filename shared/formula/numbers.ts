import { nearestInteger, powerOfTen, rational, type Rational } from '../exact/rational.ts';
import { roundQuotient } from '../exact/round-column.ts';
import { isSafe } from '../exact/whole.ts';

/**
 * A fraction whose numerator and denominator (1 or more) are whole numbers below 2^53 held exactly in doubles, not
 * necessarily in lowest terms. Operators try it first: a sum or product of such numbers that a double shows as at most
 * 2^53 - 1 is exact, because rounding to a double never takes a larger whole number below 2^53.
 */
export class SmallFraction {
  readonly num: number;
  readonly den: number;

  constructor(num: number, den: number) {
    this.num = num;
    this.den = den;
  }
}

/** An exact number of a formula. */
export type FormulaNumber = SmallFraction | Rational;

/** From 10^1000 on, and below 10^-1000, a number is out of range. */
export const LARGEST_EXPONENT = 1000;

const LIMIT = Number.MAX_SAFE_INTEGER;
const LONGEST = powerOfTen(400);
const OUTSIDE = powerOfTen(LARGEST_EXPONENT);
const ROUNDED_DIGITS = 40;

export const NOUGHT = new SmallFraction(0, 1);
export const UNIT = new SmallFraction(1, 1);

export function toRational(value: FormulaNumber): Rational {
  return value instanceof SmallFraction ? rational(BigInt(value.num), BigInt(value.den)) : value;
}

/**
 * The number as formulas hold it: small where it fits, rounded to 40 significant digits where its numerator or
 * denominator has more than 400, null where it is out of range.
 */
export function settle(value: Rational): FormulaNumber | null {
  const { num, den } = value;
  if (isSafe(num) && isSafe(den)) return new SmallFraction(Number(num), Number(den));
  const size = num < 0n ? -num : num;
  if (size < LONGEST && den < LONGEST) return value;
  if (size >= den * OUTSIDE || size * OUTSIDE <= den) return null;
  return roundSignificant(value, ROUNDED_DIGITS);
}

/** The value rounded, half away from zero, to so many significant digits. */
export function roundSignificant(value: Rational, digits: number): Rational {
  if (value.num === 0n) return value;
  const shift = digits - 1 - decimalExponent(value);
  if (shift >= 0) return rational(nearestInteger({ num: value.num * powerOfTen(shift), den: value.den }), powerOfTen(shift));
  return rational(nearestInteger({ num: value.num, den: value.den * powerOfTen(-shift) }) * powerOfTen(-shift));
}

/** The whole number e with 10^e <= |value| < 10^(e + 1), for a value other than 0. */
export function decimalExponent({ num, den }: Rational): number {
  const size = num < 0n ? -num : num;
  const guess = size.toString().length - den.toString().length;
  const reaches = guess >= 0 ? size >= den * powerOfTen(guess) : size * powerOfTen(-guess) >= den;
  return reaches ? guess : guess - 1;
}

export function plus(a: FormulaNumber, b: FormulaNumber): FormulaNumber | null {
  if (a instanceof SmallFraction && b instanceof SmallFraction) {
    if (a.den === b.den) {
      const num = a.num + b.num;
      if (num <= LIMIT && num >= -LIMIT) return new SmallFraction(num, a.den);
    } else {
      const left = a.num * b.den;
      const right = b.num * a.den;
      const num = left + right;
      const den = a.den * b.den;
      if (within(left) && within(right) && within(num) && den <= LIMIT) return new SmallFraction(num, den);
    }
  }
  const [x, y] = [toRational(a), toRational(b)];
  return settle(rational(x.num * y.den + y.num * x.den, x.den * y.den));
}

export function minus(a: FormulaNumber, b: FormulaNumber): FormulaNumber | null {
  return plus(a, negate(b));
}

export function times(a: FormulaNumber, b: FormulaNumber): FormulaNumber | null {
  if (a instanceof SmallFraction && b instanceof SmallFraction) {
    const num = a.num * b.num;
    const den = a.den * b.den;
    if (within(num) && den <= LIMIT) return new SmallFraction(num, den);
  }
  const [x, y] = [toRational(a), toRational(b)];
  return settle(rational(x.num * y.num, x.den * y.den));
}

/** a / b; b is not 0. */
export function over(a: FormulaNumber, b: FormulaNumber): FormulaNumber | null {
  return times(a, b instanceof SmallFraction ? reciprocal(b) : { num: b.num < 0n ? -b.den : b.den, den: b.num < 0n ? -b.num : b.num });
}

export function negate(value: FormulaNumber): FormulaNumber {
  // 0 - 0 is +0 where -0 would not be the same.
  return value instanceof SmallFraction ? new SmallFraction(0 - value.num, value.den) : { num: -value.num, den: value.den };
}

export function absolute(value: FormulaNumber): FormulaNumber {
  return value.num < 0 ? negate(value) : value;
}

export function isZero(value: FormulaNumber): boolean {
  return value instanceof SmallFraction ? value.num === 0 : value.num === 0n;
}

/** Below 0, 0 or above 0 as a is below, equal to or above b. */
export function compareNumbers(a: FormulaNumber, b: FormulaNumber): number {
  if (a instanceof SmallFraction && b instanceof SmallFraction) {
    if (a.den === b.den) return a.num - b.num;
    const left = a.num * b.den;
    const right = b.num * a.den;
    if (within(left) && within(right)) return left - right;
  }
  const [x, y] = [toRational(a), toRational(b)];
  const difference = x.num * y.den - y.num * x.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest whole number not above the value. */
export function floorNumber(value: FormulaNumber): FormulaNumber {
  if (value instanceof SmallFraction) {
    const rest = ((value.num % value.den) + value.den) % value.den;
    const top = value.num - rest;
    if (within(top)) return new SmallFraction(top / value.den, 1);
  }
  const { num, den } = toRational(value);
  const cut = num / den;
  return whole(num < 0n && cut * den !== num ? cut - 1n : cut);
}

/** The whole number as a small one where it fits. */
export function whole(value: bigint): FormulaNumber {
  return isSafe(value) ? new SmallFraction(Number(value), 1) : { num: value, den: 1n };
}

/** The value as a whole number, or null when it is none or 2^53 or beyond. */
export function asWhole(value: FormulaNumber): number | null {
  const { num, den } = toRational(value);
  return den === 1n && isSafe(num) ? Number(num) : null;
}

export type RoundingWay = 'nearest' | 'up' | 'down';

/** Rounded to decimal places (negative: to tens, hundreds, …): half away from zero, away from zero, or toward it. */
export function roundPlaces(value: FormulaNumber, places: number, way: RoundingWay): FormulaNumber | null {
  if (way === 'nearest' && value instanceof SmallFraction && places >= 0 && places <= 15) {
    const scale = 10 ** places;
    const top = value.num * scale;
    const rounded = within(top) ? roundQuotient(top, value.den) : NaN;
    if (!Number.isNaN(rounded)) return new SmallFraction(rounded, scale);
  }
  const { num, den } = toRational(value);
  const up = powerOfTen(Math.max(places, 0));
  const down = powerOfTen(Math.max(-places, 0));
  const units = roundWhole({ num: num * up, den: den * down }, way);
  return settle(rational(units * down, up));
}

function roundWhole(value: Rational, way: RoundingWay): bigint {
  if (way === 'nearest') return nearestInteger(value);
  const cut = value.num / value.den;
  if (way === 'down' || cut * value.den === value.num) return cut;
  return value.num < 0n ? cut - 1n : cut + 1n;
}

function reciprocal({ num, den }: SmallFraction): SmallFraction {
  return num < 0 ? new SmallFraction(-den, -num) : new SmallFraction(den, num);
}

function within(value: number): boolean {
  return value <= LIMIT && value >= -LIMIT;
}
