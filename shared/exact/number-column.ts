import type { NumberColumn } from '../grading/columns.ts';
import { emptyExact, setExact, valueAt, type ExactColumn } from './exact-column.ts';
import { FRACTION_PLACES, plainDecimal } from './number-text.ts';
import { decimalPlaces, powerOfTen, rational, toCutText, type Rational } from './rational.ts';
import { isSafe } from './whole.ts';

/** The exact value of a row, or null when missing. */
export function columnValue(column: NumberColumn, row: number): Rational | null {
  const units = column.units[row]!;
  if (Number.isNaN(units)) return null;
  const fraction = column.fractions?.get(row);
  if (fraction !== undefined) return fraction;
  return rational(column.wide?.get(row) ?? BigInt(units), powerOfTen(column.places));
}

/** The row's value as text, as many places as it needs, or null when missing. */
export function columnText(column: NumberColumn, row: number): string | null {
  const value = columnValue(column, row);
  return value === null ? null : plainDecimal(value);
}

/** The row's value with so many places, further digits cut off, or null when missing. */
export function columnDecimal(column: NumberColumn, row: number, places: number): string | null {
  const value = columnValue(column, row);
  return value === null ? null : toCutText(value, places);
}

/** An imported column as the engine reckons with it. */
export function toExact(column: NumberColumn): ExactColumn {
  const den = powerOfTen(column.places);
  const odd = (column.wide?.size ?? 0) + (column.fractions?.size ?? 0);
  if (isSafe(den) && odd === 0) return { num: column.units, den: Number(den), big: new Map() };
  const result = emptyExact(column.units.length, isSafe(den) ? Number(den) : 1);
  for (let row = 0; row < column.units.length; row += 1) {
    const value = columnValue(column, row);
    if (value !== null) setExact(result, row, value);
  }
  return result;
}

/**
 * The engine's column as decimals. A value that no decimal of up to 10 places holds is cut there; `keepFractions` also
 * keeps it exactly in `fractions`.
 */
export function toNumberColumn(column: ExactColumn, keepFractions: boolean): NumberColumn {
  const places = decimalPlaces(BigInt(column.den));
  if (places !== null && places <= 15 && column.big.size === 0) return decimals(column, places);
  const cut = keepFractions || column.big.size > 0 ? null : cutFractions(column);
  if (cut !== null) return cut;
  return mixedDecimals(column, keepFractions);
}

function decimals(column: ExactColumn, places: number): NumberColumn {
  const factor = Number(powerOfTen(places)) / column.den;
  if (factor === 1) return { kind: 'number', places, units: column.num };
  const units = column.num.map((num) => num * factor);
  const tooLarge = units.some((value) => Math.abs(value) > Number.MAX_SAFE_INTEGER);
  return tooLarge ? mixedDecimals(column, true) : { kind: 'number', places, units };
}

/** Every value cut to 10 places in doubles; null where a product may pass 2^53. */
function cutFractions({ num, den }: ExactColumn): NumberColumn | null {
  const scale = Number(powerOfTen(FRACTION_PLACES));
  if (den * scale > Number.MAX_SAFE_INTEGER) return null;
  const units = new Float64Array(num.length);
  for (let row = 0; row < num.length; row += 1) {
    const value = num[row]!;
    const rest = value % den;
    const whole = ((value - rest) / den) * scale;
    const top = rest * scale;
    units[row] = whole + (top - (top % den)) / den;
    if (Math.abs(units[row]!) > Number.MAX_SAFE_INTEGER) return null;
  }
  return { kind: 'number', places: FRACTION_PLACES, units };
}

function mixedDecimals(column: ExactColumn, keepFractions: boolean): NumberColumn {
  const rows = column.num.length;
  let places = 0;
  for (let row = 0; row < rows; row += 1) {
    const value = valueAt(column, row);
    if (value !== null) places = Math.max(places, Math.min(decimalPlaces(value.den) ?? FRACTION_PLACES, FRACTION_PLACES));
  }
  const units = new Float64Array(rows).fill(NaN);
  const wide = new Map<number, bigint>();
  const fractions = new Map<number, Rational>();
  for (let row = 0; row < rows; row += 1) {
    const value = valueAt(column, row);
    if (value === null) continue;
    const top = value.num * powerOfTen(places);
    const cut = top / value.den;
    units[row] = Number(cut);
    if (cut * value.den !== top && keepFractions) fractions.set(row, value);
    if (!isSafe(cut)) wide.set(row, cut);
  }
  return {
    kind: 'number',
    places,
    units,
    ...(wide.size > 0 ? { wide } : {}),
    ...(fractions.size > 0 ? { fractions } : {}),
  };
}
