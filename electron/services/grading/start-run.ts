import { v7 as uuid } from 'uuid';
import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import { periodEnd, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { PackedUnits } from '../../../shared/grading/column-codec.ts';
import { packInput, packResult } from '../../../shared/grading/pack-columns.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { RunDetail } from '../../../shared/ipc-contract.ts';
import type { Movement } from '../../../shared/grading/grading-result.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { visitDays } from './data-reach.ts';
import { gatherInput, type GatheredInput } from './gather-input.ts';
import { ENGINE_VERSION, hashInputs, hashResults } from './run-hashes.ts';
import { summarizeRun } from './run-summary.ts';
import { assertNoProblem, gradingProblems, periodProblems, schemeToGrade, type SchemePeriod } from './scheme-to-grade.ts';
import { packOutletNos } from './stored-columns.ts';

/** What a run came to, for the command line and for who started it. */
export interface StartedRun {
  readonly runId: RunId;
  readonly number: number;
  readonly schemeCode: string;
  readonly schemeVersion: number;
  readonly period: PeriodId;
  readonly outlets: number;
  readonly graded: number;
  readonly notEligible: number;
  /** Outlets without a grade by reason, the not eligible ones among them. */
  readonly notGraded: RunDetail['notGradedReasons'];
  /** Graded outlets by code of the proposed level. */
  readonly levels: Readonly<Record<string, number>>;
  readonly belowScale: number;
  readonly movements: Readonly<Record<Movement, number>>;
  readonly average: string | null;
  readonly warnings: RunDetail['warnings'];
  readonly inputsHash: string;
  readonly resultsHash: string;
  readonly ms: number;
}

/** Progress in hundredths: gathering, grading, storing. */
const GATHERED = 15;
const GRADED = 85;
const WHOLE = 100;

/**
 * Grades a period by the scheme version in force and keeps the run as a draft, with all that it read and said. The same
 * data give the same hashes.
 *
 * @throws {AppError} `grading/no-scheme`, `grading/no-scheme-version`, `grading/wrong-period-kind`,
 * `grading/scheme-unfinished`, `grading/no-outlets`, `task/cancelled`, and what the engine refuses
 */
export function startGradingRun(context: ServiceContext, request: SchemePeriod): StartedRun {
  const { store } = context;
  const startedAt = context.now();
  const { version, gathered } = store.snapshot(() => readForRun(store, request));
  const report = (done: number): void => {
    checkCancelled(context);
    context.onProgress({ done: Math.floor(done), of: WHOLE });
  };
  report(GATHERED);
  const result = gradePeriod(version.document, gathered.input, {
    onProgress: (share) => {
      report(GATHERED + share * (GRADED - GATHERED));
    },
  });
  const packed: PackedUnits = new Map();
  const columns = { input: packInput(gathered.input, packed), result: packResult(result, packed), outlets: packOutletNos(gathered.outletNos) };
  const hashes = { inputsHash: hashInputs(version.hash, columns.input), resultsHash: hashResults(columns.result) };
  const summary = summarizeRun(version.document, result, gathered.input.outlets.regions);
  report(GRADED);
  const runId = uuid() as RunId;
  const madeAt = context.now();
  const tookMs = Date.parse(madeAt) - Date.parse(startedAt);
  const { number } = store.transaction(() => {
    const { no: schemeNo, code: schemeCode } = version;
    const head = { id: runId, schemeNo, schemeCode, period: request.period, madeAt, madeBy: context.user, tookMs, engineVersion: ENGINE_VERSION };
    const made = store.runs.insert({ ...head, ...hashes, summary }, columns);
    store.outlets.keepPopulation();
    const { from, to } = visitDays(version.document, request.period);
    store.countedVisits.keepMonths(from, to);
    store.journal.record({
      action: 'run.make',
      subjectKind: 'run',
      subjectId: runId,
      before: null,
      after: { scheme: schemeCode, version: version.version, period: request.period, number: made.number, ...hashes },
      at: madeAt,
      by: context.user,
    });
    return made;
  });
  context.onProgress({ done: WHOLE, of: WHOLE });
  const { outlets, graded, notEligible, belowScale, movements, average, warnings } = summary;
  return {
    runId,
    number,
    schemeCode: version.code,
    schemeVersion: version.version,
    period: request.period,
    outlets,
    graded,
    notEligible,
    notGraded: summary.notGradedReasons,
    levels: Object.fromEntries(summary.levels.map((level) => [level.code, level.outlets])),
    belowScale,
    movements,
    average,
    warnings,
    ...hashes,
    ms: tookMs,
  };
}

/** All that the run reads, from one state of the store. */
function readForRun(store: Store, request: SchemePeriod): { readonly version: SchemeVersion; readonly gathered: GatheredInput } {
  const version = schemeToGrade(store, request);
  // A published version was checked when it was published, and has not changed since.
  assertNoProblem(version.state === 'published' ? periodProblems(version, request.period) : gradingProblems(version, request.period));
  const gathered = gatherInput(store, version.document, request.period);
  if (gathered.outletNos.length === 0) throw new AppError('grading/no-outlets', { day: periodEnd(request.period) });
  return { version, gathered };
}
