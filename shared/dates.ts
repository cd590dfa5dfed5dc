/** A calendar day, `YYYY-MM-DD`. No clock and no time zone: "today" is always an argument. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };
/** A period 周期: a month `2026-09`, a quarter `2026-Q3`, a half-year `2026-H2` or a year `2026`. */
export type PeriodId = string & { readonly __brand: 'PeriodId' };
/** A month as a count: year x 12 + (month - 1). */
export type MonthNumber = number;

/** The kinds of period, shortest first. */
export const PERIOD_KINDS = ['month', 'quarter', 'halfYear', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const MONTHS_OF: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The day written as `YYYY-MM-DD`, or null when the text is no such day (2026-02-30 is none). */
export function parseIsoDate(text: string): IsoDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as IsoDate;
}

/** The period written as `2026-09`, `2026-Q3`, `2026-H2` or `2026`, or null when the text is none. */
export function parsePeriod(text: string): PeriodId | null {
  return /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/.test(text) ? (text as PeriodId) : null;
}

export function periodKind(period: PeriodId): PeriodKind {
  if (period.length === 4) return 'year';
  if (period[5] === 'Q') return 'quarter';
  return period[5] === 'H' ? 'halfYear' : 'month';
}

/** How many months the period has: 1, 3, 6 or 12. */
export function periodLength(period: PeriodId): number {
  return MONTHS_OF[periodKind(period)];
}

/** The period's first month. */
export function firstMonth(period: PeriodId): MonthNumber {
  const year = Number(period.slice(0, 4));
  switch (periodKind(period)) {
    case 'year':
      return year * 12;
    case 'quarter':
      return year * 12 + (Number(period[6]) - 1) * 3;
    case 'halfYear':
      return year * 12 + (Number(period[6]) - 1) * 6;
    case 'month':
      return year * 12 + Number(period.slice(5)) - 1;
  }
}

/** The period's last month. */
export function lastMonth(period: PeriodId): MonthNumber {
  return firstMonth(period) + periodLength(period) - 1;
}

/** The month's own period, `2026-09`. */
export function monthPeriod(month: MonthNumber): PeriodId {
  return `${yearText(month)}-${String((month % 12) + 1).padStart(2, '0')}` as PeriodId;
}

/** The period of a kind in which a month lies. */
export function periodOfMonth(month: MonthNumber, kind: PeriodKind): PeriodId {
  switch (kind) {
    case 'month':
      return monthPeriod(month);
    case 'quarter':
      return `${yearText(month)}-Q${Math.floor((month % 12) / 3) + 1}` as PeriodId;
    case 'halfYear':
      return `${yearText(month)}-H${Math.floor((month % 12) / 6) + 1}` as PeriodId;
    case 'year':
      return yearText(month) as PeriodId;
  }
}

/** The period `n` periods of its own kind later (earlier when negative). */
export function shiftPeriod(period: PeriodId, n: number): PeriodId {
  return periodOfMonth(firstMonth(period) + n * periodLength(period), periodKind(period));
}

/** The first day of the period. */
export function periodStart(period: PeriodId): IsoDate {
  return `${monthPeriod(firstMonth(period))}-01` as IsoDate;
}

/** The last day of the period. */
export function periodEnd(period: PeriodId): IsoDate {
  const month = lastMonth(period);
  return `${monthPeriod(month)}-${daysInMonth(Math.floor(month / 12), (month % 12) + 1)}` as IsoDate;
}

/** The month in which a day lies. */
export function monthOf(date: IsoDate): MonthNumber {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** Below 0, 0 or above 0: by last month, then the longer period last. */
export function comparePeriods(a: PeriodId, b: PeriodId): number {
  return lastMonth(a) - lastMonth(b) || periodLength(a) - periodLength(b);
}

/** The day so many days later (earlier, if negative) in the Gregorian calendar. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // Days since 1 March of year 0, so that the leap day is a year's last.
  const shifted = month > 2 ? year : year - 1;
  const before = 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  const count = before + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1 + days;
  return dateOfDayCount(count);
}

/** The date of a number of days since 1 March of year 0. */
function dateOfDayCount(count: number): IsoDate {
  const era = Math.floor(count / 146_097);
  const inEra = count - era * 146_097;
  const yearOfEra = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const place = Math.floor((5 * dayOfYear + 2) / 153);
  const month = place < 10 ? place + 3 : place - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * place + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function yearText(month: MonthNumber): string {
  return String(Math.floor(month / 12)).padStart(4, '0');
}
