import { decimalPlaces, toCutText, type Rational } from './rational.ts';

/** Places at which a fraction that no decimal holds is cut. */
export const FRACTION_PLACES = 10;

/** The value with as many places as it needs (`12.5`, `90`); one that no decimal holds is cut to 10 places. */
export function plainDecimal(value: Rational): string {
  return toCutText(value, decimalPlaces(value.den) ?? FRACTION_PLACES);
}

/** As `plainDecimal`, with at least so many places (`90.00`). */
export function paddedDecimal(value: Rational, places: number): string {
  return toCutText(value, Math.max(places, decimalPlaces(value.den) ?? FRACTION_PLACES));
}

/** Whole hundredths below 10^21 as text: 9350 is `93.50`. */
export function centsText(cents: number): string;
export function centsText(cents: number | null): string | null;
export function centsText(cents: number | null): string | null {
  if (cents === null) return null;
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
