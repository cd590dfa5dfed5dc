import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { ReportHead, ReportRequest, ScorecardData } from '../../../shared/contract/report-calls.ts';
import { comparePeriods } from '../../../shared/dates.ts';
import type { ResultRow } from '../../../shared/ipc-contract.ts';
import { listActions } from '../actions/list-actions.ts';
import { explain } from '../grading/explain.ts';
import { runView } from '../grading/run-view.ts';
import { getOutlet } from '../outlets/get-outlet.ts';
import type { ServiceContext } from '../service-context.ts';
import { reachLevels, type ReachMemory } from '../studies/reach.ts';
import { benefitReader } from './benefits-of.ts';
import { lostReader, profileReader } from './lost-points.ts';
import { ALL_ROWS, reportRows } from './report-rows.ts';
import type { ReportPart } from './report-source.ts';

/** Periods of the trend. */
const TREND = 13;

/** A scorecard 评级成绩单 for each outlet of the run. */
export function scorecardParts(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead): readonly ReportPart[] {
  const view = runView(context.store, run);
  const readers: Readers = { profileOf: profileReader(view), lostOf: lostReader(view), rows: new Map(view.result.codes.map((code, row) => [code, row])), memory: { base: null }, benefitsOf: benefitReader(context, run) };
  return reportRows(context, request, run).map((row) => ({
    code: row.code,
    name: row.name,
    id: row.outletId,
    document: () => scorecard(context, run, head, row, readers),
  }));
}

interface Readers {
  readonly profileOf: ReturnType<typeof profileReader>;
  readonly lostOf: ReturnType<typeof lostReader>;
  /** Rows of the run by outlet code. */
  readonly rows: ReadonlyMap<string, number>;
  readonly memory: ReachMemory;
  readonly benefitsOf: ReturnType<typeof benefitReader>;
}

function scorecard(context: ServiceContext, run: RunRecord, head: ReportHead, standing: ResultRow, { profileOf, lostOf, rows, memory, benefitsOf }: Readers): ScorecardData {
  const ask = { runId: run.id, outletId: standing.outletId };
  const explanation = explain(context, ask);
  const detail = getOutlet(context, ask);
  const until = <R extends { readonly period: RunRecord['period'] }>(rows: readonly R[]): readonly R[] => rows.filter(({ period }) => comparePeriods(period, run.period) <= 0);
  // Another scheme's latest run may stand behind the outlet's page; its scores are no trend of this one.
  const isSameScheme = detail.latestRun?.schemeCode === run.schemeCode;
  return {
    kind: 'scorecard',
    head,
    outlet: detail.outlet,
    explanation,
    standing,
    history: until(detail.history).filter(({ period }) => period !== run.period),
    scores: isSameScheme ? until(detail.scores).slice(-TREND) : [],
    profile: profileOf(explanation.trace),
    lost: lostOf(explanation.trace, rows.get(standing.code) ?? -1),
    reach: standing.state === 'graded' ? reachLevels(quiet(context), ask, memory).reach : null,
    actions: listActions(context, { outletId: standing.outletId, state: ['open', 'done'], ...ALL_ROWS }).rows,
    benefits: benefitsOf(standing.outletId).now,
  };
}

/** The progress of a report counts its parts, not the steps of one. */
export function quiet(context: ServiceContext): ServiceContext {
  return { ...context, onProgress: () => undefined };
}
