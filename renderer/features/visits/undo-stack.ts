import type { Answer } from '../../../shared/checklist/answer.ts';

/** One change that can be taken back. */
export interface UndoStep {
  readonly item: string;
  readonly before: Answer | null;
  /** Typing into the same field of the same item is one step. */
  readonly field: 'answer' | 'typed' | 'note' | 'naReason';
}

const MOST_STEPS = 200;

/** The steps with one more; typing on in the same field adds none. */
export function pushStep(steps: readonly UndoStep[], step: UndoStep): readonly UndoStep[] {
  const last = steps[steps.length - 1];
  if (step.field !== 'answer' && last !== undefined && last.item === step.item && last.field === step.field) return steps;
  return [...steps.slice(-MOST_STEPS + 1), step];
}
