import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, periodEnd, periodKind, periodStart, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Overview } from '../../../shared/ipc-contract.ts';
import { dataPresence, type DataPresence } from '../grading/data-presence.ts';
import { getRun } from '../grading/get-run.ts';
import { runView } from '../grading/run-view.ts';
import { standingOf } from '../grading/standing.ts';
import { movementSummary } from '../movement/summarize-movements.ts';
import { latestScheme } from '../schemes/latest-scheme.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { levelSteps } from './level-steps.ts';
import { overviewRegions } from './overview-regions.ts';
import { toDos } from './to-dos.ts';

/**
 * Where a period stands under a scheme: data, visits, the newest run, movements, regions, and what waits for somebody.
 * Without `schemeCode` the scheme made last whose cycle the period has, else the one made last.
 *
 * @throws {AppError} `grading/no-scheme` for a code that is not there
 */
export function getOverview(context: ServiceContext, request: { readonly period: PeriodId; readonly schemeCode: string | null }): Overview {
  const { store } = context;
  const { period } = request;
  const version = schemeFor(store, request);
  const isOfCycle = version !== null && version.cycle === periodKind(period);
  const presence = isOfCycle ? dataPresence(store, version, period) : null;
  const record = version === null ? null : newestRun(store, version.code, period);
  const run = record === null ? null : getRun(context, { runId: record.id });
  const earlier = version === null ? [] : publishedEarlier(store, version.code, period);
  const visits = store.visits.countsBetween(periodStart(period), periodEnd(period));
  const movements = record === null ? null : movementSummary(context, record);
  const schemes = store.schemes.list();
  const outlets = presence?.outletNos.length ?? store.outlets.populationAsOf(periodEnd(period)).nos.length;
  return {
    period,
    schemes,
    scheme: version === null ? null : store.schemes.row(version),
    outlets,
    figures: figureCounts(presence),
    visits,
    run,
    before: earlier[0] === undefined ? null : store.runs.findRow(earlier[0].id),
    movements,
    steps: stepsOf(store, record),
    regions: overviewRegions(store, { period, presence, record, earlier }),
    toDos: toDos({ outlets, hasScheme: version !== null, missingFigures: figureCounts(presence), visits, overdueActions: store.actions.overdue(todayOf(context)), openAppeals: store.appeals.open(), resting: [...new Set(store.proposals.openResting().map(({ runId }) => runId))], run, movements }),
  };
}

function schemeFor(store: Store, { period, schemeCode }: { readonly period: PeriodId; readonly schemeCode: string | null }): SchemeVersion | null {
  if (schemeCode !== null) {
    const named = store.schemes.findCurrent(schemeCode);
    if (named === null) throw new AppError('grading/no-scheme', { code: schemeCode });
    return named;
  }
  return latestScheme(store, periodKind(period)) ?? latestScheme(store);
}

/** The run made last for the period: the one in hand. */
function newestRun(store: Store, schemeCode: string, period: PeriodId): RunRecord | null {
  return store.runs.newestOfPeriods().find((run) => run.schemeCode === schemeCode && run.period === period) ?? null;
}

function publishedEarlier(store: Store, schemeCode: string, period: PeriodId): readonly RunRecord[] {
  return store.runs
    .publishedBefore(schemeCode, period)
    .filter((run) => periodKind(run.period) === periodKind(period) && comparePeriods(run.period, period) < 0);
}

function figureCounts(presence: DataPresence | null): Overview['figures'] {
  const parts = (presence?.parts ?? []).filter(({ isImported }) => isImported);
  return {
    expected: parts.reduce((sum, part) => sum + part.withData + part.missing, 0),
    present: parts.reduce((sum, part) => sum + part.withData, 0),
    indicators: parts.length,
    complete: parts.filter(({ missing }) => missing === 0).length,
  };
}

function stepsOf(store: Store, record: RunRecord | null): Overview['steps'] {
  if (record === null) return [];
  const view = runView(store, record);
  return levelSteps(view.scheme, view.result.previousLevel, standingOf(store, record, view).level);
}
