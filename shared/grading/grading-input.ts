import type { PeriodId } from '../dates.ts';
import type { Rational } from '../exact/rational.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';
import type { RecordColumns } from './records.ts';

/**
 * All that a grading run reads, as plain columns; row i of every column is the outlet `outlets.codes[i]`.
 *
 * The store gathers it, the engine only reads it. Outlets are ordered by the code points of their codes and are those open
 * on the period's last day; their facts are read as of that day.
 */
export interface GradingInput {
  readonly period: PeriodId;
  readonly outlets: OutletColumns;
  /** Imported figures of the months that the scheme's windows reach, one column a figure and period. */
  readonly figures: readonly FigureColumn[];
  readonly visits: VisitColumns;
  readonly history: HistoryColumns;
  /** Events, surveys, judgements and other schemes' scores; left out: the scheme reads none. */
  readonly records?: RecordColumns;
}

export interface OutletColumns {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** ISO days; missing: not known. */
  readonly openedOn: TextColumn;
  readonly type: TextColumn;
  readonly ownership: TextColumn;
  readonly class: TextColumn;
  /** Region codes, one column a region level, widest (province) first; missing where the outlet hangs higher up. */
  readonly regions: readonly TextColumn[];
  /** Attributes by code; a date attribute is a text column of ISO dates. */
  readonly attributes: ReadonlyMap<string, Column>;
  /** 1: the outlet is frozen and holds its level. */
  readonly frozen: Uint8Array;
}

export interface FigureColumn {
  readonly figure: string;
  /** A month, or a longer period whose figure came in whole. */
  readonly period: PeriodId;
  readonly column: NumberColumn;
}

/** The approved visits, scored or not, that may lie in a window of the scheme; ordered by date, then visit code. */
export interface VisitColumns {
  /** Row of the outlet. */
  readonly outlet: Int32Array;
  readonly codes: readonly string[];
  /** ISO days; none is missing. */
  readonly visitedOn: TextColumn;
  readonly checklist: TextColumn;
  /** `open`, `covert`, `self` or `remote`; none is missing. */
  readonly kind: TextColumn;
  /** Exact visit score before the scheme's visit rounding; missing: the visit has no score. */
  readonly score: NumberColumn;
  /** 1: a critical item failed. */
  readonly redLine: Uint8Array;
}

/** What earlier published runs and imported levels decided. */
export interface HistoryColumns {
  /** `c`: code of the last decided level of an earlier period; missing: none yet. */
  readonly level: TextColumn;
  /** Period of entry or of the last promotion, for protection; missing: none. */
  readonly lastRaisedIn: TextColumn;
  /** Period in which the level last changed; missing: none. */
  readonly levelSince: TextColumn;
  /** Periods (from the one graded back, newest first) until which a veto forbids promotion: last forbidden period. */
  readonly noPromotionUntil: TextColumn;
  /** For level rules with a guard: the earlier published periods of the scheme and their last lines; left out: none. */
  readonly guard?: { readonly periods: number; readonly lines: readonly PublishedLine[] };
  /** Earlier published runs of this scheme, newest first, each the latest of its period. */
  readonly runs: readonly EarlierRun[];
  /** Attributes and facts of earlier periods that formulas read, newest first; left out: none. */
  readonly facts?: readonly EarlierFacts[];
}

/** Facts of the outlets as of an earlier period's last day, by `attribute/CODE` and `fact/type` and the like. */
export interface EarlierFacts {
  readonly period: PeriodId;
  readonly values: ReadonlyMap<string, Column>;
}

/** The total that reached a relative level in a cohort. */
export interface PublishedLine {
  /** Name of the cohort, as the result gives it. */
  readonly cohort: string;
  /** Code of the level. */
  readonly level: string;
  readonly line: Rational;
}

export interface EarlierRun {
  readonly period: PeriodId;
  /** `x`: code of the level that the run came to before movement; missing: not graded or no row. */
  readonly level: TextColumn;
  readonly total: NumberColumn;
  /** Scores of indicators and dimensions that were measured, for the policy `carry`. */
  readonly measured: ReadonlyMap<string, NumberColumn>;
  /** Scores of dimensions before any blend with earlier periods, for those that blend. */
  readonly unblended?: ReadonlyMap<string, NumberColumn>;
  /** What formulas read of it: by `raw/CODE`, `score/CODE` (of dimensions too) and `visits/CODE`. */
  readonly values?: ReadonlyMap<string, Column>;
}
