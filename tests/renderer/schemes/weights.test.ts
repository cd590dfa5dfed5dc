import { describe, expect, it } from 'vitest';
import { rational, toExactText } from '../../../shared/exact/rational.ts';
import type { SchemeNumber } from '../../../shared/exact/scheme-number.ts';
import type { DimensionNode } from '../../../shared/scheme/scheme.ts';
import { distributed, shifted, weightGroup, type WeightGroup } from '../../../renderer/features/schemes/model/weight-group.ts';
import { scheme } from './sample-scheme.ts';

const [sales] = (scheme.tree.children[0] as DimensionNode).children;

function groupOf(weights: readonly (SchemeNumber | null | undefined)[], more: Partial<DimensionNode> = {}): WeightGroup {
  const children = weights.map((weight, place) => ({ ...sales!, code: `c${place}`, ...(weight === undefined ? { weight: undefined } : { weight }) }) as DimensionNode['children'][number]);
  const group = weightGroup({ code: 'g', name: { zh: '组' }, children: children.map(({ weight, ...rest }) => (weight === undefined ? rest : { ...rest, weight })), ...more });
  if (group === null) throw new Error('no weights');
  return group;
}

describe('the weights below a dimension', () => {
  it('say what is left of 100, and what is too much', () => {
    expect(toExactText(groupOf([40, 30, 18, 10]).left)).toBe('2');
    expect(toExactText(groupOf([60, '40.5']).left)).toBe('-0.5');
    expect(toExactText(groupOf(['100/3', '200/3']).left)).toBe('0');
  });

  it('count an unknown weight as nothing, and let those without one share the rest', () => {
    expect(toExactText(groupOf([70, null]).left)).toBe('30');
    expect(toExactText(groupOf([70, undefined]).left)).toBe('0');
  });

  it('are on any scale where the dimension says so, and none where it adds points', () => {
    expect(toExactText(groupOf([3, 5], { weights: 'any' }).left)).toBe('0');
    expect(weightGroup({ code: 'g', name: { zh: '组' }, combine: 'sum', children: [sales!] })).toBeNull();
  });
});

describe('the rest of the weights', () => {
  it('goes to one child', () => {
    expect([...distributed(groupOf([40, 30, 28]), 1)]).toEqual([[1, 32]]);
    expect([...distributed(groupOf([40, 70]), 1)]).toEqual([[1, 60]]);
  });

  it('goes to all in proportion, to two places, and adds up to 100', () => {
    // 30, 30 and 30 are thirds: 33.33 each leaves one hundredth, which goes to the first.
    expect([...distributed(groupOf([30, 30, 30]), 'proportion').values()]).toEqual([33.34, 33.33, 33.33]);
    // 98 to 100: 40 becomes 40.816…, 30 30.612…, 18 18.367…, 10 10.204…; the hundredths cut off most go first.
    expect([...distributed(groupOf([40, 30, 18, 10]), 'proportion').values()]).toEqual([40.82, 30.61, 18.37, 10.2]);
  });

  it('makes all alike, also where nothing had a weight', () => {
    expect([...distributed(groupOf([10, 20, 30]), 'alike').values()]).toEqual([33.34, 33.33, 33.33]);
    expect([...distributed(groupOf([0, 0]), 'proportion').values()]).toEqual([50, 50]);
  });
});

describe('an edge of the bar', () => {
  it('moves weight between neighbours, never below nothing', () => {
    expect([...shifted(groupOf([40, 60]), 0, rational(5n))]).toEqual([[0, 45], [1, 55]]);
    expect([...shifted(groupOf([40, 60]), 0, rational(-50n))]).toEqual([[0, 0], [1, 100]]);
    expect([...shifted(groupOf([40, 60]), 0, rational(90n))]).toEqual([[0, 100], [1, 0]]);
  });
});
