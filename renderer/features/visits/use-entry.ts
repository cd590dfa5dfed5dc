import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Checklist, type Item } from '../../../shared/checklist/checklist.ts';
import { compileChecklist, type CompiledChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { PhotoChange } from '../../../shared/contract/evidence-calls.ts';
import type { Reply } from '../../../shared/ipc-contract.ts';
import type { VisitTimes } from '../../../shared/photo/photo-time.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import { photoAnswer } from '../../../shared/visit/photo-answer.ts';
import { photoCounts } from '../../../shared/visit/photo-counts.ts';
import { factValue, isClock, VISIT_FACTS, type VisitFact } from '../../../shared/visit/visit-facts.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { answersOf, entryValues, headerOf, type EntryValues } from './entry-form.ts';
import { entryOrder, settledPlace, startPlace } from './entry-order.ts';
import { pushStep, type AnswerField, type UndoStep } from './undo-stack.ts';
import { usePhotos, type Photos } from './use-photos.ts';
import { changeKey, useSaveQueue, type VisitSaving } from './use-save-queue.ts';

/** Rest in typing before a text is saved. */
const REST_MS = 500;
/** Rest before it is noted where the auditor stands. */
const PLACE_MS = 250;

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
  readonly setAnswer: (code: string, answer: Answer | null, field: AnswerField) => void;
  readonly setHeader: (place: number, value: string) => void;
  /** A fact of the head as it was typed; '' where it is not stated. */
  readonly factOf: (fact: VisitFact) => string;
  /** Sets a fact; one that cannot be saved stays on the page alone, `factProblem` says why. */
  readonly setFact: (fact: VisitFact, value: string) => void;
  readonly factProblem: (fact: VisitFact) => 'clock' | 'sameAuditor' | null;
  /** The visit's times as they are stated now. */
  readonly times: VisitTimes;
  readonly photos: Photos;
  readonly addPhotos: (code: string, files: readonly File[]) => Promise<readonly Reply<PhotoChange>[]>;
  readonly removePhoto: (photo: VisitPhoto) => Promise<Reply<PhotoChange>>;
  readonly moveTo: (place: string) => void;
  readonly canUndo: boolean;
  /** Takes the last change back and stands on its item. @returns null, or what a photo's way back came to */
  readonly undo: () => Promise<Reply<PhotoChange> | null>;
  readonly saving: VisitSaving;
  readonly isUnsaved: (code: string) => boolean;
}

/** The state of the entry page: react-hook-form holds the answers, the engine scores them on each change, the queue saves them. */
export function useEntry(visit: VisitDetail, isReadOnly: boolean): Entry {
  const { checklist } = visit;
  const compiled = useMemo(() => compileChecklist(checklist), [checklist]);
  const items = useMemo(() => itemsOf(checklist), [checklist]);
  const [first] = useState(() => entryValues(checklist, visit.answers, visit.header));
  const { control, setValue, getValues } = useForm<EntryValues>({ defaultValues: first });
  const values = useWatch({ control }) as EntryValues;
  const saving = useSaveQueue(visit.id);
  const { put, noteSaved } = saving;
  const takePhotos = useCallback(
    ({ item, photos: all, savedAt }: PhotoChange) => {
      noteSaved(savedAt);
      const place = compiled.placeOf.get(item);
      if (place === undefined || items[place]?.kind !== 'photo') return;
      // The photos are the answer; its note is what stands here, for it may be newer than the store's.
      const hashes = all.filter((photo) => photo.item === item).map(({ hash }) => hash);
      setValue(`answers.${place}.answer`, photoAnswer(getValues(`answers.${place}.answer`), hashes));
    },
    [compiled, items, setValue, getValues, noteSaved],
  );
  const photos = usePhotos(visit.id, visit.photos, takePhotos);
  const [facts, setFacts] = useState<Readonly<Record<VisitFact, string>>>(() => factTexts(visit));
  const score = useMemo(
    () =>
      scoreCompiled(compiled, answersOf(checklist, values), {
        header: headerOf(checklist, values),
        attributes: visit.outletAttributes,
        visitedOn: visit.visitedOn,
        photos: photoCounts(photos.all),
        ...(visit.dueOn === null ? {} : { dueOn: visit.dueOn }),
        ...(visit.previousAnswers === null ? {} : { previousAnswers: visit.previousAnswers }),
      }),
    [compiled, checklist, values, photos.all, visit.outletAttributes, visit.visitedOn, visit.dueOn, visit.previousAnswers],
  );
  const order = useMemo(() => entryOrder(checklist, score), [checklist, score]);
  const [standing, setStanding] = useState(() => startPlace(order, isReadOnly ? null : visit.lastItem));
  const [steps, setSteps] = useState<readonly UndoStep[]>([]);

  const store = useCallback(
    (code: string, answer: Answer | null, field: AnswerField) => {
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

  function takePhotoStep(step: Extract<UndoStep, { field: 'photo' }>): void {
    setSteps((now) => pushStep(now, step));
    void step.photoId.then((photoId) => {
      if (photoId === null) setSteps((now) => now.filter((each) => each !== step));
    });
  }

  const current = settledPlace(checklist, order, standing);
  const notedPlace = useRef(visit.lastItem);
  useEffect(() => {
    if (isReadOnly || notedPlace.current === current) return;
    notedPlace.current = current;
    put({ kind: 'place', place: current }, PLACE_MS);
  }, [put, current, isReadOnly]);
  const factProblem = (fact: VisitFact): 'clock' | 'sameAuditor' | null => problemOf(fact, facts[fact], visit.auditor);

  return {
    visit,
    checklist,
    compiled,
    score,
    order,
    current,
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
      const { fact } = field;
      if (fact !== undefined) setFacts((now) => ({ ...now, [fact]: factValue(fact, value) ?? '' }));
      put({ kind: 'header', field: field.code, value }, field.kind === 'choice' ? 0 : REST_MS);
    },
    factOf: (fact) => facts[fact],
    setFact(fact, value) {
      if (isReadOnly) return;
      setFacts((now) => ({ ...now, [fact]: value }));
      if (problemOf(fact, value, visit.auditor) === null) put({ kind: 'fact', fact, value: value.trim() }, fact === 'timeSlot' ? 0 : REST_MS);
    },
    factProblem,
    times: {
      visitedOn: visit.visitedOn,
      arrivedAt: statedClock(facts.arrivedAt),
      leftAt: statedClock(facts.leftAt),
    },
    photos,
    async addPhotos(code, files) {
      const replies = photos.add(code, files);
      // Steps from the start on: an undo that comes before the photos means them, not the answer before.
      for (const at of files.keys()) {
        takePhotoStep({ item: code, field: 'photo', did: 'added', photoId: replies.then((all) => (all[at]?.ok === true ? all[at].value.photoId : null)) });
      }
      return replies;
    },
    async removePhoto({ id, item }) {
      const reply = photos.remove(id);
      takePhotoStep({ item, field: 'photo', did: 'removed', photoId: reply.then(({ ok }) => (ok ? id : null)) });
      return reply;
    },
    moveTo: setStanding,
    canUndo: steps.length > 0,
    async undo() {
      const last = steps[steps.length - 1];
      if (last === undefined || isReadOnly) return null;
      setSteps(steps.slice(0, -1));
      setStanding(last.item);
      if (last.field === 'photo') {
        const photoId = await last.photoId;
        return photoId === null ? null : last.did === 'added' ? photos.remove(photoId) : photos.restore(photoId);
      }
      store(last.item, last.before, 'answer');
      return null;
    },
    saving,
    isUnsaved: (code) => saving.state.error !== null && saving.state.unsaved.has(changeKey({ kind: 'answer', item: code, answer: null })),
  };
}

function factTexts(visit: VisitDetail): Readonly<Record<VisitFact, string>> {
  return Object.fromEntries(VISIT_FACTS.map((fact) => [fact, visit[fact] ?? ''])) as Record<VisitFact, string>;
}

function problemOf(fact: VisitFact, value: string, auditor: string | null): 'clock' | 'sameAuditor' | null {
  const text = value.trim();
  if (text === '') return null;
  if (fact === 'arrivedAt' || fact === 'leftAt') return isClock(text) ? null : 'clock';
  return fact === 'secondAuditor' && text === auditor ? 'sameAuditor' : null;
}

function statedClock(text: string): string | null {
  return isClock(text.trim()) ? text.trim() : null;
}
