import type { CohortRule } from '../../../shared/scheme/scheme.ts';
import type { ModelCohort } from './model-levels.ts';

/** The key of a row; null: it has none. */
export type ModelKey = (key: CohortRule['keys'][number], row: number) => string | null;

/** The cohorts of a row that have enough members, narrowest first: keys are given up from the last one to the second. */
export function modelCohorts(keyValue: ModelKey, rule: CohortRule | undefined, row: number, members: readonly number[]): ModelCohort[] {
  const keys = rule?.keys ?? [];
  const found: ModelCohort[] = [];
  for (let kept = keys.length; kept >= Math.min(1, keys.length); kept -= 1) {
    const used = keys.slice(0, kept);
    const own = used.map((key) => keyValue(key, row));
    if (own.includes(null)) continue;
    const peers = members.filter((other) => used.every((key, index) => keyValue(key, other) === own[index]));
    if (peers.length >= (rule?.minCohort ?? 1)) found.push({ members: peers, name: own.filter((value) => value !== '*').join('|') || '*' });
  }
  return found;
}
