import { formatPlaces, formatSigned } from '../../format.ts';

/** Sign of a currency in front of amounts; others by their code. */
const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', HKD: 'HK$' };

/** Money in whole units for tables and strips: the rest is cut off. */
export function formatMoney(amount: string, currency?: string): string {
  return `${currency === undefined ? '' : signOfCurrency(currency)}${formatPlaces(amount, 0)}`;
}

/** Money to the hundredth, for statements. */
export function formatExactMoney(amount: string, currency?: string): string {
  return `${currency === undefined ? '' : signOfCurrency(currency)}${formatPlaces(amount, 2)}`;
}

/** A change of money with its sign, in whole units. */
export function formatMoneyChange(amount: string, currency?: string): string {
  const text = formatSigned(amount, 0);
  if (currency === undefined) return text;
  const sign = /^[+−]/.exec(text)?.[0] ?? '';
  return `${sign}${signOfCurrency(currency)}${text.slice(sign.length)}`;
}

function signOfCurrency(currency: string): string {
  return SIGNS[currency] ?? `${currency} `;
}
