import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { regradePublishedRuns } from '../../../electron/services/grading/regrade.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideRerating, reckonRerating, requestRerating, withdrawRerating } from '../../../electron/services/rerating/rerate.ts';
import { checkRerating, listReratings } from '../../../electron/services/rerating/rerating-view.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { addFigures, addScheme, AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, outletNo, SCHEME, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

const OCTOBER = '2026-10' as PeriodId;
const day = (text: string): IsoDate => text as IsoDate;

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  for (const period of [JULY, AUGUST, SEPTEMBER]) publish(period);
});
afterEach(() => {
  test.close();
});

function publish(period: PeriodId): void {
  publishRun(test.context, { runId: startGradingRun(test.context, { schemeCode: 'TEST', period }).runId, confirmProposed: true });
}

function ask(code: string, more: { readonly laterVisits?: boolean } = {}) {
  return requestRerating(test.context, { outletId: outletId(test.store, code), schemeCode: 'TEST', receivedOn: day('2026-10-01'), askedBy: '网点店长', reason: '数据补齐', laterVisits: more.laterVisits ?? false });
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

const standing = (code: string, period: PeriodId) => [...test.store.levels.before('TEST', period)].find((own) => own.outletNo === outletNo(test.store, code))!;

describe('reckonRerating', () => {
  it('reads the figures to date of that outlet alone', () => {
    // Both figures are corrected after September was published; only A02 is rated again: 95 is three, 1st of 10 instead of 6th.
    addFigures(test.store, 'sales', SEPTEMBER, { A02: '95', A03: '1' });
    const { result, levelBefore } = reckonRerating(test.context, { reratingId: ask('A02').id });
    expect(levelBefore).toBe('two');
    // August came to two, so the rule of two periods still holds the level.
    expect(result).toMatchObject({ totalBefore: '70.00', total: '95.00', reached: 'three', proposed: 'two', rank: 1, of: 10, parts: [{ code: 'sales', before: '70.00', now: '95.00' }] });
    expect(codeOf(() => regradePublishedRuns(test.store))).toBe('nothing was refused');
    expect(regradePublishedRuns(test.store)).toEqual([]);
  });

  it('counts later visits only when asked to, as of the period’s last day', () => {
    // V4 of A05, 100 on 1 October: 50 x 0.6 + 100 x 0.4 = 70.
    const without = ask('A05');
    expect(reckonRerating(test.context, { reratingId: without.id }).result).toMatchObject({ total: '50.00', reached: 'one' });
    withdrawRerating(test.context, { reratingId: without.id, reason: '改按复查后评' });
    expect(reckonRerating(test.context, { reratingId: ask('A05', { laterVisits: true }).id }).result).toMatchObject({ total: '70.00', reached: 'two' });
  });
});

describe('decideRerating', () => {
  it('stands from the day on until the next period decides, and changes no other outlet', () => {
    addFigures(test.store, 'sales', SEPTEMBER, { A02: '95' });
    const before = [...test.store.levels.every()];
    const { id } = reckonRerating(test.context, { reratingId: ask('A02').id });
    const row = decideRerating(test.context, { reratingId: id, decision: 'granted', level: 'three', effectiveOn: day('2026-10-15'), answer: '补报数据属实' });
    expect(row).toMatchObject({ state: 'decided', decision: 'granted', level: 'three', effectiveOn: '2026-10-15' });
    expect([...test.store.levels.every()]).toEqual(before);
    expect(standing('A02', OCTOBER)).toMatchObject({ level: 'three', period: SEPTEMBER, lastRaisedIn: SEPTEMBER, changedIn: SEPTEMBER });
    expect(standing('A02', SEPTEMBER)).toMatchObject({ level: 'two', changedIn: AUGUST });
    const shown = (on: string) => test.store.outletLists.rows([outletNo(test.store, 'A02')], day(on))[0]!.level;
    expect([shown('2026-10-14'), shown('2026-10-15')]).toEqual(['two', 'three']);
    // October: 85 is three; three is held from the re-rating, so it stays.
    addFigures(test.store, 'sales', OCTOBER, { A02: '85', A12: '60' });
    publish(OCTOBER);
    expect(test.store.levels.find(outletNo(test.store, 'A02'), 'TEST', OCTOBER)).toMatchObject({ level: 'three' });
    expect(test.store.levels.history(outletNo(test.store, 'A02')).at(-1)).toMatchObject({ movement: 'hold' });
    expect(regradePublishedRuns(test.store)).toEqual([]);
  });

  it('refuses what is not reckoned, an unknown level, a day inside the period, and a closed request', () => {
    const { id } = ask('A02');
    const grant = (level: string, on: string) => codeOf(() => decideRerating(test.context, { reratingId: id, decision: 'granted', level, effectiveOn: day(on), answer: '同意' }));
    expect(grant('three', '2026-10-15')).toBe('rerating/not-reckoned');
    reckonRerating(test.context, { reratingId: id });
    expect([grant('nine', '2026-10-15'), grant('three', '2026-09-30'), grant('three', '2026-10-01'), grant('three', '2026-10-02')]).toEqual(['rerating/no-level', 'rerating/effective', 'nothing was refused', 'rerating/closed']);
  });

  it('leaves the level where a request is refused', () => {
    const { id } = ask('A02');
    decideRerating(test.context, { reratingId: id, decision: 'refused', level: null, effectiveOn: null, answer: '材料不足' });
    expect(standing('A02', OCTOBER).level).toBe('two');
    expect(listReratings(test.context, { outletId: outletId(test.store, 'A02') })).toMatchObject([{ code: 'FP-0001', state: 'decided', decision: 'refused' }]);
  });
});

describe('the standstill', () => {
  it('counts whole periods after the one of the last change', () => {
    addScheme(test.store, { ...SCHEME, movement: { ...SCHEME.movement, reratingStandstill: 1 } });
    // A02 fell in August: September passes, from 1 October on. A01 rose in September: from 1 November on.
    const from = (code: string) => checkRerating(test.context, { outletId: outletId(test.store, code), schemeCode: 'TEST' }).allowedFrom;
    expect([from('A02'), from('A01'), from('A05')]).toEqual(['2026-10-01', '2026-11-01', '2026-09-01']);
    expect([codeOf(() => ask('A02')), codeOf(() => ask('A01'))]).toEqual(['nothing was refused', 'rerating/standstill']);
  });

  it('allows one open request at a time', () => {
    ask('A02');
    expect(codeOf(() => ask('A02'))).toBe('rerating/open-already');
  });
});
