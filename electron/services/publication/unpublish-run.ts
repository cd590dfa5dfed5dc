import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods } from '../../../shared/dates.ts';
import { AppError, type WireError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import { decidedLevels } from '../grading/decided-levels.ts';
import { otherScoresRead } from '../grading/record-reach.ts';
import { findRun, runView, schemeOfRun } from '../grading/run-view.ts';
import { standingOf } from '../grading/standing.ts';
import type { ServiceContext } from '../service-context.ts';
import { writeLevels } from './write-levels.ts';

/**
 * Takes a publication back 撤回, as long as nothing later rests on it: the run is a draft again, with its decisions, its rows
 * leave the level history, and a run that it had superseded stands again with its own. The journal keeps both.
 *
 * @throws {AppError} `grading/no-run`, `publication/not-published`, `publication/reason-required`,
 * `publication/later-published`, `publication/later-proposed`, `publication/later-levels`, `publication/score-read`
 */
export function unpublishRun(context: ServiceContext, request: { readonly runId: RunId; readonly reason: string }): { readonly restored: RunId | null } {
  const { store, user } = context;
  const reason = request.reason.trim();
  if (reason === '') throw new AppError('publication/reason-required');
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    if (run.state !== 'published') throw new AppError('publication/not-published', { period: run.period, number: run.number });
    const hindrance = unpublishHindrance(store, run);
    if (hindrance !== null) throw new AppError(hindrance.code, hindrance.params);
    const at = context.now();
    store.levels.removeByRun(run.no);
    store.runs.unpublish(run.no, at);
    store.proposals.removeResting(run.no);
    const before = run.supersedesNo === null ? null : store.runs.findByNo(run.supersedesNo);
    const levels = before === null ? null : restore(store, before);
    store.journal.record({
      action: 'run.unpublish',
      subjectKind: 'run',
      subjectId: run.id,
      before: { state: 'published', publishedAt: run.publishedAt },
      after: { state: 'draft', scheme: run.schemeCode, period: run.period, number: run.number, reason, restores: before?.id ?? null, levels },
      at,
      by: user,
    });
    return { restored: before?.id ?? null };
  });
}

function restore(store: Store, run: RunRecord): ReturnType<typeof writeLevels> {
  store.runs.restore(run.no);
  store.proposals.reopenResting(run.no);
  const view = runView(store, run);
  const written = writeLevels(store, decidedLevels(run, view, standingOf(store, run, view)));
  store.levels.keepStanding(run.schemeCode, run.period);
  return written;
}

/** What later rests on a published run; null: nothing. */
export function unpublishHindrance(store: Store, run: RunRecord): WireError | null {
  const settled = store.benefitLedger.find(run.schemeCode, run.period);
  if (settled !== null) return { code: 'benefit/settled-rests', params: { period: run.period, by: settled.settledBy, at: settled.settledAt.slice(0, 10) } };
  const others = store.runs.list({});
  const own = others.filter(({ schemeCode }) => schemeCode === run.schemeCode);
  const isLater = ({ period }: Pick<RunRecord, 'period'>): boolean => comparePeriods(period, run.period) > 0;
  const names = ({ period, number }: Pick<RunRecord, 'period' | 'number'>) => ({ laterPeriod: period, number });
  const published = own.find((one) => one.state === 'published' && isLater(one));
  if (published !== undefined) return { code: 'publication/later-published', params: names(published) };
  const proposed = own.find((one) => one.state === 'proposed' && comparePeriods(one.period, run.period) >= 0);
  if (proposed !== undefined) return { code: 'publication/later-proposed', params: names(proposed) };
  const since = run.publishedAt ?? '';
  const levels = store.imports.list().find(({ kind, at, undoneAt }) => kind === 'levels' && undoneAt === null && at > since);
  if (levels !== undefined) return { code: 'publication/later-levels', params: { file: levels.fileName } };
  const reader = others.find(
    (one) =>
      one.schemeCode !== run.schemeCode &&
      (one.state === 'published' || one.state === 'proposed') &&
      one.madeAt > since &&
      comparePeriods(one.period, run.period) >= 0 &&
      otherScoresRead(schemeOfRun(store, findRun(store, one.id))).some((read) => read.scheme === run.schemeCode),
  );
  return reader === undefined ? null : { code: 'publication/score-read', params: { scheme: reader.schemeCode, ...names(reader) } };
}
