import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import { findRun, runView } from '../grading/run-view.ts';
import { startGradingRun } from '../grading/start-run.ts';
import type { ServiceContext } from '../service-context.ts';
import { closeProposal } from './propose-run.ts';

export interface Rerun {
  readonly runId: RunId;
  readonly number: number;
  /** Decisions taken over, because the rules propose the same for the outlet as before. */
  readonly carried: number;
}

/**
 * Makes a run of the same period instead of another: of a proposed one, which is withdrawn, of a draft, or of a published
 * one that is to be corrected, which keeps standing until the new one is published and is graded by its own scheme version.
 * Decisions are taken over where the rules propose the same movement from and to the same levels; open objections stand
 * against the new run.
 *
 * @throws {AppError} `grading/no-run`, `publication/reason-required`, `publication/superseded`, and what starting a run refuses
 */
export function rerun(context: ServiceContext, request: { readonly runId: RunId; readonly reason: string }): Rerun {
  const { store, user } = context;
  const old = findRun(store, request.runId);
  if (request.reason.trim() === '') throw new AppError('publication/reason-required');
  if (old.state === 'superseded') throw new AppError('publication/superseded', { period: old.period, number: old.number });
  const version = store.schemes.findByNo(old.schemeNo);
  const which = old.state === 'published' && version !== null ? { schemeVersion: version.version } : {};
  const { runId, number } = startGradingRun(context, { schemeCode: old.schemeCode, period: old.period, ...which });
  return store.transaction(() => {
    const before = findRun(store, old.id);
    const made = findRun(store, runId);
    if (before.state === 'proposed') closeProposal(context, before, request.reason);
    const carried = carryDecisions(context, before, made);
    const objections = store.objections.moveOpenTo(made.no, made.schemeCode, made.period);
    const after = { insteadOf: before.number, reason: request.reason.trim(), carried, ...(objections === 0 ? {} : { objections }) };
    store.journal.record({ action: 'run.rerun', subjectKind: 'run', subjectId: runId, before: null, after, at: context.now(), by: user });
    return { runId, number, carried };
  });
}

/** Takes decisions over where the rules propose the same. What an objection led to stays only where its outlet is as it was. */
function carryDecisions({ store }: ServiceContext, before: RunRecord, made: RunRecord): number {
  const [was, is] = [runView(store, before), runView(store, made)];
  const isSameVersion = before.schemeNo === made.schemeNo;
  let carried = 0;
  for (const decision of isSameVersion ? store.decisions.ofRun(before.no).values() : []) {
    const [old, row] = [was.rowOf(decision.outletNo), is.rowOf(decision.outletNo)];
    if (old < 0 || row < 0) continue;
    const isSame =
      was.result.movement[old] === is.result.movement[row] &&
      was.result.previousLevel[old] === is.result.previousLevel[row] &&
      was.result.newLevel[old] === is.result.newLevel[row] &&
      was.result.rule[old] === is.result.rule[row];
    if (!isSame) continue;
    store.decisions.set(made.no, decision);
    carried += 1;
  }
  return carried;
}
