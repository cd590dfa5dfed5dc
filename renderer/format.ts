import { periodKind, type PeriodId } from '../shared/dates.ts';
import type { Lang } from '../shared/errors.ts';

const MINUS = '−';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** What stands where there is no value. */
export const NO_VALUE = '—';

/** A decimal text with its places as given, thousands apart and a true minus; null gives the dash. */
export function formatDecimal(text: string | null): string {
  return text === null ? NO_VALUE : grouped(text);
}

/** A decimal text cut (never rounded) or filled up to `places`. Scores, weights and cut lines have 2, shares 1. */
export function formatPlaces(text: string | null, places = 2): string {
  return text === null ? NO_VALUE : grouped(cutDecimal(text, places));
}

/** A number with its sign in front: `+4.42`, `−1,310.00`; zero has none. */
export function formatSigned(text: string | null, places = 2): string {
  if (text === null) return NO_VALUE;
  const cut = cutDecimal(text, places);
  return /[1-9]/.test(cut) && !cut.startsWith('-') ? `+${grouped(cut)}` : grouped(cut);
}

/** A percentage that is given as such (`98.62`), with its sign. */
export function formatPercent(text: string | null, places = 1): string {
  return text === null ? NO_VALUE : `${formatPlaces(text, places)}%`;
}

/** Part of a whole in percent, cut to one place; a whole of 0 gives the dash. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? NO_VALUE : `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)}%`;
}

/** A whole number with thousands apart. */
export function formatCount(n: number): string {
  return grouped(String(n));
}

/** `text` with exactly `places` digits behind the point, the rest cut off; what is no plain decimal stays as it is. */
export function cutDecimal(text: string, places: number): string {
  const match = /^([-+]?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (match === null) return text;
  const digits = (match[3] ?? '').slice(0, places).padEnd(places, '0');
  const body = places === 0 ? (match[2] ?? '0') : `${match[2] ?? '0'}.${digits}`;
  return match[1] === '-' && /[1-9]/.test(body) ? `-${body}` : body;
}

/** Whether a decimal text is below, at or above zero. */
export function signOf(text: string): -1 | 0 | 1 {
  if (!/[1-9]/.test(text)) return 0;
  return text.trim().startsWith('-') ? -1 : 1;
}

/** The difference of two decimal texts of at most 2 places that count as shown, exact. */
export function shownDifference(a: string, b: string): string {
  return fromHundredths(toHundredths(a) - toHundredths(b));
}

/** A decimal text cut to 2 places, as hundredths. */
export function toHundredths(text: string): bigint {
  return BigInt(cutDecimal(text, 2).replace('.', ''));
}

/** Hundredths as a decimal text with 2 places. */
export function fromHundredths(hundredths: bigint): string {
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 2026年9月 · 2026年第3季度 · 2026年下半年 · 2026年 / Sep 2026 · Q3 2026 · H2 2026 · 2026. */
export function formatPeriod(period: PeriodId, lang: Lang): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  switch (periodKind(period)) {
    case 'year':
      return lang === 'zh' ? `${year}年` : year;
    case 'halfYear':
      return lang === 'zh' ? `${year}年${part === 'H1' ? '上' : '下'}半年` : `${part} ${year}`;
    case 'quarter':
      return lang === 'zh' ? `${year}年第${part.slice(1)}季度` : `${part} ${year}`;
    case 'month':
      return lang === 'zh' ? `${year}年${Number(part)}月` : `${MONTHS[Number(part) - 1] ?? part} ${year}`;
  }
}

/** For axes and strips: 26-09, 26-Q3, 26-H2, 2026. */
export function shortPeriod(period: PeriodId): string {
  return period.length === 4 ? period : period.slice(2);
}

/** Beside others of the same year: 9月, 三季度's `Q3`, 下半年; in English Sep, Q3, H2. */
export function periodInYear(period: PeriodId, lang: Lang): string {
  if (periodKind(period) === 'month') return lang === 'zh' ? `${Number(period.slice(5))}月` : (MONTHS[Number(period.slice(5)) - 1] ?? period);
  if (periodKind(period) === 'halfYear') return lang === 'zh' ? (period.endsWith('H1') ? '上半年' : '下半年') : period.slice(5);
  return period.length === 4 ? formatPeriod(period, lang) : period.slice(5);
}

/** A day `2026-10-16`, without the year where it is `year`. */
export function formatDate(day: string | null, year?: string): string {
  if (day === null) return NO_VALUE;
  const text = day.slice(0, 10);
  return year !== undefined && text.startsWith(`${year}-`) ? text.slice(5) : text;
}

/** An instant (ISO, UTC) in local time: `10-16 16:42`, with the year where it is another than this one's. */
export function formatInstant(instant: string | null, now: Date = new Date()): string {
  if (instant === null) return NO_VALUE;
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.getFullYear() === now.getFullYear() ? `${day} ${time}` : `${at.getFullYear()}-${day} ${time}`;
}

/** Milliseconds as a person says them: `0.4`, `1.8`, `63` seconds (the unit is the caller's word). */
export function formatSeconds(ms: number): string {
  return ms < 10_000 ? (Math.floor(ms / 100) / 10).toFixed(1) : String(Math.floor(ms / 1000));
}

/** Bytes as kB or MB, cut to one place. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB'];
  return `${(Math.floor(size * 10) / 10).toFixed(1)} ${unit}`;
}

function grouped(text: string): string {
  const match = /^([-+]?)(\d+)(\.\d*)?$/.exec(text.trim());
  if (match === null) return text;
  const whole = (match[2] ?? '').replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = match[1] === '-' ? MINUS : (match[1] ?? '');
  return `${sign}${whole}${match[3] ?? ''}`;
}
