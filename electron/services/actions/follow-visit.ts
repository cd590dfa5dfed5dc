import { v7 as uuid } from 'uuid';
import type { ActionRecord } from '../../../db/repositories/action-repository.ts';
import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import { USUAL_DAYS, type ActionRule } from '../../../shared/action/action.ts';
import { itemOutcomes, type ItemOutcome } from '../../../shared/action/item-outcomes.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { dayNumber, dayOfNumber } from '../../../shared/formula/calendar.ts';
import type { ActionId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { takeStep, beginAction } from './action-steps.ts';
import { nextActionCode } from './create-action.ts';

/**
 * What an approved visit does to actions, within the transaction that approves it. Items of the same checklist that passed
 * verify what is open about them; those that failed open again what was said or found to be mended, and count a repeat; for
 * the others that failed the checklist's rule makes new actions. A visit with a later approved one of the same checklist
 * behind it does nothing, for the later one knows better.
 *
 * @returns how many actions were made
 */
export function followVisit(context: ServiceContext, record: VisitRecord, visit: VisitDetail, score: VisitScore): number {
  const { store } = context;
  if (store.actions.hasLaterVisit(record, visit.checklistCode)) return 0;
  const rule = store.actions.rules().get(visit.checklistCode)?.rule ?? null;
  const known = store.actions.ofChecklist(record.outletNo, visit.checklistCode);
  // Of this very visit: entered by hand, or made before and cancelled since.
  const there = store.actions.itemsOfVisit(record.no);
  let made = 0;
  for (const outcome of itemOutcomes(visit, score)) {
    const own = known.filter(({ item }) => item === outcome.item);
    const standing = own.filter(isStanding);
    if (!outcome.failed) for (const action of standing) pass(context, action, record);
    else if (standing.length > 0) for (const action of standing) fail(context, action, record, rule);
    else if (rule !== null && isAsked(rule, outcome) && !there.has(outcome.item)) {
      make(context, { record, visit, outcome, rule, repeats: own.length === 0 ? 0 : Math.max(...own.map(({ repeats }) => repeats)) + 1 });
      made += 1;
    }
  }
  return made;
}

/** Cancels what a visit found wrongly, once an accepted appeal has corrected its answers; within that transaction. */
export function followCorrection(context: ServiceContext, record: VisitRecord, visit: VisitDetail, score: VisitScore): void {
  const { store } = context;
  const failed = new Set(itemOutcomes(visit, score).flatMap((outcome) => (outcome.failed ? [outcome.item] : [])));
  const today = todayOf(context);
  for (const action of store.actions.unclosedOfVisit(record.no)) {
    if (action.item === null || failed.has(action.item)) continue;
    takeStep(context, action, { kind: 'appeal', on: today, visitNo: record.no, facts: { state: 'cancelled', sinceOn: today, closedOn: today } });
  }
}

/** Whether a visit has still to find the item mended: it is open or done, or only a person has verified it. */
function isStanding({ state, settledNo }: ActionRecord): boolean {
  return state === 'open' || state === 'done' || (state === 'verified' && settledNo === null);
}

/** What was opened on the visit's day or later it could not see mended; whether somebody said so before or after is the same. */
function pass(context: ServiceContext, action: ActionRecord, { no, visitedOn }: VisitRecord): void {
  if (visitedOn <= context.store.actions.lastOpenedOn(action.no)) return;
  const closedOn = action.closedOn ?? visitedOn;
  takeStep(context, action, { kind: 'verifyVisit', on: visitedOn, visitNo: no, facts: { state: 'verified', sinceOn: visitedOn, closedOn, settledNo: no } });
}

/** Only a visit after the day on which something was said or found to be mended can find it wanting again. */
function fail(context: ServiceContext, action: ActionRecord, { no, visitedOn }: VisitRecord, rule: ActionRule | null): void {
  if (visitedOn <= action.sinceOn) return;
  const repeats = action.repeats + 1;
  if (action.state === 'open') {
    takeStep(context, action, { kind: 'failVisit', on: visitedOn, visitNo: no, facts: { repeats, sinceOn: visitedOn } });
    return;
  }
  const dueOn = daysAfter(todayOf(context), rule?.days ?? USUAL_DAYS);
  takeStep(context, action, {
    kind: 'failVisit',
    on: visitedOn,
    visitNo: no,
    facts: { state: 'open', repeats, sinceOn: visitedOn, closedOn: null, dueOn },
    changes: { dueOn: [action.dueOn, dueOn] },
  });
}

function isAsked({ scope, items }: ActionRule, { item, criticalFailed }: ItemOutcome): boolean {
  if (scope === 'items') return items.includes(item);
  return scope === 'failed' || criticalFailed;
}

interface Made {
  readonly record: VisitRecord;
  readonly visit: VisitDetail;
  readonly outcome: ItemOutcome;
  readonly rule: ActionRule;
  readonly repeats: number;
}

function make(context: ServiceContext, { record, visit, outcome, rule, repeats }: Made): void {
  const today = todayOf(context);
  const name = itemsOf(visit.checklist).find(({ code }) => code === outcome.item)?.name.zh.trim() ?? '';
  beginAction(context, {
    id: uuid() as ActionId,
    code: nextActionCode(context, today),
    outletNo: record.outletNo,
    visitNo: record.no,
    checklistNo: record.checklistNo,
    item: outcome.item,
    title: name === '' ? outcome.item : name,
    detail: visit.answers[outcome.item]?.note?.trim() ?? '',
    critical: outcome.criticalFailed,
    owner: ownerOf(context, record.outletNo, rule, today),
    dueOn: daysAfter(today, rule.days),
    state: 'open',
    repeats,
    openedOn: visit.visitedOn,
    sinceOn: visit.visitedOn,
    closedOn: null,
    settledNo: null,
  });
}

/** Whom the rule names, or the outlet's attribute as it stands today; null: nobody is written there. */
function ownerOf({ store }: ServiceContext, outletNo: number, { owner }: ActionRule, today: IsoDate): string | null {
  const name = owner.by === 'person' ? owner.name : (store.outlets.findByNo(outletNo, today)?.attributes[owner.attribute] ?? '');
  return name.trim() === '' ? null : name.trim();
}

function daysAfter(day: IsoDate, days: number): IsoDate {
  const due = dayOfNumber(dayNumber(day) + days);
  if (due === null) throw new RangeError(`No day lies ${days} days after ${day}`);
  return due;
}
