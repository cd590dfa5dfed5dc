import { v7 as uuid } from 'uuid';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { AppealDetail, NewAppeal } from '../../../shared/contract/review-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AppealId } from '../../../shared/ids.ts';
import { scoreVisitDetail } from '../../../shared/review/compare-visits.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { assertNotBlind } from '../reviews/blind.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { appealDetail } from './appeal-detail.ts';

/**
 * Enters an appeal 申诉 against items of an approved visit, with grounds for each. The visit counts as it stands until the
 * appeal is decided. An item is appealed against once; other items may be later.
 *
 * @throws {AppError} `visit/not-found`, `appeal/not-approved`, `appeal/raised-by-required`, `appeal/due-before-raised`,
 * `appeal/no-items`, `appeal/item-unknown`, `appeal/item-twice`, `appeal/grounds-required`, `review/blind`
 */
export function raiseAppeal(context: ServiceContext, request: NewAppeal): AppealDetail {
  const { store, user } = context;
  return store.transaction(() => {
    const visit = findVisit(store, request.visitId);
    const detail = visitDetail(store, visit.id, todayOf(context));
    if (visit.state !== 'approved' && visit.state !== 'decided') throw new AppError('appeal/not-approved', { code: visit.code });
    assertNotBlind(context, visit);
    const raisedBy = request.raisedBy.trim();
    if (raisedBy === '') throw new AppError('appeal/raised-by-required');
    if (request.dueOn < request.raisedOn) throw new AppError('appeal/due-before-raised', { due: request.dueOn, raised: request.raisedOn });
    assertItems(request, detail, store.appeals.appealedItems(visit.no));
    const at = context.now();
    const id = uuid() as AppealId;
    store.appeals.insert({
      id,
      visitNo: visit.no,
      raisedBy,
      raisedOn: request.raisedOn,
      dueOn: request.dueOn,
      enteredAt: at,
      enteredBy: user,
      fromVersion: detail.version,
      oldCents: visit.cents,
      items: request.items.map(({ item, grounds, evidence }) => ({ item, grounds: grounds.trim(), evidence: evidence.trim(), oldAnswer: detail.answers[item] ?? null })),
    });
    store.visits.setState(visit.no, { state: 'appealed', at, by: user });
    const items = request.items.map(({ item }) => item).join(' ');
    store.journal.record({ action: 'visit.appeal', subjectKind: 'visit', subjectId: visit.id, before: { state: visit.state }, after: { state: 'appealed', items, raisedBy, dueOn: request.dueOn }, at, by: user });
    store.journal.record({ action: 'appeal.raise', subjectKind: 'appeal', subjectId: id, before: null, after: { visit: visit.code, raisedBy, raisedOn: request.raisedOn, dueOn: request.dueOn, items: request.items }, at, by: user });
    return appealDetail(context, { appealId: id });
  });
}

function assertItems(request: NewAppeal, visit: VisitDetail, appealed: ReadonlySet<string>): void {
  if (request.items.length === 0) throw new AppError('appeal/no-items');
  const { itemScores } = scoreVisitDetail(visit);
  const known = new Set(itemsOf(visit.checklist).map(({ code }) => code));
  const seen = new Set<string>();
  for (const { item, grounds } of request.items) {
    const state = itemScores[item]?.state;
    if (!known.has(item) || state === 'hidden') throw new AppError('appeal/item-unknown', { item });
    if (appealed.has(item) || seen.has(item)) throw new AppError('appeal/item-twice', { item });
    if (grounds.trim() === '') throw new AppError('appeal/grounds-required', { item });
    seen.add(item);
  }
}
