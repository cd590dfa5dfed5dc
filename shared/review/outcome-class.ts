import type { Answer, Answers } from '../checklist/answer.ts';
import { isScoredKind } from '../checklist/checklist.ts';
import type { CompiledChecklist, CompiledItem } from '../checklist/compile-checklist.ts';
import type { ItemScore } from '../checklist/visit-score.ts';

/**
 * What an answer came to, the same for every kind of item, so that answers can be compared and counted: `F` all that was
 * possible (a flag not raised), `P` a part, `N` nothing (a flag raised), `A` not applicable, `-` not rated: hidden, skipped,
 * unanswered, or a text, photo or time.
 */
export type OutcomeClass = 'F' | 'P' | 'N' | 'A' | '-';

/** The classes of a visit's items in the order of the form, one letter an item. A red line elsewhere changes none of them. */
export function outcomeClasses(
  compiled: CompiledChecklist,
  answers: Answers,
  itemScores: Readonly<Record<string, ItemScore>>,
  previousAnswers?: Answers | null,
): string {
  return compiled.items.map((item) => classOf(item, ownOf(answers, item.code), itemScores[item.code], ownOf(previousAnswers ?? {}, item.code))).join('');
}

function classOf(compiledItem: CompiledItem, answer: Answer | undefined, score: ItemScore | undefined, previous: Answer | undefined): OutcomeClass {
  const { item, bonus, losesOnly } = compiledItem;
  if (score?.state === 'na') return isScoredKind(item.kind) || item.kind === 'flag' ? 'A' : '-';
  if (score?.state !== 'answered' || answer?.value === undefined || answer.value === null) return '-';
  if (item.kind === 'flag') return answer.value === true ? 'N' : 'F';
  if (!isScoredKind(item.kind)) return '-';
  const read = compiledItem.read(answer.value, previous);
  if (typeof read === 'string') return '-';
  if (bonus) return read.gained > 0n ? 'F' : 'N';
  if (losesOnly) return read.gained < read.possible ? 'N' : 'F';
  if (read.gained >= read.possible) return 'F';
  return read.gained <= 0n ? 'N' : 'P';
}

function ownOf(answers: Answers, code: string): Answer | undefined {
  return Object.hasOwn(answers, code) ? answers[code] : undefined;
}
