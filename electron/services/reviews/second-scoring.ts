import { v7 as uuid } from 'uuid';
import type { SecondRow, VisitReview } from '../../../shared/contract/review-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { COUNTED_STATES, type VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, rescoreVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { isSamePerson } from './reviewer-rules.ts';
import { visitReview } from './visit-review.ts';

/**
 * Begins a second scoring 复评 of a visit that was handed in: a form of its own in the same checklist version, with the same
 * head and photos and no answer, to be filled in by somebody else. It never counts and never stands in the review queue.
 *
 * @throws {AppError} `visit/not-found`, `review/not-handed-in`, `review/scorer-required`, `review/second-by-auditor`
 */
export function startSecondScoring(context: ServiceContext, request: { readonly visitId: VisitId; readonly scorer: string }): VisitDetail {
  const { store, user } = context;
  const scorer = request.scorer.trim();
  if (scorer === '') throw new AppError('review/scorer-required');
  return store.transaction(() => {
    const first = findVisit(store, request.visitId);
    const today = todayOf(context);
    const detail = visitDetail(store, first.id, today);
    const isHandedIn = first.state === 'submitted' || COUNTED_STATES.includes(first.state);
    if (!isHandedIn || detail.secondOf !== null) throw new AppError('review/not-handed-in', { code: first.code });
    if (isSamePerson(scorer, first.auditor)) throw new AppError('review/second-by-auditor', { scorer, code: first.code });
    const { outletNo, checklistNo, kind, visitedOn, header } = first;
    const id = uuid() as VisitId;
    const code = `${first.code}-R${store.reviews.countSeconds(first.no) + 1}`;
    const at = context.now();
    const no = store.visits.insert({ id, code, outletNo, checklistNo, kind, visitedOn, auditor: scorer, state: 'inProgress', header, madeAt: at, importNo: null });
    store.reviews.setSecondOf(no, first.no);
    store.reviews.addPair(first.no, no, 'second', at, user);
    rescoreVisit(store, visitDetail(store, id, today));
    store.journal.record({ action: 'visit.second', subjectKind: 'visit', subjectId: first.id, before: null, after: { code, scorer }, at, by: user });
    return visitDetail(store, id, today);
  });
}

/** Every second scoring, those in hand first. */
export function listSeconds({ store }: ServiceContext): readonly SecondRow[] {
  return store.reviews.seconds();
}

/**
 * States that a visit is the re-audit of another: the outlet visited again by somebody else with the same checklist; or takes
 * that back. Both count as before.
 *
 * @throws {AppError} `visit/not-found`, `review/not-handed-in`, `review/not-comparable`, `review/not-a-pair`
 */
export function pairVisits(
  context: ServiceContext,
  { firstId, secondId, isPair }: { readonly firstId: VisitId; readonly secondId: VisitId; readonly isPair: boolean },
): VisitReview {
  const { store, user } = context;
  return store.transaction(() => {
    const [first, second] = [findVisit(store, firstId), findVisit(store, secondId)];
    const at = context.now();
    if (isPair) {
      assertComparable(context, firstId, secondId);
      store.reviews.addPair(first.no, second.no, 'reaudit', at, user);
    } else if (!store.reviews.removePair(first.no, second.no)) {
      throw new AppError('review/not-a-pair', { first: first.code, second: second.code });
    }
    const pair = { reaudit: second.code };
    store.journal.record({ action: isPair ? 'visit.pair' : 'visit.unpair', subjectKind: 'visit', subjectId: firstId, before: isPair ? null : pair, after: isPair ? pair : null, at, by: user });
    return visitReview(context, { visitId: firstId });
  });
}

/** @throws {AppError} `review/not-handed-in`, `review/not-comparable` */
export function assertComparable(context: ServiceContext, firstId: VisitId, secondId: VisitId): void {
  const { store } = context;
  const today = todayOf(context);
  const [first, second] = [visitDetail(store, firstId, today), visitDetail(store, secondId, today)];
  for (const { state, code } of [first, second]) {
    if (state === 'inProgress' || state === 'returned' || state === 'planned') throw new AppError('review/not-handed-in', { code });
  }
  if (first.id === second.id || first.outletId !== second.outletId || first.checklistCode !== second.checklistCode) {
    throw new AppError('review/not-comparable', { first: first.code, second: second.code });
  }
}
