import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { keepFacts } from '../reviews/review-facts.ts';
import { todayOf } from '../today-of.ts';
import { assertOpen } from './save-visit.ts';
import { findVisit, rescoreVisit, visitDetail } from './score-stored-visit.ts';

/**
 * Hands a visit in for review.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `visit/incomplete` with the items that still need filling in
 */
export function submitVisit(context: ServiceContext, { visitId }: { readonly visitId: VisitId }): VisitDetail {
  const { store } = context;
  const today = todayOf(context);
  return store.transaction(() => {
    const record = findVisit(store, visitId);
    assertOpen(record);
    const visit = visitDetail(store, visitId, today);
    const score = rescoreVisit(store, visit);
    assertComplete(visit, score);
    keepFacts(store, record.no, visit, score);
    const at = context.now();
    store.visits.setState(record.no, { state: 'submitted', at, by: context.user });
    store.journal.record({
      action: 'visit.submit',
      subjectKind: 'visit',
      subjectId: visitId,
      before: { state: record.state },
      after: { state: 'submitted', score: visitDetail(store, visitId, today).score },
      at,
      by: context.user,
    });
    return visitDetail(store, visitId, today);
  });
}

/** Items named in the refusal; of more only the number is told. */
const NAMED = 8;

function assertComplete({ checklist }: VisitDetail, { missing, missingHeader }: VisitScore): void {
  const names = new Map(checklist.sections.flatMap(({ items }) => items.map(({ code, name }) => [code, name.zh])));
  const fields = new Map((checklist.header ?? []).map(({ code, name }) => [code, name.zh]));
  const lacking = [
    ...missingHeader.map((code) => fields.get(code) ?? code),
    ...missing.map(({ item }) => `${item} ${names.get(item) ?? ''}`.trim()),
  ];
  if (lacking.length === 0) return;
  const items = lacking.length > NAMED ? `${lacking.slice(0, NAMED).join(' · ')} · …` : lacking.join(' · ');
  throw new AppError('visit/incomplete', { count: lacking.length, items });
}
