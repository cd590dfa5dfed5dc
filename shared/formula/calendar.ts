import { daysInMonth, monthOf, type IsoDate } from '../dates.ts';
import { assertNever } from '../errors.ts';
import type { DateUnit } from './functions.ts';

/** The day's number: 1 January of the year 1 is 0. */
export function dayNumber(date: IsoDate): number {
  const [year, month, day] = partsOfDate(date);
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days;
}

/** The day of a number; null before the year 1 and after 9999. */
export function dayOfNumber(number: number): IsoDate | null {
  if (number < 0 || number >= LAST_DAY) return null;
  let year = Math.floor(number / 365.2425) + 1;
  while (dayNumber(isoDate(year, 1, 1)) > number) year -= 1;
  while (year < 9999 && dayNumber(isoDate(year + 1, 1, 1)) <= number) year += 1;
  let rest = number - dayNumber(isoDate(year, 1, 1));
  let month = 1;
  for (; rest >= daysInMonth(year, month); month += 1) rest -= daysInMonth(year, month);
  return isoDate(year, month, rest + 1);
}

/** The day of a year (1 to 9999), month and day, as Excel's DATE: what passes a month's or year's end runs on; null outside. */
export function dayOf(year: number, month: number, day: number): IsoDate | null {
  const months = year * 12 + month - 1;
  const actualYear = Math.floor(months / 12);
  if (actualYear < 1 || actualYear > 9999) return null;
  return dayOfNumber(dayNumber(isoDate(actualYear, (months % 12) + 1, 1)) + day - 1);
}

/**
 * The time between two days, `start` not after `end`. A month is full when the end's day of the month is not below the
 * start's. `MD` and `YD`: days since the last full month or year; where that month lacks the start's day, since its last.
 */
export function dateDifference(start: IsoDate, end: IsoDate, unit: DateUnit): number {
  const months = fullMonths(start, end);
  switch (unit) {
    case 'D':
      return dayNumber(end) - dayNumber(start);
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return dayNumber(end) - dayNumber(monthsLater(start, months));
    case 'YD':
      return dayNumber(end) - dayNumber(monthsLater(start, months - (months % 12)));
    default:
      return assertNever(unit);
  }
}

/** Year, month and day of the month. */
export function partsOfDate(date: IsoDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

function fullMonths(start: IsoDate, end: IsoDate): number {
  const isFull = partsOfDate(end)[2] >= partsOfDate(start)[2];
  return monthOf(end) - monthOf(start) - (isFull ? 0 : 1);
}

function monthsLater(date: IsoDate, months: number): IsoDate {
  const month = monthOf(date) + months;
  const [year, place] = [Math.floor(month / 12), (month % 12) + 1];
  return isoDate(year, place, Math.min(partsOfDate(date)[2], daysInMonth(year, place)));
}

function isoDate(year: number, month: number, day: number): IsoDate {
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

/** The day after 9999-12-31. */
const LAST_DAY = dayNumber('9999-12-31' as IsoDate) + 1;
