import type { IsoDate, PeriodId } from '../dates.ts';
import type { LifeChangeId, OutletId, RegionId, RunId } from '../ids.ts';
import type { Empty } from '../ipc-contract.ts';
import type { OutletStatus, Ownership } from '../outlet/outlet.ts';

/** What happens to outlets and regions from a day on: 变更. Published periods are never altered. */
export interface LifeCalls {
  /** An outlet's facts over time, frozen spans, mergers and changes by hand. */
  'life:outlet': (request: { outletId: OutletId }) => OutletLife;
  /** What a change from a day on touches; nothing is stored. */
  'life:preview': (request: { outletId: OutletId; from: IsoDate }) => LifePreview;
  'life:change': (request: OutletChange) => OutletLife;
  'life:freeze': (request: { outletId: OutletId; from: IsoDate; until: IsoDate | null; reason: string }) => OutletLife;
  /** Ends the span in which the outlet is frozen on the day before. */
  'life:unfreeze': (request: { outletId: OutletId; from: IsoDate; reason: string }) => OutletLife;
  'life:merge': (request: OutletMerge) => OutletLife;
  /** Takes back the newest change that stands, by a following entry. */
  'life:undo': (request: { changeId: LifeChangeId; reason: string }) => null;

  /** Every region of a day with what is dated of it. */
  'life:regions': (request: Empty) => readonly RegionLifeRow[];
  'life:change-region': (request: RegionChange) => null;
  'life:merge-region': (request: { regionId: RegionId; intoId: RegionId; from: IsoDate; reason: string }) => null;
}

export const LIFE_KINDS = ['change', 'merge', 'freeze', 'unfreeze'] as const;
export type LifeKind = (typeof LIFE_KINDS)[number];

/** What of a merged outlet's figures counts to the other: nothing, those from the period of the merger on, or all in a window. */
export const MERGED_FIGURES = ['apart', 'period', 'window'] as const;
export type MergedFigures = (typeof MERGED_FIGURES)[number];

/** Facts to hold from a day on; what is left out stays. An attribute null: taken away. */
export interface OutletChange {
  readonly outletId: OutletId;
  readonly from: IsoDate;
  readonly set: OutletSet;
  readonly reason: string;
}

export interface OutletSet {
  readonly name?: string;
  readonly type?: string | null;
  readonly ownership?: Ownership | null;
  readonly class?: string | null;
  readonly regionId?: RegionId | null;
  readonly status?: OutletStatus;
  readonly attributes?: Readonly<Record<string, string | null>>;
}

export interface OutletMerge {
  readonly outletId: OutletId;
  readonly intoId: OutletId;
  readonly from: IsoDate;
  readonly figures: MergedFigures;
  readonly reason: string;
}

export interface RegionChange {
  readonly regionId: RegionId;
  readonly from: IsoDate;
  readonly name?: string;
  /** null: it becomes one of the widest. */
  readonly parentId?: RegionId | null;
  readonly reason: string;
}

export interface OutletLife {
  readonly outletId: OutletId;
  readonly code: string;
  readonly states: readonly LifeState[];
  readonly freezes: readonly { readonly from: IsoDate; readonly until: IsoDate | null; readonly reason: string }[];
  readonly mergedInto: MergedOutlet | null;
  readonly mergedFrom: readonly MergedOutlet[];
  readonly changes: readonly LifeChangeRow[];
}

/** Facts from a day on; the first state holds from the beginning (`from` null). */
export interface LifeState {
  readonly from: IsoDate | null;
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly class: string | null;
  readonly regionPath: readonly string[];
  readonly status: OutletStatus;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface MergedOutlet {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly figures: MergedFigures;
}

export interface LifeChangeRow {
  readonly id: LifeChangeId;
  readonly kind: LifeKind;
  readonly from: IsoDate;
  /** Field by its name, with the value from the day on, for people. */
  readonly what: readonly LifeWhat[];
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  /** Whether it is the newest that stands, which can be taken back. */
  readonly canUndo: boolean;
}

export interface LifeWhat {
  /** `name`, `type`, `ownership`, `class`, `region`, `status`, `attribute:CODE`, `until`, `into`, `figures`, `parent`. */
  readonly field: string;
  readonly old: string | null;
  readonly now: string | null;
}

/** Periods that end on the day or later. */
export interface LifePreview {
  /** Published runs with a row for the outlet: they stay as they are. */
  readonly published: readonly { readonly runId: RunId; readonly schemeCode: string; readonly period: PeriodId }[];
  /** Drafts and proposals that read the facts of before; run anew they read the new ones. */
  readonly unpublished: readonly { readonly runId: RunId; readonly schemeCode: string; readonly period: PeriodId }[];
}

export interface RegionLifeRow {
  readonly regionId: RegionId;
  readonly parentId: RegionId | null;
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly level: number;
  /** Outlets in it and below. */
  readonly outlets: number;
  /** Names and parents over time, the oldest first. */
  readonly states: readonly { readonly from: IsoDate | null; readonly name: string; readonly parent: string | null }[];
  readonly changes: readonly LifeChangeRow[];
}

/** Every call of this contract, once. */
export const LIFE_CHANNELS: { readonly [C in keyof LifeCalls]: true } = {
  'life:outlet': true,
  'life:preview': true,
  'life:change': true,
  'life:freeze': true,
  'life:unfreeze': true,
  'life:merge': true,
  'life:undo': true,
  'life:regions': true,
  'life:change-region': true,
  'life:merge-region': true,
};
