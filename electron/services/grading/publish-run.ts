import type { DecidedLevel } from '../../../db/repositories/level-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { asksForLevel } from '../../../shared/grading/enter-level.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { RunId } from '../../../shared/ids.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { countStanding, isCandidate, type Standing } from './run-summary.ts';
import { findRun, runView, type RunView } from './run-view.ts';
import { applyDecisions } from './standing.ts';

export interface PublishRequest {
  readonly runId: RunId;
  /** Confirms every movement that is still undecided, as proposed. Left out: they forbid publishing. */
  readonly confirmProposed?: boolean;
}

export interface PublishedRun {
  readonly runId: RunId;
  /** Outlets that got a level row. */
  readonly outlets: number;
  /** The published run of the period that this one replaced; null: none. */
  readonly superseded: RunId | null;
}

/**
 * Makes a draft run stand: every outlet of it gets its row in the level history, or none does. A run of the same scheme
 * and period that stood before is superseded and its rows are replaced.
 *
 * @throws {AppError} `grading/no-run`, `grading/not-draft`, `grading/undecided`, `grading/first-levels-open` where a person
 * has to name first levels, `grading/later-published`,
 * `grading/history-changed`, `grading/levels-imported`, `grading/stored-run-damaged`
 */
export function publishRun(context: ServiceContext, request: PublishRequest): PublishedRun {
  const { store } = context;
  const view = runView(store, findRun(store, request.runId));
  checkCancelled(context);
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    if (run.state !== 'draft') throw new AppError('grading/not-draft', { period: run.period, number: run.number });
    assertNewestPeriod(store, run);
    assertHistoryUnchanged(store, run);
    decideTheRest(context, run, view, request.confirmProposed === true);
    const standing = applyDecisions(view, store.decisions.changesOfRun(run.no));
    const stood = store.runs.findPublished(run.schemeCode, run.period);
    if (stood !== null) {
      store.runs.supersede(stood.no);
      store.levels.removeByRun(stood.no);
    }
    store.levels.put(decidedLevels(run, view, standing));
    const at = context.now();
    store.runs.publish(run.no, at, context.user, stood?.no ?? null);
    store.runs.setSummary(run.no, { ...run.summary, ...countStanding(view.scheme, view.result, standing) });
    store.journal.record({
      action: 'run.publish',
      subjectKind: 'run',
      subjectId: run.id,
      before: { state: run.state },
      after: { state: 'published', scheme: run.schemeCode, period: run.period, number: run.number, supersedes: stood?.id ?? null },
      at,
      by: context.user,
    });
    return { runId: run.id, outlets: view.outletNos.length, superseded: stood?.id ?? null };
  });
}

/** The level history rows of a run as it stands. */
export function* decidedLevels(run: Pick<RunRecord, 'no' | 'schemeCode' | 'period'>, view: RunView, standing: Standing): Generator<DecidedLevel> {
  const { total } = view.result;
  for (let row = 0; row < view.outletNos.length; row += 1) {
    yield {
      outletNo: view.outletNos[row]!,
      schemeCode: run.schemeCode,
      period: run.period,
      level: levelCode(view.scheme, standing.level[row]!),
      movement: MOVEMENTS[standing.movement[row]!]!,
      total: columnDecimal(total, row, total.places),
      runNo: run.no,
      importNo: null,
    };
  }
}

/** Later periods were graded on what this one said; they would no longer follow from it. */
function assertNewestPeriod(store: Store, run: RunRecord): void {
  const later = store.runs
    .list({ schemeCode: run.schemeCode })
    .find(({ state, period }) => state === 'published' && comparePeriods(period, run.period) > 0);
  if (later === undefined) return;
  throw new AppError('grading/later-published', { period: run.period, laterPeriod: later.period, number: later.number });
}

/** A draft read the levels of its day; what earlier periods decided since then is not in it. */
function assertHistoryUnchanged(store: Store, run: RunRecord): void {
  const earlier = store.runs
    .list({ schemeCode: run.schemeCode })
    .find(({ period, publishedAt }) => comparePeriods(period, run.period) < 0 && publishedAt !== null && publishedAt > run.madeAt);
  if (earlier !== undefined) throw new AppError('grading/history-changed', { earlierPeriod: earlier.period });
  const levels = store.imports.list().find(({ kind, at, undoneAt }) => kind === 'levels' && (at > run.madeAt || (undoneAt ?? '') > run.madeAt));
  if (levels !== undefined) throw new AppError('grading/levels-imported', { file: levels.fileName });
}

function decideTheRest(context: ServiceContext, run: RunRecord, view: RunView, confirm: boolean): void {
  const { decisions } = context.store;
  const decided = decisions.ofRun(run.no);
  const open = [...view.outletNos.keys()].filter((row) => isCandidate(view.result, row) && !decided.has(view.outletNos[row]!));
  if (open.length === 0) return;
  if (!confirm) throw new AppError('grading/undecided', { count: open.length });
  const unnamed = open.filter((row) => asksForLevel(view.result, row));
  if (unnamed.length > 0) throw new AppError('grading/first-levels-open', { count: unnamed.length, outlet: view.result.codes[unnamed[0]!]! });
  const decidedAt = context.now();
  for (const row of open) {
    const level = levelCode(view.scheme, view.result.newLevel[row]!);
    decisions.set(run.no, { outletNo: view.outletNos[row]!, decision: 'confirmed', level, reason: '', decidedBy: context.user, decidedAt, attachmentNo: null, isExtra: false, approvedBy: null, approvedAt: null });
  }
  context.store.journal.record({
    action: 'movement.confirm',
    subjectKind: 'run',
    subjectId: run.id,
    before: null,
    after: { outlets: open.length },
    at: decidedAt,
    by: context.user,
  });
}
