import type { RunCorrection, StaleRun } from '../../../shared/contract/review-calls.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';

/** Runs that read a visit's score before an appeal changed it, with how many such visits; other runs are not in it. */
export function staleRuns({ store }: ServiceContext): readonly StaleRun[] {
  return store.appeals.staleRuns();
}

/** The visits of a run whose scores an appeal has changed since, the last decided first. */
export function runCorrections({ store }: ServiceContext, { runId }: { readonly runId: RunId }): readonly RunCorrection[] {
  return store.appeals.correctionsOf(runId);
}
