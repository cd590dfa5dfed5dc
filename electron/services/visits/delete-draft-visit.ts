import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { findVisit } from './score-stored-visit.ts';

/**
 * Takes out a visit that was never submitted, with its answers; the journal keeps what they were.
 *
 * @throws {AppError} `visit/not-found`, `visit/not-draft`
 */
export function deleteDraftVisit({ store, now, user }: ServiceContext, { visitId }: { readonly visitId: VisitId }): null {
  store.transaction(() => {
    const record = findVisit(store, visitId);
    if (record.state !== 'inProgress' || record.submittedAt !== null) throw new AppError('visit/not-draft', { code: record.code });
    const { code, kind, visitedOn, auditor, header } = record;
    const before = { code, outlet: store.outlets.codeOf(record.outletNo), kind, visitedOn, auditor, header, answers: store.visits.answers(record.no), photos: store.photos.ofVisit(visitId).map(({ item, name, hash }) => ({ item, name, hash })) };
    const at = now();
    store.photos.removeUsesOf('visit', visitId, at, user);
    store.visits.remove(record.no);
    store.journal.record({ action: 'visit.delete', subjectKind: 'visit', subjectId: visitId, before, after: null, at, by: user });
  });
  return null;
}
