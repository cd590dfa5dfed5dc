import { useCallback, useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Checklist, type Item } from '../../../shared/checklist/checklist.ts';
import { compileChecklist, type CompiledChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { answersOf, entryValues, headerOf, type EntryValues } from './entry-form.ts';
import { entryOrder, settledPlace, startPlace } from './entry-order.ts';
import { pushStep, type UndoStep } from './undo-stack.ts';
import { changeKey, useSaveQueue, type VisitSaving } from './use-save-queue.ts';

/** Rest in typing before a text is saved. */
const REST_MS = 500;

/** A visit being filled in, or looked at. */
export interface Entry {
  readonly visit: VisitDetail;
  readonly checklist: Checklist;
  readonly compiled: CompiledChecklist;
  readonly score: VisitScore;
  /** Where one can stand. */
  readonly order: readonly string[];
  /** Code of the current item, or HEADER_PLACE. */
  readonly current: string;
  readonly isReadOnly: boolean;
  readonly answerOf: (code: string) => Answer | null;
  readonly itemOf: (code: string) => Item | null;
  readonly headerValue: (place: number) => string;
  /** Sets and saves an answer; one that cannot be read is saved as it is and listed as missing. */
  readonly setAnswer: (code: string, answer: Answer | null, field: UndoStep['field']) => void;
  readonly setHeader: (place: number, value: string) => void;
  readonly moveTo: (place: string) => void;
  readonly canUndo: boolean;
  /** Takes the last change back and stands on its item. */
  readonly undo: () => void;
  readonly saving: VisitSaving;
  readonly isUnsaved: (code: string) => boolean;
}

/** The state of the entry page: react-hook-form holds the answers, the engine scores them on each change, the queue saves them. */
export function useEntry(visit: VisitDetail, isReadOnly: boolean): Entry {
  const { checklist } = visit;
  const compiled = useMemo(() => compileChecklist(checklist), [checklist]);
  const items = useMemo(() => itemsOf(checklist), [checklist]);
  const [first] = useState(() => entryValues(checklist, visit.answers, visit.header));
  const { control, setValue } = useForm<EntryValues>({ defaultValues: first });
  const values = useWatch({ control }) as EntryValues;
  const score = useMemo(
    () =>
      scoreCompiled(compiled, answersOf(checklist, values), {
        header: headerOf(checklist, values),
        attributes: visit.outletAttributes,
        visitedOn: visit.visitedOn,
        ...(visit.previousAnswers === null ? {} : { previousAnswers: visit.previousAnswers }),
      }),
    [compiled, checklist, values, visit.outletAttributes, visit.visitedOn, visit.previousAnswers],
  );
  const order = useMemo(() => entryOrder(checklist, score), [checklist, score]);
  const [standing, setStanding] = useState(() => startPlace(order, visit.lastItem));
  const [steps, setSteps] = useState<readonly UndoStep[]>([]);
  const saving = useSaveQueue(visit.id);
  const { put } = saving;

  const store = useCallback(
    (code: string, answer: Answer | null, field: UndoStep['field']) => {
      const place = compiled.placeOf.get(code);
      if (place === undefined) return;
      setValue(`answers.${place}.answer`, answer, { shouldDirty: true });
      put({ kind: 'answer', item: code, answer }, field === 'answer' ? 0 : REST_MS);
    },
    [compiled, setValue, put],
  );
  const answerOf = useCallback(
    (code: string) => values.answers[compiled.placeOf.get(code) ?? -1]?.answer ?? null,
    [values, compiled],
  );

  return {
    visit,
    checklist,
    compiled,
    score,
    order,
    current: settledPlace(checklist, order, standing),
    isReadOnly,
    answerOf,
    itemOf: (code) => items[compiled.placeOf.get(code) ?? -1] ?? null,
    headerValue: (place) => values.header[place]?.value ?? '',
    setAnswer(code, answer, field) {
      if (isReadOnly) return;
      const before = answerOf(code);
      setSteps((now) => pushStep(now, { item: code, before, field }));
      store(code, answer, field);
    },
    setHeader(place, value) {
      const field = checklist.header?.[place];
      if (isReadOnly || field === undefined) return;
      setValue(`header.${place}.value`, value, { shouldDirty: true });
      put({ kind: 'header', field: field.code, value }, field.kind === 'choice' ? 0 : REST_MS);
    },
    moveTo: setStanding,
    canUndo: steps.length > 0,
    undo() {
      const last = steps[steps.length - 1];
      if (last === undefined || isReadOnly) return;
      setSteps(steps.slice(0, -1));
      store(last.item, last.before, 'answer');
      setStanding(last.item);
    },
    saving,
    isUnsaved: (code) => saving.state.error !== null && saving.state.unsaved.has(changeKey({ kind: 'answer', item: code, answer: null })),
  };
}
