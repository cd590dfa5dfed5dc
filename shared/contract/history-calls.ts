import type { PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { OutletId, RegionId, RunId } from '../ids.ts';
import type { LevelInfo, Page, PageRequest } from '../ipc-contract.ts';
import type { Ownership } from '../outlet/outlet.ts';

/** Level history 星级历史 and analysis 分析: all from the stored columns of published runs. */
export interface HistoryCalls {
  /** Periods published under the scheme, and what a scope can name. */
  'history:frame': (request: { schemeCode: string }) => HistoryFrame;
  'history:transitions': (request: TransitionQuery) => TransitionView;
  /** The outlets of one cell of the matrix; of the whole matrix where no cell is named. */
  'history:movers': (request: MoverQuery & PageRequest) => Page<MoverRow>;
  'history:levels': (request: HistoryQuery) => LevelsView;
  'history:outlets': (request: OutletMovesQuery & PageRequest) => Page<OutletMovesRow>;
  'history:regions': (request: HistoryQuery & { level: number }) => readonly RegionMovesRow[];
  'history:outlet': (request: { outletId: OutletId; schemeCode: string }) => OutletHistory;

  'analysis:lost-points': (request: HistoryQuery & { period: PeriodId; level: number }) => LostPointsView;
  'analysis:dimensions': (request: HistoryQuery) => DimensionTrends;
  'analysis:regions': (request: HistoryQuery & { period: PeriodId; level: number }) => RegionComparison;
  'analysis:pairs': (request: PairQuery) => PairView;
}

/** Which outlets are looked at. Facts are those of the period itself, as its run read them. */
export interface HistoryQuery {
  readonly schemeCode: string;
  readonly regionId?: RegionId;
  readonly type?: string;
  readonly ownership?: Ownership;
}

export interface HistoryFrame {
  /** Published, oldest first. */
  readonly periods: readonly PeriodId[];
  readonly levels: readonly LevelInfo[];
  readonly types: readonly string[];
  /** Levels of the region tree that runs have, the widest 0. */
  readonly regionLevels: number;
  /** What can be set against each other: the total, dimensions and indicators with numbers of the newest version. */
  readonly measures: readonly Measure[];
  /** The pair shown first: a score of covert visits and one of satisfaction, where the scheme has them. */
  readonly pair: readonly [x: string, y: string] | null;
}

/** `total`, `dimension:CODE` (its score), `indicator:CODE` (its raw value). */
export interface Measure {
  readonly key: string;
  readonly name: Words;
  readonly kind: 'total' | 'dimension' | 'indicator';
}

/**
 * Where an outlet stands in a period: the code of a level, `below-scale`, `none` (in the run without a level) or `absent`
 * (not in the run: new by the later period, or gone by it).
 */
export type StandingKey = string;
export const NONE_KEY = 'none';
export const ABSENT_KEY = 'absent';

export interface TransitionQuery extends HistoryQuery {
  readonly from: PeriodId;
  readonly to: PeriodId;
}

export interface TransitionView {
  readonly from: PeriodId;
  readonly to: PeriodId;
  readonly levels: readonly LevelInfo[];
  /** Lines and columns of the matrix, the highest first; only those that occur, levels always. */
  readonly fromKeys: readonly StandingKey[];
  readonly toKeys: readonly StandingKey[];
  readonly cells: readonly { readonly from: StandingKey; readonly to: StandingKey; readonly outlets: number }[];
  readonly outlets: number;
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  readonly appeared: number;
  readonly gone: number;
  /** Outlets of the later period that kept their level without being graded in it. */
  readonly keptUngraded: number;
}

export interface MoverQuery extends TransitionQuery {
  readonly fromKey?: StandingKey;
  readonly toKey?: StandingKey;
}

export interface MoverRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly regionPath: readonly string[];
  readonly fromKey: StandingKey;
  readonly toKey: StandingKey;
  readonly totalFrom: string | null;
  readonly totalTo: string | null;
  /** Of the later period, where the outlet is in it. */
  readonly runId: RunId | null;
}

export interface LevelsView {
  readonly levels: readonly LevelInfo[];
  readonly periods: readonly PeriodStanding[];
  readonly times: readonly {
    readonly key: StandingKey;
    readonly ended: number;
    readonly endedMean: string | null;
    readonly endedMedian: string | null;
    readonly current: number;
    readonly currentMean: string | null;
    readonly currentMedian: string | null;
    readonly longest: number;
  }[];
}

export interface PeriodStanding {
  readonly period: PeriodId;
  readonly runId: RunId;
  readonly outlets: number;
  /** By standing, the highest first. */
  readonly standing: readonly { readonly key: StandingKey; readonly outlets: number }[];
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  /** Percent of `compared` that moved, cut to 1 place; null in the first period. */
  readonly movedShare: string | null;
  /** up - down. */
  readonly balance: number;
}

export interface OutletMovesQuery extends HistoryQuery {
  /** Periods looked back over; left out: all. */
  readonly last?: number;
  /** Only outlets with at least so many turns; left out: all that are in the last of these periods or any before. */
  readonly minTurns?: number;
  readonly text?: string;
}

export interface OutletMovesRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly regionPath: readonly string[];
  readonly key: StandingKey;
  /** Periods of the current spell. */
  readonly spell: number;
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  readonly turns: number;
  /** Percent of the compared periods with a move, cut to 1 place. */
  readonly movedShare: string | null;
  /** Standing by period, oldest first, over the periods looked at. */
  readonly strip: readonly { readonly period: PeriodId; readonly key: StandingKey }[];
}

export interface RegionMovesRow {
  readonly code: string;
  readonly regionPath: readonly string[];
  /** In the newest period. */
  readonly outlets: number;
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  readonly movedShare: string | null;
  /** Moved share by period, oldest first, without the first. */
  readonly trend: readonly (string | null)[];
}

/** One outlet's levels under a scheme with spells, moves and changes outside of the cycle. */
export interface OutletHistory {
  readonly levels: readonly LevelInfo[];
  readonly periods: readonly { readonly period: PeriodId; readonly key: StandingKey; readonly total: string | null; readonly runId: RunId | null; readonly isGraded: boolean }[];
  readonly spells: readonly { readonly key: StandingKey; readonly from: PeriodId; readonly to: PeriodId; readonly periods: number }[];
  readonly up: number;
  readonly down: number;
  readonly turns: number;
}

export interface LostPointsView {
  readonly period: PeriodId;
  readonly graded: number;
  /** Full marks of the tree, mean total, and what lies between, per graded outlet, 2 places. */
  readonly full: string;
  readonly mean: string | null;
  readonly lost: string | null;
  /** Regions compared, and how many of their outlets are graded. */
  readonly regions: readonly { readonly code: string; readonly name: string; readonly path: readonly string[]; readonly graded: number; readonly lost: string | null }[];
  readonly parts: readonly LostPart[];
  /** Adjustments, caps and rounding: what is left between the parts and `lost`. */
  readonly rest: string | null;
}

export interface LostPart {
  readonly code: string;
  readonly name: Words;
  readonly dimension: Words;
  /** Mean points of the total lost per graded outlet, 2 places. */
  readonly lost: string;
  /** Percent of all that the parts lose, 1 place; null: nothing is lost. */
  readonly share: string | null;
  /** Outlets that lost something here. */
  readonly outlets: number;
  /** In the order of `regions`; null: no graded outlet. */
  readonly byRegion: readonly (string | null)[];
}

export interface DimensionTrends {
  readonly periods: readonly PeriodId[];
  /** The total first, then the parts under the root; means per graded outlet, 2 places, oldest first. */
  readonly rows: readonly { readonly code: string; readonly name: Words; readonly weight: string | null; readonly values: readonly (string | null)[]; readonly change: string | null }[];
}

export interface RegionComparison {
  readonly period: PeriodId;
  readonly levels: readonly LevelInfo[];
  readonly dimensions: readonly { readonly code: string; readonly name: Words }[];
  /** The first is all of them. */
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly path: readonly string[];
    readonly outlets: number;
    readonly graded: number;
    readonly mean: string | null;
    readonly median: string | null;
    readonly dimensions: readonly (string | null)[];
    /** Graded outlets by level held, the highest first. */
    readonly standing: readonly { readonly key: StandingKey; readonly outlets: number }[];
  }[];
}

export interface PairQuery extends HistoryQuery {
  readonly period: PeriodId;
  readonly x: string;
  readonly y: string;
}

export interface PairView {
  readonly n: number;
  readonly r: string | null;
  readonly line: { readonly slope: string; readonly start: string } | null;
  /** At most 3,000 evenly taken by code; figures are of all. */
  readonly points: readonly { readonly outletId: OutletId; readonly code: string; readonly name: string; readonly x: string; readonly y: string }[];
}

/** Every call of this contract, once. */
export const HISTORY_CHANNELS: { readonly [C in keyof HistoryCalls]: true } = {
  'history:frame': true,
  'history:transitions': true,
  'history:movers': true,
  'history:levels': true,
  'history:outlets': true,
  'history:regions': true,
  'history:outlet': true,
  'analysis:lost-points': true,
  'analysis:dimensions': true,
  'analysis:regions': true,
  'analysis:pairs': true,
};
