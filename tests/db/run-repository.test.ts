import { describe, expect, it } from 'vitest';
import type { RunId } from '../../shared/ids.ts';
import type { DecidedLevel } from '../../db/repositories/level-repository.ts';
import type { Store } from '../../db/store.ts';
import { addImport, addOutlet, addRun, addScheme, outletId, period } from './support/records.ts';
import { AT, BY, tempStore } from './support/temp-store.ts';

/** A decision without a file, of a proposed movement, that nobody approved. */
const PLAIN = { attachmentNo: null, isExtra: false, approvedBy: null, approvedAt: null };

describe('runs', () => {
  it('are numbered within a scheme and period and listed newest period first', () => {
    const store = tempStore();
    const schemeNo = addScheme(store);
    addRun(store, { schemeNo });
    addRun(store, { schemeNo });
    addRun(store, { schemeNo, period: period('2026-02') });
    expect(store.runs.list().map((run) => [run.period, run.number, run.state, run.schemeVersion, run.schemeName])).toEqual([
      ['2026-02', 1, 'draft', 1, { zh: '渠道星级' }],
      ['2026-01', 2, 'draft', 1, { zh: '渠道星级' }],
      ['2026-01', 1, 'draft', 1, { zh: '渠道星级' }],
    ]);
    expect(store.runs.list({ schemeCode: 'TELECOM', period: period('2026-02') })).toHaveLength(1);
    expect(store.runs.list({ schemeCode: 'OTHER' })).toEqual([]);
    expect(store.runs.periods()).toEqual(['2026-02', '2026-01']);
  });

  it('keep their columns byte by byte', () => {
    const store = tempStore();
    const schemeNo = addScheme(store);
    const bytes = Uint8Array.of(0, 255, 7);
    const run = addRun(store, { schemeNo });
    const record = store.runs.findByNo(run.no);
    if (record === null) throw new Error('not stored');
    const second = store.runs.insert({ ...record, id: 'second' as RunId }, { input: [{ name: 'b', bytes }, { name: 'a', bytes: new Uint8Array(0) }], result: [{ name: 'b', bytes: bytes.slice(1) }], outlets: [] });
    expect(store.runs.columns(second.no, 'input').map((column) => [column.name, [...column.bytes]])).toEqual([['a', []], ['b', [0, 255, 7]]]);
    expect([...(store.runs.findColumn(second.no, 'result', 'b')?.bytes ?? [])]).toEqual([255, 7]);
    expect(store.runs.findColumn(second.no, 'outlets', 'b')).toBeNull();
  });

  it('store one list of bytes once, under whatever names it stands', () => {
    const store = tempStore();
    const record = store.runs.findByNo(addRun(store, { schemeNo: addScheme(store) }).no);
    if (record === null) throw new Error('not stored');
    const [bytes, empty] = [Uint8Array.of(0, 255, 7), new Uint8Array(0)];
    const run = store.runs.insert({ ...record, id: 'second' as RunId }, { input: [{ name: 'b', bytes }, { name: 'e', bytes: empty }], result: [{ name: 'c', bytes }, { name: 'd', bytes }, { name: 'f', bytes: empty }], outlets: [{ name: 'b', bytes: bytes.slice() }] });
    const kept = (part: 'input' | 'result' | 'outlets'): unknown => store.runs.columns(run.no, part).map((column) => [column.name, [...column.bytes]]);
    expect([kept('input'), kept('result'), kept('outlets')]).toEqual([[['b', [0, 255, 7]], ['e', []]], [['c', [0, 255, 7]], ['d', [0, 255, 7]], ['f', []]], [['b', [0, 255, 7]]]]);
    expect([...(store.runs.findColumn(run.no, 'result', 'd')?.bytes ?? [])]).toEqual([0, 255, 7]);
    // Twice three bytes: those of `b`, and a list of its own that is only equal.
    expect(store.db.prepare('SELECT SUM(length(bytes)) FROM run_column WHERE run_no = ?').pluck().get(run.no)).toBe(6);
  });

  it('count what is pending as candidates without a decision, of drafts only', () => {
    const store = tempStore();
    const outletNo = addOutlet(store, 'G1');
    const run = addRun(store, { schemeNo: addScheme(store) });
    store.decisions.set(run.no, { outletNo, decision: 'held', level: 'L1', reason: '申诉', decidedBy: BY, decidedAt: AT, ...PLAIN });
    expect(store.runs.findRow(run.id)).toMatchObject({ outlets: 10, graded: 7, notGraded: 2, notEligible: 1, pending: 2 });
    store.runs.publish(run.no, AT, BY, null);
    expect(store.runs.findRow(run.id)).toMatchObject({ state: 'published', publishedAt: AT, pending: 0 });
  });

  it('stand one at a time for a scheme and period', () => {
    const store = tempStore();
    const schemeNo = addScheme(store);
    const [first, second] = [addRun(store, { schemeNo }), addRun(store, { schemeNo })];
    store.runs.publish(first.no, AT, BY, null);
    expect(() => store.runs.publish(second.no, AT, BY, null)).toThrow(/UNIQUE/);
    store.runs.supersede(first.no);
    store.runs.publish(second.no, AT, BY, first.no);
    expect(store.runs.findPublished('TELECOM', period('2026-01'))).toMatchObject({ no: second.no, supersedesNo: first.no });
    expect(store.runs.everPublished().map((run) => [run.no, run.state])).toEqual([[first.no, 'superseded'], [second.no, 'published']]);
    expect(store.runs.latestOfPeriods().map((run) => run.no)).toEqual([second.no]);
  });

  it('know the published ones of earlier periods, newest first', () => {
    const store = tempStore();
    const schemeNo = addScheme(store);
    for (const at of ['2025-11', '2026-01', '2025-12']) store.runs.publish(addRun(store, { schemeNo, period: period(at) }).no, AT, BY, null);
    expect(store.runs.publishedBefore('TELECOM', period('2026-01')).map((run) => run.period)).toEqual(['2025-12', '2025-11']);
  });

  it('are deleted with all they hold while they are drafts, never afterwards', () => {
    const store = tempStore();
    const outletNo = addOutlet(store, 'G1');
    const run = addRun(store, { schemeNo: addScheme(store) });
    store.decisions.set(run.no, { outletNo, decision: 'confirmed', level: null, reason: '', decidedBy: BY, decidedAt: AT, ...PLAIN });
    expect(store.runs.deleteDraft(run.no)).toBe(true);
    expect(store.decisions.count(run.no)).toBe(0);
    const second = addRun(store, { schemeNo: store.schemes.findCurrent('TELECOM')?.no ?? 0 });
    store.runs.publish(second.no, AT, BY, null);
    expect(store.runs.deleteDraft(second.no)).toBe(false);
    expect(store.runs.findById(second.id)?.state).toBe('published');
  });
});

describe('decisions', () => {
  it('are one an outlet, can be changed and taken back', () => {
    const store = tempStore();
    const outletNo = addOutlet(store, 'G1');
    const run = addRun(store, { schemeNo: addScheme(store) });
    const decided = { outletNo, decision: 'held', level: 'L1', reason: '申诉', decidedBy: BY, decidedAt: AT, ...PLAIN } as const;
    store.decisions.set(run.no, decided);
    store.decisions.set(run.no, { ...decided, decision: 'overridden', level: 'L2' });
    expect(store.decisions.ofRun(run.no)).toEqual(new Map([[outletNo, { ...decided, decision: 'overridden', level: 'L2' }]]));
    store.decisions.remove(run.no, outletNo);
    expect(store.decisions.find(run.no, outletNo)).toBeNull();
  });
});

describe('levels', () => {
  function put(store: Store, code: string, rows: readonly (readonly [string, string, string | null, DecidedLevel['movement']])[]): number {
    const outletNo = store.outlets.findNo(outletId(code)) ?? addOutlet(store, code);
    const importNo = addImport(store, 'levels');
    store.levels.put(
      rows.map(([schemeCode, at, level, movement]) => ({ outletNo, schemeCode, period: period(at), level, movement, total: null, runNo: null, importNo })),
    );
    return outletNo;
  }

  it('say where an outlet stands before a period: last level, last raise, last change', () => {
    const store = tempStore();
    const g1 = put(store, 'G1', [
      ['S', '2025-10', 'L1', 'enter'],
      ['S', '2025-11', 'L2', 'promote'],
      ['S', '2025-12', 'L1', 'demote'],
      ['S', '2026-01', 'L1', 'hold'],
      ['S', '2026-02', 'L3', 'promote'],
      ['OTHER', '2026-01', 'L9', 'enter'],
    ]);
    put(store, 'G2', [['S', '2026-02', 'L1', 'enter']]);
    const before = [...store.levels.before('S', period('2026-02'))];
    expect(before).toEqual([{ outletNo: g1, schemeCode: 'S', period: '2026-01', level: 'L1', runNo: null, lastRaisedIn: '2025-11', changedIn: '2025-12' }]);
  });

  it('count those imported without a scheme, compared by the last month of the period', () => {
    const store = tempStore();
    const g1 = put(store, 'G1', [['', '2025-Q4', 'L1', 'enter'], ['S', '2025-11', 'L2', 'hold']]);
    const g2 = put(store, 'G2', [['', '2025-Q4', 'L1', 'none'], ['S', '2025-12', 'L2', 'hold']]);
    const g3 = put(store, 'G3', [['', '2025-H2', null, 'none']]);
    put(store, 'G4', [['', '2026', 'L1', 'none']]);
    const before = new Map([...store.levels.before('S', period('2026-01'))].map((one) => [one.outletNo, one]));
    expect([g1, g2, g3].map((no) => [before.get(no)?.period, before.get(no)?.level, before.get(no)?.lastRaisedIn])).toEqual([
      ['2025-Q4', 'L1', '2025-Q4'],
      ['2025-12', 'L2', null],
      ['2025-H2', null, null],
    ]);
    expect(before.size).toBe(3);
  });

  it('make an outlet’s history, oldest first, with the run or import they came from', () => {
    const store = tempStore();
    const g1 = put(store, 'G1', [['', '2025-Q4', 'L1', 'none']]);
    const run = addRun(store, { schemeNo: addScheme(store) });
    store.levels.put([{ outletNo: g1, schemeCode: 'TELECOM', period: period('2026-01'), level: 'L2', movement: 'promote', total: '91.50', runNo: run.no, importNo: null }]);
    expect(store.levels.history(g1)).toEqual([
      { schemeCode: '', period: '2025-Q4', level: 'L1', movement: 'none', total: null, runId: null, origin: 'import' },
      { schemeCode: 'TELECOM', period: '2026-01', level: 'L2', movement: 'promote', total: '91.50', runId: run.id, origin: 'run' },
    ]);
    expect(store.levels.countLater('TELECOM', period('2025-12'))).toBe(1);
    expect(store.levels.countLater('TELECOM', period('2026-01'))).toBe(0);
  });

  it('are replaced for the same outlet, scheme and period, and removed with their run or import', () => {
    const store = tempStore();
    const g1 = put(store, 'G1', [['S', '2026-01', 'L1', 'enter']]);
    put(store, 'G1', [['S', '2026-01', 'L2', 'enter'], ['S', '2026-02', 'L2', 'hold']]);
    expect(store.levels.history(g1).map((row) => row.level)).toEqual(['L2', 'L2']);
    expect(store.levels.removeByImport(1)).toBe(0);
    expect(store.levels.removeByImport(2)).toBe(2);
  });
});
