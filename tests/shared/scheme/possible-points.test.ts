import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { compare } from '../../../shared/exact/rational.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { possiblePoints, possibleTotal } from '../../../shared/scheme/possible-points.ts';
import type { DimensionNode, IndicatorNode, Scheme, TreeNode } from '../../../shared/scheme/scheme.ts';
import { buildInput } from '../grading/build-input.ts';
import { buildScheme, dimension, indicator } from '../grading/build-scheme.ts';
import { randomOutlets, randomScheme } from '../grading/random-cases.ts';

/** `low..high` of what a part can come to. */
function reach(scheme: Scheme, code: string): string {
  const { low, high } = possiblePoints(scheme).get(code)!;
  return `${low === null ? '' : plainDecimal(low)}..${high === null ? '' : plainDecimal(high)}`;
}
const one = (more: Partial<IndicatorNode>): string => reach(buildScheme([indicator('a', { missing: 'block', ...more })]), 'a');
const node = (more: Partial<DimensionNode>, children: readonly TreeNode[]): string => reach(buildScheme([dimension('n', children, more)], { missing: 'block' }), 'n');
const upTo = (code: string, most: number, more: Partial<IndicatorNode> = {}): IndicatorNode => indicator(code, { method: { kind: 'categories', rows: [{ value: 'x', points: most }, { value: 'y', points: 10 }] }, ...more });

describe('what an indicator can come to', () => {
  it('lies between floor and cap', () => {
    expect([one({}), one({ max: 20 }), one({ floor: -5, cap: 'none' }), one({ floor: 'none', cap: 90 })]).toEqual(['0..100', '0..20', '-5..', '..90']);
  });
  it('is what its rows give, and what its policy fills in', () => {
    const rows = [{ value: 'x', points: 60 }, { value: 'y', points: 80 }];
    expect(one({ method: { kind: 'categories', rows } })).toBe('60..80');
    expect(one({ method: { kind: 'categories', rows, otherwise: 20 } })).toBe('20..80');
    expect(one({ method: { kind: 'categories', rows }, missing: 'zero' })).toBe('0..80');
    expect(one({ method: { kind: 'categories', rows }, missing: { fixed: 90 } })).toBe('60..90');
    expect(one({ method: { kind: 'rank', map: { kind: 'share', rows: [{ topPercent: 10, points: 90 }], otherwise: 50 } } })).toBe('50..90');
    expect(one({ method: { kind: 'rank', map: { kind: 'share', rows: [{ topPercent: 10, points: 90 }] } } })).toBe('0..90');
  });
  it('has no bound where a score of an earlier version may be carried over', () => {
    expect(one({ method: { kind: 'categories', rows: [{ value: 'x', points: 60 }] }, missing: { carry: 1 } })).toBe('..');
  });
  it('is rounded as its score is', () => {
    expect(one({ max: '70/3' })).toBe('0..23.33');
  });
});

describe('what a dimension can come to', () => {
  it('is the weighted mean of the ends, or of one part alone where the others may leave', () => {
    const parts = [upTo('a', 80, { weight: 50 }), upTo('b', 40, { weight: 50 })];
    expect(node({}, parts)).toBe('10..60');
    expect(node({}, [parts[0]!, { ...parts[1]!, missing: 'reweight' }])).toBe('10..80');
    expect(node({ dropLowest: 1 }, parts)).toBe('10..80');
  });
  it('is the sum of the points, grown by maxima where a part may leave', () => {
    const parts = [upTo('a', 30, { max: 30 }), upTo('b', 20, { max: 40 })];
    expect(node({ combine: 'sum' }, parts)).toBe('20..50');
    expect(node({ combine: 'sum' }, [parts[0]!, { ...parts[1]!, missing: 'reweight' }])).toBe('17.5..70');
  });
  it('is cut to a stated range and mapped by a method, and a bonus lifts it to its cap', () => {
    expect(node({ range: { from: 20, to: 50 } }, [upTo('a', 80)])).toBe('20..50');
    expect(node({ method: { kind: 'bands', rows: [{ atLeast: 60, points: 5 }, { points: 1 }] } }, [upTo('a', 80)])).toBe('1..5');
    expect(node({}, [upTo('a', 80), upTo('b', 30, { bonus: {} })])).toBe('10..100');
    expect(node({}, [upTo('a', 80), upTo('b', 30, { bonus: { cap: 'none' } })])).toBe('10..110');
  });
});

describe('what the total can come to', () => {
  it('counts adjustments within their caps, and the range last', () => {
    const items = [{ code: 'b', name: { zh: '加' }, kind: 'bonus' as const, points: 8 }, { code: 'p', name: { zh: '减' }, kind: 'penalty' as const, points: 1, times: { indicator: 'a' }, cap: 30 }];
    const total = (more: Partial<Scheme>): string => {
      const { low, high } = possibleTotal(buildScheme([indicator('a')], { adjustments: { items }, ...more }));
      return `${low === null ? '' : plainDecimal(low)}..${high === null ? '' : plainDecimal(high)}`;
    };
    expect([total({}), total({ adjustments: { items, bonusCap: 5 } }), total({ range: { from: 0, to: 100 } }), total({ order: 'low' })]).toEqual(['-30..108', '-30..105', '0..100', '-8..130']);
  });
  it('and the scores of random schemes never lie outside', () => {
    fc.assert(
      fc.property(randomScheme, randomOutlets, (scheme, outlets) => {
        const result = gradePeriod(scheme, buildInput('2026-09', outlets, { area: 'number', place: 'text' }));
        const points = possiblePoints(scheme);
        const total = possibleTotal(scheme, points);
        for (const [score, { low, high }] of [...[...result.indicators, ...result.nodes].map(({ code, score }) => [score, points.get(code)!] as const), [result.total, total] as const]) {
          for (let row = 0; row < result.codes.length; row += 1) {
            const value = columnValue(score, row);
            if (value === null) continue;
            expect(low === null || compare(value, low) >= 0).toBe(true);
            expect(high === null || compare(value, high) <= 0).toBe(true);
          }
        }
      }),
      { numRuns: 300, seed: 20_260_901 },
    );
  });
});
