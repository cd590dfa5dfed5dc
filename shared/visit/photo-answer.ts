import type { Answer } from '../checklist/answer.ts';

/** The answer of a photo item: its photos by hash; without any it is unanswered, unless it is not applicable. */
export function photoAnswer(answer: Answer | null, hashes: readonly string[]): Answer | null {
  const { na: _na, naReason: _reason, value: _value, ...rest } = answer ?? { value: null };
  if (hashes.length > 0) return { ...rest, value: hashes };
  if (answer?.na === true) return { ...answer, value: null };
  return rest.note === undefined ? null : { ...rest, value: null };
}
