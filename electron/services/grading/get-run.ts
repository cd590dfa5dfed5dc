import { AppError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { RunDetail } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { countStanding } from './run-summary.ts';
import { findRun, runView } from './run-view.ts';
import { applyDecisions } from './standing.ts';

/**
 * A run with its counts. Levels and movements are as they stand: proposed, or decided otherwise.
 *
 * @throws {AppError} `grading/no-run`
 */
export function getRun({ store }: ServiceContext, { runId }: { readonly runId: RunId }): RunDetail {
  const run = findRun(store, runId);
  const row = store.runs.findRow(runId);
  const version = store.schemes.findByNo(run.schemeNo);
  if (row === null || version === null) throw new AppError('grading/no-run', { id: runId });
  const { levels, belowScale, movements, average, notGradedReasons, warnings, dimensions } = run.summary;
  const changes = run.state === 'draft' ? store.decisions.changesOfRun(run.no) : [];
  const view = changes.length === 0 ? null : runView(store, run);
  return {
    ...row,
    ...(view === null ? { levels, belowScale, movements } : countStanding(view.scheme, view.result, applyDecisions(view, changes))),
    average,
    notGradedReasons,
    warnings,
    dimensions,
    inputsHash: run.inputsHash,
    resultsHash: run.resultsHash,
    engineVersion: run.engineVersion,
    schemeVersionId: version.id,
  };
}
