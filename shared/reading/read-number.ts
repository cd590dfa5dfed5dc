import { isFormulaError, plainText, saysNothing, type Reading } from './plain-text.ts';
import { shiftDigits } from './shift-decimal.ts';

export type NumberFault = 'import/bad-number' | 'import/number-too-long' | 'import/ambiguous-number' | 'import/says-nothing' | 'import/formula-error';

const MAX_DIGITS = 18;
/** Places by which a unit moves the decimal point; longer words first. */
const UNITS: readonly (readonly [word: string, places: number])[] = [['万亿', 12], ['千万', 7], ['百万', 6], ['亿', 8], ['万', 4], ['千', 3]];

/**
 * Reads a number as people write it: thousands commas or spaces, full-width digits, the apostrophe that marks a text, 千 万
 * 百万 千万 亿 万亿, 元 and signs of currencies, a percent or permille sign (the figure is kept in that unit: `12.5%` is 12.5),
 * brackets or a minus behind for a number below 0. Nothing is rounded and nothing is guessed: `1.234,5` and `1,23` are faults
 * with what they may mean.
 *
 * @returns the exact decimal without leading zeros, at most 18 digits
 */
export function readNumber(cell: string): Reading<string, NumberFault> {
  const plain = plainText(cell);
  const signed = withoutSign(plain);
  if (signed === null) return faultOf(plain);
  const { isNegative, rest } = signed;
  const [bare, shift] = withoutUnit(withoutCurrency(rest.replace(/\s*[%‰]$/, '')));
  const grouped = /^(?:(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.(\d*))?)(?:[eE]([+-]?\d{1,2}))?$/.exec(bare);
  const whole = grouped?.[1]?.replace(/[, ]/g, '') ?? '';
  const broken = grouped?.[2] ?? '';
  if (grouped === null || whole + broken === '') return otherNotation(bare, shift, isNegative) ?? faultOf(plain);
  return decimal(whole, broken, Number(grouped[3] ?? 0) + shift, isNegative);
}

/** The sign and what is left; null: signs that contradict each other. */
function withoutSign(plain: string): { readonly isNegative: boolean; readonly rest: string } | null {
  const text = plain.replace(/^[\u2212\u2012\u2013](?=.)/, '-').replace(/(?<=.)[\u2212\u2012\u2013]$/, '-');
  const bracketed = /^\((.+)\)$/.exec(text);
  const inner = (bracketed?.[1] ?? text).trim();
  const [front = '', back = ''] = [/^[+-]/.exec(inner)?.[0], /(?<=.)-$/.exec(inner)?.[0]];
  // ¥-5 stands in many books as -¥5 does.
  const behindCurrency = /^[¥$€£]\s*-/.test(inner);
  if ([bracketed !== null, front !== '', back !== '', behindCurrency].filter(Boolean).length > 1) return null;
  const unsigned = inner.slice(front.length, inner.length - back.length);
  const rest = (behindCurrency ? unsigned.replace('-', '') : unsigned).trim();
  return { isNegative: bracketed !== null || front === '-' || back === '-' || behindCurrency, rest };
}

function withoutCurrency(text: string): string {
  return text
    .replace(/^(?:[¥$€£]|RMB|CNY|USD)\s*/i, '')
    .replace(/\s*(?:元|圆|RMB|CNY)$/i, '')
    .trim();
}

function withoutUnit(text: string): readonly [bare: string, places: number] {
  const unit = UNITS.find(([word]) => text.endsWith(word));
  return unit === undefined ? [text, 0] : [text.slice(0, -unit[0].length).trim(), unit[1]];
}

function decimal(whole: string, broken: string, shift: number, isNegative: boolean): Reading<string, NumberFault> {
  const text = shiftDigits(whole, broken, shift);
  if (text.replace('.', '').replace(/^0+/, '').length > MAX_DIGITS) return { fault: 'import/number-too-long', readings: [] };
  return { value: isNegative && text !== '0' ? `-${text}` : text };
}

/** Points and commas that other countries, or a slip, put elsewhere; null: they stand for nothing. */
function otherNotation(bare: string, shift: number, isNegative: boolean): Reading<string, NumberFault> | null {
  if (!/^\d[\d.,' ]*\d$/.test(bare)) return null;
  const marks = bare.replace(/\d/g, '');
  const readings: string[] = [];
  const take = (whole: string, broken: string): void => {
    const read = decimal(whole, broken, shift, isNegative);
    if ('value' in read && !readings.includes(read.value)) readings.push(read.value);
  };
  const lastComma = bare.lastIndexOf(',');
  const digits = (text: string): string => text.replace(/\D/g, '');
  const isDecimalComma = /^[.']*,$/.test(marks);
  // 1.234,5 and 1,23: the comma of other countries.
  if (isDecimalComma) take(digits(bare.slice(0, lastComma)), digits(bare.slice(lastComma + 1)));
  // 1.234,5 with the marks taken for each other's slip; 1,23 with the comma taken for a slip.
  if (/^\.+,$/.test(marks)) take(digits(bare.slice(0, bare.indexOf('.'))), digits(bare.slice(bare.indexOf('.') + 1)));
  else if (/^\d[\d,]*(?:\.\d+)?$/.test(bare)) take(digits(bare.split('.')[0] ?? ''), bare.split('.')[1] ?? '');
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(bare) || /^\d{1,3}(?:'\d{3})+$/.test(bare)) take(digits(bare), '');
  return readings.length === 0 ? null : { fault: 'import/ambiguous-number', readings };
}

function faultOf(plain: string): Reading<string, NumberFault> {
  if (saysNothing(plain)) return { fault: 'import/says-nothing', readings: [''] };
  if (isFormulaError(plain)) return { fault: 'import/formula-error', readings: [] };
  return { fault: 'import/bad-number', readings: misreadDigits(plain) };
}

/** 1O5 and l2 hold letters that look like digits. */
function misreadDigits(plain: string): readonly string[] {
  if (!/\d/.test(plain) || !/^[\dOolI.,+-]+$/.test(plain) || !/[OolI]/.test(plain)) return [];
  const read = readNumber(plain.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'));
  return 'value' in read ? [read.value] : [];
}
