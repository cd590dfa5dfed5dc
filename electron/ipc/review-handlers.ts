import type { ReviewCalls } from '../../shared/contract/review-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { PhotoPreparer } from '../photos/photo-preparer.ts';
import { appealDetail } from '../services/appeals/appeal-detail.ts';
import { addAppealPhoto, removeAppealPhoto } from '../services/appeals/appeal-photos.ts';
import { decideAppeal, withdrawAppeal } from '../services/appeals/decide-appeal.ts';
import { appealRates, listAppeals } from '../services/appeals/list-appeals.ts';
import { raiseAppeal } from '../services/appeals/raise-appeal.ts';
import { agreementReport } from '../services/reviews/agreement.ts';
import { addComment, removeComment } from '../services/reviews/comments.ts';
import { compareScorings } from '../services/reviews/compare.ts';
import { reviewQueue } from '../services/reviews/review-queue.ts';
import { runCorrections, staleRuns } from '../services/reviews/run-corrections.ts';
import { listSeconds, pairVisits, startSecondScoring } from '../services/reviews/second-scoring.ts';
import { visitReview, visitVersion } from '../services/reviews/visit-review.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { StudyRunner } from '../tasks/study-runner.ts';
import type { Handlers } from './handle.ts';

/** Review, second scoring, auditors and appeals: one service each, on the open store. */
export function reviewHandlers({ session, photos, studies }: { readonly session: AppSession; readonly photos: PhotoPreparer; readonly studies: StudyRunner }): Pick<Handlers, keyof ReviewCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'app:set-user': ({ name }) => session.setUser(name),
    'review:queue': on(reviewQueue),
    'review:visit': on(visitReview),
    'review:version': on(visitVersion),
    'review:comment': on(addComment),
    'review:remove-comment': on(removeComment),
    'review:start-second': on(startSecondScoring),
    'review:seconds': () => listSeconds(session.context()),
    'review:pair': on(pairVisits),
    'review:compare': on(compareScorings),
    'review:agreement': on(agreementReport),
    // Over many visits this takes a second: not in the thread of the window.
    'review:auditors': (request) => studies.run(session.context().store.path, 'auditors', request),
    'review:stale-runs': () => staleRuns(session.context()),
    'review:run-corrections': on(runCorrections),
    'appeal:list': on(listAppeals),
    'appeal:get': on(appealDetail),
    'appeal:raise': on(raiseAppeal),
    'appeal:decide': on(decideAppeal),
    'appeal:add-photo': (request) => addAppealPhoto(session.context(), request, (name, bytes) => photos.prepare(name, bytes)),
    'appeal:remove-photo': on(removeAppealPhoto),
    'appeal:withdraw': on(withdrawAppeal),
    'appeal:rates': on(appealRates),
  };
}
