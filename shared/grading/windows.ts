import { firstMonth, lastMonth, monthOf, PERIOD_KINDS, periodKind, periodLength, type IsoDate, type MonthNumber, type PeriodId } from '../dates.ts';
import type { DataWindow } from '../scheme/scheme.ts';
import type { TextColumn } from './columns.ts';

/** Months of a window, both ends included. */
export interface MonthWindow {
  readonly from: MonthNumber;
  readonly to: MonthNumber;
}

/** The months that a window reads for a period: the period itself, or the last n months or periods up to its end. */
export function monthWindow(window: DataWindow | undefined, period: PeriodId, lagMonths = 0): MonthWindow {
  const to = lastMonth(period) - lagMonths;
  if (window === undefined) return { from: firstMonth(period) - lagMonths, to };
  const months = 'months' in window ? window.months : window.periods * periodLength(period);
  return { from: to - months + 1, to };
}

/** Whether the whole period lies in the window. */
export function isInside(period: PeriodId, window: MonthWindow): boolean {
  return firstMonth(period) >= window.from && lastMonth(period) <= window.to;
}

/** 0 for a month up to 3 for a year: finer periods first. */
export function periodGrain(period: PeriodId): number {
  return PERIOD_KINDS.indexOf(periodKind(period));
}

/**
 * The first month that counts for each outlet: that of its opening (months before it leave the window); -Infinity where
 * the opening date is not known.
 */
export function firstCountingMonths({ dictionary, index }: TextColumn): Float64Array {
  const known = dictionary.map((date) => monthOf(date as IsoDate));
  const months = new Float64Array(index.length);
  for (let row = 0; row < months.length; row += 1) months[row] = index[row]! < 0 ? -Infinity : known[index[row]!]!;
  return months;
}
