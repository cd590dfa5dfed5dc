import type { ActionCalls } from '../../shared/contract/action-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { PhotoPreparer } from '../photos/photo-preparer.ts';
import { actionDetail } from '../services/actions/action-detail.ts';
import { addActionPhoto, removeActionPhoto } from '../services/actions/action-photos.ts';
import { applyActionRule, listActionRules, saveActionRule } from '../services/actions/action-rules.ts';
import { cancelAction, changeAction, markDone, noteAction, reopenAction, verifyAction } from '../services/actions/change-action.ts';
import { createAction } from '../services/actions/create-action.ts';
import { actionReport, countActions, listActions } from '../services/actions/list-actions.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { Handlers } from './handle.ts';

/** Corrective actions: one service each, on the open store. */
export function actionHandlers(session: AppSession, photos: PhotoPreparer): Pick<Handlers, keyof ActionCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'action:list': on(listActions),
    'action:counts': on(countActions),
    'action:report': () => actionReport(session.context()),
    'action:get': on(actionDetail),
    'action:create': on(createAction),
    'action:change': on(changeAction),
    'action:note': on(noteAction),
    'action:done': on(markDone),
    'action:verify': on(verifyAction),
    'action:reopen': on(reopenAction),
    'action:cancel': on(cancelAction),
    'action:add-photo': (request) => addActionPhoto(session.context(), request, (name, bytes) => photos.prepare(name, bytes)),
    'action:remove-photo': on(removeActionPhoto),
    'action:rules': () => listActionRules(session.context()),
    'action:save-rule': on(saveActionRule),
    'action:apply-rule': on(applyActionRule),
  };
}
