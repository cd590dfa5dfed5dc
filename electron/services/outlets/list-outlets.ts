import { AppError } from '../../../shared/errors.ts';
import type { OutletFacets, OutletHit, OutletQuery, OutletRow, Page, PageRequest, RegionCount } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/**
 * A page of the outlets that meet the query, by code where nothing else is asked; facts as of today.
 *
 * @throws {AppError} `outlet/region-not-found`
 */
export function listOutlets(context: ServiceContext, request: OutletQuery & PageRequest): Page<OutletRow> {
  const { store } = context;
  if (request.regionId !== undefined && store.regions.findNo(request.regionId) === null) {
    throw new AppError('outlet/region-not-found', { id: request.regionId });
  }
  return store.outletLists.list(request, todayOf(context));
}

/** Outlets whose code or name contains the text, at most 20; those by code first. */
export function searchOutlets(context: ServiceContext, { text }: { readonly text: string }): readonly OutletHit[] {
  return context.store.outletLists.search(text, todayOf(context));
}

/** The types and classes that occur, for filters. */
export function outletFacets({ store }: ServiceContext): OutletFacets {
  return { types: store.outletLists.valuesOf('type'), classes: store.outletLists.valuesOf('class') };
}

/** Every region as of today with the outlets in it and below, the widest first. */
export function regionTree(context: ServiceContext): readonly RegionCount[] {
  return context.store.regions.tree(todayOf(context));
}
