import type { Answer, AnswerValue } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';

/** What a typed answer says on the screen. */
export function typedText(answer: Answer | null): string {
  const value = answer?.na === true ? null : (answer?.value ?? null);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The value that a typed text is; null: nothing was typed. Full-width digits are taken as digits, `1405` as 14:05. */
export function typedValue(item: Item, typed: string): AnswerValue | null {
  if (item.kind === 'text') return typed === '' ? null : typed;
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  if (item.kind === 'time') return timeText(text);
  if (item.kind === 'scale') return /^\d+$/.test(text) ? Number(text) : text;
  return text.replace(/[。．]/g, '.');
}

/** `1405` and `14：05` as `14:05`; anything else as it is. */
export function timeText(typed: string): string {
  const text = typed.normalize('NFKC').trim().replace('.', ':');
  const digits = /^(\d{2})(\d{2})$/.exec(text);
  if (digits !== null) return `${digits[1]}:${digits[2]}`;
  const short = /^(\d):(\d{2})$/.exec(text);
  return short === null ? text : `0${short[1]}:${short[2]}`;
}
