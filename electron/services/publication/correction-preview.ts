import type { CorrectionPreview } from '../../../shared/contract/publication-calls.ts';
import type { RunId } from '../../../shared/ids.ts';
import { decidedLevels } from '../grading/decided-levels.ts';
import { findRun, runView } from '../grading/run-view.ts';
import { standingOf } from '../grading/standing.ts';
import type { ServiceContext } from '../service-context.ts';
import { laterEffects, laterPublished, levelDifferences, LISTED } from './later-effects.ts';

/**
 * What publishing a run would change: outlets that differ from the run that stands for the period, and every later published
 * run that would come out otherwise. Nothing is written.
 *
 * @throws {AppError} `grading/no-run`, `grading/stored-run-damaged`, `task/cancelled`
 */
export function previewCorrection(context: ServiceContext, { runId }: { readonly runId: RunId }): CorrectionPreview {
  const { store } = context;
  return store.snapshot(() => {
    const run = findRun(store, runId);
    const view = runView(store, run);
    const rows = [...decidedLevels(run, view, standingOf(store, run, view))];
    const stood = store.runs.findPublished(run.schemeCode, run.period);
    const isOther = stood !== null && stood.no !== run.no;
    const differences = isOther ? levelDifferences(store, store.levels.ofRun(stood.no), rows) : [];
    const later = laterEffects(context, run, { run, rows }, (done, of) => context.onProgress({ done, of }));
    return {
      runId,
      supersedes: isOther ? stood.id : null,
      outlets: rows.length,
      changed: differences.length,
      differences: differences.slice(0, LISTED),
      laterPeriods: laterPublished(store, run).length,
      later,
    };
  });
}
