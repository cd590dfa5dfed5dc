import type { ReratingRecord } from '../../../db/repositories/rerating-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { ReratingCheck, ReratingRow } from '../../../shared/contract/rerating-calls.ts';
import { parsePeriod, periodEnd, periodKind, periodStart, shiftPeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { OutletId, ReratingId } from '../../../shared/ids.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { schemeOfRun } from '../grading/run-view.ts';
import { storedColumns } from '../grading/stored-columns.ts';
import type { ServiceContext } from '../service-context.ts';

/** The newest published run of a scheme that has the outlet. */
export function runToRate(store: Store, schemeCode: string, outletNo: number): RunRecord | null {
  return store.runs.latestOfPeriods().find((run) => run.schemeCode === schemeCode && run.state === 'published' && storedColumns(store, run).outletNos().includes(outletNo)) ?? null;
}

/**
 * Where an outlet stands and from when it may be rated again: the standstill counts whole periods after the one in which its
 * level last changed.
 *
 * @throws {AppError} `outlet/not-found`, `grading/no-scheme`
 */
export function checkRerating({ store }: ServiceContext, { outletId, schemeCode }: { readonly outletId: OutletId; readonly schemeCode: string }): ReratingCheck {
  const outletNo = store.outlets.findNo(outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: outletId });
  if (store.schemes.findCurrent(schemeCode) === null) throw new AppError('grading/no-scheme', { code: schemeCode });
  const run = runToRate(store, schemeCode, outletNo);
  if (run === null) return { period: null, level: null, levels: [], changedIn: null, standstill: 0, allowedFrom: null };
  const scheme = schemeOfRun(store, run);
  const { level, changedIn } = standingAfter(store, schemeCode, run.period, outletNo);
  const standstill = store.schemes.findCurrent(schemeCode)?.document.movement.reratingStandstill ?? 0;
  return { period: run.period, level, levels: levelInfos(scheme), changedIn, standstill, allowedFrom: changedIn === null || standstill === 0 ? null : firstDayAfter(changedIn, standstill, run.period) };
}

/** The level that an outlet holds after a period and in which period it last changed, re-ratings counted. */
export function standingAfter(store: Store, schemeCode: string, period: PeriodId, outletNo: number): { readonly level: string | null; readonly changedIn: PeriodId | null } {
  const standing = store.levels.standingBefore(schemeCode, shiftPeriod(period, 1));
  const place = standing.outletNos.indexOf(outletNo);
  if (place < 0) return { level: null, changedIn: null };
  return { level: textAt(standing.level, place), changedIn: parsePeriod(textAt(standing.changedIn, place) ?? '') };
}

/** The day after so many periods of the scheme's cycle have passed since the one of the change. */
function firstDayAfter(changedIn: PeriodId, periods: number, like: PeriodId): IsoDate {
  // A change that an import brought may be of another kind of period: it counts by its last day.
  const from = periodKind(changedIn) === periodKind(like) ? changedIn : periodOf(changedIn, like);
  return periodStart(shiftPeriod(from, periods + 1));
}

function periodOf(period: PeriodId, like: PeriodId): PeriodId {
  let own = like;
  while (periodEnd(own) > periodEnd(period)) own = shiftPeriod(own, -1);
  return own;
}

/** All requests, those still open first. @throws {AppError} `outlet/not-found` */
export function listReratings({ store }: ServiceContext, { outletId }: { readonly outletId?: OutletId | undefined }): readonly ReratingRow[] {
  if (outletId === undefined) return store.reratings.list().map((record) => toRow(store, record));
  const outletNo = store.outlets.findNo(outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: outletId });
  return store.reratings.ofOutlet(outletNo).map((record) => toRow(store, record));
}

/** @throws {AppError} `rerating/not-found` */
export function findRerating(store: Store, id: ReratingId): ReratingRecord {
  const record = store.reratings.find(id);
  if (record === null) throw new AppError('rerating/not-found', { id });
  return record;
}

/** @throws {AppError} `rerating/not-found` */
export function reratingRow(store: Store, id: ReratingId): ReratingRow {
  return toRow(store, findRerating(store, id));
}

function toRow(store: Store, record: ReratingRecord): ReratingRow {
  const { no: _, outletNo, runNo, ...own } = record;
  const run = store.runs.findByNo(runNo);
  if (run === null) throw new Error(`The run of re-rating ${record.code} is not in the store`);
  const outlet = store.outlets.findByNo(outletNo, periodEnd(run.period));
  if (outlet === null) throw new Error(`The outlet of re-rating ${record.code} is not in the store`);
  return { ...own, outletId: outlet.id, outletCode: outlet.code, outletName: outlet.name, period: run.period, runId: run.id, levels: levelInfos(schemeOfRun(store, run)) };
}
