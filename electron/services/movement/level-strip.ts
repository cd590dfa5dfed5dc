import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { shiftPeriod } from '../../../shared/dates.ts';
import type { LevelCell } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { movementBetween, placeOfLevel } from '../grading/level-info.ts';

/** Periods of a strip, this run's own included. */
const PERIODS = 12;

/**
 * An outlet's levels of the last periods up to a run, oldest first; the last cell is what the run comes to. Levels imported
 * without a scheme stand where the scheme has none of its own.
 */
export function levelStrip(store: Store, run: RunRecord, scheme: Scheme, outletNo: number, now: { readonly from: string | null; readonly to: string | null }): readonly LevelCell[] {
  const history = store.levels.history(outletNo).filter(({ schemeCode }) => schemeCode === run.schemeCode || schemeCode === '');
  const earlier = Array.from({ length: PERIODS - 1 }, (_, place): LevelCell => {
    const period = shiftPeriod(run.period, place + 1 - PERIODS);
    const ofPeriod = history.filter((row) => row.period === period);
    const row = ofPeriod.find(({ schemeCode }) => schemeCode === run.schemeCode) ?? ofPeriod[0];
    return row === undefined ? { period, level: null, movement: null } : { period, level: row.level, movement: row.movement };
  });
  const movement = movementBetween(placeOfLevel(scheme, now.from), placeOfLevel(scheme, now.to));
  return [...earlier, { period: run.period, level: now.to, movement }];
}
