import type { PeriodId } from '../dates.ts';
import { rational, toCutText } from '../exact/rational.ts';
import { ABSENT_PLACE, isOnScale, stepBetween, type LevelTable } from './standing.ts';

/** How a network stood and moved in one published period, against the published period before. */
export interface PeriodMoves {
  readonly period: PeriodId;
  /** Outlets by place, the highest first; those absent are left out. */
  readonly standing: readonly { readonly place: number; readonly outlets: number }[];
  /** On the scale in this period and the one before; 0 in the first period. */
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  /** Percent of `compared` that moved, cut to 1 place; null: nothing to compare. */
  readonly movedShare: string | null;
}

/** How often an outlet moved. */
export interface OutletMoves {
  readonly row: number;
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  /** Moves against the direction of the move before: a rise after a fall, or a fall after a rise. */
  readonly turns: number;
}

/**
 * @param inScope whether an outlet counts in a period; a pair of periods counts by the later one
 */
export function movesByPeriod(table: LevelTable, inScope: (period: number, row: number) => boolean): readonly PeriodMoves[] {
  return table.periods.map((period, index) => {
    const standing = new Map<number, number>();
    let [compared, up, down] = [0, 0, 0];
    const [now, before] = [table.places[index]!, table.places[index - 1]];
    for (let row = 0; row < table.outlets; row += 1) {
      const place = now[row]!;
      if (place === ABSENT_PLACE || !inScope(index, row)) continue;
      standing.set(place, (standing.get(place) ?? 0) + 1);
      const was = before?.[row];
      if (was === undefined || !isOnScale(was) || !isOnScale(place)) continue;
      compared += 1;
      const step = stepBetween(was, place);
      if (step > 0) up += 1;
      if (step < 0) down += 1;
    }
    return {
      period,
      standing: [...standing].sort(([a], [b]) => b - a).map(([place, outlets]) => ({ place, outlets })),
      compared,
      up,
      down,
      movedShare: percentOf(up + down, compared),
    };
  });
}

/**
 * The moves of a row over the last periods. Periods in which it is not on the scale are passed over, so that a rise before a
 * gap and a fall after it are a turn.
 *
 * @param last how many periods back, the newest counted; all where left out
 */
export function movesOfOutlet(table: LevelTable, row: number, last: number = table.periods.length): OutletMoves {
  let [compared, up, down, turns] = [0, 0, 0, 0];
  let held: number | null = null;
  let direction = 0;
  for (let period = Math.max(0, table.periods.length - last); period < table.periods.length; period += 1) {
    const place = table.places[period]![row]!;
    if (!isOnScale(place)) continue;
    if (held !== null) {
      compared += 1;
      const step = stepBetween(held, place);
      if (step > 0) up += 1;
      if (step < 0) down += 1;
      if (step !== 0 && direction !== 0 && step !== direction) turns += 1;
      if (step !== 0) direction = step;
    }
    held = place;
  }
  return { row, compared, up, down, turns };
}

/** Percent cut to 1 place; null of a whole of 0. */
export function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : toCutText(rational(BigInt(part) * 100n, BigInt(whole)), 1);
}
