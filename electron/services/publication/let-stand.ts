import type { PublicationView } from '../../../shared/contract/publication-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import { findRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { laterEffects } from './later-effects.ts';
import { markResting } from './mark-resting.ts';
import { publicationView } from './publication-view.ts';

/**
 * Lets a published run stand although it rests on levels that were corrected since. Runs after it are judged again with it
 * as it stands.
 *
 * @throws {AppError} `grading/no-run`, `publication/reason-required`, `publication/not-resting`
 */
export function letStand(context: ServiceContext, request: { readonly runId: RunId; readonly causeId: RunId; readonly reason: string }): PublicationView {
  const { store, user } = context;
  const reason = request.reason.trim();
  if (reason === '') throw new AppError('publication/reason-required');
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    const cause = findRun(store, request.causeId);
    const mark = store.proposals.restingOf(run.no).find(({ causeNo, decision }) => causeNo === cause.no && decision === null);
    if (mark === undefined) throw new AppError('publication/not-resting', { period: run.period, number: run.number });
    const at = context.now();
    store.proposals.decideResting(run.no, cause.no, 'stands', reason, user, at);
    const later = laterEffects(context, run);
    markResting(context, { ...run, no: cause.no }, later, at);
    store.journal.record({
      action: 'run.let-stand',
      subjectKind: 'run',
      subjectId: run.id,
      before: null,
      after: { cause: `${cause.period} #${cause.number}`, outlets: mark.outlets, reason },
      at,
      by: user,
    });
    return publicationView(context, { runId: run.id });
  });
}
