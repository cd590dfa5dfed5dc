import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { photoCounts } from '../../../shared/visit/photo-counts.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';

/** @throws {AppError} `visit/not-found` */
export function findVisit(store: Store, visitId: VisitId): VisitRecord {
  const visit = store.visits.findById(visitId);
  if (visit === null) throw new AppError('visit/not-found', { id: visitId });
  return visit;
}

/** The visit with its checklist and answers. @throws {AppError} `visit/not-found` */
export function visitDetail(store: Store, visitId: VisitId, asOf: VisitDetail['visitedOn']): VisitDetail {
  const detail = store.visitLists.findDetail(visitId, asOf);
  if (detail === null) throw new AppError('visit/not-found', { id: visitId });
  return detail;
}

/** The score of the answers as they stand, on the day for which the visit was planned. */
export function scoreStoredVisit(visit: VisitDetail): VisitScore {
  const { header, outletAttributes: attributes, visitedOn, dueOn, previousAnswers } = visit;
  return scoreVisit(visit.checklist, visit.answers, {
    header,
    attributes,
    visitedOn,
    photos: photoCounts(visit.photos),
    ...(dueOn === null ? {} : { dueOn }),
    ...(previousAnswers === null ? {} : { previousAnswers }),
  });
}

/** Works the score of the answers as they stand out again and keeps it with the visit. @returns it */
export function rescoreVisit(store: Store, visit: VisitDetail): VisitScore {
  const result = scoreStoredVisit(visit);
  const exact = result.score?.exact ?? null;
  store.visits.setScore(findVisit(store, visit.id).no, {
    exact: exact === null ? null : `${exact.num}/${exact.den}`,
    cents: result.score === null ? null : Number(result.score.text.replace('.', '')),
    redLine: result.redLine,
    answered: result.answered,
    toAnswer: result.items,
  });
  return result;
}
