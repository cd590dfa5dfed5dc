import type { PlanVersion } from '../../../db/repositories/benefit-plan-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { planFigures, type PlanFigures } from '../../../shared/benefits/plan-figures.ts';
import { planParts, schemeWithPlan } from '../../../shared/benefits/plan-scheme.ts';
import type { BenefitPlan } from '../../../shared/benefits/plan.ts';
import { periodEnd, type PeriodId } from '../../../shared/dates.ts';
import type { Column } from '../../../shared/grading/columns.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { packInput } from '../../../shared/grading/pack-columns.ts';
import { gradeBase, type BaseRun } from '../../../shared/grading/reach-probe.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { namedAttributes, visitDays } from '../grading/data-reach.ts';
import { gatherFacts } from '../grading/gather-formula-history.ts';
import { gatherHistory } from '../grading/gather-history.ts';
import { gatherFigures, hasData } from '../grading/gather-input.ts';
import { gatherOutlets } from '../grading/gather-outlets.ts';
import { gatherRecords } from '../grading/gather-records.ts';
import { gatherVisits } from '../grading/gather-visits.ts';
import { rowsByOutlet } from '../grading/outlet-rows.ts';
import { hashInputs } from '../grading/run-hashes.ts';
import { placedNumbers } from '../grading/placed-numbers.ts';
import { runInput, runView, type RunView } from '../grading/run-view.ts';
import { standingOf } from '../grading/standing.ts';

/** A run with what a plan reads of it. Row i of everything is one outlet. */
export interface RunFigures {
  readonly run: RunRecord;
  readonly view: RunView;
  readonly figures: PlanFigures;
  /** What the plan reads besides the run. */
  readonly live: GradingInput;
  /** Levels on entering the period and as they stand after decisions: codes, `below-scale`, null for none. */
  readonly before: readonly (string | null)[];
  readonly after: readonly (string | null)[];
}

/** Runs graded again and figures gathered, kept by this process until the data change; the one used last at the end. */
const KEPT = 2;
const bases = new Map<string, BaseRun>();
const gathered = new Map<string, { readonly figures: PlanFigures; readonly live: GradingInput }>();

/**
 * A run with the figures for a plan: the run's own inputs as it kept them, and what the plan reads besides as the store has
 * it now.
 *
 * @throws {AppError} `grading/stored-run-damaged`
 */
export function runFigures(store: Store, run: RunRecord, plan: BenefitPlan): RunFigures {
  const view = runView(store, run);
  const key = `${store.path}\n${run.id}\n${dataKey(store, run)}\n${readingKey(plan)}`;
  const { figures, live } = kept(gathered, key, () => {
    const base = kept(bases, `${store.path}\n${run.id}`, () => gradeBase(view.scheme, runInput(store, run)));
    const input = liveInput(store, base, plan, run.period, view.outletNos);
    return { figures: planFigures(base, input), live: input };
  });
  const standing = standingOf(store, run, view);
  const codes = (places: Int16Array): readonly (string | null)[] => Array.from(places, (place) => levelCode(view.scheme, place));
  return { run, view, figures, live, before: codes(view.result.previousLevel), after: codes(standing.level) };
}

/** sha256 of what the plan reads besides the run, and of the plan. Earlier runs have hashes of their own and are left out. */
export function liveHash({ live }: Pick<RunFigures, 'live'>, plan: Pick<PlanVersion, 'hash'>): string {
  return hashInputs(plan.hash, packInput({ ...live, history: { ...live.history, runs: [] } }));
}

/** The levels by which a plan grants for the period of a run. */
export function grantLevels({ before, after }: Pick<RunFigures, 'before' | 'after'>, plan: BenefitPlan): readonly (string | null)[] {
  return plan.level === 'entering' ? before : after;
}

/** The version in force for the period of a run; null: none. */
export function planOfRun(store: Store, run: Pick<RunRecord, 'schemeCode' | 'period'>): PlanVersion | null {
  return store.benefitPlans.findInForce(run.schemeCode, run.period);
}

/** The data that a plan reads besides the run, a row for each row of the base. */
export function liveInput(store: Store, base: BaseRun, plan: BenefitPlan, period: PeriodId, outletNos: Int32Array): GradingInput {
  const { outlets } = base.scorer.input;
  const scheme = plan.benefits.length === 0 && (plan.withholding ?? []).length === 0 ? base.scheme : schemeWithPlan(base.scheme, plan).scheme;
  return {
    period,
    outlets: { ...outlets, attributes: new Map([...attributesOf(store, scheme, period, outletNos), ...outlets.attributes]) },
    figures: gatherFigures(store, scheme, period, outletNos),
    visits: gatherVisits(store, visitDays(scheme, period), outletNos, scheme.rounding?.visit),
    history: { ...gatherHistory(store, scheme, period, outletNos), ...gatherFacts(store, scheme, period, outletNos, (earlier) => hasData(store, earlier)) },
    ...gatherRecords(store, scheme, period, outletNos),
  };
}

function attributesOf(store: Store, scheme: Scheme, period: PeriodId, outletNos: Int32Array): ReadonlyMap<string, Column> {
  const wanted = namedAttributes(scheme);
  if (wanted.size === 0) return new Map();
  const there = gatherOutlets(store, periodEnd(period), wanted);
  const rows = outletNos.map(rowsByOutlet(there.outletNos));
  const at = (column: Column): Column => (column.kind === 'text' ? { ...column, index: rows.map((row) => (row < 0 ? -1 : column.index[row]!)) } : placedNumbers(column, rows));
  return new Map([...there.outlets.attributes].map(([code, column]) => [code, at(column)]));
}

/** Tells the state of all that a plan may read besides the run itself. */
function dataKey(store: Store, { schemeCode, period }: RunRecord): string {
  return `${store.journal.lastDataSeq()} ${store.runs.publishedBefore(schemeCode, period).map(({ no }) => no).join(',')}`;
}

/** What of a plan decides which data it reads. */
function readingKey(plan: BenefitPlan): string {
  return JSON.stringify(planParts(plan).map(({ condition }) => condition));
}

function kept<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const value = memory.get(key) ?? make();
  memory.delete(key);
  memory.set(key, value);
  for (const oldest of memory.keys()) {
    if (memory.size <= KEPT) break;
    memory.delete(oldest);
  }
  return value;
}
