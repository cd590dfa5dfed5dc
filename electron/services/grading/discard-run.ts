import { AppError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { findRun } from './run-view.ts';

/**
 * Takes a draft run out, with the decisions taken on it. A published one stays for good, and so does one with objections
 * and one whose publication was taken back.
 *
 * @throws {AppError} `grading/no-run`, `grading/not-draft`, `publication/has-objections`, `publication/was-published`
 */
export function discardRun({ store, user, now }: ServiceContext, { runId }: { readonly runId: RunId }): null {
  store.transaction(() => {
    const run = findRun(store, runId);
    if (run.state === 'draft' && run.unpublishedAt !== null) throw new AppError('publication/was-published', { period: run.period, number: run.number });
    if (run.state === 'draft' && store.objections.countOfRun(run.no) > 0) throw new AppError('publication/has-objections', { period: run.period, number: run.number });
    if (!store.runs.deleteDraft(run.no)) throw new AppError('grading/not-draft', { period: run.period, number: run.number });
    store.attachments.removeUnused();
    store.journal.record({
      action: 'run.discard',
      subjectKind: 'run',
      subjectId: runId,
      before: { scheme: run.schemeCode, period: run.period, number: run.number, resultsHash: run.resultsHash },
      after: null,
      at: now(),
      by: user,
    });
  });
  return null;
}
