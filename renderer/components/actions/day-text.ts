import type { IsoDate } from '../../../shared/dates.ts';

/** The day that the calendar on this desk shows, or so many days later. */
export function deskDay(later = 0, now: Date = new Date()): IsoDate {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + later);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}` as IsoDate;
}

/** Whole days from one day to another. */
export function daysFrom(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
