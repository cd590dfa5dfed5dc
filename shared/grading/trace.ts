import type { PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { GradeState, MovementReason, Movement, PartMark, StateReason } from './grading-result.ts';
import type { Method, OpenActionKind, Source } from '../scheme/scheme.ts';

/**
 * The whole working of one outlet's result, from the level down to the raw values. Numbers are decimal texts exactly as
 * they were used. GRADING.md section 7.
 */
export interface Trace {
  readonly outletCode: string;
  readonly period: PeriodId;
  readonly schemeCode: string;
  readonly state: GradeState;
  readonly stateReason: StateReason | null;
  readonly level: TraceLevel;
  readonly total: string | null;
  /** Total before the caps of vetoes, where one capped it. */
  readonly uncappedTotal: string | null;
  /** Of penalty points, where the lower total is better: bonuses are taken off, penalties added. */
  readonly isLowBest?: boolean;
  readonly rank: { readonly rank: number; readonly of: number } | null;
  /** The rank in each of the outlet's regions, by code, widest first. */
  readonly regionRanks: readonly { readonly region: string; readonly rank: number; readonly of: number }[];
  readonly cohortRank: { readonly cohort: string; readonly rank: number; readonly of: number } | null;
  readonly root: TracePart;
  /** Only where the scheme has further totals: each with its tree, as the first. */
  readonly totals?: readonly TraceTotal[];
  /** Only where the scheme has adjustments and the outlet a total. */
  readonly adjustments?: TraceAdjustments;
  /**
   * What rounding (and the scheme's range) adds: the contributions of the indicators, and of dimensions whose points a
   * missing policy gave, plus the bonuses, less the penalties, plus this make the uncapped total (`uncappedTotal ?? total`) exactly.
   */
  readonly roundingLine: string | null;
}

/** A further total with what it comes from. */
export interface TraceTotal {
  readonly code: string;
  readonly name: Words;
  readonly total: string | null;
  readonly root: TracePart;
  readonly roundingLine: string | null;
}

/** The bonuses and penalties that hold, and their sums as they count. */
export interface TraceAdjustments {
  readonly items: readonly { readonly code: string; readonly name: Words; readonly kind: 'bonus' | 'penalty'; readonly points: string }[];
  readonly bonus: string;
  readonly penalty: string;
}

export interface TraceLevel {
  readonly raw: string | null;
  /** Only for schemes with level steps: the level after them, and those that held. */
  readonly afterSteps?: string | null;
  readonly steps?: readonly { readonly code: string; readonly name: Words }[];
  readonly afterVetoes: string | null;
  readonly vetoes: readonly { readonly code: string; readonly name: Words }[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly movement: Movement;
  readonly reason: MovementReason;
  /** Only for level rules with seats: rank of the total in its cohort, and what shares are of. */
  readonly seat?: { readonly cohort: string; readonly rank: number; readonly of: number };
  /** Only for clusters: the centres of the outlet's cohort, lowest level first. */
  readonly groups?: { readonly cohort: string; readonly of: number; readonly centres: readonly string[] };
  /** Where a guard applied: the lines as they would be without it, lowest level first. */
  readonly guarded?: readonly (string | null)[];
  /** Every level with its line, gates and by how much the outlet is over (+) or short (-); of penalty points under is over. */
  readonly lines: readonly TraceLine[];
}

export interface TraceLine {
  readonly level: string;
  readonly line: string | null;
  readonly exclusive: boolean;
  readonly distance: string | null;
  readonly reached: boolean;
  /** The level's lines in the further totals. */
  readonly further?: readonly { readonly total: string; readonly name: Words; readonly line: string; readonly distance: string | null; readonly reached: boolean }[];
  /** The seats of the level (in a `quota` with those of all better ones); left out: it has none. */
  readonly seats?: number;
  readonly gates: readonly {
    readonly code: string;
    readonly name: Words;
    readonly atLeast: string | null;
    readonly atMost: string | null;
    readonly value: string | null;
    readonly met: boolean;
  }[];
}

/** A dimension or an indicator of the trace. */
export interface TracePart {
  readonly code: string;
  readonly name: Words;
  readonly mark: PartMark;
  readonly score: string | null;
  readonly max: string;
  /** Weight in the parent as stated, percent. */
  readonly weight: string | null;
  /** Share of the total after leaving parts handed on their weight, percent cut to 2 places; null: it left. */
  readonly effectiveWeight: string | null;
  /** Points of the total that come from it, exact where finite, else cut to 10 places; null: it left. */
  readonly contribution: string | null;
  readonly children: readonly TracePart[];
  /** Only dimensions with a method: the combined points that it mapped, its rank or peers where it reads a cohort. */
  readonly passed?: TracePassed;
  /** Only dimensions that blend earlier periods: what each period gave, this one first. */
  readonly blend?: readonly TraceBlend[];
  /** Only indicators. */
  readonly indicator: TraceIndicator | null;
}

/** A period of a blend: the dimension's unblended score, its weight in percent after leaving periods handed on theirs. */
export interface TraceBlend {
  readonly period: PeriodId;
  readonly score: string | null;
  /** Cut to 2 places; null: the period has no score and left. */
  readonly weight: string | null;
  /** Points of the total that come from the period; null: it left, or the dimension did. */
  readonly contribution: string | null;
}

/** What a method after a dimension read. */
export interface TracePassed {
  readonly method: Method;
  readonly combined: string | null;
  readonly rank: TraceIndicator['rank'];
  readonly peers?: TracePeers;
}

export interface TraceIndicator {
  readonly source: Source;
  readonly method: Method;
  readonly unit: Words | null;
  readonly raw: string | null;
  /** Months or visits that were folded in. */
  readonly inputs: readonly TraceInput[];
  /** The missing value policy where it applied, such as `zero`, `fixed 60`, `carry 1`. */
  readonly policy: string | null;
  /** Rank in the cohort (may end in .5) of how many. */
  readonly rank: { readonly rank: string; readonly of: number; readonly cohort: string } | null;
  /** For `zscore` and `minmax`: what the value is read against, cut to 10 places. */
  readonly peers?: TracePeers;
  /** The band, category or rank row that held, its place in the method's (or its map's) rows. */
  readonly row: number | null;
  /** The target that was read, for `target`; left out where it is missing or the method has none. */
  readonly target?: string;
  /** Score before the indicator's rounding where that differs. */
  readonly unrounded: string | null;
}

/** The cohort of a value with its size, and its mean and sd or its least and greatest value. */
export type TracePeers =
  | { readonly cohort: string; readonly size: number; readonly mean: string; readonly sd: string }
  | { readonly cohort: string; readonly size: number; readonly least: string; readonly most: string };

export type TraceInput =
  | { readonly kind: 'figure'; readonly figure: string; readonly period: PeriodId; readonly value: string }
  | { readonly kind: 'visit'; readonly visitCode: string; readonly visitedOn: string; readonly visitKind: string; readonly score: string | null; readonly used: boolean }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly value: string }
  /** A dated record; `points` and `isFree` where a table gives each record its points. */
  | {
      readonly kind: 'event';
      readonly event: string;
      readonly date: string;
      readonly code: string | null;
      readonly category: string | null;
      readonly quantity: string | null;
      readonly note: string | null;
      readonly points?: string | null;
      readonly isFree?: boolean;
    }
  /** An answer to a survey, or a batch of `count` answers with their mean. */
  | { readonly kind: 'answer'; readonly survey: string; readonly date: string; readonly value: string; readonly count: number }
  | { readonly kind: 'judgement'; readonly judgement: string; readonly value: string; readonly reason: string; readonly by: string }
  /** How many actions of the kind are open on the period's last day. */
  | { readonly kind: 'action'; readonly open: OpenActionKind; readonly value: string }
  /** What another scheme's run said; `read` is `total`, `level`, `dimension/CODE` or `indicator/CODE`. */
  | { readonly kind: 'otherScore'; readonly scheme: string; readonly version: number; readonly period: PeriodId; readonly number: number; readonly read: string; readonly value: string };
