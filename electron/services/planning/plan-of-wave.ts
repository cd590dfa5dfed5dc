import { createHash } from 'node:crypto';
import type { ChecklistVersion } from '../../../db/repositories/checklist-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { WavePreview } from '../../../shared/contract/planning-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { Problem } from '../../../shared/errors.ts';
import { compareCodePoints } from '../../../shared/grading/text-columns.ts';
import { checkWave } from '../../../shared/planning/check-wave.ts';
import { planVisits, type WaveOutcome } from '../../../shared/planning/plan-visits.ts';
import type { WavePlan } from '../../../shared/planning/wave.ts';
import type { ServiceContext } from '../service-context.ts';
import { plannableOutlets, type PlannableRow } from './plannable-outlets.ts';

/** A plan worked out over the outlets of the store. */
export interface WorkedPlan extends WaveOutcome {
  readonly problems: readonly Problem[];
  readonly outlets: readonly PlannableRow[];
}

/** Works a plan out; one with faults draws nothing. */
export function workPlan(store: Store, plan: WavePlan): WorkedPlan {
  const faults = [...checkWave(plan), ...checklistFaults(store, plan)];
  if (faults.length > 0) return { problems: faults, outlets: [], draw: [], visits: [] };
  const outlets = plannableOutlets(store, plan);
  const outcome = planVisits(plan, outlets, sha256);
  const problems: Problem[] = [];
  if (outcome.visits.length === 0) problems.push({ severity: 'error', path: 'rules', code: 'planning/nothing-drawn', params: {} });
  const open = outcome.visits.filter(({ auditor }) => auditor === null).length;
  if (open > 0) problems.push({ severity: 'error', path: 'auditors', code: 'planning/unassigned', params: { count: open } });
  return { problems, outlets, ...outcome };
}

/** What a plan would come to, for the screen; nothing is stored. */
export function previewWave({ store }: ServiceContext, { plan }: { readonly plan: WavePlan }): WavePreview {
  const { problems, outlets, draw, visits } = workPlan(store, plan);
  const byCode = new Map(outlets.map((outlet) => [outlet.code, outlet]));
  const load = (name: string): number => visits.filter(({ auditor }) => auditor === name).length;
  return {
    problems,
    outlets: outlets.length,
    draw,
    visits: [...visits].sort((a, b) => compareCodePoints(a.dueOn, b.dueOn) || compareCodePoints(a.outletCode, b.outletCode)).map(({ outletCode, auditor, why, dueOn, reauditOf }) => {
      const outlet = byCode.get(outletCode);
      return { outletCode, outletName: outlet?.name ?? outletCode, regionPath: outlet?.regionPath ?? [], auditor, why, dueOn, isReaudit: reauditOf !== null };
    }),
    loads: plan.auditors.map(({ name, capacity }) => ({ auditor: name, visits: load(name), capacity })),
  };
}

/** The version of a checklist for a visit due on a day: the newest that is valid on it; null: none is. */
export function versionDueOn(store: Store, checklistCode: string, day: IsoDate): ChecklistVersion | null {
  const isValid = ({ document }: ChecklistVersion): boolean => (document.validFrom ?? day) <= day && day <= (document.validTo ?? day);
  return store.checklists.versions(checklistCode).find(isValid) ?? null;
}

function checklistFaults(store: Store, { checklistCode, from, to }: WavePlan): readonly Problem[] {
  if (store.checklists.findCurrent(checklistCode) === null) return [{ severity: 'error', path: 'checklistCode', code: 'planning/no-checklist', params: { code: checklistCode } }];
  const bare = [from, to].find((day) => versionDueOn(store, checklistCode, day) === null);
  return bare === undefined ? [] : [{ severity: 'error', path: 'checklistCode', code: 'planning/checklist-not-valid', params: { code: checklistCode, day: bare } }];
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
