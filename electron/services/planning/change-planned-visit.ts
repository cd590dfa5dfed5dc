import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { WaveRecord } from '../../../db/repositories/wave-repository.ts';
import type { WaveDetail } from '../../../shared/contract/planning-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { blockOf } from '../../../shared/planning/assign-visits.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, rescoreVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { findWave } from './find-wave.ts';
import { getWave } from './list-waves.ts';
import { plannableOutlets } from './plannable-outlets.ts';

/**
 * Sends somebody else, within the wave's rules of rotation.
 *
 * @throws {AppError} `planning/not-planned`, `planning/auditor-name`, `planning/blocked-conflict`, `planning/blocked-ownRegion`,
 * `planning/blocked-lastVisit`, `planning/blocked-sameWave`
 */
export function reassignVisit(context: ServiceContext, { visitId, auditor }: { readonly visitId: VisitId; readonly auditor: string }): WaveDetail {
  const { store } = context;
  const name = auditor.trim();
  if (name === '') throw new AppError('planning/auditor-name');
  return change(context, visitId, 'wave.reassign', (visit, wave) => {
    const outlet = plannableOutlets(store, wave.plan).find(({ no }) => no === visit.outletNo);
    const known = wave.plan.auditors.find((one) => one.name === name) ?? { name, capacity: 0, homeRegions: [], conflicts: [] };
    const block = outlet === undefined ? null : blockOf(known, outlet, wave.plan);
    const params = { auditor: name, outlet: outlet?.code ?? '' };
    if (block !== null) throw new AppError(`planning/blocked-${block}`, params);
    const others = store.waves.visits(wave.no).filter((other) => other.outletNo === visit.outletNo && other.no !== visit.no);
    if (others.some((other) => other.auditor === name)) throw new AppError('planning/blocked-sameWave', params);
    store.waves.setAuditor(visit.no, name);
    if (visit.auditor !== null) withdraw(context, visit, wave, visit.auditor, '');
    store.packages.giveBack(visit.id, name);
    return { before: { auditor: visit.auditor }, after: { auditor: name } };
  });
}

/** Moves the day on which a visit is due, within its wave. @throws {AppError} `planning/not-planned`, `planning/due-outside` */
export function moveVisit(context: ServiceContext, { visitId, dueOn }: { readonly visitId: VisitId; readonly dueOn: IsoDate }): WaveDetail {
  return change(context, visitId, 'wave.move', (visit, { plan: { from, to } }) => {
    if (dueOn < from || dueOn > to) throw new AppError('planning/due-outside', { day: dueOn, from, to });
    context.store.waves.setDue(visit.no, dueOn);
    return { before: { dueOn: visit.visitedOn }, after: { dueOn } };
  });
}

/** Takes a visit that has not begun out of its wave. @throws {AppError} `planning/not-planned` */
export function cancelPlannedVisit(context: ServiceContext, { visitId, reason }: { readonly visitId: VisitId; readonly reason: string }): WaveDetail {
  return change(context, visitId, 'wave.cancel', (visit, wave) => {
    const { no, code, auditor, visitedOn, outletNo } = visit;
    context.store.visits.remove(no);
    if (auditor !== null) withdraw(context, visit, wave, auditor, reason.trim());
    return { before: { code, auditor, dueOn: visitedOn, outlet: context.store.outlets.codeOf(outletNo) }, after: { reason: reason.trim() } };
  });
}

/**
 * Opens a planned visit for entry, made today.
 *
 * @throws {AppError} `visit/not-found`, `planning/not-planned`
 */
export function beginVisit(context: ServiceContext, { visitId }: { readonly visitId: VisitId }): VisitDetail {
  const { store, user } = context;
  const today = todayOf(context);
  return store.transaction(() => {
    const record = findVisit(store, visitId);
    if (record.state !== 'planned') throw new AppError('planning/not-planned', { code: record.code });
    store.waves.begin(record.no, today);
    rescoreVisit(store, visitDetail(store, visitId, today));
    store.journal.record({ action: 'visit.begin', subjectKind: 'visit', subjectId: visitId, before: { dueOn: record.visitedOn }, after: { visitedOn: today, auditor: record.auditor }, at: context.now(), by: user });
    return visitDetail(store, visitId, today);
  });
}

/** The visit may stand on the auditor's own PC; the next assignment package takes it off. */
function withdraw({ store, user, now }: ServiceContext, { id, code }: VisitRecord, wave: WaveRecord, auditor: string, reason: string): void {
  store.packages.withdraw({ id, auditor, code, wave: wave.code, reason, at: now(), by: user });
}

type Change = { readonly before: object; readonly after: object };

function change(context: ServiceContext, visitId: VisitId, action: string, apply: (visit: VisitRecord, wave: WaveRecord) => Change): WaveDetail {
  const { store, user } = context;
  return store.transaction(() => {
    const visit = findVisit(store, visitId);
    const planned = store.waves.ofVisit(visit.no);
    if (planned === null || visit.state !== 'planned') throw new AppError('planning/not-planned', { code: visit.code });
    const wave = findWave(store, planned.waveId);
    const { before, after } = apply(visit, wave);
    store.journal.record({ action, subjectKind: 'visit', subjectId: visitId, before, after, at: context.now(), by: user });
    return getWave(context, { waveId: wave.id });
  });
}
