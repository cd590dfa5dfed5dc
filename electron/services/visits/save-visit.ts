import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { SavedVisit } from '../../../shared/ipc-contract.ts';
import type { VisitDetail, VisitState } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
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
    const isKnown = visit.checklist.sections.some(({ items }) => items.some(({ code }) => code === item));
    if (!isKnown) throw new AppError('visit/unknown-item', { checklist: visit.checklistCode, item });
    context.store.visits.saveAnswer(record.no, item, answer, savedAt, context.user);
    return { action: 'visit.answer', before: { [item]: visit.answers[item] ?? null }, after: { [item]: answer } };
  });
}

/**
 * Saves one field of the visit's head at once.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `visit/unknown-header`
 */
export function saveHeader(
  context: ServiceContext,
  { visitId, field, value }: { readonly visitId: VisitId; readonly field: string; readonly value: string },
): SavedVisit {
  return change(context, visitId, (visit, record, savedAt) => {
    const isKnown = (visit.checklist.header ?? []).some(({ code }) => code === field);
    if (!isKnown) throw new AppError('visit/unknown-header', { checklist: visit.checklistCode, field });
    context.store.visits.saveHeader(record.no, field, value.trim(), savedAt);
    return { action: 'visit.header', before: { [field]: visit.header[field] ?? null }, after: { [field]: value.trim() } };
  });
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
