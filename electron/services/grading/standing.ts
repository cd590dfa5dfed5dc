import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { MovementDecision } from '../../../db/repositories/decision-repository.ts';
import type { Store } from '../../../db/store.ts';
import { movementPlace } from '../../../shared/grading/movement.ts';
import { movementBetween, placeOfLevel } from './level-info.ts';
import type { Standing } from './run-summary.ts';
import type { RunView } from './run-view.ts';

/** The levels and movements of a run as they stand: those proposed, and instead of them what a person decided. */
export function standingOf(store: Store, run: RunRecord, view: RunView): Standing {
  return applyDecisions(view, store.decisions.changesOfRun(run.no));
}

/** Decisions that confirm a proposal change nothing. */
export function applyDecisions(view: Pick<RunView, 'scheme' | 'result' | 'rowOf'>, decisions: Iterable<MovementDecision>): Standing {
  const { newLevel, movement, previousLevel } = view.result;
  const standing: Standing = { level: newLevel.slice(), movement: movement.slice() };
  for (const { outletNo, decision, level } of decisions) {
    const row = view.rowOf(outletNo);
    if (row < 0 || decision === 'confirmed') continue;
    const place = decision === 'held' ? previousLevel[row]! : placeOfLevel(view.scheme, level);
    standing.level[row] = place;
    standing.movement[row] = movementPlace(movementBetween(previousLevel[row]!, place));
  }
  return standing;
}
