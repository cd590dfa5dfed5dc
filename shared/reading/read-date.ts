import { parseIsoDate, type IsoDate } from '../dates.ts';
import { plainText, saysNothing, type Reading } from './plain-text.ts';

export type DateFault = 'import/bad-date' | 'import/ambiguous-date' | 'import/serial-date' | 'import/says-nothing';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
/** A time of day behind a date, which is left off. */
const TIME = /[\sT]+(?:上午|下午|AM|PM)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:AM|PM)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
/** Serial numbers of a spreadsheet from 2000-01-01 to 2099-12-31. */
const [FIRST_SERIAL, LAST_SERIAL] = [36526, 73050];
const DAY_MS = 86_400_000;
const SERIAL_ZERO_MS = -2_209_161_600_000;

/**
 * Reads a day: 2026-09-01, 2026/9/1, 2026.9.1, 20260901, 2026年9月1日, 1-Sep-2026, Sep 1, 2026, and 25/9/2026 where only one of
 * its numbers can be a month; a time of day behind is left off. `3/4/2026` and years of two digits are faults with the days
 * that they may mean, and so is the number under which a spreadsheet keeps a day.
 */
export function readDate(cell: string): Reading<IsoDate, DateFault> {
  const plain = plainText(cell).replace(TIME, '');
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (yearFirst !== null) return oneOf([day(yearFirst[1], yearFirst[2], yearFirst[3])]);
  const named = namedMonth(plain.toLowerCase());
  if (named !== null) return oneOf([named]);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (yearLast !== null) return oneOf([day(yearLast[3], yearLast[1], yearLast[2]), day(yearLast[3], yearLast[2], yearLast[1])]);
  const short = /^(\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (short !== null) return shortYear(short[1] ?? '', short[2] ?? '', short[3] ?? '');
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return serial(Number(plain));
  return saysNothing(plain) ? { fault: 'import/says-nothing', readings: [''] } : { fault: 'import/bad-date', readings: [] };
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): IsoDate | null {
  return parseIsoDate(`${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`);
}

function oneOf(days: readonly (IsoDate | null)[]): Reading<IsoDate, DateFault> {
  const readings = [...new Set(days.filter((each) => each !== null))];
  const [first] = readings;
  if (first === undefined) return { fault: 'import/bad-date', readings: [] };
  return readings.length === 1 ? { value: first } : { fault: 'import/ambiguous-date', readings };
}

function namedMonth(plain: string): IsoDate | null {
  const dayFirst = new RegExp(`^(\\d{1,2})[-/.\\s]*${MONTH_WORD}[-/.,\\s]*(\\d{4})$`).exec(plain);
  if (dayFirst !== null) return day(dayFirst[3], monthOfWord(dayFirst[2]), dayFirst[1]);
  const monthFirst = new RegExp(`^${MONTH_WORD}[-/.\\s]*(\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(\\d{4})$`).exec(plain);
  return monthFirst === null ? null : day(monthFirst[3], monthOfWord(monthFirst[1]), monthFirst[2]);
}

/** `09` of `Sept`. */
export function monthOfWord(word: string | undefined): string {
  return String(MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1);
}

/** Years of two digits are never taken for granted, whatever is left of them. */
function shortYear(a: string, b: string, c: string): Reading<IsoDate, DateFault> {
  const full = (year: string): string => `20${year.padStart(2, '0')}`;
  const days = [a.length === 2 ? day(full(a), b, c) : null, c.length === 2 ? day(full(c), a, b) : null, c.length === 2 ? day(full(c), b, a) : null];
  const readings = [...new Set(days.filter((each) => each !== null))];
  return readings.length === 0 ? { fault: 'import/bad-date', readings: [] } : { fault: 'import/ambiguous-date', readings };
}

function serial(number: number): Reading<IsoDate, DateFault> {
  if (number < FIRST_SERIAL || number >= LAST_SERIAL + 1) return { fault: 'import/bad-date', readings: [] };
  const text = new Date(SERIAL_ZERO_MS + Math.floor(number) * DAY_MS).toISOString().slice(0, 10);
  return { fault: 'import/serial-date', readings: [text] };
}
