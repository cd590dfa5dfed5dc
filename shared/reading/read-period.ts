import { daysInMonth, parsePeriod, type PeriodId } from '../dates.ts';
import { plainText, saysNothing, type Reading } from './plain-text.ts';
import { monthOfWord, readDate } from './read-date.ts';

export type PeriodFault = 'import/bad-period' | 'import/ambiguous-period' | 'import/says-nothing';

/**
 * Reads a period: 2026-09, 202609, 2026/9, 2026年9月, Sep-2026, 2026-Q3, 2026年三季度, 2026-H2, 2026年下半年, 2026, 2026年. A day that
 * begins or ends a month is that month. `2026.1` is January as a text and October as the number 2026.10: a fault with both.
 */
export function readPeriod(cell: string): Reading<PeriodId, PeriodFault> {
  const plain = plainText(cell).toUpperCase().replace(/\s+/g, '');
  if (plain !== '' && /^\d{4}\.1$/.test(plain)) return { fault: 'import/ambiguous-period', readings: [`${plain.slice(0, 4)}-01`, `${plain.slice(0, 4)}-10`] };
  const period = parsePeriod(plain) ?? monthLike(plain) ?? spanLike(plain) ?? monthOfDay(cell);
  if (period !== null) return { value: period };
  return { fault: saysNothing(plain) ? 'import/says-nothing' : 'import/bad-period', readings: [] };
}

function monthLike(plain: string): PeriodId | null {
  const month = /^(\d{4})[-/.年]?(\d{1,2})(?:月|月份)?$/.exec(plain);
  if (month !== null) return parsePeriod(`${month[1]}-${month[2]?.padStart(2, '0')}`);
  const named = /^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[-/.]?(\d{4})$/.exec(plain);
  return named === null ? null : parsePeriod(`${named[2]}-${monthOfWord(named[1]).padStart(2, '0')}`);
}

function spanLike(plain: string): PeriodId | null {
  const quarter = /^(\d{4})年?(?:第?([1-4一二三四])季度?|Q([1-4]))$/.exec(plain);
  if (quarter !== null) return parsePeriod(`${quarter[1]}-Q${chineseDigit(quarter[2] ?? quarter[3] ?? '')}`);
  const half = /^(\d{4})年?(上|下|H1|H2)半?年?$/.exec(plain);
  if (half !== null) return parsePeriod(`${half[1]}-H${half[2] === '上' || half[2] === 'H1' ? 1 : 2}`);
  const year = /^(\d{4})年度?$/.exec(plain);
  return year === null ? null : parsePeriod(year[1] ?? '');
}

function chineseDigit(text: string): string {
  const place = '一二三四'.indexOf(text);
  return place < 0 ? text : String(place + 1);
}

/** A workbook keeps a month as its first or last day. */
function monthOfDay(cell: string): PeriodId | null {
  const read = readDate(cell);
  if ('fault' in read) return null;
  const [year, month, day] = read.value.split('-').map(Number) as [number, number, number];
  return day === 1 || day === daysInMonth(year, month) ? parsePeriod(read.value.slice(0, 7)) : null;
}

/** The period that a title or the name of a file speaks of: `2026年9月渠道数据.xlsx` is 2026-09; null: none, or several. */
export function periodInText(text: string): PeriodId | null {
  const plain = plainText(text);
  const found = new Set<PeriodId>();
  for (const [word] of plain.matchAll(/(?<!\d)\d{4}\s*(?:年\s*(?:第?[1-4一二三四]季度?|[上下]半年|\d{1,2}\s*月)|[-_.]?Q[1-4]|[-_.]?H[12]|[-_./]\d{1,2}(?![-_/\d]|\.\d)|(?:0[1-9]|1[0-2])(?!\d))/gi)) {
    const read = readPeriod(word.replace('_', '-'));
    if ('value' in read) found.add(read.value);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
