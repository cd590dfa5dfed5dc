import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionDetail } from '../../../electron/services/actions/action-detail.ts';
import { applyActionRule, listActionRules, saveActionRule } from '../../../electron/services/actions/action-rules.ts';
import { cancelAction } from '../../../electron/services/actions/change-action.ts';
import { saveAnswer } from '../../../electron/services/visits/save-visit.ts';
import { reviewVisit } from '../../../electron/services/visits/review-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import type { ActionRule } from '../../../shared/action/action.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ChecklistVersionId, OutletId } from '../../../shared/ids.ts';
import { addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';
import { appealed, approved, as, AUDITOR, decided, REVIEWER, submitted } from '../visits/reviewed-network.ts';
import { actions, on, onlyAction, setRule } from './action-network.ts';

let test: TestStore;
let outlet: OutletId;
let checklist: ChecklistVersionId;
beforeEach(() => {
  test = openTestStore();
  outlet = addOutlet(test.store, 'A01', ['甲省', '甲市'], { attributes: { 厅经理: '王芳' } });
  checklist = addChecklist(test.store).id;
});
afterEach(() => {
  test.close();
});

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('what an approved visit makes by the rule', () => {
  it('is an action for each item that lost points, due so many days after the approval', () => {
    setRule(test);
    const visitId = approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    // `clean` passed, `light` failed. Approved on 2 October, ten days.
    expect(onlyAction(test)).toMatchObject({
      code: 'A202610-0001', visitId, item: 'light', title: '灯箱完好', owner: '张店长', dueOn: '2026-10-12', openedOn: '2026-09-10',
      state: 'open', critical: false, repeats: 0, days: 22, isOverdue: false, regionPath: ['甲省', '甲市'],
    });
  });

  it('is nothing before it is approved, and nothing without a rule', () => {
    setRule(test);
    submitted(test, { outlet, checklist });
    expect(actions(test)).toEqual([]);
    saveActionRule(test.context, { checklist: 'HALL', rule: null });
    approved(test, { outlet, checklist, visitedOn: '2026-09-11' });
    expect(actions(test)).toEqual([]);
  });

  it('leaves out items that passed or are not applicable', () => {
    setRule(test);
    const visitId = submitted(test, { outlet, checklist });
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'return', note: '再看' });
    saveAnswer(as(test, AUDITOR), { visitId, item: 'light', answer: { value: null, na: true } });
    submitVisit(as(test, AUDITOR), { visitId });
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'approve', note: '' });
    expect(actions(test)).toEqual([]);
  });

  it('is the critical item alone where only these are asked', () => {
    setRule(test, { scope: 'critical' });
    const visitId = submitted(test, { outlet, checklist });
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'return', note: '再看' });
    saveAnswer(as(test, AUDITOR), { visitId, item: 'fraud', answer: { value: true, note: '开卡 3 张无本人到场' } });
    submitVisit(as(test, AUDITOR), { visitId });
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'approve', note: '' });
    expect(onlyAction(test)).toMatchObject({ item: 'fraud', critical: true, detail: '开卡 3 张无本人到场' });
  });

  it('is a chosen item alone, and only when it failed', () => {
    setRule(test, { scope: 'items', items: ['clean'] });
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    expect(actions(test)).toEqual([]);
    approved(test, { outlet, checklist, visitedOn: '2026-09-11', clean: 'fail' });
    expect(onlyAction(test)).toMatchObject({ item: 'clean' });
  });

  it("belongs to whom the outlet's attribute names, and to nobody where it is empty", () => {
    setRule(test, { owner: { by: 'attribute', attribute: '厅经理' } });
    approved(test, { outlet, checklist });
    approved(test, { outlet: addOutlet(test.store, 'A02', ['甲省', '甲市']), checklist });
    expect(actions(test).map(({ outletCode, owner }) => [outletCode, owner])).toEqual([['A01', '王芳'], ['A02', null]]);
  });

  it('is nothing from a visit approved after a later one', () => {
    setRule(test);
    const early = submitted(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20', light: 'pass' });
    reviewVisit(as(test, REVIEWER), { visitId: early, decision: 'approve', note: '' });
    expect(actions(test)).toEqual([]);
  });
});

describe('the next approved visit with the checklist', () => {
  it('verifies an open action whose item passes', () => {
    setRule(test);
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    const second = approved(test, { outlet, checklist, visitedOn: '2026-09-20', light: 'pass' });
    const action = onlyAction(test);
    expect(action).toMatchObject({ state: 'verified', closedOn: '2026-09-20', days: 10, repeats: 0 });
    expect(actionDetail(test.context, { actionId: action.id }).steps.map(({ kind, on: day, visit }) => [kind, day, visit?.id])).toEqual([
      ['make', '2026-09-10', action.visitId],
      ['verifyVisit', '2026-09-20', second],
    ]);
  });

  it('counts a repeat and leaves the date due when the item fails while it is open', () => {
    setRule(test);
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20' });
    expect(onlyAction(test)).toMatchObject({ state: 'open', repeats: 1, dueOn: '2026-10-12', openedOn: '2026-09-10' });
  });

  it('says nothing about it when it was made on the same day', () => {
    setRule(test);
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-10', light: 'pass' });
    expect(onlyAction(test)).toMatchObject({ state: 'open', repeats: 0 });
  });

  it('makes a new action, with its repeats, after a visit had found the old one mended', () => {
    setRule(test);
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-15', light: 'pass' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20' });
    expect(actions(test).map(({ state, repeats, openedOn }) => [state, repeats, openedOn])).toEqual([
      ['verified', 0, '2026-09-10'],
      ['open', 1, '2026-09-20'],
    ]);
  });

  it('of another outlet or with another checklist leaves it alone', () => {
    setRule(test);
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet: addOutlet(test.store, 'A02', ['甲省']), checklist, visitedOn: '2026-09-20', light: 'pass' });
    expect(onlyAction(test)).toMatchObject({ state: 'open', repeats: 0, outletCode: 'A01' });
  });
});

describe('an accepted appeal', () => {
  it('cancels the action of an item that did not fail after all', () => {
    setRule(test);
    const visitId = approved(test, { outlet, checklist, visitedOn: '2026-09-10', clean: 'fail' });
    decided(test, appealed(test, visitId), { light: 'pass' });
    expect(actions(test).map(({ item, state }) => [item, state])).toEqual([['clean', 'open'], ['light', 'cancelled']]);
  });
});

describe('a rule', () => {
  it('is refused without items, owner or whole days', () => {
    const save = (rule: Partial<ActionRule>) => () => setRule(test, rule);
    expect(save({ scope: 'items', items: [] })).toThrowError(refusal('action/rule-items'));
    expect(save({ owner: { by: 'person', name: ' ' } })).toThrowError(refusal('action/rule-owner'));
    expect(save({ owner: { by: 'attribute', attribute: '' } })).toThrowError(refusal('action/rule-owner'));
    for (const days of [-1, 367, 1.5]) expect(save({ days })).toThrowError(refusal('action/rule-days'));
    for (const days of [0, 366]) save({ days })();
    expect(() => saveActionRule(test.context, { checklist: 'NONE', rule: null })).toThrowError(refusal('action/no-checklist'));
  });

  it('is shown with the items that can fail', () => {
    setRule(test);
    expect(listActionRules(test.context).checklists).toMatchObject([
      { checklist: 'HALL', items: [{ code: 'clean' }, { code: 'light' }, { code: 'fraud', critical: true }], rule: { scope: 'failed', days: 10 }, savedBy: '渠道经理' },
    ]);
  });

  it("is applied afterwards to each outlet's last approved visit from a day on, once", () => {
    approved(test, { outlet, checklist, visitedOn: '2026-09-10', clean: 'fail' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20' });
    expect(() => applyActionRule(test.context, { checklist: 'HALL', from: '2026-09-01' as IsoDate })).toThrowError(refusal('action/no-rule'));
    setRule(test);
    expect(applyActionRule(test.context, { checklist: 'HALL', from: '2026-09-21' as IsoDate })).toEqual({ made: 0 });
    expect(applyActionRule(test.context, { checklist: 'HALL', from: '2026-09-20' as IsoDate })).toEqual({ made: 1 });
    expect(onlyAction(test)).toMatchObject({ item: 'light', openedOn: '2026-09-20' });
    expect(applyActionRule(test.context, { checklist: 'HALL', from: '2026-09-01' as IsoDate })).toEqual({ made: 0 });
    cancelAction(on(test, '2026-10-02'), { actionId: onlyAction(test).id, reason: '已拆除' });
    expect(applyActionRule(test.context, { checklist: 'HALL', from: '2026-09-01' as IsoDate })).toEqual({ made: 0 });
  });
});
