import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePair, compareRegions, dimensionTrends } from '../../../electron/services/history/compare-parts.ts';
import { historyFrame } from '../../../electron/services/history/history-frame.ts';
import { levelsView, outletHistory, outletMoves, regionMoves } from '../../../electron/services/history/levels-view.ts';
import { lostPoints } from '../../../electron/services/history/lost-points.ts';
import { levelMovers, levelTransitions } from '../../../electron/services/history/transitions.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RegionId } from '../../../shared/ids.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

/**
 * What the small network decides, by hand (SCHEME: up after two periods, down after one, one step):
 *
 * | outlet | July | August | September |
 * | A01 | two | two | three |
 * | A02 | three | two | two |
 * | A03 | three | two (red line) | three |
 * | A04 | two | two (not graded) | two |
 * | A05 | one | one | one |
 * | A06 | one | one | two |
 * | A07 | two | two | three |
 * | A08 | three | | |
 * | A09 | | two | two |
 * | A11 | three | two | one |
 * | A12 | two | two | two |
 */
let test: TestStore;
beforeAll(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  for (const period of [JULY, AUGUST, SEPTEMBER]) {
    publishRun(test.context, { runId: startGradingRun(test.context, { schemeCode: 'TEST', period }).runId, confirmProposed: true });
  }
});
afterAll(() => {
  test.close();
});

const SCHEME_CODE = { schemeCode: 'TEST' };
const regionId = (code: string): RegionId => [...test.store.regions.snapshot('2026-09-30' as never).values()].find((node) => node.code === code)!.id;

describe('levelTransitions', () => {
  it('counts every pair of standings between two published periods', () => {
    expect(levelTransitions(test.context, { ...SCHEME_CODE, from: JULY, to: SEPTEMBER })).toMatchObject({
      outlets: 11,
      compared: 9,
      up: 3,
      down: 2,
      same: 4,
      appeared: 1,
      gone: 1,
      keptUngraded: 0,
      fromKeys: ['three', 'two', 'one', 'absent'],
      toKeys: ['three', 'two', 'one', 'absent'],
      cells: [
        { from: 'three', to: 'three', outlets: 1 },
        { from: 'three', to: 'two', outlets: 1 },
        { from: 'three', to: 'one', outlets: 1 },
        { from: 'three', to: 'absent', outlets: 1 },
        { from: 'two', to: 'three', outlets: 2 },
        { from: 'two', to: 'two', outlets: 2 },
        { from: 'one', to: 'two', outlets: 1 },
        { from: 'one', to: 'one', outlets: 1 },
        { from: 'absent', to: 'two', outlets: 1 },
      ],
    });
  });

  it('tells who kept the level without a grade', () => {
    expect(levelTransitions(test.context, { ...SCHEME_CODE, from: JULY, to: AUGUST })).toMatchObject({ up: 0, down: 3, same: 6, keptUngraded: 1 });
  });

  it('reads only the outlets of a region, those gone by where they were', () => {
    // 乙市: A07 up, A08 gone, A09 new, A11 down, A12 the same.
    const view = levelTransitions(test.context, { ...SCHEME_CODE, from: JULY, to: SEPTEMBER, regionId: regionId('甲省/乙市') });
    expect(view).toMatchObject({ outlets: 5, up: 1, down: 1, same: 1, appeared: 1, gone: 1 });
  });

  it('lists the outlets of a cell with the totals of both periods', () => {
    const page = levelMovers(test.context, { ...SCHEME_CODE, from: JULY, to: SEPTEMBER, fromKey: 'two', toKey: 'three', offset: 0, limit: 10 });
    expect(page.total).toBe(2);
    expect(page.rows.map(({ code, name, totalFrom, totalTo }) => [code, name, totalFrom, totalTo])).toEqual([
      ['A01', 'A01营业厅', '70.00', '85.00'],
      ['A07', 'A07营业厅', '68.00', '88.00'],
    ]);
    const gone = levelMovers(test.context, { ...SCHEME_CODE, from: JULY, to: SEPTEMBER, toKey: 'absent', offset: 0, limit: 10 });
    expect(gone.rows.map(({ code, totalFrom, totalTo, runId }) => [code, totalFrom, totalTo, runId])).toEqual([['A08', '90.00', null, null]]);
  });

  it('refuses a period that is not published and an order that goes back', () => {
    expect(() => levelTransitions(test.context, { ...SCHEME_CODE, from: JULY, to: '2026-10' as never })).toThrow(AppError);
    expect(() => levelTransitions(test.context, { ...SCHEME_CODE, from: AUGUST, to: JULY })).toThrow(AppError);
    expect(() => levelTransitions(test.context, { ...SCHEME_CODE, from: JULY, to: JULY })).toThrow(AppError);
  });
});

describe('levelsView', () => {
  it('gives stars by period, moves and balance', () => {
    const { periods } = levelsView(test.context, SCHEME_CODE);
    expect(periods.map(({ period, outlets, compared, up, down, movedShare, balance }) => [period, outlets, compared, up, down, movedShare, balance])).toEqual([
      [JULY, 10, 0, 0, 0, null, 0],
      [AUGUST, 10, 9, 0, 3, '33.3', -3],
      [SEPTEMBER, 10, 10, 4, 1, '50.0', 3],
    ]);
    expect(periods[2]!.standing).toEqual([{ key: 'three', outlets: 3 }, { key: 'two', outlets: 5 }, { key: 'one', outlets: 2 }]);
  });

  it('gives mean and median time in each level, ended and current', () => {
    expect(levelsView(test.context, SCHEME_CODE).times).toEqual([
      { key: 'three', ended: 3, endedMean: '1.00', endedMedian: '1.0', current: 3, currentMean: '1.00', currentMedian: '1.0', longest: 1 },
      { key: 'two', ended: 4, endedMean: '1.50', endedMedian: '1.5', current: 5, currentMean: '2.20', currentMedian: '2.0', longest: 3 },
      { key: 'one', ended: 1, endedMean: '2.00', endedMedian: '2.0', current: 2, currentMean: '2.00', currentMedian: '2.0', longest: 3 },
    ]);
  });
});

describe('outletMoves', () => {
  it('finds the yo-yo outlets by turns within the last periods', () => {
    const found = (last: number, minTurns: number) => outletMoves(test.context, { ...SCHEME_CODE, last, minTurns, offset: 0, limit: 10 }).rows.map(({ code, turns, up, down }) => [code, turns, up, down]);
    expect(found(3, 1)).toEqual([['A03', 1, 1, 1]]);
    expect(found(2, 1)).toEqual([]);
    expect(found(3, 2)).toEqual([]);
  });

  it('lists every outlet with its moves, share and strip', () => {
    const page = outletMoves(test.context, { ...SCHEME_CODE, text: 'a11', offset: 0, limit: 10 });
    expect(page.rows).toMatchObject([{ code: 'A11', key: 'one', spell: 1, compared: 2, up: 0, down: 2, turns: 0, movedShare: '100.0', strip: [{ key: 'three' }, { key: 'two' }, { key: 'one' }] }]);
  });

  it('leaves out an outlet that is gone before the periods looked at', () => {
    const codes = (last: number) => outletMoves(test.context, { ...SCHEME_CODE, last, sort: { by: 'code', descending: false }, offset: 0, limit: 20 }).rows.map(({ code }) => code);
    expect(codes(3)).toContain('A08');
    expect(codes(2)).not.toContain('A08');
  });
});

it('gives volatility by region', () => {
  // 甲市: 6 + 6 pairs, down A02 A03 in August, up A01 A03 A06 in September; 乙市: A07 A11 A12, then these and A09.
  expect(regionMoves(test.context, { ...SCHEME_CODE, level: 1 }).map(({ code, outlets, compared, up, down, movedShare, trend }) => [code, outlets, compared, up, down, movedShare, trend])).toEqual([
    ['甲省/乙市', 4, 7, 1, 2, '42.8', ['33.3', '50.0']],
    ['甲省/甲市', 6, 12, 3, 2, '41.6', ['33.3', '50.0']],
  ]);
});

it('gives one outlet with its spells', () => {
  const history = outletHistory(test.context, { ...SCHEME_CODE, outletId: outletId(test.store, 'A03') });
  expect(history).toMatchObject({ up: 1, down: 1, turns: 1, spells: [{ key: 'three', from: JULY, to: JULY, periods: 1 }, { key: 'two', periods: 1 }, { key: 'three', periods: 1 }] });
  expect(outletHistory(test.context, { ...SCHEME_CODE, outletId: outletId(test.store, 'A08') }).periods.map(({ key, total }) => [key, total])).toEqual([['three', '90.00'], ['absent', null], ['absent', null]]);
});

describe('lostPoints', () => {
  it('puts lost points down to parts with the weights that each outlet had', () => {
    // September: 15 + 30 + 10 + 15 + 50 + 20 + 12 (60 % of 20, its visit has full marks) + 30 + 45 + 40 = 267 of 10 outlets.
    expect(lostPoints(test.context, { ...SCHEME_CODE, period: SEPTEMBER, level: 1 })).toEqual({
      period: SEPTEMBER,
      graded: 10,
      full: '100.00',
      mean: '73.30',
      lost: '26.70',
      rest: '0.00',
      regions: [
        { code: '甲省/乙市', name: '乙市', path: ['甲省', '乙市'], graded: 4, lost: '31.75' },
        { code: '甲省/甲市', name: '甲市', path: ['甲省', '甲市'], graded: 6, lost: '23.33' },
      ],
      parts: [{ code: 'sales', name: { zh: '销量', en: 'Sales' }, dimension: { zh: '总分' }, lost: '26.70', share: '100.0', outlets: 10, byRegion: ['31.75', '23.33'] }],
    });
  });

  it('shares a loss among the parts that were measured', () => {
    // July: A07 80 and 50: 12 by sales and 20 by service of 10 outlets; the others 30 15 15 35 50 40.01 10 0 40.
    const { parts } = lostPoints(test.context, { ...SCHEME_CODE, period: JULY, level: 0 });
    expect(parts.map(({ code, lost, outlets }) => [code, lost, outlets])).toEqual([['sales', '24.70', 9], ['service', '2.00', 1]]);
  });
});

describe('comparisons', () => {
  it('follows the means of the total and its parts over the periods', () => {
    const { rows } = dimensionTrends(test.context, SCHEME_CODE);
    // August graded: 85 70 90 50 60 80 70 55 60 = 620 of 9; service measured in August by V2 (90) alone.
    expect(rows.map(({ code, weight, values, change }) => [code, weight, values, change])).toEqual([
      ['total', null, ['73.30', '68.89', '73.30'], '4.41'],
      ['sales', '60', ['74.50', '68.89', '72.50'], '3.61'],
      ['service', '40', ['50.00', '90.00', '100.00'], '10.00'],
    ]);
  });

  it('sets regions side by side', () => {
    const { rows } = compareRegions(test.context, { ...SCHEME_CODE, period: SEPTEMBER, level: 1 });
    // 甲市 85 70 90 85 50 80 = 460 of 6, median of 80 and 85.
    expect(rows.map(({ name, outlets, graded, mean, median }) => [name, outlets, graded, mean, median])).toEqual([['', 10, 10, '73.30', '75.00'], ['乙市', 4, 4, '68.25', '65.00'], ['甲市', 6, 6, '76.67', '82.50']]);
    expect(rows[2]!.standing).toEqual([{ key: 'three', outlets: 2 }, { key: 'two', outlets: 3 }, { key: 'one', outlets: 1 }]);
  });

  it('sets two values against each other with r and n', () => {
    const view = comparePair(test.context, { ...SCHEME_CODE, period: SEPTEMBER, x: 'indicator:sales', y: 'total' });
    expect(view.n).toBe(10);
    expect(view.points[0]).toMatchObject({ code: 'A01', x: '85', y: '85' });
    expect(comparePair(test.context, { ...SCHEME_CODE, period: SEPTEMBER, x: 'indicator:sales', y: 'indicator:service' })).toMatchObject({ n: 1, r: null });
  });

  it('names what a history can be asked about', () => {
    expect(historyFrame(test.context, SCHEME_CODE)).toMatchObject({ periods: [JULY, AUGUST, SEPTEMBER], types: ['hall'], regionLevels: 2, pair: null });
  });
});
