import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, div, mul, parseNumber, rational, roundHalfAway, sub, toExactText, type Rational } from '../../../shared/exact/rational.ts';
import { valueOf, valuesOf } from './environment-of.ts';

describe('numbers that no fraction holds', () => {
  // Reference digits from an arbitrary-precision decimal library, 200 digits, rounded half up.
  it.each([
    ['SQRT(2)', '1.4142135623730950488'],
    ['SQRT(0.3)', '0.54772255750516611346'],
    ['SQRT(123456789012345678901234567890)', '351364182882014.42531'],
    ['POWER(2,0.3)', '1.2311444133449162845'],
    ['POWER(10,1/7)', '1.3894954943731376371'],
    ['POWER(1.05,1/12)', '1.0040741237836483016'],
    ['POWER(0.5,2.71828)', '0.15195541584475261672'],
    ['POWER(3,-0.37)', '0.66598605519459974684'],
    ['POWER(99.9,99.9)', `57094237039512804878${'0'.repeat(180)}`],
    ['POWER(2,10^-300)', '1'],
    ['SQRT(2)*SQRT(2)-2', '-0.00000000000000000000477643336092561856'],
  ])('%s is rounded to 20 digits and exact from there on: %s', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected);
  });
});

describe('long numbers', () => {
  it.each([
    ['10^399*(1/10^399)', '1'],
    ['(10^399+1)-10^399', '1'],
    ['(10^400+1)-10^400', '0'],
    ['1.0000001^100000000', '22026.45478157730663646942812463629595495'],
    ['7^500', `3540136494495259314262794429906420535804${'0'.repeat(383)}`],
    ['1^(10^300)', '1'],
    ['(0-1)^(10^300+1)', '-1'],
    ['10^999*10', 'missing'],
    ['10^1000', 'missing'],
    ['2^(10^300)', 'missing'],
  ])('%s is %s: beyond 400 digits rounded to 40, from 10^1000 on out of range', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected);
  });

  it('keeps the cost of a cohort bounded and the result independent of the order', () => {
    const cells = Array.from({ length: 2000 }, (_, row) => `${row}/${2 * row + 1}`);
    const read = (list: readonly string[]): readonly string[] => ['COHORT_MEAN(x)', 'COHORT_SD(x)'].map((formula) => valueOf(formula, { columns: { x: list } }));
    expect(read([...cells].reverse())).toEqual(read(cells));
    // From the exact fractions, by an arbitrary-precision library: to 40 and to 20 digits.
    expect(read(cells)).toEqual(['0.498804448438002478493518782139395234761', '0.012359919102888660724']);
  });
});

const fractions = fc.oneof(
  fc.record({ num: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), den: fc.bigInt({ min: 1n, max: 10n ** 9n }) }),
  fc.record({ num: fc.bigInt({ min: -1000n, max: 1000n }), den: fc.constantFrom(1n, 2n, 3n, 10n, 100n) }),
).map(({ num, den }) => rational(num, den));

describe('against plain fractions', () => {
  it.each<[string, (a: Rational, b: Rational, c: Rational) => Rational | null]>([
    ['a+b', add],
    ['a-b', sub],
    ['a*b', mul],
    ['a/b', (a, b) => (b.num === 0n ? null : div(a, b))],
    ['a*0.6+b*0.4-c', (a, b, c) => sub(add(mul(a, exact('0.6')), mul(b, exact('0.4'))), c)],
    ['(a+b)*c/3', (a, b, c) => div(mul(add(a, b), c), exact('3'))],
    ['SUM(a,b,c)', (a, b, c) => add(add(a, b), c)],
    ['AVERAGE(a,b,c)', (a, b, c) => div(add(add(a, b), c), exact('3'))],
    ['a^3', (a) => mul(mul(a, a), a)],
    ['ROUND(a,2)', (a) => roundHalfAway(a, { places: 2 })],
    ['IF(a>b,a,b)', (a, b) => (compare(a, b) > 0 ? a : b)],
    ['MAX(a,b)', (a, b) => (compare(a, b) > 0 ? a : b)],
    ['MOD(a,b)+b*FLOOR(a/b,1)', (a, b) => (b.num === 0n ? null : a)],
    ['-a%', (a) => div(a, exact('-100'))],
  ])('%s is exact', (formula, expected) => {
    fc.assert(fc.property(fractions, fractions, fractions, (a, b, c) => {
      const columns = { a: [asFraction(a)], b: [asFraction(b)], c: [asFraction(c)] };
      const value = expected(a, b, c);
      expect(valueOf(formula, { columns })).toBe(value === null ? 'missing' : toExactText(value));
    }), { numRuns: 300 });
  });

  it('ranks as comparing each with each does', () => {
    fc.assert(fc.property(fc.array(fractions, { minLength: 1, maxLength: 12 }), (values) => {
      const columns = { x: values.map(asFraction) };
      const ranks = values.map((value) => String(1 + values.filter((other) => compare(other, value) > 0).length));
      expect(valuesOf('COHORT_RANK(x)', { columns })).toEqual(ranks);
    }), { numRuns: 200 });
  });

  it('squares a root back to within half a unit of its last digit', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), (n) => {
      const root = exact(valueOf(`SQRT(${n})`));
      // A root below 10^9 has at least 11 of its 20 digits behind the point.
      const half = rational(1n, 2n * 10n ** 11n);
      expect(compare(mul(sub(root, half), sub(root, half)), rational(n))).toBeLessThan(0);
      expect(compare(mul(add(root, half), add(root, half)), rational(n))).toBeGreaterThan(0);
    }), { numRuns: 300 });
  });
});

function exact(text: string): Rational {
  const value = parseNumber(text);
  if (value === null) throw new Error(`No number: ${text}`);
  return value;
}

/** As a fraction, which the cell reader takes at any length up to 64. */
function asFraction({ num, den }: Rational): string {
  return `${num}/${den}`;
}
