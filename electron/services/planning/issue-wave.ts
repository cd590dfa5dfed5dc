import { v7 as uuid } from 'uuid';
import type { WaveDetail } from '../../../shared/contract/planning-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId, WaveId } from '../../../shared/ids.ts';
import type { PlannedVisit } from '../../../shared/planning/plan-visits.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { findDraftWave } from './find-wave.ts';
import { getWave } from './list-waves.ts';
import { versionDueOn, workPlan } from './plan-of-wave.ts';

/**
 * Issues a wave: works its plan out over the outlets as they are now and makes every visit of it, planned, or none. A re-audit
 * is paired with the visit that it makes again.
 *
 * @throws {AppError} `planning/no-wave`, `planning/issued`, `planning/faulty`, `planning/unassigned`, `planning/nothing-drawn`
 */
export function issueWave(context: ServiceContext, { waveId }: { readonly waveId: WaveId }): WaveDetail {
  const { store, user } = context;
  checkCancelled(context);
  return store.transaction(() => {
    const wave = findDraftWave(store, waveId);
    const { problems, outlets, draw, visits } = workPlan(store, wave.plan);
    const [first] = problems;
    if (first?.code === 'planning/unassigned' || first?.code === 'planning/nothing-drawn') throw new AppError(first.code, first.params);
    if (first !== undefined) throw new AppError('planning/faulty', { code: wave.code, count: problems.length, path: first.path });
    const at = context.now();
    const outletNos = new Map(outlets.map(({ code, no }) => [code, no]));
    const made = new Map<string, number>();
    const keyOf = (outletCode: string, visit: number): string => `${outletCode}|${visit}`;
    const add = (visit: PlannedVisit): void => {
      const again = visit.reauditOf === null ? null : (made.get(keyOf(visit.outletCode, visit.reauditOf)) ?? null);
      const no = insertPlanned(context, visit, { outletNo: outletNos.get(visit.outletCode)!, checklistCode: wave.plan.checklistCode, kind: wave.plan.kind, showScore: wave.plan.showScore, at });
      store.waves.link(no, wave.no, visit.dueOn, again);
      if (visit.reauditOf === null) made.set(keyOf(visit.outletCode, visit.visit), no);
      else if (again !== null) store.reviews.addPair(again, no, 'reaudit', at, user);
    };
    visits.forEach(add);
    store.waves.issue(wave.no, draw, at, user);
    store.journal.record({
      action: 'wave.issue',
      subjectKind: 'wave',
      subjectId: waveId,
      before: { state: 'draft' },
      after: { state: 'issued', code: wave.code, seed: wave.plan.seed, outlets: draw.reduce((sum, { drawn }) => sum + drawn.length, 0), visits: visits.length },
      at,
      by: user,
    });
    return getWave(context, { waveId });
  });
}

interface Frame {
  readonly outletNo: number;
  readonly checklistCode: string;
  readonly kind: Parameters<ServiceContext['store']['visits']['insert']>[0]['kind'];
  readonly showScore: boolean;
  readonly at: string;
}

function insertPlanned({ store }: ServiceContext, { dueOn, auditor }: PlannedVisit, { outletNo, checklistCode, kind, showScore, at }: Frame): number {
  const version = versionDueOn(store, checklistCode, dueOn);
  if (version === null) throw new AppError('planning/checklist-not-valid', { code: checklistCode, day: dueOn });
  const id = uuid() as VisitId;
  const code = store.visits.nextCode(`V-${dueOn.replaceAll('-', '')}`);
  return store.visits.insert({ id, code, outletNo, checklistNo: version.no, kind, visitedOn: dueOn, auditor, state: 'planned', header: {}, madeAt: at, importNo: null, showScore });
}
