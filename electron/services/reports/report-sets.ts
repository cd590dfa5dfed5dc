import { v7 as uuid } from 'uuid';
import type { NewReportSet, ReportSet } from '../../../shared/contract/report-set-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReportSetId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';

/** All sets, by name. */
export function listReportSets({ store }: ServiceContext): readonly ReportSet[] {
  return store.reportSets.list();
}

/** @throws {AppError} `report/set-not-found` */
export function findReportSet({ store }: ServiceContext, name: string): ReportSet {
  const set = store.reportSets.findByName(name);
  if (set === null) throw new AppError('report/set-not-found', { name });
  return set;
}

/** Keeps a new set, or what changed of one. @throws {AppError} `report/set-name-taken`, `report/set-not-found` */
export function saveReportSet({ store, user, now }: ServiceContext, request: NewReportSet): ReportSet {
  return store.transaction(() => {
    const { id, name, schemeCode, lang, regionIds, perRegion, items } = request;
    const before = id === undefined ? null : store.reportSets.findById(id);
    if (id !== undefined && before === null) throw new AppError('report/set-not-found', { name });
    const other = store.reportSets.findByName(name);
    if (other !== null && other.id !== id) throw new AppError('report/set-name-taken', { name });
    const set: ReportSet = { id: id ?? (uuid() as ReportSetId), name, schemeCode, lang, regionIds, perRegion, items, folder: before?.folder ?? null, savedAt: now(), owner: user };
    store.reportSets.save(set);
    store.journal.record({ action: 'reportSet.save', subjectKind: 'reportSet', subjectId: set.id, before: before === null ? null : factsOf(before), after: factsOf(set), at: now(), by: user });
    return set;
  });
}

/** Notes where a set was written. */
export function keepFolder({ store, user, now }: ServiceContext, setId: ReportSetId, folder: string): void {
  store.transaction(() => {
    const set = store.reportSets.findById(setId);
    if (set === null || set.folder === folder) return;
    store.reportSets.save({ ...set, folder });
    store.journal.record({ action: 'reportSet.save', subjectKind: 'reportSet', subjectId: setId, before: { name: set.name, folder: set.folder }, after: { name: set.name, folder }, at: now(), by: user });
  });
}

/** @throws {AppError} `report/set-not-found` */
export function deleteReportSet({ store, user, now }: ServiceContext, { setId }: { readonly setId: ReportSetId }): null {
  store.transaction(() => {
    const before = store.reportSets.findById(setId);
    if (before === null) throw new AppError('report/set-not-found', { name: setId });
    store.reportSets.remove(setId);
    store.journal.record({ action: 'reportSet.delete', subjectKind: 'reportSet', subjectId: setId, before: factsOf(before), after: null, at: now(), by: user });
  });
  return null;
}

function factsOf({ name, schemeCode, lang, regionIds, perRegion, items }: ReportSet) {
  return { name, schemeCode, lang, regions: regionIds.length, perRegion, items: items.map((item) => (item.kind === 'report' ? item.report : `${item.table}.${item.format}`)) };
}
