import type { PlanVersion } from '../../../db/repositories/benefit-plan-repository.ts';
import type { Store } from '../../../db/store.ts';
import { workPlan, type WorkedBenefit } from '../../../shared/benefits/work-plan.ts';
import type { BenefitEffectView, EffectRequest, MoneyChange, OutletChange, RegionChange } from '../../../shared/contract/benefit-calls.ts';
import { periodEnd, type PeriodId } from '../../../shared/dates.ts';
import type { Words } from '../../../shared/errors.ts';
import { MOVEMENTS, type Movement } from '../../../shared/grading/grading-result.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { OutletId, RunId } from '../../../shared/ids.ts';
import { movementBetween, placeOfLevel } from '../grading/level-info.ts';
import { findRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { addChange, changeOfRow, ChangeSums } from './money-changes.ts';
import { planRow } from './plan-versions.ts';
import { planOfRun, runFigures, type RunFigures } from './run-figures.ts';

/** What the movements of a run change in money for one outlet. */
export interface OutletEffect {
  readonly code: string;
  readonly movement: Movement;
  /** Levels on entering the period and as they stand (decided, else proposed): codes, `below-scale`, null for none. */
  readonly from: string | null;
  readonly to: string | null;
  /** By currency, the amounts before and after on the same figures; empty: no money on either side. */
  readonly changes: readonly MoneyChange[];
  /** Benefits whose amount is not known on either side; they are in no sum. */
  readonly unknown: readonly Words[];
}

/** What the movements of a run change in money, as they stand: decided, else proposed. */
export interface BenefitEffect {
  readonly plan: PlanVersion;
  readonly period: PeriodId;
  readonly totals: readonly MoneyChange[];
  /** Outlets with an amount that is not known. */
  readonly unknown: number;
  /** Every outlet of the run by its number in the store. */
  readonly byOutlet: ReadonlyMap<number, OutletEffect>;
  readonly byMovement: BenefitEffectView['byMovement'];
  readonly byRegion: readonly RegionChange[];
  readonly byBenefit: BenefitEffectView['byBenefit'];
}

/**
 * What the movements of a run change in money: each outlet's benefits by the level on entering the period against those by
 * the level that stands (decided, else proposed), on the same figures, by the plan in force for the period.
 *
 * @returns null where no plan is in force
 * @throws {AppError} `grading/no-run`, `grading/stored-run-damaged`
 */
export function benefitEffect({ store }: ServiceContext, { runId }: { readonly runId: RunId }): BenefitEffect | null {
  const run = findRun(store, runId);
  const plan = planOfRun(store, run);
  if (plan === null) return null;
  const own = runFigures(store, run, plan.document);
  const [before, after] = [workPlan(plan.document, own.figures, own.before), workPlan(plan.document, own.figures, own.after)];
  const totals = new ChangeSums();
  const byMovement = new Map<Movement, { outlets: number; sums: ChangeSums }>();
  const byOutlet = new Map<number, OutletEffect>();
  const ofRow: ChangeSums[] = [];
  let unknown = 0;
  own.view.outletNos.forEach((outletNo, row) => {
    const { sums, unknown: names } = changeOfRow(before, after, row);
    const movement = movementOf(own, row);
    const group = byMovement.get(movement) ?? { outlets: 0, sums: new ChangeSums() };
    byMovement.set(movement, group);
    group.outlets += 1;
    group.sums.addAll(sums);
    totals.addAll(sums);
    ofRow.push(sums);
    if (names.length > 0) unknown += 1;
    byOutlet.set(outletNo, { code: own.view.result.codes[row]!, movement, from: own.before[row]!, to: own.after[row]!, changes: sums.changes(), unknown: names });
  });
  return {
    plan,
    period: run.period,
    totals: totals.changes(),
    unknown,
    byOutlet,
    byMovement: MOVEMENTS.flatMap((movement) => {
      const group = byMovement.get(movement);
      return group === undefined ? [] : [{ movement, outlets: group.outlets, changes: group.sums.changes() }];
    }),
    byRegion: changesByRegion(store, own, ofRow),
    byBenefit: after.flatMap((worked, place) => changeOfBenefit(before[place]!, worked)),
  };
}

/** The same for the window: sums, and the outlets asked for, or all whose money changes. */
export function benefitEffectView(context: ServiceContext, request: EffectRequest): BenefitEffectView | null {
  const effect = benefitEffect(context, request);
  if (effect === null) return null;
  const { store } = context;
  const { plan, byOutlet, ...rest } = effect;
  const asked = request.outletIds === undefined ? null : new Set(request.outletIds);
  const ids = store.outlets.keysByCode();
  const outlets: OutletChange[] = [];
  for (const own of byOutlet.values()) {
    const id: OutletId | undefined = ids.get(own.code)?.id;
    if (id === undefined || !(asked === null ? isChanged(own) : asked.has(id))) continue;
    outlets.push({ outletId: id, ...own });
  }
  return { ...rest, plan: planRow(store, plan), outlets };
}

function isChanged({ changes, unknown, from, to }: OutletEffect): boolean {
  return changes.some(({ before, after }) => before !== after) || (unknown.length > 0 && from !== to);
}

function movementOf({ view, before, after }: RunFigures, row: number): Movement {
  return movementBetween(placeOfLevel(view.scheme, before[row]!), placeOfLevel(view.scheme, after[row]!));
}

function changeOfBenefit(before: WorkedBenefit, after: WorkedBenefit): BenefitEffectView['byBenefit'] {
  const sums = new ChangeSums();
  const unknown: Words[] = [];
  after.grants.forEach((_, row) => addChange(sums, unknown, before, after, row));
  const changes = sums.changes();
  return changes.length === 0 ? [] : [{ benefit: after.benefit.code, name: after.benefit.name, changes }];
}

/** Sums of every region of the run, a region before those below it; those of a level come to the total of the outlets in regions. */
function changesByRegion(store: Store, { run, view }: RunFigures, ofRow: readonly ChangeSums[]): readonly RegionChange[] {
  const nodes = new Map([...store.regions.snapshot(periodEnd(run.period)).values()].map((node) => [node.code, node]));
  return view.regions
    .flatMap((column, level) => {
      const groups = new Map<string, { outlets: number; sums: ChangeSums }>();
      ofRow.forEach((sums, row) => {
        const code = textAt(column, row);
        if (code === null) return;
        const group = groups.get(code) ?? { outlets: 0, sums: new ChangeSums() };
        groups.set(code, group);
        group.outlets += 1;
        group.sums.addAll(sums);
      });
      return [...groups].map(([code, { outlets, sums }]) => ({ regionId: nodes.get(code)?.id ?? null, code, name: nodes.get(code)?.name ?? code, level, outlets, changes: sums.changes() }));
    })
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.level - b.level));
}
