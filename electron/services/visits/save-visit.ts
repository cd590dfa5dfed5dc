import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { AppError, assertNever } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { SavedVisit } from '../../../shared/ipc-contract.ts';
import { factValue, isClock, isTimeSlot, type VisitFact } from '../../../shared/visit/visit-facts.ts';
import type { VisitDetail, VisitState } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { photoAnswer } from '../../../shared/visit/photo-answer.ts';
import { findVisit, rescoreVisit, visitDetail } from './score-stored-visit.ts';

/** States in which the auditor may still write. */
const OPEN: readonly VisitState[] = ['inProgress', 'returned'];

/** @throws {AppError} `visit/read-only` once it is submitted or decided */
export function assertOpen({ code, state }: Pick<VisitRecord, 'code' | 'state'>): void {
  if (!OPEN.includes(state)) throw new AppError('visit/read-only', { code });
}

/**
 * Saves one answer at once, with who and when; null takes it back to unanswered. The score follows.
 *
 * An answer that cannot be read is kept as it is: the form shows it, and submitting names it.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `visit/unknown-item`
 */
export function saveAnswer(
  context: ServiceContext,
  { visitId, item, answer }: { readonly visitId: VisitId; readonly item: string; readonly answer: Answer | null },
): SavedVisit {
  return change(context, visitId, (visit, record, savedAt) => {
    const known = visit.checklist.sections.flatMap(({ items }) => items).find(({ code }) => code === item);
    if (known === undefined) throw new AppError('visit/unknown-item', { checklist: visit.checklistCode, item });
    // What photos an item has is told by the photos themselves, not by a window that may not have heard of the last one.
    const photos = visit.photos.filter((photo) => photo.item === item).map(({ hash }) => hash);
    const kept = known.kind === 'photo' ? photoAnswer(answer, photos) : answer;
    context.store.visits.saveAnswer(record.no, item, kept, savedAt, context.user);
    return { action: 'visit.answer', before: { [item]: visit.answers[item] ?? null }, after: { [item]: kept } };
  });
}

/**
 * Saves one field of the visit's head at once; where the form asks for a fact of the visit by it, the visit takes it along.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `visit/unknown-header`
 */
export function saveHeader(
  context: ServiceContext,
  { visitId, field, value }: { readonly visitId: VisitId; readonly field: string; readonly value: string },
): SavedVisit {
  return change(context, visitId, (visit, record, savedAt) => {
    const known = (visit.checklist.header ?? []).find(({ code }) => code === field);
    if (known === undefined) throw new AppError('visit/unknown-header', { checklist: visit.checklistCode, field });
    context.store.visits.saveHeader(record.no, field, value.trim(), savedAt);
    if (known.fact !== undefined) context.store.visits.saveFact(record.no, known.fact, factValue(known.fact, value), savedAt);
    return { action: 'visit.header', before: { [field]: visit.header[field] ?? null }, after: { [field]: value.trim() } };
  });
}

/**
 * Saves one fact of the visit's head at once; '' takes it away.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `visit/bad-clock`, `visit/same-auditor`, `request/invalid` for an
 *   unknown part of the day
 */
export function saveFact(
  context: ServiceContext,
  { visitId, fact, value }: { readonly visitId: VisitId; readonly fact: VisitFact; readonly value: string },
): SavedVisit {
  return change(context, visitId, (visit, record, savedAt) => {
    const text = value.trim();
    if (text !== '') assertFact(visit, fact, text);
    context.store.visits.saveFact(record.no, fact, text === '' ? null : text, savedAt);
    return { action: 'visit.fact', before: { [fact]: visit[fact] }, after: { [fact]: text === '' ? null : text } };
  });
}

/**
 * Remembers where the auditor stands, so that entry goes on there. It is a bookmark, no change of the visit: nothing is
 * written into the journal, and a visit that nobody may write in keeps its own.
 *
 * @throws {AppError} `visit/not-found`
 */
export function savePlace({ store }: ServiceContext, { visitId, place }: { readonly visitId: VisitId; readonly place: string }): null {
  store.transaction(() => {
    const record = findVisit(store, visitId);
    if (OPEN.includes(record.state)) store.visits.savePlace(record.no, place);
  });
  return null;
}

function assertFact(visit: VisitDetail, fact: VisitFact, text: string): void {
  switch (fact) {
    case 'arrivedAt':
    case 'leftAt':
      if (!isClock(text)) throw new AppError('visit/bad-clock', { text });
      return;
    case 'secondAuditor':
      if (text === visit.auditor) throw new AppError('visit/same-auditor', { auditor: text });
      return;
    case 'timeSlot':
      if (!isTimeSlot(text)) throw new AppError('request/invalid', { place: 'visit:save-fact.value', detail: text });
      return;
    default:
      assertNever(fact);
  }
}

interface Change {
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}

function change(context: ServiceContext, visitId: VisitId, write: (visit: VisitDetail, record: VisitRecord, savedAt: string) => Change): SavedVisit {
  const { store } = context;
  const today = todayOf(context);
  return store.transaction(() => {
    const record = findVisit(store, visitId);
    assertOpen(record);
    const savedAt = context.now();
    const { action, before, after } = write(visitDetail(store, visitId, today), record, savedAt);
    rescoreVisit(store, visitDetail(store, visitId, today));
    store.journal.record({ action, subjectKind: 'visit', subjectId: visitId, before, after, at: savedAt, by: context.user });
    return { savedAt };
  });
}
