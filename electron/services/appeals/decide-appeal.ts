import type { AppealRecord } from '../../../db/repositories/appeal-repository.ts';
import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { AppealDecision, AppealDetail } from '../../../shared/contract/review-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AppealId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { followCorrection } from '../actions/follow-visit.ts';
import { findVisit, rescoreVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { appealDetail, findAppeal, hindranceOf } from './appeal-detail.ts';
import { runsThatRead } from './runs-that-read.ts';

/**
 * Decides an appeal item by item, by somebody else than who approved or made the visit. Accepted items get their corrected
 * answers in a new version of the visit; the old one stays readable for ever, and runs that read its score are marked.
 *
 * @throws {AppError} `appeal/not-found`, `appeal/closed`, `appeal/by-reviewer`, `appeal/by-auditor`, `appeal/items-undecided`,
 * `appeal/item-unknown`, `appeal/reason-required`, `appeal/answer-required`, `appeal/answer-unchanged`, `appeal/incomplete`
 */
export function decideAppeal(context: ServiceContext, request: AppealDecision): AppealDetail {
  const { store, user } = context;
  return store.transaction(() => {
    const appeal = findAppeal(context, request.appealId);
    const visitId = visitOf(context, request.appealId);
    const visit = visitDetail(store, visitId, todayOf(context));
    assertMayDecide(context, appeal, visit);
    const record = findVisit(store, visitId);
    assertDecided(context, appeal, request);
    const at = context.now();
    const accepted = request.items.flatMap(({ item, decision, answer }) => (decision === 'accepted' && answer !== null ? [{ item, answer }] : []));
    // Asked for before the visit changes: which runs read what is about to be replaced.
    const runs = accepted.length === 0 ? [] : runsThatRead(store, record);
    for (const { item, decision, reason, answer } of request.items) {
      store.appeals.decideItem(appeal.no, { item, decision, reason: reason.trim(), newAnswer: decision === 'accepted' ? answer : null });
    }
    if (accepted.length > 0) correct(context, { appeal, visit, record, answers: [...accepted, ...request.alsoAnswered], at });
    const now = findVisit(store, visitId);
    const toVersion = accepted.length > 0 ? visit.version + 1 : null;
    store.appeals.end(appeal.no, { state: 'decided', at, by: user, note: request.note.trim(), toVersion, newCents: now.cents });
    if (now.exact !== record.exact || now.redLine !== record.redLine) for (const run of runs) store.appeals.markRun(run.no, appeal.no);
    store.visits.setState(record.no, { state: 'decided', at, by: user });
    const decisions = Object.fromEntries(request.items.map(({ item, decision }) => [item, decision]));
    const after = visitDetail(store, visitId, todayOf(context));
    store.journal.record({
      action: toVersion === null ? 'visit.appeal-refused' : 'visit.correct',
      subjectKind: 'visit',
      subjectId: visitId,
      before: { state: record.state, score: visit.score },
      after: { state: 'decided', score: after.score, ...decisions },
      at,
      by: user,
    });
    store.journal.record({
      action: 'appeal.decide',
      subjectKind: 'appeal',
      subjectId: appeal.id,
      before: { state: appeal.state },
      after: { state: 'decided', visit: record.code, items: request.items, version: toVersion, runs: runs.length },
      at,
      by: user,
    });
    return appealDetail(context, { appealId: appeal.id });
  });
}

/**
 * Takes an appeal back at the wish of who raised it; the visit stands as before.
 *
 * @throws {AppError} `appeal/not-found`, `appeal/closed`, `appeal/withdraw-reason`
 */
export function withdrawAppeal(context: ServiceContext, { appealId, reason }: { readonly appealId: AppealId; readonly reason: string }): AppealDetail {
  const { store, user } = context;
  const note = reason.trim();
  if (note === '') throw new AppError('appeal/withdraw-reason');
  return store.transaction(() => {
    const appeal = findAppeal(context, appealId);
    if (appeal.state !== 'open') throw new AppError('appeal/closed');
    const visitId = visitOf(context, appealId);
    const at = context.now();
    store.appeals.end(appeal.no, { state: 'withdrawn', at, by: user, note, toVersion: null, newCents: null });
    const wasDecided = store.appeals.ofVisit(appeal.visitNo, todayOf(context)).some(({ state }) => state === 'decided');
    const state = wasDecided ? 'decided' : 'approved';
    store.visits.setState(appeal.visitNo, { state, at, by: user });
    store.journal.record({ action: 'visit.withdraw-appeal', subjectKind: 'visit', subjectId: visitId, before: { state: 'appealed' }, after: { state, reason: note }, at, by: user });
    store.journal.record({ action: 'appeal.withdraw', subjectKind: 'appeal', subjectId: appealId, before: { state: 'open' }, after: { state: 'withdrawn', reason: note }, at, by: user });
    return appealDetail(context, { appealId });
  });
}

function visitOf(context: ServiceContext, appealId: AppealId): VisitDetail['id'] {
  const row = context.store.appeals.findRow(appealId, todayOf(context));
  if (row === null) throw new AppError('appeal/not-found', { id: appealId });
  return row.visitId;
}

function assertMayDecide(context: ServiceContext, appeal: AppealRecord, visit: VisitDetail): void {
  const { user } = context;
  switch (hindranceOf(context, appeal, visit)) {
    case 'closed':
      throw new AppError('appeal/closed');
    case 'reviewer':
      throw new AppError('appeal/by-reviewer', { code: visit.code, user });
    case 'auditor':
      throw new AppError('appeal/by-auditor', { code: visit.code, user });
    case null:
      return;
  }
}

/** Every item of the appeal has its decision, no other has, and an accepted one another answer than it had. */
function assertDecided(context: ServiceContext, appeal: AppealRecord, { items }: AppealDecision): void {
  const appealed = context.store.appeals.items(appeal.no);
  const decided = new Map(items.map((each) => [each.item, each]));
  const open = appealed.filter(({ item }) => !decided.has(item)).map(({ item }) => item);
  if (open.length > 0) throw new AppError('appeal/items-undecided', { items: open.join(' ') });
  for (const { item, decision, reason, answer } of items) {
    const raised = appealed.find((each) => each.item === item);
    if (raised === undefined) throw new AppError('appeal/item-unknown', { item });
    if (reason.trim() === '') throw new AppError('appeal/reason-required', { item });
    if (decision === 'refused') continue;
    if (answer === null) throw new AppError('appeal/answer-required', { item });
    if (said(answer) === said(raised.oldAnswer)) throw new AppError('appeal/answer-unchanged', { item });
  }
}

interface Correction {
  readonly appeal: AppealRecord;
  readonly visit: VisitDetail;
  readonly record: VisitRecord;
  readonly answers: readonly { readonly item: string; readonly answer: Answer }[];
  readonly at: string;
}

function correct(context: ServiceContext, { appeal, visit, record, answers, at }: Correction): void {
  const { store, user } = context;
  store.appeals.keepVersion(record.no, { version: visit.version, previousAnswers: visit.previousAnswers, at, by: user, appealNo: appeal.no });
  const known = new Set(itemsOf(visit.checklist).map(({ code }) => code));
  for (const { item, answer } of answers) {
    if (!known.has(item)) throw new AppError('appeal/item-unknown', { item });
    store.visits.putAnswers(record.no, { [item]: answer }, at, user);
  }
  const corrected = visitDetail(store, visit.id, todayOf(context));
  const score = rescoreVisit(store, corrected);
  assertWhole(visit, score, new Set(answers.map(({ item }) => item)));
  followCorrection(context, record, corrected, score);
}

/** A corrected answer is readable, and what it brought onto the form is answered. */
function assertWhole({ checklist }: VisitDetail, { missing }: VisitScore, corrected: ReadonlySet<string>): void {
  const lacking = missing.filter(({ item, reason }) => reason === 'unanswered' || reason === 'invalid' || (reason === 'naReason' && corrected.has(item)));
  if (lacking.length === 0) return;
  const names = new Map(itemsOf(checklist).map(({ code, name }) => [code, name.zh]));
  throw new AppError('appeal/incomplete', { count: lacking.length, items: lacking.map(({ item }) => `${item} ${names.get(item) ?? ''}`.trim()).join(' · ') });
}

/** What an answer says, its notes left out. */
function said(answer: Answer | null): string {
  return answer === null ? '' : answer.na === true ? 'na' : canonicalJson(answer.value);
}
