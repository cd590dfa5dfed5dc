import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyTrialMemory, trySchemeOn } from '../../../electron/services/schemes/trial.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { addFigures, addOutlet, addScheme, JULY, openTestStore, SCHEME, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  // Totals are the sales: no visits, whose weight goes to the sales.
  for (const code of ['A', 'B', 'C', 'D']) addOutlet(test.store, code, ['省']);
  addFigures(test.store, 'sales', JULY, { A: '90', B: '70', C: '50' });
  addScheme(test.store);
});
afterEach(() => {
  test.close();
});

function trial(scheme: Scheme, focus: string | null = null) {
  return trySchemeOn(test.context, { scheme, period: JULY, focus }, emptyTrialMemory());
}

const LOWER: Scheme = { ...SCHEME, levels: SCHEME.levels.map((level) => (level.code === 'three' ? { ...level, line: 70 } : level)) };

describe('a trial of a scheme', () => {
  it('counts the outlets on each level by the draft and by the published version', () => {
    const { now, base } = trial(LOWER);
    // A 90 and B 70 reach 70; C 50 does not reach 60; D has no sales, which block.
    expect(now).toMatchObject({ outlets: 4, graded: 3, notGraded: 1, notEligible: 0, average: '70.00', reached: { three: 2, one: 1 } });
    expect(base).toMatchObject({ version: 1, reached: { three: 1, two: 1, one: 1 } });
  });

  it('names who ends on another level, and which way', () => {
    const { movers } = trial(LOWER);
    expect(movers).toEqual({
      up: 1,
      down: 0,
      other: 0,
      rows: [{ outlet: 'B', name: 'B营业厅', before: 'two', after: 'three', totalBefore: '70.00', totalAfter: '70.00', direction: 'up' }],
    });
  });

  it('says of each indicator how many have a value and how they lie', () => {
    const [sales, service] = trial(SCHEME).indicators;
    expect(sales).toMatchObject({ code: 'sales', measured: 3, missing: 1, average: '70.00', full: 0, zero: 0, rows: null });
    expect(sales?.bins).toMatchObject({ from: 50, to: 90 });
    expect(sales?.bins?.counts.reduce((sum, n) => sum + n, 0)).toBe(3);
    expect(service).toMatchObject({ measured: 0, missing: 4, average: null, bins: null });
  });

  it('counts what each band takes, and what none takes', () => {
    const tree = { ...SCHEME.tree, children: [{ ...SCHEME.tree.children[0]!, method: { kind: 'bands' as const, rows: [{ atLeast: 90, points: 100 }, { atLeast: 60, below: 90, points: 50 }] } }, SCHEME.tree.children[1]!] };
    expect(trial({ ...SCHEME, tree }).indicators[0]?.rows).toEqual([1, 1, 1]);
  });

  it('shows the rows of the indicator in hand, those without a value first, then from the highest', () => {
    const { focus } = trial(SCHEME, 'sales');
    expect(focus?.rows.map(({ outlet, raw, score }) => [outlet, raw, score])).toEqual([['D', null, null], ['A', '90', '90'], ['B', '70', '70'], ['C', '50', '50']]);
  });

  it('shows what a formula reads and warns where it divides by zero', () => {
    addFigures(test.store, 'revenue', JULY, { A: '90', B: '70', C: '50' });
    addFigures(test.store, 'visitors', JULY, { A: '10', B: '0', C: '5' });
    const tree = { ...SCHEME.tree, children: [{ ...SCHEME.tree.children[0]!, missing: 'zero' as const, source: { kind: 'formula' as const, expression: '[revenue] / [visitors]' } }, SCHEME.tree.children[1]!] };
    const { focus } = trial({ ...SCHEME, tree }, 'sales');
    expect(focus?.names).toEqual(['revenue', 'visitors']);
    expect(focus?.warnings).toHaveLength(1);
    expect(focus?.warnings[0]?.outlets).toBe(1);
    expect(focus?.rows.find(({ outlet }) => outlet === 'C')).toMatchObject({ raw: '10', inputs: ['50', '5'] });
  });

  it('reads the store anew after a change of its figures, also with what it remembers', () => {
    const memory = emptyTrialMemory();
    const ask = () => trySchemeOn(test.context, { scheme: SCHEME, period: JULY, focus: null }, memory).now.reached;
    expect(ask()).toEqual({ one: 1, two: 1, three: 1 });
    addFigures(test.store, 'sales', JULY, { D: '85' });
    test.store.journal.record({ action: 'import.figures', subjectKind: 'import', subjectId: null, before: null, after: null, at: '2026-10-03T00:00:00.000Z', by: 'test' });
    expect(ask()).toEqual({ one: 1, two: 1, three: 2 });
  });

  it('is refused for a draft that cannot grade', () => {
    const levels = SCHEME.levels.map((level) => (level.code === 'two' ? { ...level, line: null } : level));
    expect(() => trial({ ...SCHEME, levels })).toThrow(expect.objectContaining({ code: 'grading/scheme-unfinished' }));
  });

  it('stops when it is cancelled', () => {
    const context = { ...test.context, isCancelled: () => true };
    expect(() => trySchemeOn(context, { scheme: SCHEME, period: JULY, focus: null }, emptyTrialMemory())).toThrow(expect.objectContaining({ code: 'task/cancelled' }));
  });
});
