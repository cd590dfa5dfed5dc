import { parseIsoDate, type IsoDate } from '../dates.ts';
import { plainDecimal } from '../exact/number-text.ts';
import type { Rational } from '../exact/rational.ts';
import { compareCodePoints } from '../grading/text-columns.ts';
import { compareNumbers, NOUGHT, SmallFraction, toRational, UNIT, type FormulaNumber } from './numbers.ts';

/** A day as a value of a formula. */
export class FormulaDate {
  readonly iso: IsoDate;

  constructor(iso: IsoDate) {
    this.iso = iso;
  }
}

/** What a formula reads and gives; null is missing. */
export type FormulaValue = FormulaNumber | string | boolean | FormulaDate | null;

/** The value of a row. */
export type ValueGetter = (row: number) => FormulaValue;

/** The value as a number (TRUE is 1, FALSE 0), undefined for a text or a date. */
export function numberOf(value: Exclude<FormulaValue, null>): FormulaNumber | undefined {
  if (value instanceof SmallFraction) return value;
  if (typeof value === 'boolean') return value ? UNIT : NOUGHT;
  return typeof value === 'string' || value instanceof FormulaDate ? undefined : value;
}

/** The value as a condition (a number other than 0 holds), undefined for a text or a date. */
export function truthOf(value: Exclude<FormulaValue, null>): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value instanceof SmallFraction) return value.num !== 0;
  return typeof value === 'string' || value instanceof FormulaDate ? undefined : value.num !== 0n;
}

/** The value as a day: a date, or a text such as `2026-09-30`; undefined otherwise. */
export function dateOf(value: Exclude<FormulaValue, null>): IsoDate | undefined {
  if (value instanceof FormulaDate) return value.iso;
  return typeof value === 'string' ? (parseIsoDate(value) ?? undefined) : undefined;
}

/** The value as `&` joins it; a fraction that no decimal holds is cut to 10 places. */
export function textOf(value: Exclude<FormulaValue, null>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof FormulaDate ? value.iso : plainDecimal(toRational(value));
}

/** The value as an exact number for what comes after the formula; null when missing or no number. */
export function exactResult(value: FormulaValue): Rational | null {
  const number = value === null ? undefined : numberOf(value);
  return number === undefined ? null : toRational(number);
}

/**
 * Below 0, 0 or above 0; undefined for values of different kinds. Texts by code point, A-Z as a-z; FALSE is below TRUE;
 * a text that is a day compares with a date.
 */
export function compareValues(a: Exclude<FormulaValue, null>, b: Exclude<FormulaValue, null>): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(foldCase(a), foldCase(b));
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof FormulaDate || b instanceof FormulaDate) {
    const [first, second] = [dateOf(a), dateOf(b)];
    return first === undefined || second === undefined ? undefined : compareCodePoints(first, second);
  }
  if (typeof a === 'object' && typeof b === 'object') return compareNumbers(a, b);
  return undefined;
}

function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
