import { dayNumber, dayOfNumber } from '../formula/calendar.ts';
import type { IsoDate } from '../dates.ts';
import type { WavePlan } from './wave.ts';

/** Monday to Friday. The first day of the calendar, 1 January of the year 1, was a Monday. */
const WEEKDAYS = 5;

/** The days of a wave on which visits may be due: without weekends where it says so, and without the buffer at its end. */
export function visitDays({ from, to, skipWeekends, bufferDays }: Pick<WavePlan, 'from' | 'to' | 'skipWeekends' | 'bufferDays'>): readonly IsoDate[] {
  const days: IsoDate[] = [];
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) {
    const day = dayOfNumber(number);
    if (day !== null && !(skipWeekends && number % 7 >= WEEKDAYS)) days.push(day);
  }
  return days.slice(0, Math.max(0, days.length - bufferDays));
}

/** The day on which each of `count` visits is due, spread evenly over the days; none without days. */
export function spreadOver(days: readonly IsoDate[], count: number): readonly IsoDate[] {
  if (days.length === 0) return [];
  return Array.from({ length: count }, (_, visit) => days[Math.floor((visit * days.length) / count)]!);
}
