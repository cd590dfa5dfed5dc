import type { ActionRecord } from '../../../db/repositories/action-repository.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionId } from '../../../shared/ids.ts';
import { isSamePerson } from '../reviews/reviewer-rules.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findAction } from './action-steps.ts';

/** An action with its history and evidence. @throws {AppError} `action/not-found` */
export function actionDetail(context: ServiceContext, { actionId }: { readonly actionId: ActionId }): ActionDetail {
  const { store } = context;
  const record = findAction(context, actionId);
  const row = store.actions.findRow(actionId, todayOf(context));
  if (row === null) throw new AppError('action/not-found', { id: actionId });
  const form = record.checklistNo === null ? null : store.checklists.findByNo(record.checklistNo);
  const item = form === null ? undefined : itemsOf(form.document).find(({ code }) => code === record.item);
  return {
    ...row,
    steps: store.actions.steps(record.no),
    itemName: item?.name ?? null,
    evidence: store.photos.ofSubject('action', actionId),
    found: row.visitId === null ? [] : store.photos.ofVisit(row.visitId).filter((photo) => photo.item === row.item),
    hindrance: hindranceOf(context, record),
  };
}

/** Why this person may not verify an action: it is closed, or they own it. null: they may. */
export function hindranceOf({ user }: ServiceContext, { state, owner }: ActionRecord): ActionDetail['hindrance'] {
  if (state === 'verified' || state === 'cancelled') return 'closed';
  return isSamePerson(owner, user) ? 'owner' : null;
}
