import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listResults } from '../../../electron/services/grading/list-results.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import { listMovements } from '../../../electron/services/movement/list-movements.ts';
import { summarizeMovements } from '../../../electron/services/movement/summarize-movements.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { MovementDecisionRequest, MovementQuery, MovementRow, Sort } from '../../../shared/ipc-contract.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
let july: RunId;
let august: RunId;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  july = publishMonth(JULY);
  august = startGradingRun(test.context, { schemeCode: 'TEST', period: AUGUST }).runId;
});
afterEach(() => {
  test.close();
});

function publishMonth(period: typeof JULY): RunId {
  const { runId } = startGradingRun(test.context, { schemeCode: 'TEST', period });
  publishRun(test.context, { runId, confirmProposed: true });
  return runId;
}

function movements(runId: RunId, query: Partial<MovementQuery> = {}, sort?: Sort): readonly MovementRow[] {
  return listMovements(test.context, { runId, ...query, offset: 0, limit: 500, ...(sort === undefined ? {} : { sort }) }).rows;
}

function decide(request: Partial<MovementDecisionRequest> & { readonly codes?: readonly string[] }) {
  const { codes, ...rest } = request;
  const outletIds = codes?.map((code) => outletId(test.store, code)) ?? 'allPending';
  return decideMovements(test.context, { runId: august, outletIds, decision: 'confirm', reason: '', ...rest });
}

function refusal(code: string, params: Readonly<Record<string, unknown>> = {}): unknown {
  return expect.objectContaining({ code, params });
}

describe('listMovements', () => {
  it('lists what the rules propose, the closest to its deciding line first, whatever the side', () => {
    // A02 85 -> 70: 10 below the line of three. A03 90: 10 above it, demoted by the red line. A09 enters two at 70: 10 above
    // its line. A11 falls from three with 55: 25 below the line of three.
    expect(movements(august).map(({ code, movement, from, proposed, distance }) => [code, movement, from, proposed, distance])).toEqual([
      ['A02', 'demote', 'three', 'two', '-10.00'],
      ['A03', 'demote', 'three', 'two', '10.00'],
      ['A09', 'enter', null, 'two', '10.00'],
      ['A11', 'demote', 'three', 'two', '-25.00'],
    ]);
  });

  it('measures a promotion from the line of the new level', () => {
    publishRun(test.context, { runId: august, confirmProposed: true });
    const { runId } = startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER });
    expect(movements(runId).map(({ code, movement, distance }) => [code, movement, distance])).toEqual([
      ['A01', 'promote', '5.00'],
      ['A11', 'demote', '-5.00'],
      ['A07', 'promote', '8.00'],
      ['A03', 'promote', '10.00'],
      ['A06', 'promote', '20.00'],
    ]);
  });

  it('measures who holds from the nearer of the line held and the next one', () => {
    // A01 holds two with 85: past the line of three by 5. A06 holds one with 60: on the line of two. A12: on that of two.
    const held = movements(august, { movement: ['hold'] }, { by: 'code', descending: false });
    expect(held.map(({ code, distance }) => [code, distance])).toEqual([
      ['A01', '5.00'],
      ['A04', null],
      ['A05', '-10.00'],
      ['A06', '0.00'],
      ['A07', '0.00'],
      ['A12', '0.00'],
    ]);
  });

  it('gives the reason with its periods and numbers, and says where a veto forbids to hold', () => {
    const rows = new Map(movements(august).map((row) => [row.code, row]));
    expect(rows.get('A02')?.reason).toMatchObject({ rule: 'demoteAfter', from: 'three', to: 'two', line: '80', periods: [{ period: AUGUST, level: 'two', total: '70' }] });
    expect(rows.get('A03')).toMatchObject({ holdForbidden: true, vetoes: ['red'], reason: { rule: 'demoteAtOnce', veto: 'red' } });
    expect(rows.get('A11')?.holdForbidden).toBe(false);
  });

  it('narrows by movement, decision and text', () => {
    decide({ codes: ['A11'] });
    expect(movements(august, { movement: ['enter'] }).map(({ code }) => code)).toEqual(['A09']);
    expect(movements(august, { decision: ['pending'] }).map(({ code }) => code)).toEqual(['A02', 'A03', 'A09']);
    expect(movements(august, { decision: ['confirmed'] }).map(({ code }) => code)).toEqual(['A11']);
    expect(movements(august, { text: 'A1' }).map(({ code }) => code)).toEqual(['A11']);
  });
});

describe('decideMovements', () => {
  it('changes and notes nothing where it is decided again as it stands, and keeps its approval', () => {
    const entries = () => test.store.journal.list({ subjectId: august, offset: 0, limit: 50 }).rows.map(({ action }) => action);
    const decisionOf = (code: string) => [...test.store.decisions.ofRun(test.store.runs.findById(august)!.no).values()].find(({ outletNo }) => test.store.outlets.codeOf(outletNo) === code);
    decide({ codes: ['A02'] });
    decideMovements({ ...test.context, user: '李复核' }, { runId: august, outletIds: [outletId(test.store, 'A02')], decision: 'approve', reason: '' });
    const [before, decided] = [entries(), decisionOf('A02')];
    expect(decided).toMatchObject({ decision: 'confirmed', approvedBy: '李复核' });
    decide({ codes: ['A02'] });
    expect([entries(), decisionOf('A02')]).toEqual([before, decided]);
    // Of two only the one that was not decided so is noted.
    decide({ codes: ['A02', 'A11'] });
    expect(entries()).toEqual(['movement.confirm', ...before]);
    expect(decisionOf('A02')).toEqual(decided);
    // Another reason is another decision, and so is another person's.
    decide({ codes: ['A11'], decision: 'hold', reason: '新店' });
    decide({ codes: ['A11'], decision: 'hold', reason: '装修' });
    expect(decisionOf('A11')).toMatchObject({ decision: 'held', reason: '装修' });
    decideMovements({ ...test.context, user: '李复核' }, { runId: august, outletIds: [outletId(test.store, 'A11')], decision: 'hold', reason: '装修' });
    expect(decisionOf('A11')).toMatchObject({ decidedBy: '李复核' });
    // Taken back twice.
    decide({ codes: ['A11'], decision: 'undo' });
    const taken = entries();
    decide({ codes: ['A11'], decision: 'undo' });
    expect([entries(), decisionOf('A11')]).toEqual([taken, undefined]);
  });

  it('counts what is decided and what waits', () => {
    expect(summarizeMovements(test.context, { runId: august })).toMatchObject({
      candidates: 4,
      decided: 0,
      pending: 4,
      counts: { none: 0, enter: 1, hold: 6, promote: 0, demote: 3 },
      levels: [{ code: 'one' }, { code: 'two' }, { code: 'three' }],
    });
    expect(decide({ codes: ['A02', 'A09'] })).toMatchObject({ decided: 2, pending: 2, run: { pending: 2 } });
    expect(decide({})).toMatchObject({ decided: 4, pending: 0 });
  });

  it('keeps who decided, and why where it is not as proposed', () => {
    decide({ codes: ['A02'], decision: 'hold', reason: ' 装修停业 12 天 ' });
    decide({ codes: ['A11'], decision: 'override', level: 'one', reason: '投诉' });
    decide({ codes: ['A09'] });
    const rows = Object.fromEntries(movements(august).map((row) => [row.code, [row.decision, row.decided, row.decisionReason, row.decidedBy]]));
    expect(rows).toEqual({
      A02: ['held', 'three', '装修停业 12 天', '渠道经理'],
      A03: ['pending', 'two', null, null],
      A09: ['confirmed', 'two', null, '渠道经理'],
      A11: ['overridden', 'one', '投诉', '渠道经理'],
    });
  });

  it('holds an outlet that would enter without a level', () => {
    decide({ codes: ['A09'], decision: 'hold', reason: '新店观察' });
    expect(movements(august, { text: 'A09' })).toMatchObject([{ decided: null, decision: 'held' }]);
    const result = listResults(test.context, { runId: august, text: 'A09', offset: 0, limit: 1 }).rows[0];
    expect([result?.newLevel, result?.movement]).toEqual([null, 'none']);
  });

  it('takes a decision back, and does nothing where there is none', () => {
    decide({ codes: ['A02'], decision: 'hold', reason: '装修' });
    expect(decide({ codes: ['A02', 'A11'], decision: 'undo' })).toMatchObject({ decided: 0, pending: 4 });
    expect(movements(august, { text: 'A02' })).toMatchObject([{ decision: 'pending', decided: 'two', decisionReason: null }]);
  });

  it('decides all that wait, and only those', () => {
    decide({ codes: ['A02'], decision: 'hold', reason: '装修' });
    decide({});
    expect(movements(august, { decision: ['held'] }).map(({ code }) => code)).toEqual(['A02']);
    expect(movements(august, { decision: ['confirmed'] }).map(({ code }) => code)).toEqual(['A03', 'A09', 'A11']);
  });

  it('asks for a reason to hold or override, and for a level of the scheme to override', () => {
    expect(() => decide({ codes: ['A02'], decision: 'hold', reason: '  ' })).toThrowError(refusal('movement/reason-required'));
    expect(() => decide({ codes: ['A02'], decision: 'override', level: 'one' })).toThrowError(refusal('movement/reason-required'));
    expect(() => decide({ codes: ['A02'], decision: 'override', reason: '投诉' })).toThrowError(refusal('movement/level-required'));
    expect(() => decide({ codes: ['A02'], decision: 'override', level: 'six', reason: '投诉' })).toThrowError(
      refusal('movement/unknown-level', { level: 'six' }),
    );
  });

  it('lets nobody keep a level that a veto takes at once, and then decides none of those asked', () => {
    const forbidden = refusal('movement/hold-forbidden', { outlet: 'A03', count: 1 });
    expect(() => decide({ codes: ['A02', 'A03'], decision: 'hold', reason: '装修' })).toThrowError(forbidden);
    expect(() => decide({ decision: 'hold', reason: '装修' })).toThrowError(forbidden);
    expect(() => decide({ codes: ['A03'], decision: 'override', level: 'three', reason: '装修' })).toThrowError(forbidden);
    expect(summarizeMovements(test.context, { runId: august }).decided).toBe(0);
    decide({ codes: ['A03'], decision: 'override', level: 'one', reason: '情节严重' });
    expect(movements(august, { text: 'A03' })).toMatchObject([{ decided: 'one' }]);
  });

  it('refuses outlets without a proposal, without a row, and runs that are no draft', () => {
    expect(() => decide({ codes: ['A01'] })).toThrowError(refusal('movement/not-candidate', { outlet: 'A01' }));
    expect(() => decide({ codes: ['A08'] })).toThrowError(refusal('grading/outlet-not-in-run', { outlet: 'A08', period: AUGUST, number: 1 }));
    expect(() => decide({ runId: july, codes: ['A01'] })).toThrowError(refusal('grading/not-draft', { period: JULY, number: 1 }));
  });
});
