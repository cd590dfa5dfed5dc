import { describe, expect, it } from 'vitest';
import type { ExactColumn } from '../../../shared/exact/exact-column.ts';
import { chooseCohorts } from '../../../shared/grading/cohorts.ts';
import { rankInCohorts, type Ties } from '../../../shared/grading/rank.ts';

/** Ranks of whole numbers in one cohort; null has none. */
function ranksOf(values: readonly (number | null)[], ties: Ties = 'min', order: 'high' | 'low' = 'high'): readonly number[] {
  const column: ExactColumn = { num: Float64Array.from(values, (value) => value ?? NaN), den: 1, big: new Map() };
  const members = Uint8Array.from(values, (value) => (value === null ? 0 : 1));
  const frame = { minCohort: 1, levels: [{ group: new Int32Array(values.length), names: ['*'] }] };
  const { rankTwice } = rankInCohorts(column, chooseCohorts(frame, members, members), members, order, ties);
  return Array.from(rankTwice, (twice) => twice / 2);
}

describe('ranks in a cohort', () => {
  it.each([
    ['min', [1, 2, 2, 4]],
    ['max', [1, 3, 3, 4]],
    ['average', [1, 2.5, 2.5, 4]],
    ['dense', [1, 2, 2, 3]],
  ] as const)('share places as `%s` says', (ties, ranks) => {
    expect(ranksOf([9, 5, 5, 1], ties)).toEqual(ranks);
  });

  it('order negative and missing values', () => {
    expect(ranksOf([-3, null, -1, 0, -2])).toEqual([4, 0, 2, 1, 3]);
    expect(ranksOf([-3, null, -1, 0, -2], 'min', 'low')).toEqual([1, 0, 3, 4, 2]);
  });

  it('pass over a member without a value', () => {
    const column: ExactColumn = { num: Float64Array.of(5, NaN, 7), den: 1, big: new Map() };
    const everybody = Uint8Array.of(1, 1, 1);
    const frame = { minCohort: 1, levels: [{ group: new Int32Array(3), names: ['*'] }] };
    const { rankTwice, size } = rankInCohorts(column, chooseCohorts(frame, everybody, everybody), everybody, 'high', 'min');
    expect([[...rankTwice], [...size]]).toEqual([[4, 0, 2], [2, 0, 2]]);
  });

  it('tell apart neighbours among the largest whole numbers that doubles hold, as among small ones', () => {
    const top = Number.MAX_SAFE_INTEGER;
    expect(ranksOf([top - 1, top, top - 1, -top])).toEqual([2, 1, 2, 4]);
    const edge = 2 ** 49;
    expect(ranksOf([edge - 1, edge, edge + 1, edge])).toEqual([4, 2, 1, 2]);
  });
});
