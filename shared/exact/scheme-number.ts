import { parseNumber, type Rational } from './rational.ts';

/** The exact value of a number that a check has already read. @throws {RangeError} when it is none. */
export function exactNumber(value: string | number): Rational {
  const parsed = parseNumber(value);
  if (parsed === null) throw new RangeError(`Not a number: ${value}`);
  return parsed;
}
