import type { BenefitPlan } from '../benefits/plan.ts';
import type { DueLine, StatementDocument, StatementLine, StatementTotals } from '../benefits/statement.ts';
import type { PeriodId } from '../dates.ts';
import type { Problem, Words } from '../errors.ts';
import type { Movement } from '../grading/grading-result.ts';
import type { BenefitPlanId, InstalmentId, OutletId, RegionId, RunId } from '../ids.ts';
import type { Empty, LevelInfo, Page, PageRequest, RunState } from '../ipc-contract.ts';

/** Benefits 资源挂钩: plans and their versions, statements, withholding, budgets, and what movements change in money. */
export interface BenefitCalls {
  'benefit:plans': (request: Empty) => readonly PlanRow[];
  'benefit:get': (request: PlanRequest) => PlanDetail;
  'benefit:templates': (request: Empty) => readonly PlanTemplate[];
  'benefit:create': (request: NewPlan) => BenefitPlanId;
  /** The draft in which a version is changed: itself, the open draft of its plan, or a new one. */
  'benefit:edit': (request: PlanRequest) => BenefitPlanId;
  'benefit:save': (request: PlanRequest & { readonly plan: BenefitPlan }) => { readonly savedAt: string; readonly hash: string };
  'benefit:check': (request: { readonly plan: BenefitPlan }) => readonly Problem[];
  'benefit:publish': (request: PlanRequest) => PlanRow;
  'benefit:discard': (request: PlanRequest) => null;
  /** Asks for a JSON file and takes it in as a draft; null: nothing was chosen. */
  'benefit:import': (request: Empty) => BenefitPlanId | null;
  /** Asks where and writes the version as JSON. */
  'benefit:export': (request: PlanRequest) => string | null;
  /** What a plan as it is typed grants on real outlets, and what it costs. */
  'benefit:trial': (request: TrialRequest) => PlanTrial;
  'benefit:run-effect': (request: EffectRequest) => BenefitEffectView | null;
  /** What an outlet is granted by a run, before and after its movement. */
  'benefit:of-outlet': (request: { readonly runId: RunId; readonly outletId: OutletId }) => OutletBenefits | null;
  'benefit:periods': (request: { readonly schemeCode: string }) => readonly BenefitPeriod[];
  'benefit:statements': (request: StatementQuery & PageRequest) => StatementPage;
  'benefit:statement': (request: { readonly schemeCode: string; readonly period: PeriodId; readonly outletId: OutletId }) => OutletStatement | null;
  'benefit:outlet-history': (request: { readonly outletId: OutletId }) => OutletBenefitHistory;
  'benefit:settle': (request: { readonly schemeCode: string; readonly period: PeriodId }) => SettledPeriod;
  'benefit:withheld': (request: { readonly schemeCode: string }) => readonly WithheldRow[];
  'benefit:decide-withheld': (request: WithheldDecision) => null;
  'benefit:budget': (request: { readonly schemeCode: string; readonly period: PeriodId }) => BudgetView;
  /** `amount` null takes the entered budget away. */
  'benefit:set-budget': (request: BudgetEntry) => null;
  /** Asks where and writes the statements line by line; gives the file, null: nowhere was chosen. */
  'benefit:export-statements': (request: StatementQuery & { readonly format: 'xlsx' | 'csv' }) => string | null;
}

export interface PlanRequest {
  readonly planId: BenefitPlanId;
}

/** A version of a plan in the list. */
export interface PlanRow {
  readonly id: BenefitPlanId;
  readonly code: string;
  readonly version: number;
  readonly name: Words;
  readonly state: 'draft' | 'published';
  readonly scheme: string;
  readonly schemeName: Words | null;
  readonly from: PeriodId;
  readonly benefits: number;
  readonly hash: string;
  readonly madeAt: string;
  readonly madeBy: string;
  /** The published version that holds in the newest period with a run of its scheme. */
  readonly inForce: boolean;
  /** Periods settled by it. */
  readonly settled: number;
}

export interface PlanDetail {
  readonly row: PlanRow;
  readonly plan: BenefitPlan;
  readonly levels: readonly LevelInfo[];
  /** Its other versions, newest first. */
  readonly versions: readonly PlanRow[];
  /** Runs of the scheme to try the plan on, newest period first. */
  readonly runs: readonly TrialRun[];
}

export interface TrialRun {
  readonly runId: RunId;
  readonly period: PeriodId;
  readonly number: number;
  readonly state: RunState;
}

export interface PlanTemplate {
  readonly id: string;
  readonly code: string;
  readonly name: Words;
  readonly note: Words | null;
  readonly scheme: string;
  readonly benefits: number;
}

export interface NewPlan {
  readonly from: { readonly template: string } | { readonly planId: BenefitPlanId } | { readonly blank: { readonly scheme: string; readonly period: PeriodId } };
  readonly code: string;
  readonly name: string;
}

export interface TrialRequest {
  readonly plan: BenefitPlan;
  readonly runId: RunId;
  /** Outlets to show; left out: some of every level. */
  readonly outletIds?: readonly OutletId[];
}

/** What a plan comes to on a run. */
export interface PlanTrial {
  readonly period: PeriodId;
  readonly outlets: number;
  readonly tookMs: number;
  readonly currencies: readonly string[];
  readonly totals: readonly Money[];
  /** By benefit, in the plan's order. */
  readonly benefits: readonly {
    readonly benefit: string;
    /** Outlets that are granted something, and whose amount is not known. */
    readonly granted: number;
    readonly missing: number;
    /** Of money: what it comes to. */
    readonly total: string | null;
    readonly byLevel: readonly { readonly level: string; readonly outlets: number; readonly total: string | null; readonly average: string | null }[];
    /** An outlet whose amount is not known, and why. */
    readonly example: { readonly outlet: string; readonly line: StatementLine } | null;
  }[];
  readonly rows: readonly TrialRow[];
}

export interface TrialRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly level: string | null;
  readonly lines: readonly StatementLine[];
  readonly totals: readonly Money[];
}

export interface Money {
  readonly currency: string;
  /** Exact decimal text. */
  readonly amount: string;
}

/** A change in money: by the level before and the level after, on the same figures. Exact decimal texts. */
export interface MoneyChange {
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

export interface EffectRequest {
  readonly runId: RunId;
  /** Outlets whose change is asked for; left out: all that change. */
  readonly outletIds?: readonly OutletId[];
}

/** What the movements of a run change in money, as they stand: decided, else proposed. */
export interface BenefitEffectView {
  readonly plan: PlanRow;
  readonly period: PeriodId;
  readonly totals: readonly MoneyChange[];
  /** Outlets whose amount on either side is not known; their change counts 0. */
  readonly unknown: number;
  readonly byMovement: readonly { readonly movement: Movement; readonly outlets: number; readonly changes: readonly MoneyChange[] }[];
  readonly byRegion: readonly RegionChange[];
  readonly byBenefit: readonly { readonly benefit: string; readonly name: Words; readonly changes: readonly MoneyChange[] }[];
  readonly outlets: readonly OutletChange[];
}

export interface RegionChange {
  readonly regionId: RegionId | null;
  readonly code: string;
  readonly name: string;
  /** 0 the widest. */
  readonly level: number;
  readonly outlets: number;
  readonly changes: readonly MoneyChange[];
}

export interface OutletChange {
  readonly outletId: OutletId;
  readonly code: string;
  readonly movement: Movement;
  readonly from: string | null;
  readonly to: string | null;
  readonly changes: readonly MoneyChange[];
  /** Names of benefits whose amount on either side is not known. */
  readonly unknown: readonly Words[];
}

/** What an outlet is granted by a run. */
export interface OutletBenefits {
  readonly plan: PlanRow;
  readonly period: PeriodId;
  readonly before: string | null;
  readonly after: string | null;
  readonly lines: readonly { readonly before: StatementLine; readonly after: StatementLine }[];
  readonly totals: readonly MoneyChange[];
}

export interface BenefitPeriod {
  readonly period: PeriodId;
  readonly runId: RunId;
  readonly runState: RunState;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly planVersion: number | null;
  readonly planName: Words | null;
}

export interface StatementQuery {
  readonly schemeCode: string;
  readonly period: PeriodId;
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly level?: readonly string[];
  /** Only statements with something withheld, with a difference, or with an amount that is not known. */
  readonly only?: StatementFilter;
}
export type StatementFilter = 'withheld' | 'difference' | 'missing';

export interface StatementPage extends Page<StatementRow> {
  /** null: not settled, worked out as things stand. */
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly runState: RunState;
  readonly plan: PlanRow;
  readonly levels: readonly LevelInfo[];
  /** Over all rows that the filter lets through. */
  readonly totals: readonly StatementTotals[];
  readonly withheld: number;
  readonly differences: number;
  readonly missing: number;
}

export interface StatementRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly regionPath: readonly string[];
  readonly level: string | null;
  readonly previousLevel: string | null;
  readonly totals: readonly StatementTotals[];
  readonly withheld: boolean;
  readonly difference: boolean;
  readonly missing: number;
}

export interface OutletStatement {
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly document: StatementDocument;
  readonly levels: readonly LevelInfo[];
}

export interface OutletBenefitHistory {
  readonly levels: readonly LevelInfo[];
  /** Settled statements, newest first. */
  readonly settled: readonly { readonly schemeCode: string; readonly period: PeriodId; readonly settledAt: string; readonly level: string | null; readonly totals: readonly StatementTotals[] }[];
  /** What is still to be paid, withheld or was forfeited, by day due. */
  readonly open: readonly WithheldRow[];
}

export interface SettledPeriod {
  readonly schemeCode: string;
  readonly period: PeriodId;
  readonly outlets: number;
  readonly totals: readonly StatementTotals[];
  readonly hash: string;
}

/** An instalment that was withheld, or is still planned. */
export interface WithheldRow {
  readonly id: InstalmentId;
  readonly outletId: OutletId;
  readonly code: string;
  readonly outletName: string;
  readonly benefit: string;
  readonly name: Words;
  readonly period: PeriodId;
  readonly number: number;
  readonly of: number;
  readonly dueOn: string;
  readonly currency: string;
  readonly amount: string;
  readonly state: 'planned' | 'withheld' | 'released' | 'forfeited' | 'paid';
  readonly rule: Words | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

export interface WithheldDecision {
  readonly instalmentIds: readonly InstalmentId[];
  readonly decision: 'release' | 'forfeit';
  readonly reason: string;
}

export interface BudgetView {
  readonly period: PeriodId;
  readonly settled: boolean;
  readonly currencies: readonly string[];
  /** Depth first; the first row is the whole network. */
  readonly rows: readonly BudgetRow[];
}

export interface BudgetRow {
  /** Empty: the whole network. */
  readonly region: string;
  readonly name: string;
  /** 0 the network, 1 the widest region. */
  readonly depth: number;
  readonly outlets: number;
  readonly sums: readonly BudgetSums[];
}

/** Sums of a region in one currency. Exact decimal texts. */
export interface BudgetSums {
  readonly currency: string;
  readonly granted: string;
  readonly toPay: string;
  readonly withheld: string;
  /** Due after this period. */
  readonly planned: string;
  /** Entered for the period; null: none. */
  readonly budget: string | null;
  /** Budget less what is to be paid. */
  readonly left: string | null;
  /** Percent of the budget to be paid, one place, cut. */
  readonly used: string | null;
  /** Entered for the year, and what was and is to be paid in it up to this period. */
  readonly yearBudget: string | null;
  readonly yearPaid: string;
}

export interface BudgetEntry {
  readonly schemeCode: string;
  readonly period: PeriodId;
  /** Empty: the whole network. */
  readonly region: string;
  readonly currency: string;
  readonly amount: string | null;
}

export type { DueLine };

/** The run-time list of these calls; exhaustive by type. */
export const BENEFIT_CHANNELS: { readonly [C in keyof BenefitCalls]: true } = {
  'benefit:plans': true,
  'benefit:get': true,
  'benefit:templates': true,
  'benefit:create': true,
  'benefit:edit': true,
  'benefit:save': true,
  'benefit:check': true,
  'benefit:publish': true,
  'benefit:discard': true,
  'benefit:import': true,
  'benefit:export': true,
  'benefit:trial': true,
  'benefit:run-effect': true,
  'benefit:of-outlet': true,
  'benefit:periods': true,
  'benefit:statements': true,
  'benefit:statement': true,
  'benefit:outlet-history': true,
  'benefit:settle': true,
  'benefit:withheld': true,
  'benefit:decide-withheld': true,
  'benefit:budget': true,
  'benefit:set-budget': true,
  'benefit:export-statements': true,
};
