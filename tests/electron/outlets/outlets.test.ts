import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { figureCompleteness } from '../../../electron/services/outlets/figure-completeness.ts';
import { getOutlet } from '../../../electron/services/outlets/get-outlet.ts';
import { listOutlets, outletFacets, regionTree, searchOutlets } from '../../../electron/services/outlets/list-outlets.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, outletNo, SEPTEMBER, startImport, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
});
afterEach(() => {
  test.close();
});

function publishMonth(period: PeriodId) {
  const { runId } = startGradingRun(test.context, { schemeCode: 'TEST', period });
  publishRun(test.context, { runId, confirmProposed: true });
  return runId;
}

describe('listOutlets', () => {
  it('shows all outlets, closed and suspended ones too, with the last published level', () => {
    publishMonth(JULY);
    publishMonth(AUGUST);
    const { total, rows } = listOutlets(test.context, { offset: 0, limit: 500 });
    expect(total).toBe(12);
    const byCode = Object.fromEntries(rows.map(({ code, level, levelSince, lastTotal, lastPeriod, visits }) => [code, [level, levelSince, lastTotal, lastPeriod, visits]]));
    expect(byCode).toMatchObject({
      A01: ['two', JULY, '85.00', AUGUST, 0],
      A02: ['two', AUGUST, '70.00', AUGUST, 0],
      A03: ['two', AUGUST, '90.00', AUGUST, 1],
      A08: ['three', JULY, '90.00', JULY, 0],
      A10: [null, null, null, null, 0],
    });
  });

  it('narrows by region, level and text, and refuses a region that is not there', () => {
    publishMonth(JULY);
    const second = regionTree(test.context).find(({ name }) => name === '乙市')!;
    expect(listOutlets(test.context, { regionId: second.id, offset: 0, limit: 2 })).toMatchObject({ total: 6, rows: [{ code: 'A07' }, { code: 'A08' }] });
    expect(listOutlets(test.context, { level: ['one'], offset: 0, limit: 9 }).rows.map(({ code }) => code)).toEqual(['A05', 'A06']);
    expect(listOutlets(test.context, { level: [''], offset: 0, limit: 9 }).rows.map(({ code }) => code)).toEqual(['A09', 'A10']);
    expect(() => listOutlets(test.context, { regionId: 'none' as never, offset: 0, limit: 9 })).toThrowError(
      expect.objectContaining({ code: 'outlet/region-not-found' }),
    );
  });

  it('finds outlets by code and name and tells the types that occur', () => {
    expect(searchOutlets(test.context, { text: 'A1' }).map(({ code }) => code)).toEqual(['A10', 'A11', 'A12']);
    expect(searchOutlets(test.context, { text: ' ' })).toEqual([]);
    expect(outletFacets(test.context)).toEqual({ types: ['hall'], classes: [] });
  });
});

describe('getOutlet', () => {
  it('gathers history, scores with the cohort median, figures and neighbours', () => {
    const importNo = startImport(test.store, 'levels');
    test.store.levels.put([
      { outletNo: outletNo(test.store, 'A01'), schemeCode: '', period: '2026-06' as PeriodId, level: 'one', movement: 'none', total: null, runNo: null, importNo },
    ]);
    const july = publishMonth(JULY);
    const august = startGradingRun(test.context, { schemeCode: 'TEST', period: AUGUST }).runId;
    const detail = getOutlet(test.context, { outletId: outletId(test.store, 'A01') });
    expect(detail.history).toEqual([
      { period: '2026-06', level: 'one', movement: 'none', runId: null, origin: 'import' },
      // One held, two reached for the first time: no promotion before the second period.
      { period: JULY, level: 'one', movement: 'hold', runId: july, origin: 'run' },
    ]);
    // July, ten totals: 50, 59.99, 60, 65, 68, 70, 85, 85, 90, 100: (68 + 70) / 2. August, nine: 50, 55, 60, 60, 70, 70, 80, 85, 90.
    expect(detail.scores).toEqual([
      { period: JULY, runId: july, runState: 'published', total: '70.00', cohortMedian: '69.00' },
      { period: AUGUST, runId: august, runState: 'draft', total: '85.00', cohortMedian: '70.00' },
    ]);
    expect(detail.latestRun).toMatchObject({ id: august, state: 'draft' });
    expect(detail.levels.map(({ code, place }) => [code, place])).toEqual([['one', 0], ['two', 1], ['three', 2]]);
    expect(detail.figures).toMatchObject([{ figure: 'sales', unit: '户', values: [{ period: SEPTEMBER, value: '85' }, { period: AUGUST, value: '85' }, { period: JULY, value: '70' }] }]);
    expect(detail.neighbours).toEqual({ previous: null, next: outletId(test.store, 'A02') });
    expect(detail.visitCount).toBe(0);
  });

  it('shows the levels of the newest scheme where the outlet was never graded', () => {
    const detail = getOutlet(test.context, { outletId: outletId(test.store, 'A10') });
    expect(detail).toMatchObject({ history: [], scores: [], latestRun: null });
    expect(detail.levels).toHaveLength(3);
  });

  it('refuses an outlet that is not there', () => {
    expect(() => getOutlet(test.context, { outletId: 'none' as never })).toThrowError(expect.objectContaining({ code: 'outlet/not-found', params: { id: 'none' } }));
  });
});

describe('figureCompleteness', () => {
  it('counts who is open at the end and has the figure in any month of the period', () => {
    expect(figureCompleteness(test.context, { period: AUGUST })).toEqual([
      { figure: 'sales', name: 'sales', unit: '户', outlets: 10, withValue: 9, periods: [AUGUST] },
    ]);
    expect(figureCompleteness(test.context, { period: '2026-Q3' as PeriodId })).toMatchObject([{ outlets: 10, withValue: 10, periods: [JULY, AUGUST, SEPTEMBER] }]);
    expect(figureCompleteness(test.context, { period: '2026-10' as PeriodId })).toMatchObject([{ withValue: 0, periods: [] }]);
  });
});
