import type { Store } from '../../../db/store.ts';
import { firstMonth, lastMonth, type PeriodId } from '../../../shared/dates.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { figureWindows, isReached } from '../grading/data-reach.ts';
import { periodFlags } from './figure-flags.ts';

/**
 * Striking figures that nobody found right, among those that a run of the scheme would read of the period and its parts.
 * Figures of earlier periods that it reads too were looked at in theirs.
 */
export function flagsOfRun(store: Store, scheme: Scheme, period: PeriodId): { readonly count: number; readonly periods: readonly PeriodId[] } {
  const windows = figureWindows(scheme, period);
  const inside = store.figures.periods().filter((part) => firstMonth(part) >= firstMonth(period) && lastMonth(part) <= lastMonth(period));
  const counts = inside.map((part) => ({
    part,
    count: periodFlags(store, part).flags.filter(({ figure, outlet, seen }) => seen === null && outlet.isOpen && isReached(part, windows.get(figure.code) ?? [])).length,
  }));
  return { count: counts.reduce((sum, { count }) => sum + count, 0), periods: counts.flatMap(({ part, count }) => (count > 0 ? [part] : [])) };
}
