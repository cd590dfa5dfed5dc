import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionDetail } from '../../../electron/services/actions/action-detail.ts';
import { addActionPhoto, removeActionPhoto } from '../../../electron/services/actions/action-photos.ts';
import { cancelAction, changeAction, markDone, noteAction, reopenAction, verifyAction } from '../../../electron/services/actions/change-action.ts';
import { createAction } from '../../../electron/services/actions/create-action.ts';
import { actionReport, countActions, listActions } from '../../../electron/services/actions/list-actions.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import type { ActionDetail, NewAction } from '../../../shared/contract/action-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ActionId, ChecklistVersionId, OutletId } from '../../../shared/ids.ts';
import { jpegFile, roomPicture } from '../../builders/pictures.ts';
import { addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';
import { approved, submitted } from '../visits/reviewed-network.ts';
import { actions, on, onlyAction, setRule } from './action-network.ts';

const OWNER = '张店长';
const OCT_2 = '2026-10-02';
const DUE = '2026-10-09' as IsoDate;

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

const refusal = (code: string): unknown => expect.objectContaining({ code });
function make(more: Partial<NewAction> = {}, today = OCT_2): ActionDetail {
  return createAction(on(test, today), { outletId: outlet, visitId: null, item: null, title: '换门头灯', detail: '', critical: false, owner: OWNER, dueOn: DUE, ...more });
}
const kinds = (actionId: ActionId): readonly string[] => actionDetail(test.context, { actionId }).steps.map(({ kind }) => kind);
const journal = (actionId: ActionId): readonly string[] => test.store.journal.list({ subjectId: actionId, offset: 0, limit: 50 }).rows.map(({ action }) => action).toReversed();

describe('an action entered by hand', () => {
  it('stands freely for an outlet, from today', () => {
    expect(make({ title: ' 换门头灯 ', detail: ' 左边不亮 ' })).toMatchObject({ title: '换门头灯', detail: '左边不亮', visitId: null, item: null, openedOn: OCT_2, owner: OWNER, itemName: null });
    expect(make({ owner: ' ' }).owner).toBeNull();
  });

  it('rests on an item of an approved visit, from that day, and the next visit verifies it', () => {
    const visitId = approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    const action = make({ visitId, item: 'light', critical: true });
    expect(action).toMatchObject({ visitId, item: 'light', checklist: 'HALL', openedOn: '2026-09-10', critical: true, itemName: { zh: '灯箱完好' } });
    approved(test, { outlet, checklist, visitedOn: '2026-09-11', light: 'pass' });
    expect(onlyAction(test).state).toBe('verified');
  });

  it('is refused for a visit that is not approved or of another outlet, an unknown item, no title or a date that has passed', () => {
    const waiting = submitted(test, { outlet, checklist });
    const elsewhere = approved(test, { outlet: addOutlet(test.store, 'A02', ['甲省']), checklist });
    const own = approved(test, { outlet, checklist });
    expect(() => make({ visitId: waiting, item: 'light' })).toThrowError(refusal('action/not-approved'));
    expect(() => make({ visitId: elsewhere, item: 'light' })).toThrowError(refusal('action/not-approved'));
    expect(() => make({ visitId: own, item: 'none' })).toThrowError(refusal('action/item-unknown'));
    expect(() => make({ title: ' ' })).toThrowError(refusal('action/title-required'));
    expect(() => make({ dueOn: '2026-10-01' as IsoDate })).toThrowError(refusal('action/due-past'));
    expect(make({ dueOn: OCT_2 as IsoDate }).dueOn).toBe(OCT_2);
  });
});

describe('who verifies', () => {
  it('is anybody but the owner, whether it was reported as done or not', () => {
    const { id: actionId } = make();
    markDone(on(test, '2026-10-05', OWNER), { actionId, text: '已换' });
    for (const user of [OWNER, ` ${OWNER} `]) expect(() => verifyAction(on(test, '2026-10-06', user), { actionId, text: '' })).toThrowError(refusal('action/own'));
    expect(verifyAction(on(test, '2026-10-06'), { actionId, text: '到店看过' })).toMatchObject({ state: 'verified', closedOn: '2026-10-06', days: 4, hindrance: 'closed' });
    expect(kinds(actionId)).toEqual(['make', 'done', 'verify']);
    expect(journal(actionId)).toEqual(['action.create', 'action.done', 'action.verify']);
    expect(verifyAction(on(test, OCT_2), { actionId: make().id, text: '' }).state).toBe('verified');
  });

  it('cannot close it twice', () => {
    const { id: actionId } = make();
    verifyAction(on(test, OCT_2), { actionId, text: '' });
    for (const again of [() => verifyAction(on(test, OCT_2), { actionId, text: '' }), () => cancelAction(on(test, OCT_2), { actionId, reason: 'x' }), () => changeAction(on(test, OCT_2), { actionId, title: 'x', detail: '', critical: true, owner: '', dueOn: DUE })]) {
      expect(again).toThrowError(refusal('action/closed'));
    }
    expect(() => markDone(on(test, OCT_2), { actionId, text: '' })).toThrowError(refusal('action/not-open'));
  });
});

describe('what was said to be mended', () => {
  it('is opened again with a new date when a visit on a later day finds it failing', () => {
    setRule(test);
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    const { id: actionId } = onlyAction(test);
    markDone(on(test, '2026-09-20', OWNER), { actionId, text: '' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20' });
    expect(onlyAction(test)).toMatchObject({ state: 'done', repeats: 0 });
    approved(test, { outlet, checklist, visitedOn: '2026-09-21' });
    // Approved on 2 October; the rule gives ten days.
    expect(onlyAction(test)).toMatchObject({ state: 'open', repeats: 1, dueOn: '2026-10-12', closedOn: null, openedOn: '2026-09-10' });
    expect(kinds(actionId)).toEqual(['make', 'done', 'failVisit']);
  });

  it('is opened again after a person verified it, but not after a visit did', () => {
    const visitId = approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    const { id: actionId } = make({ visitId, item: 'light' });
    verifyAction(on(test, '2026-09-15'), { actionId, text: '' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-16' });
    // No rule: 14 days from the approval on 2 October.
    expect(onlyAction(test)).toMatchObject({ state: 'open', repeats: 1, dueOn: '2026-10-16' });
    verifyAction(on(test, '2026-09-18'), { actionId, text: '' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-19', light: 'pass' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20' });
    expect(onlyAction(test)).toMatchObject({ state: 'verified', repeats: 1, closedOn: '2026-09-18' });
    expect(kinds(actionId)).toEqual(['make', 'verify', 'failVisit', 'verify', 'verifyVisit']);
  });

  it('is not verified by a visit made before it was opened again', () => {
    const visitId = approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    const { id: actionId } = make({ visitId, item: 'light' });
    markDone(on(test, '2026-09-12'), { actionId, text: '' });
    reopenAction(on(test, '2026-09-20'), { actionId, reason: '又坏了', dueOn: DUE });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20', light: 'pass' });
    expect(onlyAction(test).state).toBe('open');
    markDone(on(test, '2026-09-25'), { actionId, text: '' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-21', light: 'pass' });
    expect(onlyAction(test)).toMatchObject({ state: 'verified', closedOn: '2026-09-21' });
  });
});

describe('steps', () => {
  it('need their reason, and reopening a date that has not passed', () => {
    const { id: actionId } = make();
    expect(() => cancelAction(on(test, OCT_2), { actionId, reason: ' ' })).toThrowError(refusal('action/reason-required'));
    expect(() => noteAction(on(test, OCT_2), { actionId, text: ' ' })).toThrowError(refusal('action/note-required'));
    expect(() => reopenAction(on(test, OCT_2), { actionId, reason: 'x', dueOn: DUE })).toThrowError(refusal('action/is-open'));
    cancelAction(on(test, OCT_2), { actionId, reason: '网点已关' });
    expect(() => reopenAction(on(test, '2026-10-10'), { actionId, reason: 'x', dueOn: DUE })).toThrowError(refusal('action/due-past'));
    expect(reopenAction(on(test, DUE), { actionId, reason: '没有关', dueOn: DUE })).toMatchObject({ state: 'open', closedOn: null });
  });

  it('say what was changed from what to what, and nothing when nothing was', () => {
    const { id: actionId, title, detail, critical } = make();
    const same = { actionId, title, detail, critical, owner: OWNER, dueOn: DUE };
    expect(changeAction(on(test, OCT_2), same).steps).toHaveLength(1);
    const changed = changeAction(on(test, OCT_2), { ...same, owner: '', dueOn: '2026-10-20' as IsoDate });
    expect(changed.steps[1]).toMatchObject({ kind: 'change', changes: { owner: [OWNER, ''], dueOn: [DUE, '2026-10-20'] } });
  });

  it('keep photos as evidence, each once, until it is closed', async () => {
    const { id: actionId } = make();
    const bytes = jpegFile(roomPicture(1, 160, 120));
    const add = () => addActionPhoto(on(test, OCT_2), { actionId, name: '灯.jpg', bytes }, preparePhoto);
    const { evidence } = await add();
    expect(evidence).toMatchObject([{ name: '灯.jpg', width: 160 }]);
    await expect(add()).rejects.toThrowError(refusal('action/photo-twice'));
    removeActionPhoto(on(test, OCT_2), { actionId, photoId: evidence[0]!.id });
    expect(kinds(actionId)).toEqual(['make', 'addPhoto', 'removePhoto']);
    cancelAction(on(test, OCT_2), { actionId, reason: 'x' });
    await expect(add()).rejects.toThrowError(refusal('action/closed'));
  });
});

describe('the list', () => {
  it('calls overdue what is open the day after its date', () => {
    make({ dueOn: DUE });
    const overdue = (today: string): number => listActions(on(test, today), { overdue: true, offset: 0, limit: 10 }).total;
    expect([overdue(DUE), overdue('2026-10-10')]).toEqual([0, 1]);
    expect(onlyAction(test, '2026-10-10').isOverdue).toBe(true);
    markDone(on(test, '2026-10-10'), { actionId: onlyAction(test).id, text: '' });
    expect(overdue('2026-10-10')).toBe(0);
  });

  it('is narrowed by owner, nobody too, by outlet, region, visit and text', () => {
    const visitId = approved(test, { outlet, checklist });
    const other = addOutlet(test.store, 'A02', ['甲省', '乙市']);
    make({ visitId, item: 'light', critical: true });
    make({ outletId: other, owner: '', title: '贴价签' });
    const codes = (query: Parameters<typeof countActions>[1]): readonly string[] => listActions(on(test, OCT_2), { ...query, offset: 0, limit: 10 }).rows.map(({ outletCode }) => outletCode);
    const region = test.store.regions.tree(OCT_2 as IsoDate).find(({ name }) => name === '乙市');
    expect(codes({ owner: OWNER })).toEqual(['A01']);
    expect(codes({ owner: '' })).toEqual(['A02']);
    expect(codes({ outletId: other })).toEqual(['A02']);
    expect(codes({ regionId: region!.id })).toEqual(['A02']);
    expect(codes({ visitId })).toEqual(['A01']);
    expect(codes({ critical: true })).toEqual(['A01']);
    expect(codes({ text: '价签' })).toEqual(['A02']);
    expect(countActions(on(test, '2026-10-10'), {})).toEqual({ open: 2, overdue: 2, done: 0, verified: 0, cancelled: 0, critical: 1, all: 2 });
    expect(countActions(on(test, '2026-10-10'), { owner: OWNER, state: ['done'] })).toMatchObject({ open: 1, all: 1 });
  });
});

describe('the figures', () => {
  it('count by region with all below, by owner and by item, ages and days to close', () => {
    const second = addOutlet(test.store, 'A02', ['甲省', '乙市']);
    setRule(test);
    // Open since 10 September, repeated on 20 September; and one of 2 to 6 October of another outlet.
    approved(test, { outlet, checklist, visitedOn: '2026-09-10' });
    approved(test, { outlet, checklist, visitedOn: '2026-09-20' });
    const free = make({ outletId: second, owner: '李店长' });
    verifyAction(on(test, '2026-10-06'), { actionId: free.id, text: '' });
    cancelAction(on(test, OCT_2), { actionId: make({ outletId: second }).id, reason: '重复' });
    // On 13 October the first one is a day over its date and 33 days old.
    const report = actionReport(on(test, '2026-10-13'));
    const first = { open: 1, overdue: 1, done: 0, verified: 0, repeats: 1, meanAge: '33.0', meanDays: null };
    expect(report.regions).toMatchObject([
      { name: { zh: '甲省' }, level: 0, open: 1, overdue: 1, verified: 1, repeats: 1, meanAge: '33.0', meanDays: '4.0' },
      { name: { zh: '乙市' }, level: 1, open: 0, verified: 1, meanAge: null, meanDays: '4.0' },
      { name: { zh: '甲市' }, level: 1, ...first },
    ]);
    expect(report.owners).toMatchObject([{ key: OWNER, ...first }, { key: '李店长', open: 0, verified: 1 }]);
    expect(report.items).toMatchObject([{ key: 'HALL light', name: { zh: '灯箱完好' }, ...first }]);
  });
});

describe('what is open on a day', () => {
  it('is counted with critical and overdue ones as they stood then, cancelled ones never', () => {
    const no = test.store.outlets.findNo(outlet);
    const { id: actionId } = make({ critical: true, dueOn: '2026-10-05' as IsoDate });
    const open = (day: string) => test.store.actions.openOn(day as IsoDate);
    const one = { outletNo: no, all: 1, critical: 1 };
    expect(open('2026-10-01')).toEqual([]);
    expect(open(OCT_2)).toEqual([{ ...one, overdue: 0 }]);
    expect(open('2026-10-05')).toEqual([{ ...one, overdue: 0 }]);
    expect(open('2026-10-06')).toEqual([{ ...one, overdue: 1 }]);
    markDone(on(test, '2026-10-07'), { actionId, text: '' });
    verifyAction(on(test, '2026-10-09'), { actionId, text: '' });
    // Done and not verified still counts, but is no longer overdue; before, it stood as it did.
    expect(open('2026-10-06')).toEqual([{ ...one, overdue: 1 }]);
    expect(open('2026-10-08')).toEqual([{ ...one, overdue: 0 }]);
    expect(open('2026-10-09')).toEqual([]);
    cancelAction(on(test, OCT_2), { actionId: make().id, reason: '提错了' });
    expect(open(OCT_2)).toEqual([{ ...one, overdue: 0 }]);
    expect(actions(test)).toHaveLength(2);
  });
});
