import type { Answer } from '../../../shared/checklist/answer.ts';
import type { PhotoUseId } from '../../../shared/ids.ts';

/** What of an answer was changed. Typing into the same field of the same item is one step. */
export type AnswerField = 'answer' | 'typed' | 'note' | 'naReason';

/** One change that can be taken back: an answer, or a photo that came or went. */
export type UndoStep =
  | { readonly item: string; readonly field: AnswerField; readonly before: Answer | null }
  /** `photoId`: known once the store has taken it; null: it was refused. */
  | { readonly item: string; readonly field: 'photo'; readonly did: 'added' | 'removed'; readonly photoId: Promise<PhotoUseId | null> };

const MOST_STEPS = 200;

/** The steps with one more; typing on in the same field adds none. */
export function pushStep(steps: readonly UndoStep[], step: UndoStep): readonly UndoStep[] {
  const last = steps[steps.length - 1];
  if (step.field !== 'answer' && step.field !== 'photo' && last !== undefined && last.item === step.item && last.field === step.field) return steps;
  return [...steps.slice(-MOST_STEPS + 1), step];
}
