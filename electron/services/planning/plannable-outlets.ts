import type { Store } from '../../../db/store.ts';
import { monthOf, monthPeriod } from '../../../shared/dates.ts';
import type { PlannableOutlet, WavePlan } from '../../../shared/planning/wave.ts';

/** An outlet of the day on which a wave begins, with what screens show of it. */
export interface PlannableRow extends PlannableOutlet {
  readonly no: number;
  readonly name: string;
  readonly regionPath: readonly string[];
}

/**
 * The outlets that are open when the wave begins, by code, with the level held before its month and who made, or is to make,
 * their last visit before it.
 */
export function plannableOutlets(store: Store, plan: Pick<WavePlan, 'from' | 'levelScheme'>): readonly PlannableRow[] {
  const population = store.outlets.populationAsOf(plan.from);
  const regions = store.regions.snapshot(plan.from);
  const auditors = store.waves.lastAuditors(plan.from);
  const levels = new Map<number, string | null>();
  if (plan.levelScheme !== null) {
    for (const { outletNo, level } of store.levels.before(plan.levelScheme, monthPeriod(monthOf(plan.from)))) levels.set(outletNo, level);
  }
  return population.codes.map((code, row) => {
    const no = population.nos[row]!;
    const region = regions.get(population.regionNos[row] ?? -1);
    return {
      no,
      code,
      name: population.names[row]!,
      type: population.types[row]!,
      class: population.classes[row]!,
      ownership: population.ownerships[row]!,
      level: levels.get(no) ?? null,
      regions: region?.codes ?? [],
      regionPath: region?.path ?? [],
      lastAuditor: auditors.get(no) ?? null,
    };
  });
}
