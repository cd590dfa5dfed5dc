import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardRun } from '../../../electron/services/grading/discard-run.ts';
import { getRun } from '../../../electron/services/grading/get-run.ts';
import { listResults } from '../../../electron/services/grading/list-results.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { regradePublishedRuns } from '../../../electron/services/grading/regrade.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, outletNo, SEPTEMBER, startImport, type TestStore } from './small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
});
afterEach(() => {
  test.close();
});

function grade(period: PeriodId): RunId {
  return startGradingRun(test.context, { schemeCode: 'TEST', period }).runId;
}

function publish(runId: RunId): void {
  publishRun(test.context, { runId, confirmProposed: true });
}

function historyOf(code: string): readonly unknown[] {
  return test.store.levels.history(outletNo(test.store, code)).map(({ period, level, movement, total, runId }) => [period, level, movement, total, runId]);
}

function refusal(code: string, params?: Readonly<Record<string, unknown>>): unknown {
  return expect.objectContaining(params === undefined ? { code } : { code, params });
}

describe('publishRun', () => {
  it('writes a level for every outlet of the run', () => {
    const july = grade(JULY);
    publish(july);
    expect(historyOf('A01')).toEqual([['2026-07', 'two', 'enter', '70.00', july]]);
    expect(historyOf('A09')).toEqual([]);
    const august = grade(AUGUST);
    publish(august);
    expect(historyOf('A04')).toEqual([
      ['2026-07', 'two', 'enter', '65.00', july],
      ['2026-08', 'two', 'hold', null, august],
    ]);
    expect(getRun(test.context, { runId: august })).toMatchObject({ state: 'published', pending: 0 });
  });

  it('refuses while movements wait, names how many, and changes nothing', () => {
    const runId = grade(JULY);
    expect(() => publishRun(test.context, { runId })).toThrowError(refusal('grading/undecided', { count: 10 }));
    expect(historyOf('A01')).toEqual([]);
    expect(getRun(test.context, { runId }).state).toBe('draft');
  });

  it('publishes without a word when all movements are decided', () => {
    const runId = grade(JULY);
    decideMovements(test.context, { runId, outletIds: 'allPending', decision: 'confirm', reason: '' });
    publishRun(test.context, { runId });
    expect(getRun(test.context, { runId }).state).toBe('published');
  });

  it('lets decisions stand instead of proposals', () => {
    publish(grade(JULY));
    const runId = grade(AUGUST);
    decideMovements(test.context, { runId, outletIds: [outletId(test.store, 'A02')], decision: 'hold', reason: '装修停业' });
    decideMovements(test.context, { runId, outletIds: [outletId(test.store, 'A11')], decision: 'override', level: 'one', reason: '连续投诉' });
    publish(runId);
    expect(historyOf('A02').at(-1)).toEqual(['2026-08', 'three', 'hold', '70.00', runId]);
    expect(historyOf('A11').at(-1)).toEqual(['2026-08', 'one', 'demote', '55.00', runId]);
    const detail = getRun(test.context, { runId });
    expect(detail.levels.map(({ code, outlets }) => [code, outlets])).toEqual([['one', 3], ['two', 5], ['three', 1]]);
    expect(detail.movements).toEqual({ none: 0, enter: 1, hold: 7, promote: 0, demote: 2 });
    const september = grade(SEPTEMBER);
    const { rows } = listResults(test.context, { runId: september, offset: 0, limit: 500 });
    expect(Object.fromEntries(rows.map((row) => [row.code, row.previousLevel]))).toMatchObject({ A02: 'three', A11: 'one', A01: 'two' });
  });

  it('supersedes the run that stood for the period and replaces its levels', () => {
    const first = grade(JULY);
    publish(first);
    const sales = test.store.figures.find('sales')!;
    test.store.figures.write(startImport(test.store, 'figures'), sales.no, JULY, { outletNos: [outletNo(test.store, 'A12')], values: ['59'], rows: [2] });
    const second = grade(JULY);
    expect(publishRun(test.context, { runId: second, confirmProposed: true })).toEqual({ runId: second, outlets: 10, superseded: first, resting: [] });
    expect(historyOf('A12')).toEqual([['2026-07', 'one', 'enter', '59.00', second]]);
    expect(historyOf('A01')).toEqual([['2026-07', 'two', 'enter', '70.00', second]]);
    expect(getRun(test.context, { runId: first }).state).toBe('superseded');
    expect(getRun(test.context, { runId: second })).toMatchObject({ state: 'published', number: 2 });
  });

  it('refuses a run that is no draft any more', () => {
    const runId = grade(JULY);
    publish(runId);
    expect(() => publish(runId)).toThrowError(refusal('grading/not-draft', { period: JULY, number: 1 }));
  });

  it('refuses an earlier period once a later one is published', () => {
    const july = grade(JULY);
    publish(grade(AUGUST));
    expect(() => publish(july)).toThrowError(refusal('grading/later-published', { period: JULY, laterPeriod: AUGUST, number: 1 }));
  });

  it('refuses a draft made before an earlier period was published', () => {
    const august = grade(AUGUST);
    publish(grade(JULY));
    expect(() => publish(august)).toThrowError(refusal('grading/history-changed', { earlierPeriod: JULY }));
    publish(grade(AUGUST));
  });

  it('refuses a draft made before levels were imported', () => {
    const july = grade(JULY);
    startImport(test.store, 'levels', '2026-10-03T00:00:00.000Z');
    expect(() => publish(july)).toThrowError(refusal('grading/levels-imported', { file: 'levels.csv' }));
  });

  it('leaves all as it was when a row cannot be written', () => {
    const runId = grade(JULY);
    test.store.db.exec(`CREATE TRIGGER stop BEFORE INSERT ON level_history WHEN NEW.total = '60.00' BEGIN SELECT RAISE(ABORT, 'no'); END`);
    expect(() => publish(runId)).toThrow();
    expect(historyOf('A01')).toEqual([]);
    expect(getRun(test.context, { runId })).toMatchObject({ state: 'draft', pending: 10 });
  });
});

describe('discardRun', () => {
  it('takes a draft out with its decisions, and keeps a published run', () => {
    const draft = grade(JULY);
    decideMovements(test.context, { runId: draft, outletIds: 'allPending', decision: 'confirm', reason: '' });
    discardRun(test.context, { runId: draft });
    expect(() => getRun(test.context, { runId: draft })).toThrowError(refusal('grading/no-run', { id: draft }));
    const kept = grade(JULY);
    publish(kept);
    expect(() => discardRun(test.context, { runId: kept })).toThrowError(refusal('grading/not-draft', { period: JULY, number: 1 }));
  });
});

describe('regradePublishedRuns', () => {
  const NAMES = { scheme: 'TEST', period: '2026-07', number: 1 };

  it('finds nothing where nothing was touched, superseded runs and drafts included', () => {
    publish(grade(JULY));
    publish(grade(JULY));
    publish(grade(AUGUST));
    grade(SEPTEMBER);
    expect(regradePublishedRuns(test.store)).toEqual([]);
  });

  it('finds a result that was changed in the file', () => {
    publish(grade(JULY));
    test.store.db.exec(`UPDATE run_column SET bytes = (SELECT bytes FROM run_column WHERE part = 'result' AND name = 'rank') WHERE part = 'result' AND name = 'cohortSize'`);
    expect(regradePublishedRuns(test.store)).toEqual([{ severity: 'error', path: 'runs/TEST/2026-07/1', code: 'grading/verify-results', params: NAMES }]);
  });

  it('finds an input that was changed in the file: its hash and the repeated results differ', () => {
    publish(grade(JULY));
    test.store.db.exec(`UPDATE run_column SET bytes = (SELECT bytes FROM run_column WHERE name = 'indicator/service/raw')
      WHERE part = 'input' AND name = 'figures/2026-07/sales'`);
    // The raw values of the sales are the figures themselves here and stored once, so that the results are changed with them.
    expect(regradePublishedRuns(test.store).map(({ code }) => code)).toEqual(['grading/verify-inputs', 'grading/verify-results', 'grading/verify-regrade']);
  });

  it('finds a level that was changed, taken out or added in the file', () => {
    publish(grade(JULY));
    test.store.db.exec(`UPDATE level_history SET level = 'three' WHERE outlet_no = ${outletNo(test.store, 'A05')}`);
    test.store.db.exec(`DELETE FROM level_history WHERE outlet_no = ${outletNo(test.store, 'A12')}`);
    expect(regradePublishedRuns(test.store)).toEqual([
      { severity: 'error', path: 'runs/TEST/2026-07/1', code: 'grading/verify-levels', params: { ...NAMES, count: 2, outlet: 'A05' } },
    ]);
  });

  it('finds nothing wrong in what is kept of the levels, and a run reads the same without it', () => {
    publish(grade(JULY));
    publish(grade(AUGUST));
    const count = (): unknown => test.store.db.prepare('SELECT COUNT(DISTINCT month) FROM level_standing').pluck().get();
    expect([count(), test.store.levels.standingFaults()]).toEqual([2, []]);
    const withKept = startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER });
    test.store.db.exec('DELETE FROM level_standing');
    const byRows = startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER });
    expect([byRows.inputsHash, byRows.resultsHash]).toEqual([withKept.inputsHash, withKept.resultsHash]);
    publish(grade(AUGUST));
    expect([count(), test.store.levels.standingFaults()]).toEqual([1, []]);
  });

  it('reports stored bytes that cannot be read and goes on', () => {
    publish(grade(JULY));
    publish(grade(AUGUST));
    test.store.db.exec(`DELETE FROM run_column WHERE run_no = 1 AND part = 'input' AND name = 'head'`);
    expect(regradePublishedRuns(test.store).map(({ path, code }) => [path, code])).toEqual([['runs/TEST/2026-07/1', 'grading/stored-run-damaged']]);
  });
});
