import type { Answer, Answers } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Checklist } from '../../../shared/checklist/checklist.ts';

/** What the entry form holds: answers and head fields by their place on the checklist, for their codes may hold dots. */
export interface EntryValues {
  readonly answers: readonly { readonly answer: Answer | null }[];
  readonly header: readonly { readonly value: string }[];
}

/** The form as a visit stands in the store. Nothing is preset. */
export function entryValues(checklist: Checklist, answers: Answers, header: Readonly<Record<string, string>>): EntryValues {
  return {
    answers: itemsOf(checklist).map(({ code }) => ({ answer: Object.hasOwn(answers, code) ? (answers[code] ?? null) : null })),
    header: (checklist.header ?? []).map(({ code }) => ({ value: header[code] ?? '' })),
  };
}

/** Answers by item code, for the engine. */
export function answersOf(checklist: Checklist, values: EntryValues): Answers {
  return Object.fromEntries(
    itemsOf(checklist).flatMap(({ code }, place) => {
      const answer = values.answers[place]?.answer ?? null;
      return answer === null ? [] : [[code, answer]];
    }),
  );
}

/** Head fields by code, for the engine. */
export function headerOf(checklist: Checklist, values: EntryValues): Readonly<Record<string, string>> {
  return Object.fromEntries((checklist.header ?? []).map(({ code }, place) => [code, values.header[place]?.value ?? '']));
}
