import type { VisitReview, VisitVersion } from '../../../shared/contract/review-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { COUNTED_STATES, type VisitDetail } from '../../../shared/visit/visit.ts';
import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import { centsText } from '../../../shared/exact/number-text.ts';
import type { Store } from '../../../db/store.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { assertNotBlind } from './blind.ts';
import { hintReader } from './review-facts.ts';
import { isOwnVisit, isSamePerson } from './reviewer-rules.ts';

const MOST_CANDIDATES = 10;

/**
 * What review has to say of a visit, and what this person may do with it. Who has its second scoring in hand hears nothing of
 * versions and appeals, which tell the score.
 *
 * @throws {AppError} `visit/not-found`
 */
export function visitReview(context: ServiceContext, { visitId }: { readonly visitId: VisitId }): VisitReview {
  const { store, user } = context;
  const record = findVisit(store, visitId);
  const today = todayOf(context);
  const visit = visitDetail(store, visitId, today);
  const returns = store.reviews.returnsOf(visitId);
  const isBlind = store.reviews.blindFor(user).has(visitId);
  const isHandedIn = record.state === 'submitted' || COUNTED_STATES.includes(record.state);
  return {
    visitId,
    state: record.state,
    round: returns.count + 1,
    comments: isBlind ? [] : store.reviews.comments(record.no),
    changedSinceReturn: isBlind || returns.last === null ? [] : store.reviews.changedAfter(record.no, returns.last),
    hints: isBlind || record.state === 'inProgress' ? [] : hintReader(store)(record.no, visit.checklistCode),
    reviewedBy: record.reviewedBy,
    reviewedAt: record.reviewedAt,
    versions: isBlind ? [] : versionsOf(store, record),
    appeals: isBlind ? [] : store.appeals.ofVisit(record.no, today),
    pairs: store.reviews.pairsOf(record.no),
    reauditCandidates: isBlind || !isHandedIn || visit.secondOf !== null ? [] : candidatesOf(store, record, today),
    isOwn: isOwnVisit(record, visit.checklist, user),
    isReviewer: isSamePerson(record.reviewedBy, user),
  };
}

/**
 * A version of a visit as it stood before it was corrected; the one that stands is read as the visit itself.
 *
 * @throws {AppError} `visit/not-found`, `review/version-not-found`, `review/blind`
 */
export function visitVersion(context: ServiceContext, { visitId, version }: { readonly visitId: VisitId; readonly version: number }): VisitDetail {
  const { store } = context;
  const record = findVisit(store, visitId);
  assertNotBlind(context, record);
  const visit = visitDetail(store, visitId, todayOf(context));
  if (version === visit.version) return visit;
  const old = store.appeals.oldVersions(record.no).find((each) => each.version === version);
  if (old === undefined) throw new AppError('review/version-not-found', { code: record.code, version });
  const { header, answers, previousAnswers, redLine, answered, toAnswer } = old;
  return { ...visit, version, header, answers, previousAnswers, redLine, answered, toAnswer, score: centsText(old.cents) };
}

function versionsOf(store: Store, record: VisitRecord): readonly VisitVersion[] {
  const old = store.appeals.oldVersions(record.no);
  const first = record.submittedAt;
  return [
    ...old.map(({ version, cents, redLine, replacedAt, replacedBy }, place) => ({
      version,
      score: centsText(cents),
      redLine,
      from: old[place - 1]?.replacedAt ?? first,
      replacedAt,
      replacedBy,
    })),
    { version: old.length + 1, score: centsText(record.cents), redLine: record.redLine, from: old[old.length - 1]?.replacedAt ?? first, replacedAt: null, replacedBy: null },
  ];
}

function candidatesOf(store: Store, record: VisitRecord, today: VisitDetail['visitedOn']): VisitReview['reauditCandidates'] {
  return store.reviews.reauditCandidates(record.no, MOST_CANDIDATES).flatMap((id) => store.visitLists.findRow(id, today) ?? []);
}
