import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRun } from '../../../electron/services/grading/check-run.ts';
import { explain } from '../../../electron/services/grading/explain.ts';
import { getRun } from '../../../electron/services/grading/get-run.ts';
import { listResults } from '../../../electron/services/grading/list-results.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import {
  addScheme,
  addOutlet,
  AUGUST,
  fillSmallNetwork,
  JULY,
  openTestStore,
  outletId,
  outletNo,
  SCHEME,
  SEPTEMBER,
  startImport,
  type TestStore,
} from './small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
});
afterEach(() => {
  test.close();
});

function grade(period: PeriodId): ReturnType<typeof startGradingRun> {
  return startGradingRun(test.context, { schemeCode: 'TEST', period });
}

function gradeAndPublish(period: PeriodId): RunId {
  const { runId } = grade(period);
  publishRun(test.context, { runId, confirmProposed: true });
  return runId;
}

/** code -> [total, level reached, movement, new level] */
function outcome(runId: RunId): Record<string, readonly unknown[]> {
  const { rows } = listResults(test.context, { runId, offset: 0, limit: 500 });
  return Object.fromEntries(rows.map((row) => [row.code, [row.total, row.level, row.movement, row.newLevel]]));
}

describe('startGradingRun on a small network', () => {
  beforeEach(() => fillSmallNetwork(test.store));

  it('grades who is open at the end of July and lets everybody enter', () => {
    const { runId, ...run } = grade(JULY);
    expect(outcome(runId)).toEqual({
      A01: ['70.00', 'two', 'enter', 'two'],
      A02: ['85.00', 'three', 'enter', 'three'],
      A03: ['85.00', 'three', 'enter', 'three'],
      A04: ['65.00', 'two', 'enter', 'two'],
      A05: ['50.00', 'one', 'enter', 'one'],
      A06: ['59.99', 'one', 'enter', 'one'],
      A07: ['68.00', 'two', 'enter', 'two'],
      A08: ['90.00', 'three', 'enter', 'three'],
      A11: ['100.00', 'three', 'enter', 'three'],
      A12: ['60.00', 'two', 'enter', 'two'],
    });
    expect(run).toMatchObject({
      number: 1,
      schemeVersion: 1,
      outlets: 10,
      graded: 10,
      notGraded: [],
      levels: { one: 2, two: 4, three: 4 },
      belowScale: 0,
      movements: { none: 0, enter: 10, hold: 0, promote: 0, demote: 0 },
      average: '73.30',
    });
  });

  it('demotes after one period, and at once on a red line, and keeps the level of who is not graded', () => {
    gradeAndPublish(JULY);
    const { runId, ...run } = grade(AUGUST);
    expect(outcome(runId)).toEqual({
      A01: ['85.00', 'three', 'hold', 'two'],
      A02: ['70.00', 'two', 'demote', 'two'],
      A03: ['90.00', 'three', 'demote', 'two'],
      A04: [null, null, 'hold', 'two'],
      A05: ['50.00', 'one', 'hold', 'one'],
      A06: ['60.00', 'two', 'hold', 'one'],
      A07: ['80.00', 'three', 'hold', 'two'],
      A09: ['70.00', 'two', 'enter', 'two'],
      A11: ['55.00', 'one', 'demote', 'two'],
      A12: ['60.00', 'two', 'hold', 'two'],
    });
    expect(run).toMatchObject({
      outlets: 10,
      graded: 9,
      notGraded: [{ reason: { kind: 'blocked', indicator: 'sales' }, outlets: 1 }],
      levels: { one: 2, two: 7, three: 0 },
      movements: { none: 0, enter: 1, hold: 6, promote: 0, demote: 3 },
      average: '68.89',
    });
  });

  it('promotes after two periods in a row, one step, to the lowest level of both', () => {
    gradeAndPublish(JULY);
    gradeAndPublish(AUGUST);
    const { runId } = grade(SEPTEMBER);
    expect(outcome(runId)).toEqual({
      A01: ['85.00', 'three', 'promote', 'three'],
      A02: ['70.00', 'two', 'hold', 'two'],
      A03: ['90.00', 'three', 'promote', 'three'],
      A04: ['85.00', 'three', 'hold', 'two'],
      A05: ['50.00', 'one', 'hold', 'one'],
      A06: ['80.00', 'three', 'promote', 'two'],
      A07: ['88.00', 'three', 'promote', 'three'],
      A09: ['70.00', 'two', 'hold', 'two'],
      A11: ['55.00', 'one', 'demote', 'one'],
      A12: ['60.00', 'two', 'hold', 'two'],
    });
  });

  it('gives the same hashes for the same data and others when a figure changes', () => {
    const first = grade(JULY);
    const second = grade(JULY);
    expect(second.number).toBe(2);
    expect([second.inputsHash, second.resultsHash]).toEqual([first.inputsHash, first.resultsHash]);
    const sales = test.store.figures.find('sales')!;
    test.store.figures.write(startImport(test.store, 'figures'), sales.no, JULY, { outletNos: [outletNo(test.store, 'A12')], values: ['60.01'], rows: [2] });
    const third = grade(JULY);
    expect(third.inputsHash).not.toBe(first.inputsHash);
    expect(third.resultsHash).not.toBe(first.resultsHash);
  });

  it('counts levels before and after in the run page, proposals as they stand', () => {
    gradeAndPublish(JULY);
    const detail = getRun(test.context, { runId: grade(AUGUST).runId });
    expect(detail.levels.map(({ code, outlets, before }) => [code, outlets, before])).toEqual([
      ['one', 2, 2],
      ['two', 7, 3],
      ['three', 0, 3],
    ]);
    expect(detail).toMatchObject({ state: 'draft', pending: 4, graded: 9, notGraded: 1, notEligible: 0, schemeName: SCHEME.name });
    expect(detail.dimensions).toEqual([
      { code: 'sales', name: { zh: '销量', en: 'Sales' }, weight: '60' },
      { code: 'service', name: { zh: '服务' }, weight: '40' },
    ]);
  });

  it('knows no level before the first run', () => {
    expect(getRun(test.context, { runId: grade(JULY).runId }).levels.map(({ before }) => before)).toEqual([null, null, null]);
  });

  it('takes imported levels as held, by code or name, but not those of later periods or of other schemes', () => {
    const importNo = startImport(test.store, 'levels');
    const put = (code: string, schemeCode: string, period: string, level: string): void =>
      test.store.levels.put([
        { outletNo: outletNo(test.store, code), schemeCode, period: period as PeriodId, level, movement: 'none', total: null, runNo: null, importNo },
      ]);
    put('A01', '', '2026-06', '三星');
    put('A02', 'TEST', '2026-06', 'two');
    put('A03', 'OTHER', '2026-06', 'one');
    put('A05', '', '2026-06', 'gold');
    put('A12', '', '2026-07', 'three');
    const { rows } = listResults(test.context, { runId: grade(JULY).runId, offset: 0, limit: 500 });
    const held = Object.fromEntries(rows.map((row) => [row.code, row.previousLevel]));
    expect(held).toMatchObject({ A01: 'three', A02: 'two', A03: null, A05: null, A12: null });
  });

  it('explains a result down to the figure and the visit', () => {
    const { runId } = grade(JULY);
    const explanation = explain(test.context, { runId, outletId: outletId(test.store, 'A07') });
    expect(explanation.outlet).toMatchObject({ code: 'A07', name: 'A07营业厅', regionPath: ['甲省', '乙市'] });
    expect(explanation.previousTotal).toBeNull();
    expect(explanation.trace).toMatchObject({ total: '68.00', state: 'graded' });
    expect(explanation.trace.root.children.map(({ code, score, contribution }) => [code, score, contribution])).toEqual([
      ['sales', '80.00', '48'],
      ['service', '50.00', '20'],
    ]);
    expect(explanation.trace.root.children[1]?.indicator?.inputs).toMatchObject([{ kind: 'visit', visitCode: 'V1', score: '50.00', used: true }]);
  });

  it('tells the total of the period before beside an explanation', () => {
    gradeAndPublish(JULY);
    const { runId } = grade(AUGUST);
    expect(explain(test.context, { runId, outletId: outletId(test.store, 'A06') }).previousTotal).toBe('59.99');
    expect(explain(test.context, { runId, outletId: outletId(test.store, 'A09') }).previousTotal).toBeNull();
    expect(() => explain(test.context, { runId, outletId: outletId(test.store, 'A08') })).toThrowError(
      expect.objectContaining({ code: 'grading/outlet-not-in-run', params: { outlet: 'A08', period: AUGUST, number: 1 } }),
    );
  });

  it('checks the data of a period indicator by indicator', () => {
    const check = checkRun(test.context, { schemeCode: 'TEST', period: AUGUST });
    expect(check).toMatchObject({ outlets: 10, problems: [], runs: [], schemeVersion: 1 });
    expect(check.parts).toEqual([
      { indicator: 'sales', name: { zh: '销量', en: 'Sales' }, source: 'kpi', withData: 9, missing: 1, policy: 'block', examples: ['A04'] },
      { indicator: 'service', name: { zh: '服务' }, source: 'inspection', withData: 1, missing: 9, policy: 'reweight', examples: ['A01', 'A02', 'A04', 'A05', 'A06'] },
    ]);
  });

  it('refuses a period of another kind and says how its periods are written', () => {
    const refusal = expect.objectContaining({ code: 'grading/wrong-period-kind', params: { period: '2026-Q3', scheme: 'TEST', example: '2026-09' } });
    expect(() => grade('2026-Q3' as PeriodId)).toThrowError(refusal);
    expect(checkRun(test.context, { schemeCode: 'TEST', period: '2026-Q3' as PeriodId }).problems).toMatchObject([{ code: 'grading/wrong-period-kind' }]);
  });

  it('refuses a month in which no outlet was open', () => {
    for (const code of test.store.outlets.keysByCode().values()) {
      test.store.outlets.setHead(code.no, { openedOn: '2026-09-15' as never, closedOn: null });
    }
    expect(() => grade(JULY)).toThrowError(expect.objectContaining({ code: 'grading/no-outlets', params: { day: '2026-07-31' } }));
  });

  it('keeps below the scale as a place of its own over the periods, from which two periods lead up', () => {
    addScheme(test.store, { ...SCHEME, levels: SCHEME.levels.slice(1) });
    const july = grade(JULY);
    expect(july).toMatchObject({ levels: { two: 4, three: 4 }, belowScale: 2, movements: { none: 2, enter: 8 } });
    publishRun(test.context, { runId: july.runId, confirmProposed: true });
    const row = (runId: RunId): unknown => listResults(test.context, { runId, text: 'A06', offset: 0, limit: 1 }).rows[0];
    expect(row(july.runId)).toMatchObject({ previousLevel: null, level: 'below-scale', newLevel: 'below-scale', movement: 'none' });
    expect(test.store.levels.history(outletNo(test.store, 'A06'))).toMatchObject([{ level: 'below-scale', movement: 'none' }]);
    expect(row(gradeAndPublish(AUGUST))).toMatchObject({ previousLevel: 'below-scale', level: 'two', newLevel: 'below-scale', movement: 'hold' });
    expect(row(gradeAndPublish(SEPTEMBER))).toMatchObject({ previousLevel: 'below-scale', level: 'three', newLevel: 'two', movement: 'promote' });
  });

  it('grades only the population that the scheme names, on columns of its own', () => {
    addScheme(test.store, { ...SCHEME, population: { where: { value: 'ownership', is: '=', than: 'agent' } } });
    const { runId, ...run } = grade(JULY);
    expect(run).toMatchObject({ schemeVersion: 2, outlets: 5 });
    expect(Object.keys(outcome(runId))).toEqual(['A02', 'A04', 'A06', 'A08', 'A12']);
    expect(explain(test.context, { runId, outletId: outletId(test.store, 'A12') }).trace.total).toBe('60.00');
  });
});

describe('startGradingRun refuses', () => {
  it('a scheme that is not there', () => {
    expect(() => grade(JULY)).toThrowError(expect.objectContaining({ code: 'grading/no-scheme', params: { code: 'TEST' } }));
  });

  it('a version that is not there', () => {
    addScheme(test.store);
    expect(() => startGradingRun(test.context, { schemeCode: 'TEST', period: JULY, schemeVersion: 2 })).toThrowError(
      expect.objectContaining({ code: 'grading/no-scheme-version', params: { code: 'TEST', version: 2 } }),
    );
  });

  it('a draft with an unknown number, and leaves no run', () => {
    const unfinished: Scheme = { ...SCHEME, levels: SCHEME.levels.map((level) => (level.code === 'three' ? { ...level, line: null } : level)) };
    addScheme(test.store, unfinished, 'draft');
    addOutlet(test.store, 'A01', ['甲省']);
    expect(() => grade(JULY)).toThrowError(expect.objectContaining({ code: 'grading/scheme-unfinished' }));
    expect(test.store.runs.list()).toEqual([]);
  });
});
