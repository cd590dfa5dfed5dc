import { BELOW, NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { Movement } from '../../../shared/grading/grading-result.ts';
import { BELOW_SCALE, type Scheme } from '../../../shared/scheme/scheme.ts';

/** Place of a level's code as in GradingResult: -1 for `BELOW_SCALE`, -2 for null or a code that the scheme does not have. */
export function placeOfLevel(scheme: Scheme, code: string | null): number {
  if (code === BELOW_SCALE) return BELOW;
  const place = scheme.levels.findIndex((level) => level.code === code);
  return place < 0 ? NO_LEVEL : place;
}

/** What a change from one place to another is called; -1 is below the scale, -2 no level. */
export function movementBetween(from: number, to: number): Movement {
  if (to === NO_LEVEL) return from === NO_LEVEL ? 'none' : 'demote';
  if (from === NO_LEVEL) return to === BELOW ? 'none' : 'enter';
  return to > from ? 'promote' : to < from ? 'demote' : 'hold';
}
