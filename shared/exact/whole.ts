import { add, greatestCommonDivisor, ZERO, type Rational } from './rational.ts';

/** The largest whole number not above the value. */
export function floorOf(value: Rational): bigint {
  const cut = value.num / value.den;
  return value.num < 0n && cut * value.den !== value.num ? cut - 1n : cut;
}

/** The smallest whole number not below the value. */
export function ceilOf(value: Rational): bigint {
  return -floorOf({ num: -value.num, den: value.den });
}

/** The least common multiple of two whole numbers above 0. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

/** The sum of exact numbers; 0 for none. */
export function sumOf(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

/** Whether a double holds the whole number exactly. */
export function isSafe(value: bigint): boolean {
  return value <= MAX_SAFE && value >= -MAX_SAFE;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
