import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import { formatShare } from '../../../electron/services/overview/format-share.ts';
import { getOverview } from '../../../electron/services/overview/get-overview.ts';
import { levelSteps } from '../../../electron/services/overview/level-steps.ts';
import { storeInfo } from '../../../electron/services/overview/store-info.ts';
import { listJournal } from '../../../electron/services/overview/list-journal.ts';
import { getScheme, listSchemes } from '../../../electron/services/schemes/list-schemes.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { addOutlet, addScheme, AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, SCHEME, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
});
afterEach(() => {
  test.close();
});

function overview(period: PeriodId, schemeCode: string | null = null) {
  return getOverview(test.context, { period, schemeCode });
}

function gradeMonth(period: PeriodId, isPublished = true) {
  const { runId } = startGradingRun(test.context, { schemeCode: 'TEST', period });
  if (isPublished) publishRun(test.context, { runId, confirmProposed: true });
  return runId;
}

describe('getOverview', () => {
  it('says what an empty store lacks', () => {
    expect(overview(JULY)).toMatchObject({
      outlets: 0,
      scheme: null,
      run: null,
      before: null,
      movements: null,
      steps: [],
      regions: [],
      figures: { expected: 0, present: 0, indicators: 0, complete: 0 },
      toDos: [{ kind: 'noScheme' }, { kind: 'noOutlets' }],
    });
  });

  it('counts data and visits before there is a run', () => {
    fillSmallNetwork(test.store);
    expect(overview(AUGUST)).toMatchObject({
      outlets: 10,
      scheme: { code: 'TEST', current: true },
      figures: { expected: 10, present: 9, indicators: 1, complete: 0 },
      visits: { approved: 1, waiting: 0, inProgress: 0, outletsVisited: 1 },
      run: null,
      toDos: [{ kind: 'noRun' }, { kind: 'missingFigures', count: 1 }],
    });
    expect(overview(JULY).figures).toEqual({ expected: 10, present: 10, indicators: 1, complete: 1 });
  });

  it('shows the newest run beside the published one before, with steps between levels and what waits', () => {
    fillSmallNetwork(test.store);
    const july = gradeMonth(JULY);
    const august = gradeMonth(AUGUST, false);
    const shown = overview(AUGUST);
    expect(shown).toMatchObject({ run: { id: august, state: 'draft', average: '68.89' }, before: { id: july, period: JULY } });
    // A02, A03 and A11 fall from three to two; A09 enters and crosses no border.
    expect(shown.steps).toEqual([
      { lower: 'two', upper: 'three', up: 0, down: 3 },
      { lower: 'one', upper: 'two', up: 0, down: 0 },
    ]);
    expect(shown.toDos).toEqual([
      { kind: 'decideMovements', count: 4 },
      { kind: 'notGraded', count: 1 },
      { kind: 'missingFigures', count: 1 },
    ]);
    decideMovements(test.context, { runId: august, outletIds: [outletId(test.store, 'A02')], decision: 'hold', reason: '装修' });
    expect(overview(AUGUST).steps[0]).toMatchObject({ down: 2 });
    decideMovements(test.context, { runId: august, outletIds: 'allPending', decision: 'confirm', reason: '' });
    expect(overview(AUGUST).toDos[0]).toEqual({ kind: 'publish', count: 1 });
  });

  it('sums up the regions: everything first, then the level below the top', () => {
    fillSmallNetwork(test.store);
    gradeMonth(JULY);
    gradeMonth(AUGUST, false);
    const { regions } = overview(AUGUST);
    const province = regions[0];
    // By code: 乙 comes before 甲 in Unicode.
    expect(regions.map(({ name, level, parentId }) => [name, level, parentId])).toEqual([
      ['甲省', 0, null],
      ['乙市', 1, province?.regionId],
      ['甲市', 1, province?.regionId],
    ]);
    const byName = Object.fromEntries(regions.map((region) => [region.name, region]));
    // 68.89 against 73.30 in July; 10 outlets, 9 with sales; nobody stays on three, so the top two levels are two and three:
    // seven of nine. A02, A03, A11 demoted.
    expect(byName['甲省']).toMatchObject({
      outlets: 10, dataShare: '90.0', visitsApproved: 1, average: '68.89', averageChange: '-4.41', trend: ['73.30', '68.89'],
      topShare: '77.7', promoted: 0, demoted: 3, notGraded: 1,
    });
    // A01 85, A02 70, A03 90, A05 50, A06 60: 355 / 5. July: 70, 85, 85, 65, 50, 59.99: 414.99 / 6 = 69.165, rounded 69.17.
    expect(byName['甲市']).toMatchObject({ outlets: 6, dataShare: '83.3', average: '71.00', averageChange: '1.83', trend: ['69.17', '71.00'], demoted: 2, notGraded: 1 });
    // A07 80, A09 70, A11 55, A12 60: 265 / 4. July: 68, 90, 100, 60: 318 / 4.
    expect(byName['乙市']).toMatchObject({ outlets: 4, dataShare: '100.0', average: '66.25', averageChange: '-13.25', trend: ['79.50', '66.25'], topShare: '100.0' });
  });

  it('leaves a gap in the trend for a period without a run, and compares with the last published one', () => {
    fillSmallNetwork(test.store);
    gradeMonth(JULY);
    gradeMonth(SEPTEMBER);
    const september = overview(SEPTEMBER);
    // September: 85, 70, 90, 85, 50, 80, 88, 70, 55, 60: 733 / 10.
    expect(september.regions[0]).toMatchObject({ average: '73.30', averageChange: '0.00', trend: ['73.30', null, '73.30'] });
    expect(september.before).toMatchObject({ period: JULY });
    expect(overview(AUGUST).regions[0]).toMatchObject({ average: null, averageChange: null, trend: ['73.30', null] });
  });

  it('gives outlets without a region a row of their own', () => {
    addScheme(test.store);
    addOutlet(test.store, 'A01', ['甲省', '甲市']);
    const id = addOutlet(test.store, 'A02', ['甲省', '甲市']);
    const no = test.store.outlets.findNo(id)!;
    const { regionNo: _, ...facts } = test.store.outlets.findByNo(no, '2026-07-01' as never)!;
    test.store.outlets.correctFacts(no, { ...facts, regionNo: null }, '2026-07-01' as never);
    expect(overview(JULY).regions.map(({ name, regionId, outlets }) => [name, regionId === null, outlets])).toEqual([
      ['甲省', false, 2],
      ['甲市', false, 1],
      ['', true, 1],
    ]);
  });

  it('refuses a scheme that is not there', () => {
    expect(() => overview(JULY, 'NONE')).toThrowError(expect.objectContaining({ code: 'grading/no-scheme', params: { code: 'NONE' } }));
  });

  it('says that no run is possible for a period of another kind by showing none', () => {
    fillSmallNetwork(test.store);
    expect(overview('2026-Q3' as PeriodId)).toMatchObject({ scheme: { code: 'TEST' }, outlets: 10, run: null, figures: { indicators: 0 } });
  });
});

describe('levelSteps', () => {
  it('counts a move over two levels on both borders, and one from below the scale on the lowest one none', () => {
    // three levels; rows: 0 -> 2, 2 -> 0, -1 -> 1, 1 -> -1, none -> 2, 1 -> none
    const before = Int16Array.of(0, 2, -1, 1, -2, 1);
    const after = Int16Array.of(2, 0, 1, -1, 2, -2);
    expect(levelSteps(SCHEME, before, after)).toEqual([
      { lower: 'two', upper: 'three', up: 1, down: 1 },
      { lower: 'one', upper: 'two', up: 2, down: 2 },
    ]);
  });
});

describe('formatShare', () => {
  it.each([
    [1, 3, '33.3'],
    [2, 3, '66.6'],
    [999, 1000, '99.9'],
    [9999, 10000, '99.9'],
    [10000, 10000, '100.0'],
    [0, 5, '0.0'],
    [0, 0, null],
  ])('%d of %d is %s', (part, whole, text) => {
    expect(formatShare(part, whole)).toBe(text);
  });
});

describe('storeInfo', () => {
  it('knows no period of an empty store', () => {
    expect(storeInfo(test.store)).toMatchObject({ name: 'test', outlets: 0, periods: [], currentPeriod: null, lastBackupAt: null });
  });

  it('lists months with figures, visits or runs, newest first, and the newest of them to begin with', () => {
    fillSmallNetwork(test.store);
    // The visit of 1 October makes October a month with data.
    expect(storeInfo(test.store)).toMatchObject({ outlets: 12, periods: ['2026-10', SEPTEMBER, AUGUST, JULY], currentPeriod: '2026-10' });
  });

  it('adds the periods of the schemes that are no months', () => {
    fillSmallNetwork(test.store);
    addScheme(test.store, { ...SCHEME, code: 'QUARTER', cycle: 'quarter' });
    const { periods, currentPeriod } = storeInfo(test.store);
    expect(periods).toEqual(['2026-Q4', '2026-10', '2026-Q3', SEPTEMBER, AUGUST, JULY]);
    expect(currentPeriod).toBe('2026-Q4');
  });
});

describe('lists', () => {
  it('names the journal of one run', () => {
    fillSmallNetwork(test.store);
    const runId = gradeMonth(JULY);
    const { total, rows } = listJournal(test.context, { subjectId: runId, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rows.map(({ action }) => action)).toEqual(['run.publish', 'movement.confirm', 'run.make']);
  });

  it('hands out a scheme version with its document', () => {
    const id = addScheme(test.store);
    expect(getScheme(test.context, { schemeVersionId: id })).toMatchObject({ row: { id, code: 'TEST', version: 1, current: true }, scheme: { code: 'TEST' } });
    expect(listSchemes(test.context)).toHaveLength(1);
    expect(() => getScheme(test.context, { schemeVersionId: 'none' as never })).toThrowError(expect.objectContaining({ code: 'grading/scheme-not-found' }));
  });
});
