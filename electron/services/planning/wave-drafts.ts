import { v7 as uuid } from 'uuid';
import { periodEnd, periodStart, shiftPeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import type { WaveDetail } from '../../../shared/contract/planning-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WaveId } from '../../../shared/ids.ts';
import type { WavePlan } from '../../../shared/planning/wave.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findDraftWave, findWave } from './find-wave.ts';
import { getWave } from './list-waves.ts';

/** Visits that one auditor may get unless the plan says otherwise. */
const CAPACITY = 20;

/**
 * A new draft: with the plan of another wave, on next month's days and with a seed of its own, or an empty one with everybody
 * who ever was an auditor.
 *
 * @throws {AppError} `planning/name-required`, `planning/no-wave`
 */
export function createWave(context: ServiceContext, { name, from }: { readonly name: string; readonly from: WaveId | null }): WaveDetail {
  const { store } = context;
  const label = nameOf(name);
  return store.transaction(() => {
    const today = todayOf(context);
    const month = shiftPeriod(today.slice(0, 7) as PeriodId, 1);
    const code = store.waves.nextCode(`W${month}`);
    const plan = from === null ? emptyPlan(context, month, code) : { ...findWave(store, from).plan, from: periodStart(month), to: periodEnd(month), seed: code };
    const id = uuid() as WaveId;
    const madeAt = context.now();
    store.waves.insert({ id, code, name: label, plan, madeAt, madeBy: context.user });
    store.journal.record({ action: 'wave.create', subjectKind: 'wave', subjectId: id, before: null, after: { code, name: label }, at: madeAt, by: context.user });
    return getWave(context, { waveId: id });
  });
}

/** Keeps a draft as it is typed, faults and all. @throws {AppError} `planning/no-wave`, `planning/issued`, `planning/name-required` */
export function saveWave(context: ServiceContext, { waveId, name, plan }: { readonly waveId: WaveId; readonly name: string; readonly plan: WavePlan }): WaveDetail {
  const { store } = context;
  return store.transaction(() => {
    const wave = findDraftWave(store, waveId);
    store.waves.update(wave.no, nameOf(name), plan);
    store.journal.record({ action: 'wave.edit', subjectKind: 'wave', subjectId: waveId, before: { name: wave.name, plan: wave.plan }, after: { name: name.trim(), plan }, at: context.now(), by: context.user });
    return getWave(context, { waveId });
  });
}

/** @throws {AppError} `planning/no-wave`, `planning/issued` */
export function discardWave({ store, now, user }: ServiceContext, { waveId }: { readonly waveId: WaveId }): null {
  store.transaction(() => {
    const { no, code, name, plan } = findDraftWave(store, waveId);
    store.waves.remove(no);
    store.journal.record({ action: 'wave.discard', subjectKind: 'wave', subjectId: waveId, before: { code, name, plan }, after: null, at: now(), by: user });
  });
  return null;
}

/** Everybody who ever was an auditor, by name. */
export function listAuditors({ store }: ServiceContext): readonly string[] {
  return store.waves.auditors();
}

function nameOf(name: string): string {
  if (name.trim() === '') throw new AppError('planning/name-required');
  return name.trim();
}

function emptyPlan({ store }: ServiceContext, month: PeriodId, seed: string): WavePlan {
  const [from, to]: [IsoDate, IsoDate] = [periodStart(month), periodEnd(month)];
  return {
    from,
    to,
    kind: 'covert',
    checklistCode: store.checklists.codes()[0] ?? '',
    levelScheme: store.schemes.list()[0]?.code ?? null,
    seed,
    rules: [{ where: {}, draw: { percent: 25 }, visitsPerOutlet: 1 }],
    strata: [],
    auditors: store.waves.auditors().map((name) => ({ name, capacity: CAPACITY, homeRegions: [], conflicts: [] })),
    neverTwiceRunning: true,
    neverOwnRegion: true,
    skipWeekends: true,
    bufferDays: 2,
    reauditPercent: 0,
    showScore: false,
  };
}
