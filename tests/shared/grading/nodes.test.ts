import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import type { DimensionNode, IndicatorNode, TreeNode } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, dimension, indicator } from './build-scheme.ts';
import { marks, scores } from './read-result.ts';

type Values = readonly (string | number | null)[];
const CODES = ['a', 'b', 'c', 'd'];

function specsOf(rows: readonly Values[]): OutletSpec[] {
  return rows.map((values) => ({ figures: Object.fromEntries(values.map((value, index) => [CODES[index]!, value])) }));
}
function grade(more: Partial<DimensionNode>, rows: readonly Values[], children: readonly Partial<IndicatorNode>[] = [{}, {}, {}]) {
  const parts: TreeNode[] = children.map((child, index) => indicator(CODES[index]!, child));
  const scheme = buildScheme([dimension('n', parts, more)]);
  const input = buildInput('2026-09', specsOf(rows));
  const result = gradePeriod(scheme, input);
  const root = traceOutlet(scheme, input, result, 0).root;
  return { result, node: root.children[0]!, score: scores(result, 'n') };
}

describe('a dimension combines', () => {
  const rows = [[50, 80, 70], [50, null, 70], [null, null, null]];
  it('by the least, the greatest or the middle rate of those present', () => {
    expect(grade({ combine: 'min' }, rows).score).toEqual(['50', '50', null]);
    expect(grade({ combine: 'max' }, rows).score).toEqual(['80', '70', null]);
    expect(grade({ combine: 'median' }, rows).score).toEqual(['70', '60', null]);
  });
  it('by rates, not points: 15 of 20 is below 80 of 100, and the node has a maximum of its own', () => {
    const children = [{ max: 20 }, {}];
    expect(grade({ combine: 'min', max: 10 }, [[15, 80]], children).score).toEqual(['7.5']);
    expect(grade({ combine: 'max', of: 'points' }, [[15, 80]], children).score).toEqual(['80']);
    expect(grade({ combine: 'min', of: 'points' }, [[15, 10]], children).score).toEqual(['10']);
  });
  it('by the mode, of equally frequent rates the highest', () => {
    const four = [{}, {}, {}, {}];
    expect(grade({ combine: 'mode' }, [[60, 60, 90, 80], [60, 60, 90, 90], [1, 2, 3, 4]], four).score).toEqual(['60', '90', '4']);
  });
  it('by the product of rates, or of points as a coefficient', () => {
    expect(grade({ combine: 'product' }, [[50, 80, 90]]).score).toEqual(['36']); // 0.5 x 0.8 x 0.9
    expect(grade({ combine: 'product', of: 'points' }, [[80, '1.05']], [{}, {}]).score).toEqual(['84']);
  });
  it('by the weighted mean of points as they stand', () => {
    const children = [{ weight: 50, max: 20 }, { weight: 50 }];
    expect(grade({ of: 'points' }, [[10, 90]], children).score).toEqual(['50']);
    expect(grade({}, [[10, 90]], children).score).toEqual(['70']); // rates 50 and 90
  });
});

describe('dropping', () => {
  it('leaves out the lowest n, and hands their weights on', () => {
    const { result, score, node } = grade({ dropLowest: 1 }, [[90, 60, 70], [90, null, 70], [90, null, null]], [{ weight: 50 }, { weight: 30 }, { weight: 20 }]);
    // (90 x 50 + 70 x 20) / 70 = 84.2857…; 70 dropped: 90; the only one dropped: nothing left
    expect(score).toEqual(['84.29', '90', null]);
    expect(marks(result, 'b')).toEqual(['dropped', 'reweighted', 'reweighted']);
    expect(node.children.map(({ mark, effectiveWeight, contribution }) => [mark, effectiveWeight, contribution])).toEqual([
      ['used', '71.42', '64.2857142857'],
      ['dropped', null, null],
      ['used', '28.57', '20'],
    ]);
  });
  it('keeps the highest n; of equal ones the larger maximum goes first, then the later child', () => {
    const same = [{ max: 50 }, { max: 100 }, { max: 50 }];
    expect(marks(grade({ keepHighest: 2 }, [[25, 50, 25]], same).result, 'b')).toEqual(['dropped']);
    expect(marks(grade({ keepHighest: 1 }, [[25, 50, 25]], same).result, 'c')).toEqual(['dropped']);
    expect(marks(grade({ keepHighest: 1 }, [[25, 50, 25]], same).result, 'a')).toEqual(['used']);
  });
  it('in a sum goes by points and multiplies for what left only', () => {
    // maxima 50, 100, 50; c left: b's rate is higher but a's points are fewer
    const children = [{ max: 50 }, { max: 100 }, { max: 50 }];
    expect(grade({ combine: 'sum', dropLowest: 1 }, [[40, 60, 50], [40, 60, null]], children).score).toEqual(['110', '80']); // 60 x 200 / 150
  });
});

describe('bonus children', () => {
  const children = [{ weight: 100 }, { bonus: {} }];
  it('are added last and lift the node to its maximum at most', () => {
    const { result, score, node } = grade({}, [[80, 5], [97, 5], [80, null]], children);
    expect(score).toEqual(['85', '100', '80']);
    expect(marks(result, 'b')).toEqual(['bonus', 'bonus', 'reweighted']);
    expect(node.children.map(({ contribution, mark }) => [contribution, mark])).toEqual([['80', 'used'], ['5', 'bonus']]);
  });
  it('have a factor and a cap of their own', () => {
    const bonus = (more: IndicatorNode['bonus']) => grade({}, [[97, 5]], [{ weight: 100 }, { bonus: more ?? {} }]).score;
    expect([bonus({ factor: '0.5' }), bonus({ cap: 101 }), bonus({ cap: 'none' }), bonus({ cap: 90 })]).toEqual([['99.5'], ['101'], ['102'], ['97']]);
  });
  it('do not lower what others weigh, nor are they dropped', () => {
    expect(grade({ dropLowest: 1 }, [[80, 3, 60]], [{}, { bonus: {} }, {}]).score).toEqual(['83']);
    expect(grade({ combine: 'sum' }, [[30, 7]], [{ max: 40 }, { max: 10, bonus: {} }]).score).toEqual(['37']);
  });
});

describe('a range and a method of a dimension', () => {
  it('clamps only where the range says so', () => {
    expect(grade({ range: { from: 60, to: 90 } }, [[50, 50, 50], [95, 95, 95], [70, 70, 70]]).score).toEqual(['60', '90', '70']);
  });
  it('maps the unrounded points', () => {
    // (50 + 80 + 70) / 3 = 66.666…: below 66.67
    const rows = [{ atLeast: '66.67', points: 100 }, { atLeast: 60, points: 80 }, { below: 60, points: 0 }];
    const { score, node } = grade({ method: { kind: 'bands', rows } }, [[50, 80, 70], [90, 90, 90], [1, 1, 1]]);
    expect(score).toEqual(['80', '100', '0']);
    expect([node.contribution, node.passed?.combined, node.children.map(({ contribution }) => contribution)]).toEqual(['80', '66.6666666666', [null, null, null]]);
  });
  it('ranks dimensions in their cohort', () => {
    const { result, score, node } = grade({ method: { kind: 'rank', map: { kind: 'percentile' } } }, [[50, 50, 50], [90, 90, 90], [70, 70, 70]]);
    expect(score).toEqual(['0', '100', '50']);
    expect([node.passed?.rank, [...result.nodes[0]!.cohortSize!]]).toEqual([{ rank: '3', of: 3, cohort: '*' }, [3, 3, 3]]);
  });
});
