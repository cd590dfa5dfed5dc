import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult } from '../../../shared/grading/pack-columns.ts';
import { decidedLevels } from './decided-levels.ts';
import { hashInputs, hashResults } from './run-hashes.ts';
import { runInput, runView } from './run-view.ts';
import { standingOf } from './standing.ts';

/**
 * Grades every run that is or was published again from the inputs it kept, and compares: inputs and results with their
 * hashes, the repeated results with the kept ones, and the level history with the decisions of the runs that stand.
 *
 * @returns what does not agree; empty: everything does
 */
export function regradePublishedRuns(store: Store, onRun: (done: number, of: number) => void = () => undefined): readonly Problem[] {
  const runs = store.runs.everPublished();
  return runs.flatMap((run, place) => {
    onRun(place, runs.length);
    try {
      return checkRunAgain(store, run);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [{ severity: 'error', path: pathOf(run), code: error.code, params: error.params } satisfies Problem];
    }
  });
}

function checkRunAgain(store: Store, run: RunRecord): readonly Problem[] {
  const version = store.schemes.findByNo(run.schemeNo);
  if (version === null) throw new Error(`The scheme of run ${run.id} is not in the store`);
  const problems: Problem[] = [];
  const report = (code: 'grading/verify-inputs' | 'grading/verify-results' | 'grading/verify-regrade'): void => {
    problems.push({ severity: 'error', path: pathOf(run), code, params: namesOf(run) });
  };
  if (hashInputs(version.hash, store.runs.columns(run.no, 'input')) !== run.inputsHash) report('grading/verify-inputs');
  const isKept = hashResults(store.runs.columns(run.no, 'result')) === run.resultsHash;
  if (!isKept) report('grading/verify-results');
  const again = hashResults(packResult(gradePeriod(version.document, runInput(store, run))));
  if (again !== run.resultsHash) report('grading/verify-regrade');
  if (isKept && run.state === 'published') problems.push(...compareLevels(store, run));
  return problems;
}

/** The level history rows of a run against what its result and decisions say. */
function compareLevels(store: Store, run: RunRecord): readonly Problem[] {
  const view = runView(store, run);
  const kept = store.levels.ofRun(run.no);
  let wrong = 0;
  let firstNo: number | null = null;
  const differ = (outletNo: number): void => {
    wrong += 1;
    firstNo ??= outletNo;
  };
  let matched = 0;
  for (const level of decidedLevels(run, view, standingOf(store, run, view))) {
    const row = kept.get(level.outletNo);
    if (row !== undefined) matched += 1;
    if (row === undefined || row.level !== level.level || row.movement !== level.movement || row.total !== level.total) differ(level.outletNo);
  }
  wrong += kept.size - matched;
  if (wrong === 0) return [];
  const outlet = firstNo === null ? '' : (store.outlets.codeOf(firstNo) ?? String(firstNo));
  return [{ severity: 'error', path: pathOf(run), code: 'grading/verify-levels', params: { ...namesOf(run), count: wrong, outlet } }];
}

function pathOf(run: RunRecord): string {
  return `runs/${run.schemeCode}/${run.period}/${run.number}`;
}

function namesOf(run: RunRecord): { readonly scheme: string; readonly period: string; readonly number: number } {
  return { scheme: run.schemeCode, period: run.period, number: run.number };
}
