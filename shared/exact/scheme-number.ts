import { parseNumber, type Rational } from './rational.ts';

/**
 * A number of a scheme: a decimal (JSON number or text such as `"12.5"`) or a fraction (`"70/3"`).
 * In a draft it may be `null`: not known yet.
 */
export type SchemeNumber = number | string;

/** The exact value of a number that a check has already read. @throws {RangeError} when it is none. */
export function exactNumber(value: string | number): Rational {
  const parsed = parseNumber(value);
  if (parsed === null) throw new RangeError(`Not a number: ${value}`);
  return parsed;
}
