import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { ProposeRequest, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { addDays, type IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import { findRun, runView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { assertUnhindered, proposeHindrances } from './hindrances.ts';
import { publicationView } from './publication-view.ts';

/**
 * Lays a decided draft open for objections 公示 until a day, included. Open objections against other drafts of the period
 * stand against this one from now on.
 *
 * @throws {AppError} `grading/no-run`, `grading/not-draft`, `publication/other-proposed`, `publication/days-required`,
 * `publication/bad-window`, and what hinders proposing
 */
export function proposeRun(context: ServiceContext, request: ProposeRequest): PublicationView {
  const { store, user } = context;
  const view = runView(store, findRun(store, request.runId));
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    if (run.state !== 'draft') throw new AppError('grading/not-draft', { period: run.period, number: run.number });
    assertUnhindered(proposeHindrances(store, run, view));
    const other = store.runs.list({ schemeCode: run.schemeCode, period: run.period }).find(({ state }) => state === 'proposed');
    if (other !== undefined) throw new AppError('publication/other-proposed', { period: run.period, number: other.number });
    const openedOn = request.openedOn ?? todayOf(context);
    const until = request.until ?? endOfWindow(openedOn, view.scheme.movement.objectionDays);
    if (until < openedOn) throw new AppError('publication/bad-window', { from: openedOn, until });
    const at = context.now();
    const note = request.note.trim();
    store.runs.propose(run.no);
    store.proposals.open(run.no, { openedOn, until, note, at, by: user });
    const objections = store.objections.moveOpenTo(run.no, run.schemeCode, run.period);
    store.journal.record({
      action: 'run.propose',
      subjectKind: 'run',
      subjectId: run.id,
      before: { state: 'draft' },
      after: { state: 'proposed', openedOn, until, ...(note === '' ? {} : { note }), ...(objections === 0 ? {} : { objections }) },
      at,
      by: user,
    });
    return publicationView(context, { runId: run.id });
  });
}

function endOfWindow(openedOn: IsoDate, days: number | undefined): IsoDate {
  if (days === undefined) throw new AppError('publication/days-required');
  return addDays(openedOn, days - 1);
}

/**
 * Takes a proposal back to a draft, which can be decided anew. Objections against it stay.
 *
 * @throws {AppError} `grading/no-run`, `publication/not-proposed`, `publication/reason-required`
 */
export function withdrawProposal(context: ServiceContext, request: { readonly runId: RunId; readonly reason: string }): PublicationView {
  const { store } = context;
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    closeProposal(context, run, request.reason);
    return publicationView(context, { runId: run.id });
  });
}

/** As `withdrawProposal`, within another transaction. */
export function closeProposal({ store, user, now }: ServiceContext, run: RunRecord, reasonGiven: string): void {
  const reason = reasonGiven.trim();
  if (run.state !== 'proposed') throw new AppError('publication/not-proposed', { period: run.period, number: run.number });
  if (reason === '') throw new AppError('publication/reason-required');
  const at = now();
  store.runs.withdraw(run.no);
  store.proposals.close(run.no, 'withdrawn', { at, by: user, reason });
  store.journal.record({ action: 'run.withdraw', subjectKind: 'run', subjectId: run.id, before: { state: 'proposed' }, after: { state: 'draft', reason }, at, by: user });
}
