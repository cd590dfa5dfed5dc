import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail, VisitState } from '../../../shared/visit/visit.ts';
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
 * Approves a submitted visit, so that it counts, returns it to its auditor, or rejects it for good.
 *
 * @throws {AppError} `visit/not-found`, `visit/not-submitted`, `visit/note-required`
 */
export function reviewVisit(context: ServiceContext, request: ReviewRequest): VisitDetail {
  const { store } = context;
  const note = request.note.trim();
  if (request.decision !== 'approve' && note === '') throw new AppError('visit/note-required');
  const state = STATE_AFTER[request.decision];
  return store.transaction(() => {
    const record = findVisit(store, request.visitId);
    if (record.state !== 'submitted') throw new AppError('visit/not-submitted', { code: record.code });
    const today = todayOf(context);
    // A visit before it may have been approved since it was submitted, and repeated findings count by that one.
    if (state === 'approved') rescoreVisit(store, visitDetail(store, request.visitId, today));
    const at = context.now();
    store.visits.setState(record.no, { state, at, by: context.user, ...(note === '' ? {} : { note }) });
    store.journal.record({
      action: `visit.${request.decision}`,
      subjectKind: 'visit',
      subjectId: request.visitId,
      before: { state: record.state },
      after: { state, ...(note === '' ? {} : { note }) },
      at,
      by: context.user,
    });
    return visitDetail(store, request.visitId, today);
  });
}
