import type { WaveRecord } from '../../../db/repositories/wave-repository.ts';
import type { WaveDetail, WaveRow } from '../../../shared/contract/planning-calls.ts';
import type { WaveId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findWave } from './find-wave.ts';

/** Every wave, newest first. */
export function listWaves(context: ServiceContext): readonly WaveRow[] {
  return context.store.waves.list().map((wave) => waveRow(context, wave));
}

/** A wave with its visits. @throws {AppError} `planning/no-wave` */
export function getWave(context: ServiceContext, { waveId }: { readonly waveId: WaveId }): WaveDetail {
  const { store } = context;
  const wave = findWave(store, waveId);
  const population = store.outlets.populationAsOf(wave.plan.from);
  const rows = new Map(Array.from(population.nos, (no, row) => [no, row]));
  const regions = store.regions.snapshot(wave.plan.from);
  const visits = store.waves.visits(wave.no);
  const codes = new Map(visits.map(({ id, code }) => [id, code]));
  return {
    ...waveRow(context, wave),
    plan: wave.plan,
    withdrawnFrom: [...new Set(store.packages.withdrawn(null, wave.code).map(({ auditor }) => auditor))],
    draw: wave.draw,
    planned: visits.map(({ outletNo, id, code, outletId, outletCode, auditor, dueOn, state, reauditOf }) => {
      const row = rows.get(outletNo) ?? -1;
      return {
        id,
        code,
        outletId,
        outletCode,
        outletName: population.names[row] ?? outletCode,
        regionPath: regions.get(population.regionNos[row] ?? -1)?.path ?? [],
        auditor,
        dueOn,
        state,
        reauditOf: reauditOf === null ? null : (codes.get(reauditOf) ?? null),
      };
    }),
  };
}

function waveRow(context: ServiceContext, { no, id, code, name, state, plan, issuedAt, issuedBy }: WaveRecord): WaveRow {
  const { store } = context;
  const states = store.waves.states(no);
  let [visits, open] = [0, 0];
  for (const [visitState, count] of states) {
    visits += count;
    if (visitState === 'planned' || visitState === 'inProgress' || visitState === 'returned') open += count;
  }
  return {
    id,
    code,
    name,
    state,
    from: plan.from,
    to: plan.to,
    kind: plan.kind,
    checklistCode: plan.checklistCode,
    visits,
    done: visits - open,
    overdue: store.waves.overdue(no, todayOf(context)),
    issuedAt,
    issuedBy,
  };
}
