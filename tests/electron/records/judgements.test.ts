import { describe, expect, it, onTestFinished } from 'vitest';
import { listJudgements, removeJudgement, setJudgement } from '../../../electron/services/records/judgements.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { buildScheme, indicator } from '../../shared/grading/build-scheme.ts';
import { addOutlet, addScheme, openTestStore, outletId, SEPTEMBER, AUGUST, type TestStore } from '../grading/small-network.ts';

const scheme = buildScheme([
  indicator('image', { weight: 50, name: { zh: '形象' }, source: { kind: 'judgement', judgement: 'image' } }),
  indicator('grade', { weight: 50, name: { zh: '评价' }, source: { kind: 'judgement', judgement: 'grade' }, method: { kind: 'categories', rows: [{ value: '优', points: 100 }, { value: '差', points: 0 }] } }),
]);

function shop(): { readonly test: TestStore; readonly id: OutletId } {
  const test = openTestStore();
  onTestFinished(() => test.close());
  addOutlet(test.store, 'A01', ['甲省']);
  addOutlet(test.store, 'A02', ['甲省']);
  addScheme(test.store, scheme);
  return { test, id: outletId(test.store, 'A01') };
}
function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
}

describe('judgements by hand', () => {
  it('are asked for by the schemes in force, with the categories of their tables', () => {
    const { test, id } = shop();
    expect(listJudgements(test.context, { outletId: id })).toEqual({
      asked: [
        { judgement: 'image', name: { zh: '形象' }, scheme: scheme.name, cycle: 'month', choices: null },
        { judgement: 'grade', name: { zh: '评价' }, scheme: scheme.name, cycle: 'month', choices: ['优', '差'] },
      ],
      rows: [],
    });
  });
  it('stand with reason and author, newest period first, and are in the journal of the outlet', () => {
    const { test, id } = shop();
    setJudgement(test.context, { outletId: id, judgement: 'image', period: AUGUST, value: '１,080.50', reason: '旧' });
    const { rows } = setJudgement(test.context, { outletId: id, judgement: 'image', period: SEPTEMBER, value: '90', reason: ' 整洁 ' });
    expect(rows.map(({ period, value, reason, by, isImported }) => [period, value, reason, by, isImported])).toEqual([
      [SEPTEMBER, '90', '整洁', '渠道经理', false],
      [AUGUST, '1080.5', '旧', '渠道经理', false],
    ]);
    expect(test.store.journal.list({ subjectId: id, offset: 0, limit: 5 }).rows.map(({ action }) => action)).toEqual(['judgement.set', 'judgement.set']);
  });
  it('are replaced and taken away, each with its journal row', () => {
    const { test, id } = shop();
    const what = { outletId: id, judgement: 'image', period: SEPTEMBER };
    setJudgement(test.context, { ...what, value: '90', reason: '整洁' });
    expect(setJudgement(test.context, { ...what, value: '80', reason: '复核' }).rows.map(({ value }) => value)).toEqual(['80']);
    expect(removeJudgement(test.context, what).rows).toEqual([]);
    removeJudgement(test.context, what);
    expect(test.store.journal.list({ subjectId: id, offset: 0, limit: 5 }).rows.map(({ action }) => action)).toEqual(['judgement.remove', 'judgement.set', 'judgement.set']);
  });
  it('need a value and a reason, and numbers beside numbers; the only one may become a category', () => {
    const { test, id } = shop();
    const set = (value: string, reason: string, outlet = id) => codeOf(() => setJudgement(test.context, { outletId: outlet, judgement: 'image', period: SEPTEMBER, value, reason }));
    expect([set(' ', 'x'), set('1', ' '), set('1', 'x')]).toEqual(['judgement/needs-value', 'judgement/needs-reason', 'none']);
    expect(set('优', 'x', outletId(test.store, 'A02'))).toBe('import/judgement-not-number');
    expect(set('优', 'x')).toBe('none');
    expect(set('3', 'x', outletId(test.store, 'A02'))).toBe('import/judgement-not-category');
  });
});
