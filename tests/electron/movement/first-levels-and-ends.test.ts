import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { regradePublishedRuns } from '../../../electron/services/grading/regrade.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import { listMovements } from '../../../electron/services/movement/list-movements.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { MovementDecisionRequest } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { addOutlet, addFigures, addScheme, AUGUST, JULY, openTestStore, outletId, outletNo, SCHEME, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  for (const code of ['A1', 'A2', 'A3']) addOutlet(test.store, code, ['甘肃']);
});
afterEach(() => {
  test.close();
});

function sales(period: PeriodId, values: Readonly<Record<string, string>>): void {
  addFigures(test.store, 'sales', period, values);
}
function start(period: PeriodId): RunId {
  return startGradingRun(test.context, { schemeCode: 'TEST', period }).runId;
}
function rows(runId: RunId) {
  return listMovements(test.context, { runId, movement: ['enter', 'promote', 'demote', 'hold', 'none'], offset: 0, limit: 50, sort: { by: 'code', descending: false } }).rows;
}
function decide(runId: RunId, codes: readonly string[] | 'allPending', more: Partial<MovementDecisionRequest>) {
  return decideMovements(test.context, { runId, outletIds: codes === 'allPending' ? codes : codes.map((code) => outletId(test.store, code)), decision: 'confirm', reason: '', ...more });
}
const refusal = (code: string, params: Readonly<Record<string, unknown>>): unknown => expect.objectContaining({ code, params: expect.objectContaining(params) });

describe('a first level by a person', () => {
  const scheme: Scheme = { ...SCHEME, movement: { ...SCHEME.movement, enterLevel: { kind: 'person', upTo: 'two' } } };
  let runId: RunId;
  beforeEach(() => {
    addScheme(test.store, scheme);
    sales(JULY, { A1: '95', A2: '70', A3: '50' });
    runId = start(JULY);
  });

  it('is proposed without a level and left out where all are confirmed', () => {
    expect(rows(runId).map(({ code, movement, proposed }) => [code, movement, proposed])).toEqual([['A1', 'enter', null], ['A2', 'enter', null], ['A3', 'enter', null]]);
    expect(decide(runId, 'allPending', {})).toMatchObject({ decided: 0, pending: 3 });
  });
  it('must be named, up to the cap', () => {
    expect(() => decide(runId, ['A1'], {})).toThrowError(refusal('movement/person-level', { outlet: 'A1', count: 1 }));
    expect(() => decide(runId, ['A1'], { decision: 'override', level: 'three', reason: '新店' })).toThrowError(refusal('movement/above-cap', { outlet: 'A1', level: '三星', cap: '二星' }));
    decide(runId, ['A1'], { decision: 'override', level: 'two', reason: '新店' });
    expect(rows(runId)[0]).toMatchObject({ decision: 'overridden', decided: 'two' });
  });
  it('is waited for by publishing, and then stands in the level history', () => {
    decide(runId, ['A1'], { decision: 'override', level: 'two', reason: '新店' });
    decide(runId, ['A2'], { decision: 'hold', reason: '观察' });
    expect(() => publishRun(test.context, { runId, confirmProposed: true })).toThrowError(refusal('grading/first-levels-open', { count: 1, outlet: 'A3' }));
    decide(runId, ['A3'], { decision: 'override', level: 'one', reason: '新店' });
    publishRun(test.context, { runId });
    const history = ['A1', 'A2', 'A3'].map((code) => test.store.levels.history(outletNo(test.store, code)).map(({ level, movement }) => [level, movement]));
    expect(history).toEqual([[['two', 'enter']], [[null, 'none']], [['one', 'enter']]]);
    sales(AUGUST, { A1: '95', A2: '70', A3: '50' });
    const august = rows(start(AUGUST));
    expect(august.map(({ from, movement }) => [from, movement])).toEqual([['two', 'promote'], [null, 'enter'], ['one', 'hold']]);
    expect(regradePublishedRuns(test.store)).toEqual([]);
  });
});

describe('a level that ends', () => {
  const license: NonNullable<Scheme['eligibility']> = [{ code: 'lic', name: { zh: '证照' }, require: { value: { indicator: 'sales' }, is: '>', than: 0 }, otherwise: 'terminated' }];
  it('is published as none, and its outlet enters anew', () => {
    addScheme(test.store, { ...SCHEME, eligibility: license });
    sales(JULY, { A1: '95', A2: '70', A3: '50' });
    publishRun(test.context, { runId: start(JULY), confirmProposed: true });
    sales(AUGUST, { A1: '0', A2: '0', A3: '50' });
    const august = start(AUGUST);
    expect(rows(august).map(({ code, movement, from, proposed, reason }) => [code, movement, from, proposed, reason.rule])).toEqual([
      ['A1', 'demote', 'three', null, 'levelEnds'],
      ['A2', 'demote', 'two', null, 'levelEnds'],
      ['A3', 'hold', 'one', 'one', 'hold'],
    ]);
    decide(august, ['A2'], { decision: 'hold', reason: '复核中' });
    publishRun(test.context, { runId: august, confirmProposed: true });
    const standing = ['A1', 'A2'].map((code) => test.store.levels.history(outletNo(test.store, code)).at(-1)).map((line) => [line?.level, line?.movement]);
    expect(standing).toEqual([[null, 'demote'], ['two', 'hold']]);
    expect(regradePublishedRuns(test.store)).toEqual([]);
    const september = '2026-09' as PeriodId;
    sales(september, { A1: '95', A2: '70', A3: '50' });
    expect(rows(start(september)).map(({ movement, from, proposed }) => [movement, from, proposed])).toEqual([['enter', null, 'three'], ['hold', 'two', 'two'], ['hold', 'one', 'one']]);
  });
});

describe('a version with other levels', () => {
  const heldIn = (scheme: Scheme, period: PeriodId) => {
    const { history } = gatherInput(test.store, scheme, period).input;
    return [history.level, ...history.runs.map(({ level }) => level)].map((column) => [0, 1, 2].map((row) => textAt(column, row)));
  };
  it('reads levels held and earlier ones through every version between, a code used again too', () => {
    const counted = { ...SCHEME.movement, promoteAfter: 2, demoteAfter: 2 };
    addScheme(test.store, { ...SCHEME, movement: counted });
    sales(JULY, { A1: '95', A2: '70', A3: '50' });
    publishRun(test.context, { runId: start(JULY), confirmProposed: true });
    // Version 2: what was two is now one, what was one is now zero.
    const second: Scheme = {
      ...SCHEME,
      movement: counted,
      levels: [{ code: 'zero', name: { zh: '零' } }, { code: 'one', name: { zh: '一' }, line: 60 }, { code: 'three', name: { zh: '三' }, line: 80 }],
      replacesLevels: { one: 'zero', two: 'one' },
    };
    expect(heldIn(second, AUGUST)).toEqual([['three', 'one', 'zero'], ['three', 'one', 'zero']]);
    addScheme(test.store, second);
    sales(AUGUST, { A1: '95', A2: '70', A3: '50' });
    publishRun(test.context, { runId: start(AUGUST), confirmProposed: true });
    const third: Scheme = { ...second, levels: [{ code: 'low', name: { zh: '低' } }, { code: 'one', name: { zh: '一' }, line: 60 }, { code: 'high', name: { zh: '高' }, line: 80 }], replacesLevels: { zero: 'low', three: 'high' } };
    addScheme(test.store, third);
    expect(heldIn(third, '2026-09' as PeriodId)[0]).toEqual(['high', 'one', 'low']);
  });
});
