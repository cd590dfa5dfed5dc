import { valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { GRADE_STATES, type GradingResult } from './grading-result.ts';
import { levelPlaces, MovementJudge, movementPlace, rulePlace, type MovementCase } from './movement.ts';
import { promotedTooMany } from './promoted-share.ts';
import { NO_LEVEL } from './raw-level.ts';
import type { TreeScorer } from './score-tree.ts';
import { statePlace } from './states.ts';
import { scoredVisitCounts } from './visit-counts.ts';
import type { VetoOutcome } from './vetoes.ts';

/** What movement reads of the run so far, a row an outlet. */
export interface MovementStage {
  readonly state: Uint8Array;
  /** x: the level after level steps and vetoes. */
  readonly level: Int16Array;
  readonly vetoes: ReadonlyMap<number, VetoOutcome>;
  readonly total: ExactColumn;
  /** How the outlets stand by their totals (`totalStanding`). */
  readonly standing: ExactColumn;
}

/** Decides the movement of every outlet, then limits promotions to the share that the scheme allows. */
export function decideMovements(scorer: TreeScorer, stage: MovementStage): Pick<GradingResult, 'previousLevel' | 'newLevel' | 'movement' | 'rule'> {
  const { scheme, input } = scorer;
  const { state, level, vetoes, total } = stage;
  const judge = new MovementJudge(scheme, input);
  const hasBuffer = judge.policy.buffer !== null || judge.policy.bufferDown !== null;
  const previousLevel = levelPlaces(scheme, input.history.level);
  const visits = judge.policy.minVisitsToDemote > 0 ? scoredVisitCounts(scheme, scorer) : null;
  const newLevel = new Int16Array(level.length).fill(NO_LEVEL);
  const movement = new Uint8Array(level.length);
  const rule = new Uint8Array(level.length);
  const { frozen } = input.outlets;
  // One for all outlets, one after the other: the judge keeps nothing of it.
  const place: { -readonly [Part in keyof MovementCase]: MovementCase[Part] } = { row: 0, isFrozen: false, state: 'graded', previous: 0, level: 0, veto: undefined, total: null, visits: 0 };
  for (let row = 0; row < level.length; row += 1) {
    place.row = row;
    place.isFrozen = frozen[row] === 1;
    place.state = GRADE_STATES[state[row]!]!;
    place.previous = previousLevel[row]!;
    place.level = level[row]!;
    place.veto = vetoes.size === 0 ? undefined : vetoes.get(row);
    place.total = hasBuffer ? valueAt(total, row) : null;
    place.visits = visits?.[row] ?? 0;
    const decision = judge.decide(place);
    newLevel[row] = decision.newLevel;
    movement[row] = movementPlace(decision.movement);
    rule[row] = rulePlace(decision.rule);
  }
  const share = scheme.movement.maxPromotedShare;
  const graded = statePlace('graded');
  if (share !== undefined) {
    const promoted = movementPlace('promote');
    for (const row of promotedTooMany({ share, frame: scorer.frame(scheme.cohort), standing: stage.standing, isGraded: (each) => state[each] === graded, isPromoted: (each) => movement[each] === promoted })) {
      newLevel[row] = previousLevel[row]!;
      movement[row] = movementPlace('hold');
      rule[row] = rulePlace('enoughPromoted');
    }
  }
  return { previousLevel, newLevel, movement, rule };
}
