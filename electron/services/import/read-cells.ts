import { parseIsoDate, parsePeriod, daysInMonth, type IsoDate, type PeriodId } from '../../../shared/dates.ts';

const MAX_DIGITS = 18;

/** A number as it was written, or why it is none. */
export type NumberReading = { readonly text: string } | { readonly fault: NumberFault };
export type NumberFault = 'import/bad-number' | 'import/number-too-long';

/**
 * Reads a number as people write it: thousands commas, full-width digits, a percent or permille sign (the figure is kept in
 * that unit: `12.5%` is 12.5), 万 and 亿. Nothing is rounded.
 *
 * @returns the exact decimal without leading zeros, at most 18 digits
 */
export function readNumber(cell: string): NumberReading {
  const plain = cell.normalize('NFKC').replace(/\s/g, '').replace(/^\u2212/, '-').replace(/[%‰]$/, '');
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?(万|亿)?$/.exec(plain);
  const whole = match?.[2]?.replaceAll(',', '') ?? '';
  const broken = match?.[3] ?? '';
  if (match === null || whole + broken === '') return { fault: 'import/bad-number' };
  const shift = Number(match[4] ?? 0) + (match[5] === '万' ? 4 : match[5] === '亿' ? 8 : 0);
  const text = shifted(whole, broken, shift);
  if (text.replace('.', '').replace(/^0+/, '').length > MAX_DIGITS) return { fault: 'import/number-too-long' };
  return { text: match[1] === '-' && text !== '0' ? `-${text}` : text };
}

/** Moves the decimal point `shift` places to the right. */
function shifted(whole: string, broken: string, shift: number): string {
  const digits = whole + broken;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const end = padded.slice(at).replace(/0+$/, '');
  return end === '' ? front : `${front}.${end}`;
}

/** 2026-09-01, 2026/9/1, 2026.9.1, 20260901, 2026年9月1日, with or without a time behind it. */
export function readDate(cell: string): IsoDate | null {
  const plain = cell.normalize('NFKC').trim();
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (match === null) return null;
  return parseIsoDate(`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`);
}

/** 2026-09, 202609, 2026/9, 2026年9月, 2026-Q3, 2026年三季度…: a period, or null. A day that begins a month is that month. */
export function readPeriod(cell: string): PeriodId | null {
  const plain = cell.normalize('NFKC').trim().toUpperCase();
  const exact = parsePeriod(plain);
  if (exact !== null) return exact;
  const month = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(plain);
  if (month !== null) return parsePeriod(`${month[1]}-${month[2]?.padStart(2, '0')}`);
  const quarter = /^(\d{4})年?(?:第?([1-4一二三四])季度?|Q([1-4]))$/.exec(plain);
  if (quarter !== null) return parsePeriod(`${quarter[1]}-Q${chineseDigit(quarter[2] ?? quarter[3] ?? '')}`);
  const half = /^(\d{4})年?(上|下|H1|H2)半?年?$/.exec(plain);
  if (half !== null) return parsePeriod(`${half[1]}-H${half[2] === '上' || half[2] === 'H1' ? 1 : 2}`);
  const year = /^(\d{4})年$/.exec(plain);
  if (year !== null) return parsePeriod(year[1] ?? '');
  return monthOfDay(plain);
}

function chineseDigit(text: string): string {
  const place = '一二三四'.indexOf(text);
  return place < 0 ? text : String(place + 1);
}

/** A workbook keeps a month as its first or last day. */
function monthOfDay(plain: string): PeriodId | null {
  const date = readDate(plain);
  if (date === null) return null;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return day === 1 || day === daysInMonth(year, month) ? parsePeriod(date.slice(0, 7)) : null;
}
