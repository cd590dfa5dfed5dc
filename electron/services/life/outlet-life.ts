import type { LifeChangeRecord, Merge } from '../../../db/repositories/life-repository.ts';
import { BEGINNING } from '../../../db/repositories/region-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { LifeChangeRow, LifePreview, LifeWhat, MergedOutlet, OutletLife } from '../../../shared/contract/life-calls.ts';
import { periodEnd, type IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { storedColumns } from '../grading/stored-columns.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/** An outlet's facts over time, frozen spans, mergers and the changes by hand. @throws {AppError} `outlet/not-found` */
export function outletLife(context: ServiceContext, { outletId }: { readonly outletId: OutletId }): OutletLife {
  const { store } = context;
  const no = store.outlets.findNo(outletId);
  if (no === null) throw new AppError('outlet/not-found', { id: outletId });
  const today = todayOf(context);
  const merge = store.life.findMerge(no);
  return {
    outletId,
    code: store.outlets.codeOf(no) ?? '',
    states: store.outlets.states(no).map(({ validFrom, name, type, ownership, class: outletClass, regionNo, status, attributes }) => ({
      from: validFrom === BEGINNING ? null : validFrom,
      name,
      type,
      ownership,
      class: outletClass,
      regionPath: regionNo === null ? [] : (store.regions.snapshot(validFrom === BEGINNING ? today : validFrom).get(regionNo)?.path ?? []),
      status,
      attributes,
    })),
    freezes: store.life.freezes(no),
    mergedInto: merge === null ? null : mergedOutlet(store, merge.intoNo, merge),
    mergedFrom: store.life.mergedInto(no).flatMap((own) => mergedOutlet(store, own.outletNo, own) ?? []),
    changes: changeRows(store.life.changes('outlet', no)),
  };
}

function mergedOutlet(store: Store, no: number, { from, figures }: Merge): MergedOutlet | null {
  const outlet = store.outlets.findByNo(no, from);
  return outlet === null ? null : { outletId: outlet.id, code: outlet.code, name: outlet.name, from, figures };
}

/** The newest first; the newest that stands can be taken back. */
export function changeRows(changes: readonly LifeChangeRecord[]): readonly LifeChangeRow[] {
  const newest = changes.find(({ undoneAt }) => undoneAt === null);
  return changes.map((change) => ({
    id: change.id,
    kind: change.kind,
    from: change.from,
    what: change.what as readonly LifeWhat[],
    reason: change.reason,
    at: change.madeAt,
    by: change.madeBy,
    undoneAt: change.undoneAt,
    undoneBy: change.undoneBy,
    canUndo: change === newest,
  }));
}

/** The runs of periods that end on the day or later and have a row for the outlet. @throws {AppError} `outlet/not-found` */
export function previewLife({ store }: ServiceContext, { outletId, from }: { readonly outletId: OutletId; readonly from: IsoDate }): LifePreview {
  const no = store.outlets.findNo(outletId);
  if (no === null) throw new AppError('outlet/not-found', { id: outletId });
  const touched = [...store.runs.latestOfPeriods(), ...store.runs.newestOfPeriods()]
    .filter((run, place, all) => all.findIndex(({ id }) => id === run.id) === place && periodEnd(run.period) >= from)
    .filter((run) => storedColumns(store, run).outletNos().includes(no))
    .map(({ id, schemeCode, period, state }) => ({ runId: id, schemeCode, period, state }));
  const rows = (isPublished: boolean): LifePreview['published'] => touched.filter(({ state }) => (state === 'published') === isPublished && state !== 'superseded').map(({ runId, schemeCode, period }) => ({ runId, schemeCode, period }));
  return { published: rows(true), unpublished: rows(false) };
}
