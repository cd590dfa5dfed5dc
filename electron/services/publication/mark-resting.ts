import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { LaterEffect } from '../../../shared/contract/publication-calls.ts';
import type { ServiceContext } from '../service-context.ts';
import { findRun } from '../grading/run-view.ts';
import { laterPublished } from './later-effects.ts';

/**
 * Marks the later published runs that would come out otherwise since `cause` stands, until a person decides on each. Marks
 * of later runs that come out as published by now are settled.
 */
export function markResting({ store, user }: Pick<ServiceContext, 'store' | 'user'>, cause: RunRecord, effects: readonly LaterEffect[], at: string): void {
  const marked = new Set(effects.map(({ runId }) => runId));
  for (const later of laterPublished(store, cause)) {
    if (!marked.has(later.id)) {
      store.proposals.settleResting(later.no, 'agrees', user, at);
      continue;
    }
    // What waited for another cause waits for this one now: it is judged by all that was corrected so far.
    store.proposals.dropOpenResting(later.no);
  }
  for (const { runId, outlets, differences } of effects) store.proposals.markResting(findRun(store, runId).no, cause.no, outlets, differences, at);
}
