import type { JudgementRecord } from '../../../db/repositories/record-repository.ts';
import type { Store } from '../../../db/store.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import { readNumber } from '../../../shared/reading/read-number.ts';

/** All values of a judgement are numbers, or all are categories: one of the other kind would make the others unreadable. */
export type JudgementKind = 'number' | 'category';

/** What a person wrote: a number without commas and signs of percent, else the category as it stands. */
export function judgementValue(text: string): { readonly value: string; readonly kind: JudgementKind } {
  const number = readNumber(text);
  return 'fault' in number ? { value: text, kind: 'category' } : { value: number.value, kind: 'number' };
}

/** The kind of the values that stand for a judgement; null: there are none. */
export function kindOfJudgement(store: Store, judgement: string): JudgementKind | null {
  const sample = store.records.sampleJudgement(judgement);
  if (sample === null) return null;
  return parseNumber(sample) === null ? 'category' : 'number';
}

/** What an import and its undo call a judgement. */
export function judgementKey({ outletNo, judgement, period }: Pick<JudgementRecord, 'outletNo' | 'judgement' | 'period'>): string {
  return `${outletNo} ${period} ${judgement}`;
}
