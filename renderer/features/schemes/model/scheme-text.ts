import { parseNumber } from '../../../../shared/exact/rational.ts';
import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';

/** What a person typed as a number of a scheme: a JSON number where it says the same, a text otherwise; null: no number. */
export function toSchemeNumber(text: string): SchemeNumber | null {
  const plain = text.trim().replace(/[，,](?=\d{3}(\D|$))/g, '').replace('／', '/').replace('−', '-').replace('。', '.');
  if (parseNumber(plain) === null) return null;
  const number = Number(plain);
  return /^-?\d+(\.\d+)?$/.test(plain) && Number.isFinite(number) && parseNumber(number) !== null && String(number).replace(/\D/g, '').length <= 15 ? number : plain;
}

/** A number of a scheme as it is shown in a field; the unknown one is empty. */
export function numberText(value: SchemeNumber | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A code for a new thing: `base`, or the first of `base-2`, `base-3` … that is free. */
export function freeCode(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  const stem = base.replace(/-\d+$/, '');
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}
