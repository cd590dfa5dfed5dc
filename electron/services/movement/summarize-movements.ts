import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { AppError } from '../../../shared/errors.ts';
import { MOVEMENTS, type Movement } from '../../../shared/grading/grading-result.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { MovementSummary } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { findRun, runView, schemeOfRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';

/**
 * How many movements the rules propose, and how far their deciding has come.
 *
 * @throws {AppError} `grading/no-run`
 */
export function summarizeMovements({ store }: ServiceContext, { runId }: { readonly runId: RunId }): MovementSummary {
  return movementSummary(store, findRun(store, runId));
}

export function movementSummary(store: Store, run: RunRecord): MovementSummary {
  const row = store.runs.findRow(run.id);
  if (row === null) throw new AppError('grading/no-run', { id: run.id });
  const { candidates } = run.summary;
  const decided = Math.min(candidates, store.decisions.count(run.no));
  return {
    run: row,
    levels: levelInfos(schemeOfRun(store, run)),
    counts: proposedCounts(store, run),
    candidates,
    decided,
    pending: candidates - decided,
  };
}

/** The movements as the rules propose them. The run's own counts hold what was decided once it is published. */
function proposedCounts(store: Store, run: RunRecord): Readonly<Record<Movement, number>> {
  if (run.state === 'draft') return run.summary.movements;
  const counts = MOVEMENTS.map(() => 0);
  for (const place of runView(store, run).result.movement) counts[place]! += 1;
  return Object.fromEntries(MOVEMENTS.map((movement, place) => [movement, counts[place]!])) as Record<Movement, number>;
}
