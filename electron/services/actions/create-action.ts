import { v7 as uuid } from 'uuid';
import type { ActionDetail, NewAction } from '../../../shared/contract/action-calls.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionId } from '../../../shared/ids.ts';
import { COUNTED_STATES } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit } from '../visits/score-stored-visit.ts';
import { actionDetail } from './action-detail.ts';
import { beginAction } from './action-steps.ts';

/**
 * Enters an action by hand: for an item of an approved visit, or freely for an outlet.
 *
 * @throws {AppError} `action/title-required`, `action/due-past`, `outlet/not-found`, `visit/not-found`, `action/not-approved`,
 * `action/item-unknown`
 */
export function createAction(context: ServiceContext, request: NewAction): ActionDetail {
  const { store } = context;
  const today = todayOf(context);
  if (request.title.trim() === '') throw new AppError('action/title-required');
  if (request.dueOn < today) throw new AppError('action/due-past', { due: request.dueOn, today });
  return store.transaction(() => {
    const outletNo = store.outlets.findNo(request.outletId);
    if (outletNo === null) throw new AppError('outlet/not-found', { id: request.outletId });
    const found = foundAt(context, request, outletNo, today);
    const id = uuid() as ActionId;
    beginAction(context, {
      id,
      code: nextActionCode(context, today),
      outletNo,
      ...found,
      ...textsOf(request),
      dueOn: request.dueOn,
      state: 'open',
      repeats: 0,
      sinceOn: found.openedOn,
      closedOn: null,
      settledNo: null,
    });
    return actionDetail(context, { actionId: id });
  });
}

/** The next free code of a day's month, `A202610-0001`. */
export function nextActionCode({ store }: ServiceContext, today: IsoDate): string {
  return store.actions.nextCode(`A${today.slice(0, 7).replace('-', '')}`);
}

/** The texts of an action as they are kept. */
export function textsOf({ title, detail, critical, owner }: Pick<NewAction, 'title' | 'detail' | 'critical' | 'owner'>) {
  return { title: title.trim(), detail: detail.trim(), critical, owner: owner.trim() === '' ? null : owner.trim() };
}

/** What is entered for a visit's item counts from the visit's day, everything else from today. */
function foundAt({ store }: ServiceContext, { visitId, item }: NewAction, outletNo: number, today: IsoDate) {
  if (visitId === null || item === null) return { visitNo: null, checklistNo: null, item: null, openedOn: today };
  const visit = findVisit(store, visitId);
  if (visit.outletNo !== outletNo || !COUNTED_STATES.includes(visit.state)) throw new AppError('action/not-approved', { code: visit.code });
  const form = store.checklists.findByNo(visit.checklistNo);
  if (form === null || !itemsOf(form.document).some(({ code }) => code === item)) throw new AppError('action/item-unknown', { item });
  return { visitNo: visit.no, checklistNo: visit.checklistNo, item, openedOn: visit.visitedOn };
}
