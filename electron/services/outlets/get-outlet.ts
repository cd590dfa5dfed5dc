import type { OutletLevel } from '../../../db/repositories/level-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { LevelHistoryRow, LevelInfo, OutletDetail, ScorePoint } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { schemeOfRun } from '../grading/run-view.ts';
import { storedColumns } from '../grading/stored-columns.ts';
import { latestScheme } from '../schemes/latest-scheme.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/** Periods of which an outlet's page shows the score. */
const SCORES = 13;

/**
 * An outlet with its level history, its scores over time and its figures.
 *
 * @throws {AppError} `outlet/not-found`
 */
export function getOutlet(context: ServiceContext, { outletId, period }: { readonly outletId: OutletId; readonly period?: PeriodId | undefined }): OutletDetail {
  const { store } = context;
  const no = store.outlets.findNo(outletId);
  const outlet = no === null ? undefined : store.outletLists.rows([no], todayOf(context))[0];
  if (no === null || outlet === undefined) throw new AppError('outlet/not-found', { id: outletId });
  const { latest, scores } = scoresOf(store, no, period);
  return {
    outlet,
    levels: levelsOf(store, latest),
    history: historyOf(store.levels.history(no), latest?.schemeCode ?? latestScheme(store)?.code ?? null),
    scores,
    latestRun: latest === null ? null : store.runs.findRow(latest.id),
    visitCount: store.visits.countOfOutlet(no),
    figures: store.figures.listByOutlet(no),
    neighbours: store.outletLists.neighbours(outlet.code),
  };
}

/** The levels by which the outlet was graded last, or those of the newest scheme. */
function levelsOf(store: Store, latest: RunRecord | null): readonly LevelInfo[] {
  const scheme = latest === null ? (latestScheme(store)?.document ?? null) : schemeOfRun(store, latest);
  return scheme === null ? [] : levelInfos(scheme);
}

/** The levels of one scheme and those that were imported for any, oldest first. */
function historyOf(levels: readonly OutletLevel[], schemeCode: string | null): readonly LevelHistoryRow[] {
  return levels
    .filter((row) => row.schemeCode === '' || schemeCode === null || row.schemeCode === schemeCode)
    .map(({ period, level, movement, runId, origin }) => ({ period, level, movement, runId, origin }));
}

/**
 * The run that explains the outlet, of the period where that has one with a row for it, else the newest that has; and the
 * totals of that scheme's latest runs, oldest first.
 */
function scoresOf(store: Store, outletNo: number, period: PeriodId | undefined): { readonly latest: RunRecord | null; readonly scores: readonly ScorePoint[] } {
  const runs = newestFirst(store);
  let latest: RunRecord | null = runs.find((run) => run.period === period && storedColumns(store, run).outletNos().includes(outletNo)) ?? null;
  const scores: ScorePoint[] = [];
  for (const run of runs) {
    if (latest !== null && run.schemeCode !== latest.schemeCode) continue;
    const columns = storedColumns(store, run);
    const row = columns.outletNos().indexOf(outletNo);
    if (row < 0) continue;
    latest ??= run;
    const total = columns.number('result', 'total');
    const cohort = textAt(columns.text('result', 'cohort'), row);
    scores.push({
      period: run.period,
      runId: run.id,
      runState: run.state,
      total: columnDecimal(total, row, total.places),
      cohortMedian: cohort === null ? null : (run.summary.cohortMedians[cohort] ?? null),
    });
    if (scores.length === SCORES) break;
  }
  return { latest, scores: scores.toReversed() };
}

/** One run a scheme and period; a draft made after the published run of its period goes before it. */
function newestFirst(store: Store): readonly RunRecord[] {
  return store.runs.newestOfPeriods().toSorted((a, b) => comparePeriods(b.period, a.period) || (a.madeAt < b.madeAt ? 1 : -1));
}
