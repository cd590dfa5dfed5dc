import { AppError } from '../errors.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { Rational } from '../exact/rational.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { BandRow, Scheme, Unknown } from '../scheme/scheme.ts';
import type { Range } from '../exact/bounds.ts';

/** The exact value of a number of a scheme that `assertComplete` has let pass. */
export function known(value: SchemeNumber | Unknown): Rational {
  if (value === null) throw new AppError('scheme/incomplete', { path: '' });
  return exactNumber(value);
}

/** The exact value, or null where the scheme states none. */
export function stated(value: SchemeNumber | Unknown | undefined): Rational | null {
  return value === undefined ? null : known(value);
}

/** The values that a band row holds. */
export function bandRange(row: BandRow): Range {
  return {
    low: stated(row.atLeast ?? row.above),
    lowIncluded: row.atLeast !== undefined,
    high: stated(row.atMost ?? row.below),
    highIncluded: row.atMost !== undefined,
  };
}

/** @throws {AppError} `scheme/incomplete` with the place of the first number that is not known yet. */
export function assertComplete(scheme: Scheme): void {
  const path = firstUnknown(scheme, '');
  if (path !== null) throw new AppError('scheme/incomplete', { path });
}

/** Places of all numbers that are not known yet (null), in the order of the document. */
export function unknownNumbers(value: unknown, path = ''): readonly string[] {
  if (value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownNumbers(item, `${path}[${index}]`));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => unknownNumbers(item, path === '' ? key : `${path}.${key}`));
}

function firstUnknown(value: unknown, path: string): string | null {
  return unknownNumbers(value, path)[0] ?? null;
}
