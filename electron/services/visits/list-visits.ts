import { AppError } from '../../../shared/errors.ts';
import type { Page, PageRequest, VisitQuery } from '../../../shared/ipc-contract.ts';
import type { VisitRow } from '../../../shared/visit/visit.ts';
import { withoutBlind } from '../reviews/blind.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/**
 * A page of the visits that meet the query, the newest first.
 *
 * @throws {AppError} `outlet/not-found`, `outlet/region-not-found`
 */
export function listVisits(context: ServiceContext, request: VisitQuery & PageRequest): Page<VisitRow> {
  const { store } = context;
  if (request.outletId !== undefined && store.outlets.findNo(request.outletId) === null) {
    throw new AppError('outlet/not-found', { id: request.outletId });
  }
  if (request.regionId !== undefined && store.regions.findNo(request.regionId) === null) {
    throw new AppError('outlet/region-not-found', { id: request.regionId });
  }
  const { total, rows } = store.visitLists.list(request, todayOf(context));
  return { total, rows: withoutBlind(context, rows) };
}
