import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  div,
  mul,
  parseNumber,
  rational,
  roundHalfAway,
  sub,
  toCutText,
  toDecimalText,
  toExactText,
  type Rational,
} from '../../../shared/exact/rational.ts';

function exact(text: number | string): Rational {
  const value = parseNumber(text);
  if (value === null) throw new Error(`No number: ${text}`);
  return value;
}

describe('parseNumber', () => {
  it.each<[number | string, bigint, bigint]>([
    [0.1, 1n, 10n],
    ['12.50', 25n, 2n],
    ['70/3', 70n, 3n],
    ['-4/6', -2n, 3n],
    ['.5', 1n, 2n],
    ['5.', 5n, 1n],
    [1e21, 10n ** 21n, 1n],
    ['1e-7', 1n, 10_000_000n],
    ['-0', 0n, 1n],
  ])('%s', (text, num, den) => {
    expect(parseNumber(text)).toEqual({ num, den });
  });

  it.each(['', ' ', '.', '1/0', '1/-2', 'abc', '1,000', '1e999', 'NaN', '0x10', '1 2', '9'.repeat(65)])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('refuses numbers that are none', () => {
    expect([parseNumber(NaN), parseNumber(Infinity)]).toEqual([null, null]);
  });
});

describe('rounding', () => {
  it.each([
    ['89.995', 2, '90.00'],
    ['89.9949', 2, '89.99'],
    ['-0.005', 2, '-0.01'],
    ['-0.0049', 2, '0.00'],
    ['259/3', 2, '86.33'],
    ['0.5', 0, '1'],
    ['-1.5', 0, '-2'],
    ['1.005', 2, '1.01'],
  ])('%s to %i places is %s', (text, places, expected) => {
    expect(toDecimalText(exact(text), places)).toBe(expected);
    expect(toExactText(roundHalfAway(exact(text), { places }))).toBe(toExactText(exact(expected)));
  });

  it.each([
    ['7.25', '0.5', '7.5'],
    ['7.24', '0.5', '7'],
    ['-7.25', '0.5', '-7.5'],
    ['1', '1/3', '1'],
  ])('%s to the step %s is %s', (text, step, expected) => {
    expect(toExactText(roundHalfAway(exact(text), { step: exact(step) }))).toBe(expected);
  });

  it('cuts digits off without rounding up', () => {
    expect([toCutText(exact('89.999'), 2), toCutText(exact('-0.999'), 1), toCutText(exact('2/3'), 3)]).toEqual(['89.99', '-0.9', '0.666']);
  });
});

describe('arithmetic', () => {
  const value = fc.tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 500n })).map(([num, den]) => rational(num, den));

  it('keeps lowest terms and undoes itself', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(sub(add(a, b), b)).toEqual(a);
        if (b.num !== 0n) expect(div(mul(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(sub(a, b).num)));
      }),
    );
  });

  it('reads back the exact text', () => {
    fc.assert(
      fc.property(value, (a) => {
        expect(parseNumber(toExactText(a))).toEqual(a);
      }),
    );
  });

  it('has no denominator 0', () => {
    expect(() => div(exact(1), exact(0))).toThrow(RangeError);
  });
});
