import type { AppealRecord } from '../../../db/repositories/appeal-repository.ts';
import type { AppealDetail } from '../../../shared/contract/review-calls.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AppealId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { isOwnVisit, isSamePerson } from '../reviews/reviewer-rules.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, visitDetail } from '../visits/score-stored-visit.ts';

/** @throws {AppError} `appeal/not-found` */
export function findAppeal({ store }: ServiceContext, appealId: AppealId): AppealRecord {
  const appeal = store.appeals.find(appealId);
  if (appeal === null) throw new AppError('appeal/not-found', { id: appealId });
  return appeal;
}

/** An appeal with all that it takes to decide it. @throws {AppError} `appeal/not-found` */
export function appealDetail(context: ServiceContext, { appealId }: { readonly appealId: AppealId }): AppealDetail {
  const { store } = context;
  const today = todayOf(context);
  const record = findAppeal(context, appealId);
  const row = store.appeals.findRow(appealId, today);
  if (row === null) throw new AppError('appeal/not-found', { id: appealId });
  const visit = visitDetail(store, row.visitId, today);
  const places = new Map(itemsOf(visit.checklist).map(({ code }, place) => [code, place]));
  return {
    ...row,
    list: store.appeals.items(record.no).toSorted((a, b) => (places.get(a.item) ?? 0) - (places.get(b.item) ?? 0)),
    enteredBy: record.enteredBy,
    enteredAt: record.enteredAt,
    note: record.note,
    fromVersion: record.fromVersion,
    toVersion: record.toVersion,
    photos: store.photos.ofSubject('appeal', appealId),
    visit,
    hindrance: hindranceOf(context, record, visit),
    runs: store.appeals.runsOf(record.no).flatMap((no) => {
      const run = store.runs.findByNo(no);
      return run === null ? [] : [{ runId: run.id, period: run.period, number: run.number, state: run.state }];
    }),
  };
}

/** Why this person may not decide an appeal: it is closed, they approved the visit, or they made it. null: they may. */
export function hindranceOf({ store, user }: ServiceContext, appeal: AppealRecord, visit: VisitDetail): AppealDetail['hindrance'] {
  if (appeal.state !== 'open') return 'closed';
  const record = findVisit(store, visit.id);
  if (isSamePerson(record.reviewedBy, user)) return 'reviewer';
  return isOwnVisit(record, visit.checklist, user) ? 'auditor' : null;
}
