import type { PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { OutletId, SchemeVersionId } from '../ids.ts';
import type { LevelInfo } from '../ipc-contract.ts';
import type { MoneyChange } from './benefit-calls.ts';
import type { StudySide } from './study-calls.ts';

/** Two versions of schemes on the same period's data, side by side: what a change of the rules comes to. Nothing is stored. */
export interface VersionTrialCalls {
  'version-trial:run': (request: VersionTrialRequest) => VersionTrial;
}

export interface VersionTrialRequest {
  readonly before: SchemeVersionId;
  readonly after: SchemeVersionId;
  readonly period: PeriodId;
}

export interface VersionTrial {
  readonly period: PeriodId;
  readonly before: TrialSide;
  readonly after: TrialSide;
  /** Outlets by the level reached (x) and by the level that movement gives, from the one version to the other. */
  readonly reached: readonly TrialCell[];
  readonly held: readonly TrialCell[];
  readonly up: number;
  readonly down: number;
  /** Graded by only one of the two. */
  readonly other: number;
  /** Outlets whose level reached or held differs, the largest change of the total first; at most 2,000. */
  readonly rows: readonly TrialMover[];
  /** What the levels held change in money by the benefit plan in force; left out: there is none, or no run of the period. */
  readonly money?: readonly MoneyChange[];
}

export interface TrialSide extends StudySide {
  readonly code: string;
  readonly version: number;
  readonly name: Words;
  readonly levels: readonly LevelInfo[];
}

export interface TrialCell {
  readonly from: string | null;
  readonly to: string | null;
  readonly outlets: number;
}

export interface TrialMover {
  readonly outletId: OutletId;
  readonly outlet: string;
  readonly name: string;
  readonly before: TrialOutcome;
  readonly after: TrialOutcome;
  readonly direction: 'up' | 'down' | 'same' | 'other';
  /** Parts under the roots by their codes, the larger difference first: points in each version, null where it has none. */
  readonly parts: readonly { readonly code: string; readonly name: Words; readonly before: string | null; readonly after: string | null }[];
}

export interface TrialOutcome {
  readonly total: string | null;
  readonly rank: number | null;
  /** The level reached (x) and the one that movement gives. */
  readonly reached: string | null;
  readonly held: string | null;
  /** Why the level is held or changes, in words. */
  readonly why: Words | null;
}

/** Every call of this contract, once. */
export const VERSION_TRIAL_CHANNELS: { readonly [C in keyof VersionTrialCalls]: true } = {
  'version-trial:run': true,
};
