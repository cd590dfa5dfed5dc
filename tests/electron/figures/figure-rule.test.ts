import { describe, expect, it } from 'vitest';
import { FIGURE_RULE, judgeFigure, ruleFault } from '../../../shared/figures/figure-rule.ts';

// Median 100; deviations 10 10 0 0 10 10 → sorted 0 0 10 10 10 10: MAD 10, spread 14.826.
const PAST = [110, 90, 100, 100, 110, 90];

describe('judgeFigure', () => {
  it('gives median, spread and distance of a value as worked out by hand', () => {
    const found = judgeFigure(200, PAST, 1, FIGURE_RULE);
    expect(found).toMatchObject({ count: 6, median: 100, previous: 110, isOutlier: true });
    expect(found?.spread).toBeCloseTo(14.826, 10);
    expect(found?.times).toBeCloseTo(6.745, 3);
  });

  it('calls a value an outlier only beyond the limit of spreads, on either side', () => {
    // 6 x 14.826 = 88.956.
    expect([188, 189, 12, 11].map((value) => judgeFigure(value, PAST, 1, FIGURE_RULE)?.isOutlier)).toEqual([false, true, false, true]);
  });

  it('takes the floor of the median where the past never moved', () => {
    // 5 % of 200 is 10; 6 spreads are 60.
    const flat = [200, 200, 200, 200];
    expect(judgeFigure(260, flat, 1, FIGURE_RULE)).toMatchObject({ spread: 10, times: 6, isOutlier: false });
    expect(judgeFigure(261, flat, 1, FIGURE_RULE)?.isOutlier).toBe(true);
  });

  it('takes one step of the decimals where the past was nothing at all', () => {
    expect(judgeFigure(6, [0, 0, 0, 0], 1, FIGURE_RULE)).toMatchObject({ spread: 1, isOutlier: false, percent: null, isJump: false });
    expect(judgeFigure(7, [0, 0, 0, 0], 1, FIGURE_RULE)?.isOutlier).toBe(true);
  });

  it('calls a change a jump only beyond both limits', () => {
    // Spread 5 (floor), 4 spreads are 20; 50 % of 100 is 50.
    const flat = [100, 100, 100, 100];
    expect([150, 151, 50, 49].map((value) => judgeFigure(value, flat, 1, FIGURE_RULE)?.isJump)).toEqual([false, true, false, true]);
    // 1 → 3 is 200 %, but only 2 steps.
    expect(judgeFigure(3, [1, 1, 1, 1], 1, FIGURE_RULE)).toMatchObject({ percent: 200, isJump: false });
  });

  it('knows no jump where the period before is missing', () => {
    expect(judgeFigure(900, [NaN, 100, 100, 100, 100], 1, FIGURE_RULE)).toMatchObject({ previous: null, percent: null, isJump: false, isOutlier: true });
  });

  it('says nothing where the past is too short', () => {
    expect(judgeFigure(900, [100, 100, 100, NaN], 1, FIGURE_RULE)).toBeNull();
    expect(judgeFigure(900, [100, 100, 100, NaN, 100], 1, FIGURE_RULE)).not.toBeNull();
  });

  it('looks no further back than the rule says', () => {
    expect(judgeFigure(100, [NaN, 1, 2, 3, 4], 1, { ...FIGURE_RULE, periods: 4 })).toBeNull();
  });
});

describe('ruleFault', () => {
  it('finds the part that is out of its range', () => {
    expect(ruleFault(FIGURE_RULE)).toBeNull();
    expect(ruleFault({ ...FIGURE_RULE, periods: 2 })).toEqual({ part: 'periods', from: 3, to: 36 });
    expect(ruleFault({ ...FIGURE_RULE, least: 13 })).toEqual({ part: 'least', from: 3, to: 12 });
    expect(ruleFault({ ...FIGURE_RULE, spreads: 0 })).toMatchObject({ part: 'spreads' });
    expect(ruleFault({ ...FIGURE_RULE, periods: 4.5 })).toMatchObject({ part: 'periods' });
  });
});
