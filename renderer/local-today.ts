import type { IsoDate } from '../shared/dates.ts';

/** The day that the calendar on this desk shows. */
export function localToday(now: Date = new Date()): IsoDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate;
}
