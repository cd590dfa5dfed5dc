import type { Lang } from '../../shared/errors.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day as letters write it: 2026年10月16日, 16 October 2026. */
export function longDate(day: string, lang: Lang): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return lang === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
