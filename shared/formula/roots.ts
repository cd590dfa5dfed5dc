import { powerOfTen, rational, type Rational } from '../exact/rational.ts';
import { decimalExponent, LARGEST_EXPONENT, roundSignificant, settle, toRational, type FormulaNumber } from './numbers.ts';

/** Digits to which a root or power that no fraction holds is correctly rounded. */
const DIGITS = 20;
const LONG_DIGITS = 40;
/** Powers of up to so many digits are worked out in full. */
const FULL_DIGITS = 8000;
/** Roots up to this one are taken of whole numbers, others by logarithm. */
const LARGEST_PLAIN_ROOT = 10n;
const MOST_BITS = 16_384;

/** What is no power: 0 to a power below 0 (`division`), or no real number or one out of range (`range`). */
export type PowerFault = 'division' | 'range';

/** The square root of a number that is not negative: the exact fraction, else correctly rounded to 20 digits. */
export function squareRoot(value: Rational): Rational {
  return exactRoot(value, 2n) ?? roundedRoot(value, 2n);
}

/** base to the power of exponent: exact where a fraction holds it, else correctly rounded to 20 significant digits. */
export function power(base: FormulaNumber, exponent: FormulaNumber): FormulaNumber | PowerFault {
  const [b, e] = [toRational(base), toRational(exponent)];
  if (b.num === 0n) return e.num > 0n ? base : e.num < 0n ? 'division' : 'range';
  if (e.den === 1n) return wholePower(b, e.num) ?? 'range';
  if (b.num < 0n) return 'range';
  const root = exactRoot(b, e.den);
  if (root !== null) return wholePower(root, e.num) ?? 'range';
  const exactDigits = Number(magnitude(e.num)) * digitsOf(b);
  if (e.den <= LARGEST_PLAIN_ROOT && exactDigits <= FULL_DIGITS / 10) return settle(roundedRoot(exactPower(b, e.num), e.den)) ?? 'range';
  const result = powerByLogarithm(b, e, DIGITS);
  return (result === null ? null : settle(result)) ?? 'range';
}

function wholePower(base: Rational, exponent: bigint): FormulaNumber | null {
  const size = magnitude(exponent);
  const isUnit = base.den === 1n && (base.num === 1n || base.num === -1n);
  const isNegative = base.num < 0n && exponent % 2n !== 0n;
  if (isUnit) return settle({ num: isNegative ? -1n : 1n, den: 1n });
  if (Number(size) * digitsOf(base) <= FULL_DIGITS) return settle(exactPower(base, exponent));
  const result = powerByLogarithm({ num: magnitude(base.num), den: base.den }, { num: exponent, den: 1n }, LONG_DIGITS);
  if (result === null) return null;
  return settle(isNegative ? { num: -result.num, den: result.den } : result);
}

function exactPower({ num, den }: Rational, exponent: bigint): Rational {
  if (exponent >= 0n) return { num: num ** exponent, den: den ** exponent };
  const sign = num < 0n && exponent % 2n !== 0n ? -1n : 1n;
  return { num: sign * den ** -exponent, den: magnitude(num) ** -exponent };
}

/** The root of a fraction above or equal to 0 where it is a fraction itself, else null. */
function exactRoot({ num, den }: Rational, degree: bigint): Rational | null {
  const top = integerRoot(num, degree);
  if (top ** degree !== num) return null;
  const bottom = integerRoot(den, degree);
  return bottom ** degree === den ? { num: top, den: bottom } : null;
}

/** The root of a fraction that has no exact one, correctly rounded: it is never half-way between two decimals. */
function roundedRoot(value: Rational, degree: bigint): Rational {
  const exponent = Math.floor(decimalExponent(value) / Number(degree));
  const shift = DIGITS + 1 - exponent;
  const scale = powerOfTen(Math.abs(shift) * Number(degree));
  const scaled = shift >= 0 ? (value.num * scale) / value.den : value.num / (value.den * scale);
  const digits = roundDigits(integerRoot(scaled, degree));
  return shift >= 0 ? rational(digits, powerOfTen(shift)) : rational(digits * powerOfTen(-shift));
}

/** A cut-off irrational number (of more than 20 digits) rounded to 20: on the half and above, it is above the half. */
function roundDigits(cut: bigint): bigint {
  const unit = powerOfTen(cut.toString().length - DIGITS);
  return ((cut + unit / 2n) / unit) * unit;
}

/** The largest whole number whose power of `degree` is not above a number that is not negative. */
function integerRoot(value: bigint, degree: bigint): bigint {
  if (value < 2n) return value;
  const bits = bitsOf(value);
  if (degree >= BigInt(bits)) return 1n;
  const less = degree - 1n;
  let root = 1n << (BigInt(bits) / degree + 1n);
  for (;;) {
    const next = (less * root + value / root ** less) / degree;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * base^exponent of a base above 0 by exp(exponent x ln base) in whole numbers of 2^-bits, with a bound of the error; the
 * bits are doubled until both ends of the error round to the same digits. Null when the result is out of range.
 */
function powerByLogarithm(base: Rational, exponent: Rational, digits: number): Rational | null {
  const size = bitsOf(magnitude(exponent.num) / exponent.den + 1n);
  for (let bits = 128 + 4 * digits + size; ; bits *= 2) {
    const guess = powerWithin(base, exponent, bits);
    if (guess === null) return null;
    const low = roundSignificant(binary(guess.units - guess.error, guess.shift), digits);
    const high = roundSignificant(binary(guess.units + guess.error, guess.shift), digits);
    // Only an exact half stays undecided: the upper end is it rounded away from zero.
    if (bits > MOST_BITS || (low.num === high.num && low.den === high.den)) return high;
  }
}

interface Guess {
  readonly units: bigint;
  readonly error: bigint;
  /** The value is units x 2^shift. */
  readonly shift: number;
}

function powerWithin(base: Rational, exponent: Rational, bits: number): Guess | null {
  const w = BigInt(bits);
  const seriesError = 8n * w;
  const binaryExponent = BigInt(bitsOf(base.num) - bitsOf(base.den));
  const top = binaryExponent < 0n ? base.num << -binaryExponent : base.num;
  const bottom = binaryExponent > 0n ? base.den << binaryExponent : base.den;
  const ln2 = 2n * inverseTangent(1n, 3n, w);
  const logarithm = 2n * inverseTangent(top - bottom, top + bottom, w) + binaryExponent * ln2;
  const logarithmError = 2n * seriesError * (magnitude(binaryExponent) + 1n);

  const product = (exponent.num * logarithm) / exponent.den;
  if (magnitude(product) >> w > BigInt(Math.ceil((LARGEST_EXPONENT + 1) * 2.303))) return null;
  const productError = (magnitude(exponent.num) * logarithmError) / exponent.den + 2n;
  const twos = product / ln2 - (product < 0n ? 1n : 0n);
  const rest = product - twos * ln2;
  const restError = productError + (magnitude(twos) + 1n) * 2n * seriesError;
  return { units: exponential(rest, w), error: 2n * restError + seriesError, shift: Number(twos) - bits };
}

/** The inverse hyperbolic tangent of top / bottom, at most a third in size, in units of 2^-w. */
function inverseTangent(top: bigint, bottom: bigint, w: bigint): bigint {
  const argument = (top << w) / bottom;
  const square = (argument * argument) >> w;
  let sum = 0n;
  let term = argument;
  for (let place = 1n; term !== 0n && term !== -1n; place += 2n) {
    sum += term / place;
    term = (term * square) >> w;
  }
  return sum;
}

/** e to the power of a number from 0 to 1, in units of 2^-w. */
function exponential(argument: bigint, w: bigint): bigint {
  let sum = 0n;
  let term = 1n << w;
  for (let place = 1n; term !== 0n; place += 1n) {
    sum += term;
    term = ((term * argument) >> w) / place;
  }
  return sum;
}

function binary(units: bigint, shift: number): Rational {
  return shift >= 0 ? { num: units << BigInt(shift), den: 1n } : rational(units, 1n << BigInt(-shift));
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function bitsOf(value: bigint): number {
  return value.toString(2).length;
}

function digitsOf({ num, den }: Rational): number {
  return Math.max(magnitude(num).toString().length, den.toString().length);
}
