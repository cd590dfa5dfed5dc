import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVisit } from '../../../electron/services/visits/create-visit.ts';
import { deleteDraftVisit } from '../../../electron/services/visits/delete-draft-visit.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import { listVisits } from '../../../electron/services/visits/list-visits.ts';
import { reviewVisit } from '../../../electron/services/visits/review-visit.ts';
import { saveAnswer, saveHeader } from '../../../electron/services/visits/save-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ChecklistVersionId, OutletId, VisitId } from '../../../shared/ids.ts';
import type { NewVisit } from '../../../shared/ipc-contract.ts';
import { addChecklist, addOutlet, CHECKLIST, openTestStore, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
let outlet: OutletId;
let checklist: ChecklistVersionId;
beforeEach(() => {
  test = openTestStore();
  outlet = addOutlet(test.store, 'A01', ['甲省', '甲市']);
  checklist = addChecklist(test.store).id;
});
afterEach(() => {
  test.close();
});

function create(request: Partial<NewVisit> = {}) {
  return createVisit(test.context, {
    outletId: outlet,
    checklistVersionId: checklist,
    kind: 'covert',
    visitedOn: '2026-09-23' as IsoDate,
    auditor: '李检查',
    ...request,
  });
}

function answer(visitId: VisitId, item: string, value: Answer['value'], more: Omit<Answer, 'value'> = {}): void {
  saveAnswer(test.context, { visitId, item, answer: { value, ...more } });
}

function fillAll(visitId: VisitId): void {
  saveHeader(test.context, { visitId, field: 'manager', value: '王经理' });
  answer(visitId, 'clean', 'pass');
  answer(visitId, 'light', 'fail');
}

function refusal(code: string, params: Readonly<Record<string, unknown>> = {}): unknown {
  return expect.objectContaining({ code, params });
}

describe('createVisit', () => {
  it('begins with nothing answered and a code of its date', () => {
    const visit = create();
    expect(visit).toMatchObject({
      code: 'V-20260923-0001',
      outletCode: 'A01',
      regionPath: ['甲省', '甲市'],
      checklistCode: 'HALL',
      checklistVersion: 1,
      kind: 'covert',
      auditor: '李检查',
      state: 'inProgress',
      answers: {},
      header: {},
      answered: 0,
      toAnswer: 4,
      redLine: false,
    });
    expect(create().code).toBe('V-20260923-0002');
    expect(create({ visitedOn: '2026-09-24' as IsoDate }).code).toBe('V-20260924-0001');
  });

  it('refuses a date to come, an unnamed auditor, and what is not there', () => {
    expect(create({ visitedOn: '2026-10-02' as IsoDate }).code).toBe('V-20261002-0001');
    expect(() => create({ visitedOn: '2026-10-03' as IsoDate })).toThrowError(refusal('visit/date-in-future', { day: '2026-10-03', today: '2026-10-02' }));
    expect(() => create({ auditor: ' ' })).toThrowError(refusal('visit/auditor-required'));
    expect(() => create({ outletId: 'none' as OutletId })).toThrowError(refusal('outlet/not-found', { id: 'none' }));
    expect(() => create({ checklistVersionId: 'none' as ChecklistVersionId })).toThrowError(refusal('visit/checklist-not-found', { id: 'none' }));
  });

  it('takes a checklist on the first and last day on which it holds, not a day beyond', () => {
    const dated: Checklist = { ...CHECKLIST, code: 'DATED', validFrom: '2026-09-10' as IsoDate, validTo: '2026-09-20' as IsoDate };
    const { id } = addChecklist(test.store, dated);
    const on = (day: string) => () => create({ checklistVersionId: id, visitedOn: day as IsoDate });
    const outside = (day: string): unknown => refusal('visit/checklist-not-valid', { checklist: 'DATED', day, from: '2026-09-10', to: '2026-09-20' });
    expect(on('2026-09-09')).toThrowError(outside('2026-09-09'));
    expect(on('2026-09-10')().state).toBe('inProgress');
    expect(on('2026-09-20')().state).toBe('inProgress');
    expect(on('2026-09-21')).toThrowError(outside('2026-09-21'));
  });
});

describe('saving a visit', () => {
  it('keeps every answer at once, scores it, and remembers where the auditor was', () => {
    const { id } = create();
    answer(id, 'clean', 'pass');
    const saved = getVisit(test.context, { visitId: id });
    // 60 of 100 gained, the open item stays possible.
    expect(saved).toMatchObject({ answers: { clean: { value: 'pass' } }, score: '60.00', answered: 1, toAnswer: 4, lastItem: 'clean' });
    answer(id, 'light', null, { na: true });
    expect(getVisit(test.context, { visitId: id })).toMatchObject({ score: '100.00', answered: 2 });
    saveAnswer(test.context, { visitId: id, item: 'clean', answer: null });
    expect(getVisit(test.context, { visitId: id }).answers).toEqual({ light: { value: null, na: true } });
  });

  it('flags a red line whatever the score', () => {
    const { id } = create();
    answer(id, 'clean', 'pass');
    answer(id, 'fraud', true);
    expect(getVisit(test.context, { visitId: id })).toMatchObject({ score: '60.00', redLine: true });
    answer(id, 'fraud', false);
    expect(getVisit(test.context, { visitId: id }).redLine).toBe(false);
  });

  it('keeps who said what before and after in the journal', () => {
    const { id } = create();
    answer(id, 'clean', 'pass');
    answer(id, 'clean', 'fail');
    const [last] = test.store.journal.list({ subjectId: id, offset: 0, limit: 1 }).rows;
    expect(last).toMatchObject({ action: 'visit.answer', by: '渠道经理', before: { clean: { value: 'pass' } }, after: { clean: { value: 'fail' } } });
  });

  it('refuses items and fields that the form does not have', () => {
    const { id } = create();
    expect(() => answer(id, 'roof', 'pass')).toThrowError(refusal('visit/unknown-item', { checklist: 'HALL', item: 'roof' }));
    expect(() => saveHeader(test.context, { visitId: id, field: 'weather', value: '晴' })).toThrowError(
      refusal('visit/unknown-header', { checklist: 'HALL', field: 'weather' }),
    );
  });
});

describe('the life of a visit', () => {
  it('is not submitted while something required is open, and says what', () => {
    const { id } = create();
    answer(id, 'light', 'pass');
    expect(() => submitVisit(test.context, { visitId: id })).toThrowError(refusal('visit/incomplete', { count: 2, items: '值班经理 · clean 地面干净' }));
    fillAll(id);
    expect(submitVisit(test.context, { visitId: id })).toMatchObject({ state: 'submitted', score: '60.00' });
  });

  it('goes from submitted to approved, and nobody writes in it any more', () => {
    const { id, code } = create();
    fillAll(id);
    submitVisit(test.context, { visitId: id });
    expect(() => answer(id, 'clean', 'fail')).toThrowError(refusal('visit/read-only', { code }));
    expect(reviewVisit(test.context, { visitId: id, decision: 'approve', note: '' })).toMatchObject({ state: 'approved', score: '60.00' });
    expect(() => reviewVisit(test.context, { visitId: id, decision: 'reject', note: '重复' })).toThrowError(refusal('visit/not-submitted', { code }));
    expect(() => submitVisit(test.context, { visitId: id })).toThrowError(refusal('visit/read-only', { code }));
  });

  it('comes back to the auditor with a note, is mended and submitted again', () => {
    const { id } = create();
    fillAll(id);
    submitVisit(test.context, { visitId: id });
    expect(() => reviewVisit(test.context, { visitId: id, decision: 'return', note: ' ' })).toThrowError(refusal('visit/note-required'));
    expect(reviewVisit(test.context, { visitId: id, decision: 'return', note: '灯箱请补照片' })).toMatchObject({ state: 'returned', reviewNote: '灯箱请补照片' });
    answer(id, 'light', 'pass');
    expect(submitVisit(test.context, { visitId: id })).toMatchObject({ state: 'submitted', score: '100.00' });
  });

  it('counts only approved visits of an earlier day as the previous one', () => {
    const first = create({ visitedOn: '2026-09-01' as IsoDate });
    fillAll(first.id);
    const second = create();
    expect(second.previousScore).toBeNull();
    submitVisit(test.context, { visitId: first.id });
    reviewVisit(test.context, { visitId: first.id, decision: 'approve', note: '' });
    expect(getVisit(test.context, { visitId: second.id }).previousScore).toBe('60.00');
    expect(getVisit(test.context, { visitId: first.id }).previousScore).toBeNull();
  });

  it('can be deleted only before it is submitted for the first time', () => {
    const draft = create();
    answer(draft.id, 'clean', 'pass');
    deleteDraftVisit(test.context, { visitId: draft.id });
    expect(() => getVisit(test.context, { visitId: draft.id })).toThrowError(refusal('visit/not-found', { id: draft.id }));
    const returned = create();
    fillAll(returned.id);
    submitVisit(test.context, { visitId: returned.id });
    reviewVisit(test.context, { visitId: returned.id, decision: 'return', note: '不全' });
    expect(() => deleteDraftVisit(test.context, { visitId: returned.id })).toThrowError(refusal('visit/not-draft', { code: returned.code }));
  });

  it('is listed by state, kind, outlet and period', () => {
    const { id } = create();
    create({ kind: 'open', visitedOn: '2026-08-31' as IsoDate });
    fillAll(id);
    submitVisit(test.context, { visitId: id });
    const list = (query: Parameters<typeof listVisits>[1] extends infer R ? Partial<R> : never) =>
      listVisits(test.context, { offset: 0, limit: 10, ...query }).rows.map(({ code }) => code);
    expect(list({})).toEqual(['V-20260923-0001', 'V-20260831-0001']);
    expect(list({ state: ['submitted'] })).toEqual(['V-20260923-0001']);
    expect(list({ kind: ['open'] })).toEqual(['V-20260831-0001']);
    expect(list({ period: '2026-Q3' as never })).toHaveLength(2);
    expect(list({ period: '2026-09' as never })).toEqual(['V-20260923-0001']);
    expect(() => list({ outletId: 'none' as OutletId })).toThrowError(refusal('outlet/not-found', { id: 'none' }));
  });
});
