import type { IsoDate, PeriodId } from '../dates.ts';
import type { OutletId, ReratingId, RunId } from '../ids.ts';
import type { Empty, LevelInfo } from '../ipc-contract.ts';

/** Re-rating 复评 of an outlet outside of the cycle, on request. */
export interface ReratingCalls {
  'rerating:list': (request: { outletId?: OutletId }) => readonly ReratingRow[];
  /** Whether and from when an outlet may be rated again under a scheme. */
  'rerating:check': (request: { outletId: OutletId; schemeCode: string }) => ReratingCheck;
  'rerating:request': (request: NewRerating) => ReratingRow;
  /** Reckons with the data to date, against the run of the period; nothing else changes. */
  'rerating:reckon': (request: { reratingId: ReratingId }) => ReratingRow;
  'rerating:decide': (request: ReratingDecision) => ReratingRow;
  'rerating:withdraw': (request: { reratingId: ReratingId; reason: string }) => ReratingRow;
  'rerating:open': (request: Empty) => number;
}

export interface ReratingCheck {
  /** The published run against which it would be rated; null: none has the outlet. */
  readonly period: PeriodId | null;
  readonly level: string | null;
  readonly levels: readonly LevelInfo[];
  /** Period in which the level last changed; null: it never did. */
  readonly changedIn: PeriodId | null;
  /** Periods that must pass after that one; 0: none. */
  readonly standstill: number;
  /** The first day on which a request may be received; null: at any time. */
  readonly allowedFrom: IsoDate | null;
}

export interface NewRerating {
  readonly outletId: OutletId;
  readonly schemeCode: string;
  readonly receivedOn: IsoDate;
  readonly askedBy: string;
  readonly reason: string;
  /** Approved visits made after the period count as if made on its last day. */
  readonly laterVisits: boolean;
}

export interface ReratingDecision {
  readonly reratingId: ReratingId;
  readonly decision: 'granted' | 'refused';
  /** Granted: the level's code; null: below the scale or none. */
  readonly level: string | null;
  /** Granted: from this day on. */
  readonly effectiveOn: IsoDate | null;
  readonly answer: string;
}

/** What an outlet came to, in the period and with the data to date. */
export interface ReratingResult {
  readonly at: string;
  readonly totalBefore: string | null;
  readonly total: string | null;
  /** The level of the total (x), and the level that the rules of movement give. */
  readonly reached: string | null;
  readonly proposed: string | null;
  readonly rank: number | null;
  readonly of: number;
  /** Parts under the root that are otherwise: points before and now. */
  readonly parts: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en?: string }; readonly before: string | null; readonly now: string | null }[];
}

export interface ReratingRow {
  readonly id: ReratingId;
  readonly code: string;
  readonly outletId: OutletId;
  readonly outletCode: string;
  readonly outletName: string;
  readonly schemeCode: string;
  readonly period: PeriodId;
  readonly runId: RunId;
  readonly state: 'open' | 'decided' | 'withdrawn';
  readonly receivedOn: IsoDate;
  readonly askedBy: string;
  readonly reason: string;
  readonly laterVisits: boolean;
  readonly levels: readonly LevelInfo[];
  readonly levelBefore: string | null;
  readonly result: ReratingResult | null;
  readonly decision: 'granted' | 'refused' | null;
  readonly level: string | null;
  readonly effectiveOn: IsoDate | null;
  readonly answer: string;
  readonly enteredAt: string;
  readonly enteredBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

/** Every call of this contract, once. */
export const RERATING_CHANNELS: { readonly [C in keyof ReratingCalls]: true } = {
  'rerating:list': true,
  'rerating:check': true,
  'rerating:request': true,
  'rerating:reckon': true,
  'rerating:decide': true,
  'rerating:withdraw': true,
  'rerating:open': true,
};
