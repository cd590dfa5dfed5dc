/**
 * An exact fraction in lowest terms; `den` is above zero, so equal values have equal fields.
 *
 * All arithmetic of scores and grades uses these or whole numbers on a common scale, never binary fractions.
 */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** How a value is rounded, half away from zero: to decimal places (0 or more) or to a step above zero. */
export type RoundTo = { readonly places: number } | { readonly step: Rational };

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };
export const HUNDRED: Rational = { num: 100n, den: 1n };

/** The fraction num / den in lowest terms. @throws {RangeError} when `den` is 0. */
export function rational(num: bigint, den: bigint = 1n): Rational {
  if (den === 0n) throw new RangeError('A fraction needs a denominator other than 0');
  const divisor = greatestCommonDivisor(num, den) * (den < 0n ? -1n : 1n);
  return { num: num / divisor, den: den / divisor };
}

export function fromInteger(value: number | bigint): Rational {
  return { num: BigInt(value), den: 1n };
}

/**
 * The exact value of a decimal (`12`, `-0.5`, `"12.50"`, `"1e-7"`) or a fraction (`"70/3"`); null when it is neither.
 *
 * A JSON number stands for its shortest decimal text: 0.1 is one tenth. More than 60 digits, or an exponent beyond 60,
 * is refused, so that no text makes the arithmetic costly.
 */
export function parseNumber(value: number | string): Rational | null {
  const text = typeof value === 'number' ? String(value) : value.trim();
  if (text.length > 64) return null;
  const fraction = /^([+-]?\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) {
    const den = BigInt(fraction[2] ?? '0');
    return den === 0n ? null : rational(BigInt(fraction[1] ?? '0'), den);
  }
  const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (decimal === null) return null;
  const [, sign, whole = '', broken = '', exponentText = '0'] = decimal;
  if (whole === '' && broken === '') return null;
  const exponent = Number(exponentText) - broken.length;
  if (Math.abs(exponent) > 60 + broken.length) return null;
  const digits = BigInt(whole + broken) * (sign === '-' ? -1n : 1n);
  return exponent >= 0 ? { num: digits * powerOfTen(exponent), den: 1n } : rational(digits, powerOfTen(-exponent));
}

export function add(a: Rational, b: Rational): Rational {
  if (a.den === 1n && b.den === 1n) return { num: a.num + b.num, den: 1n };
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function sub(a: Rational, b: Rational): Rational {
  return add(a, { num: -b.num, den: b.den });
}

export function mul(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** a / b. @throws {RangeError} when b is 0: callers decide first what a division by zero means for them. */
export function div(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

/** Below 0, 0 or above 0 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function min(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function max(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** The value rounded half away from zero: 0.005 to 2 places is 0.01, -0.005 is -0.01. */
export function roundHalfAway(value: Rational, to: RoundTo): Rational {
  if ('step' in to) return mul({ num: nearestInteger(div(value, to.step)), den: 1n }, to.step);
  const scale = powerOfTen(to.places);
  return rational(nearestInteger({ num: value.num * scale, den: value.den }), scale);
}

/** The value with exactly `places` decimals, rounded half away from zero: 259/3 to 2 places is `86.33`. */
export function toDecimalText(value: Rational, places: number): string {
  return decimalText(nearestInteger({ num: value.num * powerOfTen(places), den: value.den }), places);
}

/** The value with exactly `places` decimals, the rest cut off: what is shown with fewer digits is never rounded up. */
export function toCutText(value: Rational, places: number): string {
  return decimalText((value.num * powerOfTen(places)) / value.den, places);
}

/** The exact value as text that `parseNumber` reads back: `86.5` where a decimal holds it, else `259/3`. */
export function toExactText(value: Rational): string {
  const places = decimalPlaces(value.den);
  if (places === null) return `${value.num}/${value.den}`;
  return decimalText((value.num * powerOfTen(places)) / value.den, places);
}

/** 10 to the power of `exponent`, a whole number from 0. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** The greatest common divisor, above 0 unless both are 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

/** The whole number nearest to num / den (den above 0, not necessarily in lowest terms); halves go away from zero. */
export function nearestInteger(value: Rational): bigint {
  const size = value.num < 0n ? -value.num : value.num;
  const rounded = (size * 2n + value.den) / (value.den * 2n);
  return value.num < 0n ? -rounded : rounded;
}

function decimalText(units: bigint, places: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** How many decimals hold a fraction with this denominator, null when none do (a prime factor besides 2 and 5). */
export function decimalPlaces(den: bigint): number | null {
  let [rest, twos, fives] = [den, 0, 0];
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : null;
}
