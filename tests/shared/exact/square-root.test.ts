import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, div, mul, parseNumber, rational, sub, toExactText, type Rational } from '../../../shared/exact/rational.ts';
import { squareRoot } from '../../../shared/exact/square-root.ts';

const root = (text: string): string => toExactText(squareRoot(parseNumber(text)!));

describe('the square root', () => {
  it('has 20 significant digits', () => {
    // 1.41421356237309504880168872…, 0.81649658092772603273242802…
    expect([root('2'), root('2/3'), root('200')]).toEqual(['1.4142135623730950488', '0.81649658092772603273', '14.142135623730950488']);
  });
  it('is exact where the root has few digits', () => {
    expect(['0', '4', '0.0004', '144e20', '1/4', '1e-30'].map(root)).toEqual(['0', '2', '0.02', '120000000000', '0.5', '0.000000000000001']);
  });
  it('is within half a unit of the 20th digit', () => {
    const value = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 25n })).map(([num, den]) => rational(num, den));
    fc.assert(
      fc.property(value, (own) => {
        const found = squareRoot(own);
        const half = halfUnit(found);
        const [low, high] = [sub(found, half), sub(found, { num: -half.num, den: half.den })];
        expect(compare(mul(low, low), own)).toBeLessThanOrEqual(0);
        expect(compare(mul(high, high), own)).toBeGreaterThan(0);
      }),
    );
  });
});

/** Half a unit of the 20th significant digit. */
function halfUnit(value: Rational): Rational {
  let unit = rational(1n, 2n);
  const ten = rational(10n);
  const size = (): number => compare(value, mul(unit, rational(2n * 10n ** 20n)));
  while (size() >= 0) unit = mul(unit, ten);
  while (compare(value, mul(unit, rational(2n * 10n ** 19n))) < 0) unit = div(unit, ten);
  return unit;
}
