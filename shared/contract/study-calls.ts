import type { MoneyChange } from './benefit-calls.ts';
import type { PeriodId } from '../dates.ts';
import type { Problem, Words } from '../errors.ts';
import type { Reach } from '../grading/reach.ts';
import type { TriedTogether } from '../grading/what-would-it-take.ts';
import type { OutletId, RunId, ScenarioId, SchemeVersionId } from '../ids.ts';
import type { Empty, LevelInfo } from '../ipc-contract.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Trials on stored data that store nothing themselves, and the scenarios that are kept of them. */
export interface StudyCalls {
  /** What it would take an outlet of a run to reach each higher level. */
  'study:reach': (request: ReachRequest) => ReachView;
  /** What an outlet comes to with some of its values changed together. */
  'study:try-values': (request: TryValuesRequest) => TriedOutcome;
  /** A period graded by a scheme version with changes, against the version as it stands. A newer one cancels an older one. */
  'study:what-if': (request: WhatIfStudyRequest) => WhatIfStudy;
  'study:stability': (request: StabilityRequest) => Stability;
  'study:back-test': (request: BackTestRequest) => BackTest;
  /** The pitfalls of a scheme that only data show. */
  'scheme:check-with-data': (request: SchemeDataRequest) => SchemeDataCheck;
  /** How far the running study of a kind is, 0 to 1; null: none runs. */
  'study:progress': (request: { readonly study: StudyKind }) => number | null;
  'study:cancel': (request: { readonly study: StudyKind }) => null;
  'scenario:list': (request: Empty) => readonly Scenario[];
  /** Saves a new scenario, or the changes of one that is there. */
  'scenario:save': (request: NewScenario) => Scenario;
  'scenario:delete': (request: { readonly scenarioId: ScenarioId }) => null;
  /** Makes the changes in the draft of the scheme's next version. */
  'scenario:to-draft': (request: WhatIfChanges & { readonly schemeVersionId: SchemeVersionId }) => SchemeVersionId;
}

export const STUDY_KINDS = ['auditors', 'reach', 'tryValues', 'whatIf', 'stability', 'backTest', 'trial', 'schemeData', 'report', 'benefits', 'benefitTrial'] as const;
/** Vetoes and entry conditions that hit a greater share of outlets are pointed out, in percent. */
export const DEFAULT_VETO_SHARE = 10;

export type StudyKind = (typeof STUDY_KINDS)[number];

export interface ReachRequest {
  readonly runId: RunId;
  readonly outletId: OutletId;
}

export interface ReachView {
  readonly reach: Reach;
  readonly levels: readonly LevelInfo[];
}

export interface TryValuesRequest extends ReachRequest {
  /** Keys of levers (`ReachLever.key`) with decimal texts. */
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

export type TriedOutcome = TriedTogether;

/** Values put at paths of the scheme's document: `tree.children[0].weight`, `levels[4].line`. */
export interface WhatIfChanges {
  readonly changes: readonly SchemeChange[];
}

export interface SchemeChange {
  readonly path: string;
  /** A number or decimal text; null takes an optional number away. */
  readonly value: string | number | null;
}

export interface WhatIfStudyRequest extends WhatIfChanges {
  readonly schemeVersionId: SchemeVersionId;
  readonly period: PeriodId;
}

export interface WhatIfStudy {
  readonly period: PeriodId;
  readonly tookMs: number;
  readonly levels: readonly LevelInfo[];
  readonly before: StudySide;
  readonly after: StudySide;
  /** By the level that the period comes to, and by the level after movement. */
  readonly reached: StudyMoves;
  readonly held: StudyMoves;
  /** What either levels come to in money by the benefit plan in force; null: there is none. `unknown`: outlets in no sum. */
  readonly cost: { readonly plan: Words; readonly reached: readonly MoneyChange[]; readonly held: readonly MoneyChange[]; readonly unknown: number } | null;
}

/** Levels by their codes, `below-scale` for below the scale, empty for none. */
export interface StudySide {
  readonly outlets: number;
  readonly graded: number;
  readonly average: string | null;
  readonly reached: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
  readonly promoted: number;
  readonly demoted: number;
}

export interface StudyMoves {
  readonly up: number;
  readonly down: number;
  /** To or from no level at all. */
  readonly other: number;
  readonly transitions: readonly { readonly from: string | null; readonly to: string | null; readonly outlets: number }[];
  /** The largest changes of the total first; at most 2,000. */
  readonly rows: readonly StudyMover[];
}

export interface StudyMover {
  readonly outletId: OutletId;
  readonly outlet: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  readonly direction: 'up' | 'down' | 'other';
  /** Paths of the changes that by themselves do most of it; empty: only together. */
  readonly cause: readonly string[];
}

export interface StabilityRequest extends WhatIfStudyRequest {
  /** Every weight is drawn between 1 - percent / 100 and 1 + percent / 100 of itself. */
  readonly percent: number;
  readonly draws: number;
  readonly seed: number;
}

/** How well the levels of the period hold when all weights vary a little. */
export interface Stability {
  readonly draws: number;
  readonly percent: number;
  readonly seed: number;
  /** Percent of the pairs of a graded outlet and a draw in which it comes to the same level, one place. */
  readonly holds: string | null;
  /** The same for the version without the changes; null: there are none. */
  readonly holdsBefore: string | null;
  /** Graded outlets that keep their level in every draw. */
  readonly always: number;
  readonly graded: number;
  /** The least stable first; at most 500. */
  readonly rows: readonly {
    readonly outletId: OutletId;
    readonly outlet: string;
    readonly name: string;
    readonly level: string | null;
    /** Percent of the draws with the same level, one place. */
    readonly holds: string;
    readonly rank: number;
    readonly bestRank: number;
    readonly worstRank: number;
  }[];
}

export interface BackTestRequest extends WhatIfStudyRequest {
  /** How many published periods up to the one named are graded again. */
  readonly periods: number;
}

export interface BackTest {
  /** Oldest first; each period by itself, with the levels that were held then. */
  readonly rows: readonly {
    readonly period: PeriodId;
    readonly before: StudySide;
    readonly after: StudySide;
    readonly reachedUp: number;
    readonly reachedDown: number;
    readonly heldUp: number;
    readonly heldDown: number;
  }[];
}

export interface SchemeDataRequest {
  readonly scheme: Scheme;
  /** Left out: the last period with figures that the scheme can grade. */
  readonly period?: PeriodId;
  /** Percent of outlets that a veto may hit. */
  readonly vetoShare: number;
}

export interface SchemeDataCheck {
  /** null: there is no period with data. */
  readonly period: PeriodId | null;
  readonly outlets: number;
  readonly problems: readonly Problem[];
}

export interface Scenario extends WhatIfChanges {
  readonly id: ScenarioId;
  readonly name: string;
  readonly note: string;
  readonly owner: string;
  readonly schemeVersionId: SchemeVersionId;
  readonly schemeCode: string;
  readonly schemeVersion: number;
  readonly period: PeriodId;
  readonly savedAt: string;
}

export interface NewScenario extends WhatIfStudyRequest {
  /** Left out: a new one. */
  readonly scenarioId?: ScenarioId;
  readonly name: string;
  readonly note: string;
}

/** The run-time list of these calls; exhaustive by type. */
export const STUDY_CHANNELS: { readonly [C in keyof StudyCalls]: true } = {
  'study:reach': true,
  'study:try-values': true,
  'study:what-if': true,
  'study:stability': true,
  'study:back-test': true,
  'scheme:check-with-data': true,
  'study:progress': true,
  'study:cancel': true,
  'scenario:list': true,
  'scenario:save': true,
  'scenario:delete': true,
  'scenario:to-draft': true,
};
