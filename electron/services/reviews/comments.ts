import { v7 as uuid } from 'uuid';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { VisitReview } from '../../../shared/contract/review-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommentId, VisitId } from '../../../shared/ids.ts';
import type { VisitState } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { assertNotBlind } from './blind.ts';
import { visitReview } from './visit-review.ts';

/** States in which reviewer and auditor may still say something. */
const OPEN: readonly VisitState[] = ['submitted', 'returned'];

/**
 * Says something to an item of a visit under review, or to the visit as a whole. Kept at once, so that nothing is lost before
 * the visit is returned; the auditor may answer.
 *
 * @throws {AppError} `visit/not-found`, `review/not-open-to-comments`, `review/comment-empty`, `visit/unknown-item`, `review/blind`
 */
export function addComment(context: ServiceContext, request: { readonly visitId: VisitId; readonly item: string | null; readonly text: string }): VisitReview {
  const { store, user } = context;
  const { visitId, item } = request;
  const text = request.text.trim();
  if (text === '') throw new AppError('review/comment-empty');
  return store.transaction(() => {
    const record = findVisit(store, visitId);
    const visit = visitDetail(store, visitId, todayOf(context));
    if (!OPEN.includes(record.state) || visit.secondOf !== null) throw new AppError('review/not-open-to-comments', { code: record.code });
    assertNotBlind(context, record);
    if (item !== null && !itemsOf(visit.checklist).some(({ code }) => code === item)) {
      throw new AppError('visit/unknown-item', { checklist: visit.checklistCode, item });
    }
    const at = context.now();
    const round = store.reviews.returnsOf(visitId).count + (record.state === 'returned' ? 0 : 1);
    store.reviews.addComment(record.no, { id: uuid() as CommentId, item, text, at, by: user, round: Math.max(1, round) });
    store.journal.record({ action: 'visit.comment', subjectKind: 'visit', subjectId: visitId, before: null, after: { item, comment: text }, at, by: user });
    return visitReview(context, { visitId });
  });
}

/**
 * Takes a comment back, by who wrote it and only in the round in which it was written.
 *
 * @throws {AppError} `review/comment-not-found`, `review/not-open-to-comments`, `review/comment-of-another`
 */
export function removeComment(context: ServiceContext, { commentId }: { readonly commentId: CommentId }): VisitReview {
  const { store, user } = context;
  return store.transaction(() => {
    const comment = store.reviews.findComment(commentId);
    if (comment === null) throw new AppError('review/comment-not-found');
    const { visitId } = comment;
    const record = findVisit(store, visitId);
    if (!OPEN.includes(record.state)) throw new AppError('review/not-open-to-comments', { code: record.code });
    const returns = store.reviews.returnsOf(visitId).count;
    const isThisRound = comment.round === (record.state === 'returned' ? Math.max(1, returns) : returns + 1);
    if (comment.by !== user || !isThisRound) throw new AppError('review/comment-of-another', { by: comment.by });
    store.reviews.removeComment(commentId);
    store.journal.record({
      action: 'visit.uncomment',
      subjectKind: 'visit',
      subjectId: visitId,
      before: { item: comment.item, comment: comment.text },
      after: null,
      at: context.now(),
      by: user,
    });
    return visitReview(context, { visitId });
  });
}
