import { decimalPlaces, parseNumber, toCutText, type Rational } from '../../../../shared/exact/rational.ts';
import { plainDecimal } from '../../../../shared/exact/number-text.ts';
import { columnText, columnValue } from '../../../../shared/exact/number-column.ts';
import { isSafe } from '../../../../shared/exact/whole.ts';
import type { NumberColumn } from '../../../../shared/grading/columns.ts';
import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import type { Rounding } from '../../../../shared/scheme/scheme.ts';
import { placesFormat } from '../../../tabular/workbook-parts.ts';
import type { BookCell } from '../../../tabular/write-workbook.ts';

/** Digits that a spreadsheet keeps of a number. */
const DIGITS = 15;
/** Behind so many places a spreadsheet's binary numbers are noise, at the size of scores. */
const SURE_PLACES = 10;

/** How a stage is rounded, with the cell that holds the places or the step. */
export type RoundingCell = { readonly kind: 'places'; readonly cell: string } | { readonly kind: 'step'; readonly cell: string; /** null: multiples of a fraction, which no decimal holds. */ readonly places: number | null } | null;

/**
 * A formula rounded as the stage says. The inner ROUND takes away what binary numbers add behind the tenth place, so that
 * 89.995 is met exactly and goes up.
 */
export function rounded(formula: string, rounding: RoundingCell): string {
  if (rounding === null) return formula;
  if (rounding.kind === 'places') return `ROUND(ROUND(${formula},${SURE_PLACES}),${rounding.cell})`;
  const multiple = `ROUND(ROUND((${formula})/${rounding.cell},${SURE_PLACES}),0)*${rounding.cell}`;
  return rounding.places === null ? multiple : `ROUND(${multiple},${rounding.places})`;
}

/** Whether what a stage gives is a decimal, so that two of them are equal or not. */
export function isDecimalStage(rounding: RoundingCell): boolean {
  return rounding !== null && (rounding.kind === 'places' || rounding.places !== null);
}

/** What a stage's rounding is, for its cell: the places or the step; null: none. What is left out is two places. */
export function roundingNumber(rounding: Rounding | undefined): { readonly kind: 'places' | 'step'; readonly value: SchemeNumber } | null {
  if (rounding === 'none') return null;
  if (rounding === undefined) return { kind: 'places', value: 2 };
  return 'places' in rounding ? { kind: 'places', value: rounding.places } : { kind: 'step', value: rounding.step };
}

/** A number of the scheme in a cell: a decimal as such, a fraction as a division. */
export function exactCell(value: Rational): BookCell {
  const places = decimalPlaces(value.den);
  const text = plainDecimal(value);
  if (places !== null && fits(text)) return { number: text, format: 0 };
  const isShort = isSafe(value.num) && isSafe(value.den);
  return isShort ? { formula: `${value.num}/${value.den}`, value: { kind: 'number', text: closeText(value) }, format: 0 } : { text };
}

/** Places of a decimal number of the scheme; null: it is a fraction. */
export function placesOf(value: SchemeNumber): number | null {
  const exact = parseNumber(value);
  return exact === null ? null : decimalPlaces(exact.den);
}

/** A value of the run as a spreadsheet keeps it; null: missing, or longer than it can keep. */
export function runNumber(column: NumberColumn, row: number): string | null {
  const fraction = column.fractions?.get(row);
  if (fraction !== undefined) return closeText(fraction);
  const text = columnText(column, row);
  return text !== null && fits(text) ? text : null;
}

/** Whether the value of a row was cut, so that nothing can be reckoned from it to the last digit. */
export function isCut(column: NumberColumn, row: number): boolean {
  const value = columnValue(column, row);
  return value === null || column.fractions?.has(row) === true || (column.places >= SURE_PLACES && decimalPlaces(value.den) === column.places);
}

/** The cell of a value of the run; a number that a spreadsheet would cut is a text. */
export function runCell(column: NumberColumn, row: number, places?: number): BookCell {
  const text = columnText(column, row);
  if (text === null) return null;
  const number = runNumber(column, row);
  return number === null ? { text } : { number, format: places === undefined ? 0 : placesFormat(places) };
}

function fits(text: string): boolean {
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length <= DIGITS;
}

/** A fraction with as many digits as a spreadsheet keeps. */
function closeText(value: Rational): string {
  const whole = (value.num < 0n ? -value.num : value.num) / value.den;
  return toCutText(value, Math.max(0, DIGITS - String(whole).length));
}
