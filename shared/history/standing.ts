import type { PeriodId } from '../dates.ts';

/** Where an outlet stands in a published period: a place in the levels from 0, the lowest, or one of the three below. */
export const BELOW_SCALE_PLACE = -1;
/** It was in the run and holds no level: not graded so far, pending, or its level has ended. */
export const NO_LEVEL_PLACE = -2;
/** It was not in the run: not open yet, or closed, merged or suspended by then. */
export const ABSENT_PLACE = -3;

/** The decided levels of a network over its published periods. Item i of every column is one outlet. */
export interface LevelTable {
  /** Oldest first. */
  readonly periods: readonly PeriodId[];
  readonly outlets: number;
  /** One column a period: places as above. */
  readonly places: readonly Int16Array[];
}

/** Whether the place is a standing on the scale, below it included: what can rise or fall. */
export function isOnScale(place: number): boolean {
  return place >= BELOW_SCALE_PLACE;
}

/** 1: risen, -1: fallen, 0: the same, or one of the two is no standing on the scale. */
export function stepBetween(from: number, to: number): -1 | 0 | 1 {
  if (!isOnScale(from) || !isOnScale(to) || from === to) return 0;
  return to > from ? 1 : -1;
}
