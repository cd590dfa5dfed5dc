import type { ActionFacts, ActionRecord, NewActionRecord } from '../../../db/repositories/action-repository.ts';
import type { ActionStep, ActionStepKind } from '../../../shared/action/action.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';

/** A step of an action's life. */
export interface Step {
  readonly kind: ActionStepKind;
  /** The day for which it counts. */
  readonly on: IsoDate;
  readonly text?: string;
  /** Number of the visit that it came from. */
  readonly visitNo?: number;
  /** What it changes; left out: nothing. */
  readonly facts?: Partial<ActionFacts>;
  /** Old and new texts shown in the history. */
  readonly changes?: ActionStep['changes'];
}

const JOURNAL_NAMES: Readonly<Record<ActionStepKind, string>> = {
  make: 'action.create',
  change: 'action.change',
  note: 'action.note',
  addPhoto: 'action.add-photo',
  removePhoto: 'action.remove-photo',
  done: 'action.done',
  verify: 'action.verify',
  verifyVisit: 'action.verify-visit',
  reopen: 'action.reopen',
  failVisit: 'action.fail-visit',
  cancel: 'action.cancel',
  appeal: 'action.appeal',
};

/** @throws {AppError} `action/not-found` */
export function findAction({ store }: ServiceContext, actionId: ActionId): ActionRecord {
  const action = store.actions.find(actionId);
  if (action === null) throw new AppError('action/not-found', { id: actionId });
  return action;
}

/** Begins an action, with its first step and the journal's entry; within a transaction. */
export function beginAction(context: ServiceContext, action: NewActionRecord, text = ''): void {
  const { store, user } = context;
  const no = store.actions.insert(action);
  const at = context.now();
  store.actions.addStep(no, { kind: 'make', on: action.openedOn, at, by: user, text, visitNo: action.visitNo, changes: null }, action);
  const { code, title, item, owner, dueOn } = action;
  store.journal.record({
    action: JOURNAL_NAMES.make,
    subjectKind: 'action',
    subjectId: action.id,
    before: null,
    after: { code, outlet: store.outlets.codeOf(action.outletNo), title, ...(item === null ? {} : { item }), owner, dueOn },
    at,
    by: user,
  });
}

/** Takes a step: changes the action, writes its history and the journal; within a transaction. */
export function takeStep(context: ServiceContext, action: ActionRecord, { kind, on, text = '', visitNo, facts = {}, changes = null }: Step): void {
  const { store, user } = context;
  const after: ActionRecord = { ...action, ...facts };
  store.actions.update(action.no, after);
  const at = context.now();
  store.actions.addStep(action.no, { kind, on, at, by: user, text, visitNo: visitNo ?? null, changes }, after);
  const old = changes === null ? {} : Object.fromEntries(Object.entries(changes).map(([field, [before]]) => [field, before]));
  const next = changes === null ? {} : Object.fromEntries(Object.entries(changes).map(([field, [, now]]) => [field, now]));
  const visit = visitNo === undefined ? null : store.visits.findByNo(visitNo);
  store.journal.record({
    action: JOURNAL_NAMES[kind],
    subjectKind: 'action',
    subjectId: action.id,
    before: { state: action.state, ...old },
    after: { state: after.state, ...next, code: action.code, ...(text === '' ? {} : { note: text }), ...(visit === null ? {} : { visit: visit.code }) },
    at,
    by: user,
  });
}
