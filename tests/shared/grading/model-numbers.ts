import { add, compare, div, mul, parseNumber, rational, type Rational } from '../../../shared/exact/rational.ts';
import type { SchemeNumber } from '../../../shared/exact/scheme-number.ts';
import type { Rounding } from '../../../shared/scheme/scheme.ts';

const ZERO = rational(0n);

export function round(value: Rational, rounding: Rounding | undefined): Rational {
  if (rounding === 'none') return value;
  const step = rounding === undefined ? rational(1n, 100n) : 'places' in rounding ? rational(1n, 10n ** BigInt(rounding.places)) : num(rounding.step);
  const steps = div(value, step);
  const size = steps.num < 0n ? -steps.num : steps.num;
  const whole = size / steps.den;
  const up = (size - whole * steps.den) * 2n >= steps.den ? whole + 1n : whole;
  return mul(rational(steps.num < 0n ? -up : up), step);
}

/** A number of places from 0 as a whole one. */
export function seats(places: Rational, how: 'up' | 'down' | 'nearest'): Rational {
  const top = how === 'up' ? places.num + places.den - 1n : how === 'down' ? places.num : places.num * 2n + places.den;
  return rational(top / (how === 'nearest' ? places.den * 2n : places.den));
}

export function median(values: readonly Rational[]): Rational {
  const ordered = [...values].sort(compare);
  const half = ordered.length / 2;
  return ordered.length % 2 === 1 ? ordered[Math.floor(half)]! : mean([ordered[half - 1]!, ordered[half]!]);
}

export function mean(values: readonly Rational[]): Rational {
  return div(values.reduce(add, ZERO), rational(BigInt(values.length)));
}

export function distinct(values: readonly Rational[]): number {
  return new Set(values.map(({ num: top, den }) => `${top}/${den}`)).size;
}

export function num(value: SchemeNumber): Rational {
  return parseNumber(value)!;
}

export function text(column: { readonly dictionary: readonly string[]; readonly index: Int32Array }, row: number): string | null {
  return column.dictionary[column.index[row]!] ?? null;
}
