import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { assertNotBlind } from '../reviews/blind.ts';
import { findVisit, visitDetail } from './score-stored-visit.ts';

/** A visit with all that its entry page needs. @throws {AppError} `visit/not-found`, `review/blind` */
export function getVisit(context: ServiceContext, { visitId }: { readonly visitId: VisitId }): VisitDetail {
  assertNotBlind(context, findVisit(context.store, visitId));
  return visitDetail(context.store, visitId, todayOf(context));
}
