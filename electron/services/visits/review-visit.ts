import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail, VisitState } from '../../../shared/visit/visit.ts';
import { followVisit } from '../actions/follow-visit.ts';
import { keepFacts } from '../reviews/review-facts.ts';
import { isOwnVisit } from '../reviews/reviewer-rules.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, rescoreVisit, visitDetail } from './score-stored-visit.ts';

export interface ReviewRequest {
  readonly visitId: VisitId;
  readonly decision: 'approve' | 'return' | 'reject';
  readonly note: string;
}

const STATE_AFTER: Readonly<Record<ReviewRequest['decision'], VisitState>> = { approve: 'approved', return: 'returned', reject: 'rejected' };

/**
 * Approves a submitted visit, so that it counts, returns it to its auditor, or rejects it for good. Who made the visit does
 * not review it. Returning needs a note or a comment of this round, rejecting a reason. An approved visit makes and verifies
 * corrective actions.
 *
 * @throws {AppError} `visit/not-found`, `visit/not-submitted`, `review/own-visit`, `visit/note-required`
 */
export function reviewVisit(context: ServiceContext, request: ReviewRequest): VisitDetail {
  const { store } = context;
  const note = request.note.trim();
  const state = STATE_AFTER[request.decision];
  return store.transaction(() => {
    const record = findVisit(store, request.visitId);
    const today = todayOf(context);
    const visit = visitDetail(store, request.visitId, today);
    if (record.state !== 'submitted' || visit.secondOf !== null) throw new AppError('visit/not-submitted', { code: record.code });
    if (isOwnVisit(record, visit.checklist, context.user)) throw new AppError('review/own-visit', { code: record.code, user: context.user });
    const round = store.reviews.returnsOf(request.visitId).count + 1;
    const comments = store.reviews.comments(record.no).filter((comment) => comment.round === round).length;
    const isSaid = note !== '' || (request.decision === 'return' && comments > 0);
    if (request.decision !== 'approve' && !isSaid) throw new AppError('visit/note-required');
    // A visit before it may have been approved since it was submitted, and repeated findings count by that one.
    const score = state === 'approved' ? rescoreVisit(store, visit) : null;
    if (score !== null) keepFacts(store, record.no, visit, score);
    const at = context.now();
    store.visits.setState(record.no, { state, at, by: context.user, ...(note === '' ? {} : { note }) });
    store.journal.record({
      action: `visit.${request.decision}`,
      subjectKind: 'visit',
      subjectId: request.visitId,
      before: { state: record.state },
      after: { state, ...(note === '' ? {} : { note }), ...(comments === 0 ? {} : { comments }) },
      at,
      by: context.user,
    });
    if (score !== null) followVisit(context, record, visit, score);
    return visitDetail(store, request.visitId, today);
  });
}
