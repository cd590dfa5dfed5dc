import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { Answer, Answers } from './answer.ts';
import { ANSWER_FORMS } from './answer-forms.ts';
import type { CompiledChecklist } from './compile-checklist.ts';
import { fault } from './problems.ts';

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.record(z.string(), z.number()),
  z.record(z.string(), z.union([z.boolean(), z.literal('na')])),
  z.record(z.string(), z.enum(['met', 'breached', 'na'])),
]);

/** The shape of an answer, whatever its item. Whether it fits the item is `checkAnswers`'s. */
export const answerSchema = z.strictObject({
  value: value.nullable(),
  na: z.boolean().exactOptional(),
  naReason: z.string().exactOptional(),
  note: z.string().exactOptional(),
}) satisfies z.ZodType<Answer>;

/**
 * Answers that do not fit the checklist: unknown items, values of another kind or out of range, N/A where it is not allowed.
 * Unanswered and half-answered items are no faults here; `VisitScore.missing` lists them. Paths are item codes.
 */
export function checkAnswers(compiled: CompiledChecklist, answers: Answers): readonly Problem[] {
  return Object.entries(answers).flatMap(([code, answer]) => {
    const compiledItem = compiled.items[compiled.placeOf.get(code) ?? -1];
    if (compiledItem === undefined) return [fault(code, 'checklist/row-item-unknown', { item: code })];
    if (answer.na === true) {
      return compiledItem.item.naAllowed === true ? [] : [fault(code, 'checklist/row-na-not-allowed', { item: code })];
    }
    if (answer.value === null || compiledItem.read(answer.value, undefined) !== 'invalid') return [];
    return [fault(code, 'checklist/answer-invalid', { item: code, expected: ANSWER_FORMS[compiledItem.item.kind] })];
  });
}
