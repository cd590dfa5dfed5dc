import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { LaterEffect } from '../../../shared/contract/publication-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { asksForLevel } from '../../../shared/grading/enter-level.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { RunId } from '../../../shared/ids.ts';
import { assertUnhindered, publishHindrances, undecidedRows } from '../publication/hindrances.ts';
import { laterEffects, laterPublished } from '../publication/later-effects.ts';
import { markResting } from '../publication/mark-resting.ts';
import { writeLevels } from '../publication/write-levels.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { decidedLevels } from './decided-levels.ts';
import { countStanding } from './run-summary.ts';
import { findRun, runView, type RunView } from './run-view.ts';
import { applyDecisions } from './standing.ts';

export interface PublishRequest {
  readonly runId: RunId;
  /** Confirms every movement that is still undecided, as proposed. Left out: they forbid publishing. */
  readonly confirmProposed?: boolean;
  /** Publishes although later periods are: those that would come out otherwise are marked. Left out: they forbid it. */
  readonly correct?: boolean;
  /** Why an open window for objections is closed early. */
  readonly earlyReason?: string;
}

export interface PublishedRun {
  readonly runId: RunId;
  /** Outlets that got a level row. */
  readonly outlets: number;
  /** The published run of the period that this one replaced; null: none. */
  readonly superseded: RunId | null;
  /** Later published runs that would come out otherwise now; each waits for a decision. */
  readonly resting: readonly LaterEffect[];
}

/**
 * Makes a draft or a proposed run stand: every outlet of it gets its row in the level history, or none does. A run of the
 * same scheme and period that stood before is superseded and its rows are replaced. Where later periods are published, they
 * are graded again in memory, and those that would come out otherwise are marked.
 *
 * @throws {AppError} `grading/no-run`, `grading/not-draft`, `grading/undecided`, `grading/first-levels-open` where a person
 * has to name first levels, `grading/later-published`, `grading/history-changed`, `grading/levels-imported`,
 * `grading/stored-run-damaged`, `publication/unapproved`, `publication/proposal-required`, `publication/window-open`,
 * `publication/open-objections`, `publication/rerun-needed`
 */
export function publishRun(context: ServiceContext, request: PublishRequest): PublishedRun {
  const { store } = context;
  const view = runView(store, findRun(store, request.runId));
  checkCancelled(context);
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    if (run.state !== 'draft' && run.state !== 'proposed') throw new AppError('grading/not-draft', { period: run.period, number: run.number });
    assertMayCorrect(store, run, request.correct === true);
    const early = (request.earlyReason ?? '').trim();
    if (request.confirmProposed === true) confirmTheRest(context, run, view);
    assertUnhindered(publishHindrances(store, run, view, todayOf(context), early));
    const standing = applyDecisions(view, store.decisions.changesOfRun(run.no));
    const stood = store.runs.findPublished(run.schemeCode, run.period);
    if (stood !== null) {
      store.runs.supersede(stood.no);
      store.levels.removeByRun(stood.no);
    }
    const levels = writeLevels(store, decidedLevels(run, view, standing));
    store.levels.keepStanding(run.schemeCode, run.period);
    const at = context.now();
    store.runs.publish(run.no, at, context.user, stood?.no ?? null);
    store.runs.setSummary(run.no, { ...run.summary, ...countStanding(view.scheme, view.result, standing) });
    store.proposals.close(run.no, 'finished', { at, by: context.user, reason: early });
    if (stood !== null) store.proposals.settleResting(stood.no, 'corrected', context.user, at);
    const resting = laterEffects(context, run);
    markResting(context, run, resting, at);
    store.journal.record({
      action: 'run.publish',
      subjectKind: 'run',
      subjectId: run.id,
      before: { state: run.state },
      after: {
        state: 'published',
        scheme: run.schemeCode,
        period: run.period,
        number: run.number,
        supersedes: stood?.id ?? null,
        levels,
        ...(early === '' ? {} : { reason: early }),
        ...(resting.length === 0 ? {} : { resting: resting.map(({ period, outlets }) => ({ period, outlets })) }),
      },
      at,
      by: context.user,
    });
    return { runId: run.id, outlets: view.outletNos.length, superseded: stood?.id ?? null, resting };
  });
}

/** Later periods were graded on what this one said; to change it is a correction, which has to be meant. */
function assertMayCorrect(store: Store, run: RunRecord, isMeant: boolean): void {
  const later = isMeant ? undefined : laterPublished(store, run).at(-1);
  if (later === undefined) return;
  throw new AppError('grading/later-published', { period: run.period, laterPeriod: later.period, number: later.number });
}

function confirmTheRest(context: ServiceContext, run: RunRecord, view: RunView): void {
  const { decisions } = context.store;
  const open = undecidedRows(context.store, run, view);
  if (open.length === 0) return;
  const unnamed = open.filter((row) => asksForLevel(view.result, row));
  if (unnamed.length > 0) throw new AppError('grading/first-levels-open', { count: unnamed.length, outlet: view.result.codes[unnamed[0]!]! });
  const at = context.now();
  for (const row of open) {
    const level = levelCode(view.scheme, view.result.newLevel[row]!);
    const kept = { outletNo: view.outletNos[row]!, decision: 'confirmed', level, reason: '', decidedBy: context.user, decidedAt: at } as const;
    decisions.set(run.no, { ...kept, attachmentNo: null, isExtra: false, approvedBy: null, approvedAt: null });
  }
  context.store.journal.record({ action: 'movement.confirm', subjectKind: 'run', subjectId: run.id, before: null, after: { outlets: open.length }, at, by: context.user });
}
