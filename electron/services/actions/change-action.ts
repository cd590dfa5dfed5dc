import type { ActionFacts, ActionRecord } from '../../../db/repositories/action-repository.ts';
import type { ActionStep } from '../../../shared/action/action.ts';
import type { ActionChange, ActionDetail } from '../../../shared/contract/action-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { actionDetail, hindranceOf } from './action-detail.ts';
import { findAction, takeStep, type Step } from './action-steps.ts';
import { textsOf } from './create-action.ts';

interface Said {
  readonly actionId: ActionId;
  readonly text: string;
}
interface Reasoned {
  readonly actionId: ActionId;
  readonly reason: string;
}

/**
 * Changes what an action that is not closed asks for; when nothing is another, nothing is written.
 *
 * @throws {AppError} `action/not-found`, `action/closed`, `action/title-required`
 */
export function changeAction(context: ServiceContext, request: ActionChange): ActionDetail {
  if (request.title.trim() === '') throw new AppError('action/title-required');
  return step(context, request.actionId, (action, today) => {
    assertOpen(action);
    const facts = { ...textsOf(request), dueOn: request.dueOn };
    const changes = changesOf(action, facts);
    return Object.keys(changes).length === 0 ? null : { kind: 'change', on: today, facts, changes };
  });
}

/** Writes evidence in words into the history. @throws {AppError} `action/not-found`, `action/note-required` */
export function noteAction(context: ServiceContext, { actionId, text }: Said): ActionDetail {
  const note = text.trim();
  if (note === '') throw new AppError('action/note-required');
  return step(context, actionId, (_action, today) => ({ kind: 'note', on: today, text: note }));
}

/** The owner, or who writes it down for them, says that it is mended. @throws {AppError} `action/not-found`, `action/not-open` */
export function markDone(context: ServiceContext, { actionId, text }: Said): ActionDetail {
  return step(context, actionId, (action, today) => {
    if (action.state !== 'open') throw new AppError('action/not-open', { code: action.code });
    return { kind: 'done', on: today, text: text.trim(), facts: { state: 'done', sinceOn: today } };
  });
}

/** A person who does not own it found it mended. @throws {AppError} `action/not-found`, `action/closed`, `action/own` */
export function verifyAction(context: ServiceContext, { actionId, text }: Said): ActionDetail {
  return step(context, actionId, (action, today) => {
    assertOpen(action);
    if (hindranceOf(context, action) === 'owner') throw new AppError('action/own', { code: action.code, user: context.user });
    return { kind: 'verify', on: today, text: text.trim(), facts: { state: 'verified', sinceOn: today, closedOn: today } };
  });
}

/**
 * Opens again what was said to be mended, was verified or was cancelled.
 *
 * @throws {AppError} `action/not-found`, `action/is-open`, `action/reason-required`, `action/due-past`
 */
export function reopenAction(context: ServiceContext, { actionId, reason, dueOn }: Reasoned & { readonly dueOn: IsoDate }): ActionDetail {
  const text = reasonOf(reason);
  return step(context, actionId, (action, today) => {
    if (action.state === 'open') throw new AppError('action/is-open', { code: action.code });
    if (dueOn < today) throw new AppError('action/due-past', { due: dueOn, today });
    const facts: Partial<ActionFacts> = { state: 'open', dueOn, sinceOn: today, closedOn: null, settledNo: null };
    return { kind: 'reopen', on: today, text, facts, changes: changesOf(action, { dueOn }) };
  });
}

/** @throws {AppError} `action/not-found`, `action/closed`, `action/reason-required` */
export function cancelAction(context: ServiceContext, { actionId, reason }: Reasoned): ActionDetail {
  const text = reasonOf(reason);
  return step(context, actionId, (action, today) => {
    assertOpen(action);
    return { kind: 'cancel', on: today, text, facts: { state: 'cancelled', sinceOn: today, closedOn: today } };
  });
}

/** Old and new texts of the facts that differ. */
export function changesOf(action: ActionRecord, facts: Partial<ActionFacts>): NonNullable<ActionStep['changes']> {
  const shown = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  const fields = (['title', 'detail', 'critical', 'owner', 'dueOn'] as const).filter((field) => field in facts && facts[field] !== action[field]);
  return Object.fromEntries(fields.map((field) => [field, [shown(action[field]), shown(facts[field])]]));
}

/** @throws {AppError} `action/closed` */
export function assertOpen({ state, code }: ActionRecord): void {
  if (state === 'verified' || state === 'cancelled') throw new AppError('action/closed', { code });
}

function reasonOf(reason: string): string {
  if (reason.trim() === '') throw new AppError('action/reason-required');
  return reason.trim();
}

function step(context: ServiceContext, actionId: ActionId, of: (action: ActionRecord, today: IsoDate) => Step | null): ActionDetail {
  return context.store.transaction(() => {
    const action = findAction(context, actionId);
    const taken = of(action, todayOf(context));
    if (taken !== null) takeStep(context, action, taken);
    return actionDetail(context, { actionId });
  });
}
