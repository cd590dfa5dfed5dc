import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addColumns, affine, clamp, emptyExact, emptyFractions, orderKeys, setExact, setFraction, valueAt, type ExactColumn } from '../../../shared/exact/exact-column.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { add, compare, max, min, mul, rational, toCutText, toExactText, type Rational } from '../../../shared/exact/rational.ts';
import { roundColumn, roundFractions, roundQuotient } from '../../../shared/exact/round-column.ts';
import { roundTo } from '../../../shared/exact/rounding.ts';

const fraction = fc.oneof(
  fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 20n })),
  fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 18n })),
).map(([num, den]) => rational(num, den));
const step = fc.constantFrom(rational(1n, 100n), rational(1n), rational(1n, 2n), rational(1n, 3n), rational(7n, 1000n));

function column(values: readonly (Rational | null)[], den = 100): ExactColumn {
  const result = emptyExact(values.length, den);
  values.forEach((value, row) => value !== null && setExact(result, row, value));
  return result;
}
function texts(result: ExactColumn, length: number): (string | null)[] {
  return Array.from({ length }, (_, row) => valueAt(result, row)).map((value) => (value === null ? null : toExactText(value)));
}

describe('columns of exact numbers', () => {
  it('reckon every row as fractions do, small and large', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fraction), { maxLength: 8 }), fraction, fraction, step, fc.constantFrom(1, 100, 27_720), (values, a, b, to, den) => {
        const own = column(values, den);
        const of = (change: (value: Rational) => Rational) => values.map((value) => (value === null ? null : toExactText(change(value))));
        const [low, high] = [min(a, b), max(a, b)];
        expect(texts(own, values.length)).toEqual(of((value) => value));
        expect(texts(affine(own, a, b), values.length)).toEqual(of((value) => add(mul(value, a), b)));
        expect(texts(clamp(own, low, high), values.length)).toEqual(of((value) => max(low, min(high, value))));
        expect(texts(roundColumn(own, to), values.length)).toEqual(of((value) => roundTo(value, to)));
        expect(texts(addColumns(own, affine(own, a, b)), values.length)).toEqual(of((value) => add(value, add(mul(value, a), b))));
        const fractions = emptyFractions(values.length);
        values.forEach((value, row) => value !== null && setFraction(fractions, row, value));
        expect(texts(roundFractions(fractions, to), values.length)).toEqual(of((value) => roundTo(value, to)));
        expect(texts(roundFractions(fractions, null), values.length)).toEqual(of((value) => value));
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('order rows as their values do', () => {
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 2, maxLength: 8 }), (values) => {
        const keys = orderKeys(column(values));
        values.forEach((left, i) => values.forEach((right, j) => expect(Math.sign(keys[i]! - keys[j]!)).toBe(compare(left, right))));
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

describe('roundQuotient', () => {
  it('rounds halves away from zero and declines what doubles cannot prove', () => {
    expect([roundQuotient(5, 2), roundQuotient(-5, 2), roundQuotient(4, 3), roundQuotient(5, 3), roundQuotient(-1, 3)]).toEqual([3, -3, 1, 2, 0]);
    expect(roundQuotient(Number.MAX_SAFE_INTEGER, 2)).toBeNaN();
  });
  it('is right just below 2^53, where the quotient itself is not exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 52, max: 2 ** 53 - 2 ** 21 }), fc.integer({ min: 1, max: 2 ** 20 }), (num, den) => {
        expect(roundQuotient(num, den)).toBe(Number((2n * BigInt(num) + BigInt(den)) / (2n * BigInt(den))));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});

describe('decimals', () => {
  it('cut what is not shown and never round it up', () => {
    expect([toCutText(rational(89_999n, 1000n), 2), toCutText(rational(-89_999n, 1000n), 2), toCutText(rational(-4n, 1000n), 2)]).toEqual(['89.99', '-89.99', '0.00']);
    expect([plainDecimal(rational(25n, 2n)), plainDecimal(rational(90n)), plainDecimal(rational(2n, 3n))]).toEqual(['12.5', '90', '0.6666666666']);
  });
});
