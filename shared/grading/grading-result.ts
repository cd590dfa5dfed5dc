import type { PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { EnterLevel } from '../scheme/movement-policy.ts';
import type { ForcedState } from '../scheme/scheme.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';
import type { SteppedLevels } from './level-steps.ts';
import type { RelativeFacts } from './relative-lines.ts';
import type { SeatFacts } from './seats.ts';
import type { SpreadFacts } from './spread.ts';

/** Whether an outlet of the population got a grade; a veto or an eligibility condition can leave it pending or terminate it. */
export const GRADE_STATES = ['graded', 'notGraded', 'notEligible', 'pending', 'terminated'] as const;
export type GradeState = (typeof GRADE_STATES)[number];

/** How an indicator or dimension entered its parent. */
export const PART_MARKS = ['used', 'missing', 'filled', 'notApplicable', 'reweighted', 'dropped', 'bonus'] as const;
/**
 * used: measured and weighed · filled: missing, points by policy (zero, full, fixed, median, carry) · reweighted: missing,
 * its weight went to the siblings · notApplicable: does not concern this outlet, its weight too went to the siblings ·
 * missing: missing with policy `block` · dropped: measured, but among the lowest that the dimension drops · bonus: measured,
 * added to its dimension without a weight.
 */
export type PartMark = (typeof PART_MARKS)[number];

export const MOVEMENTS = ['none', 'enter', 'hold', 'promote', 'demote'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Result of one indicator over all rows. */
export interface IndicatorResult {
  readonly code: string;
  /** The folded raw value before the method; one that no decimal holds (an average of 3 months) is cut to 10 places. */
  readonly raw: Column;
  /** Months or visits that were folded into the raw value. */
  readonly counted: Int32Array;
  /** Points after method, missing policy and indicator rounding; missing where it left. */
  readonly score: NumberColumn;
  /** Place in PART_MARKS. */
  readonly mark: Uint8Array;
  /** For `rank`: the rank and the cohort's size; 0 where none. Halves (ties `average`) are kept: the rank x 2. */
  readonly rankTwice?: Int32Array;
  readonly cohortSize?: Int32Array;
  /** For cohort methods: the cohort's name, e.g. `GS/LZ|partner` (region code, then the other keys). */
  readonly cohort?: TextColumn;
  /** For `zscore` and `minmax`: what the values of each cohort are read against, by the cohort's name. */
  readonly spread?: ReadonlyMap<string, SpreadFacts>;
  /** For `levels`: the place in the method's levels; -1: below the lowest; -2: none. */
  readonly levels?: Int16Array;
}

/** Result of one dimension over all rows. */
export interface NodeResult {
  readonly code: string;
  readonly score: NumberColumn;
  readonly mark: Uint8Array;
  /** As in IndicatorResult, for a dimension with a method that reads a cohort. */
  readonly rankTwice?: Int32Array;
  readonly cohortSize?: Int32Array;
  readonly cohort?: TextColumn;
  readonly spread?: ReadonlyMap<string, SpreadFacts>;
  readonly levels?: Int16Array;
}

/** All that a grading run says; row i is the outlet `codes[i]`. */
export interface GradingResult {
  readonly codes: readonly string[];
  /** Place in GRADE_STATES. */
  readonly state: Uint8Array;
  /** Why a row is not graded or not eligible, by row; rows that are graded have none. */
  readonly stateReasons: ReadonlyMap<number, StateReason>;
  readonly indicators: readonly IndicatorResult[];
  /** Inner dimensions in depth-first order, without the root. */
  readonly nodes: readonly NodeResult[];
  /**
   * Scores of the dimensions that blend earlier periods, the root too, before the blend: rounded as the dimension is,
   * before its missing policy; depth first. Of the root only for graded outlets.
   */
  readonly unblended?: readonly { readonly code: string; readonly score: NumberColumn }[];
  /** Points of each bonus and penalty within its own cap, in the scheme's order; missing where it does not hold. */
  readonly adjustments?: readonly { readonly code: string; readonly points: NumberColumn }[];
  /** Rounded total after range and veto caps; missing: not graded. */
  readonly total: NumberColumn;
  /** The rounded total before the caps of vetoes; only where a veto of the scheme can cap it. */
  readonly uncappedTotal?: NumberColumn;
  /** Further totals, rounded, in the scheme's order; missing: not graded. */
  readonly totals?: readonly { readonly code: string; readonly total: NumberColumn }[];
  /** Rank of the rounded total among all graded, tie-breakers counted; 0: none. */
  readonly rank: Int32Array;
  /** Rank within the outlet's region of each level, widest first, and how many are ranked there; 0: none. */
  readonly regionRanks: readonly { readonly rank: Int32Array; readonly size: Int32Array }[];
  /** Rank within the scheme's cohort and its size; 0: none. */
  readonly cohortRank: Int32Array;
  readonly cohortSize: Int32Array;
  readonly cohort: TextColumn;
  /** Place of the raw level in the scheme's levels; -1: below the scale; -2: none. */
  readonly rawLevel: Int16Array;
  /** Only for level rules with seats: what they were reckoned from. */
  readonly seats?: SeatFacts;
  /** Only for `quota` and `clusters`: the lines of each cohort. */
  readonly relative?: RelativeFacts;
  /** Only for schemes with level steps: the levels after them, before vetoes. */
  readonly steps?: SteppedLevels;
  /** Place of the level after level steps and vetoes (x); -1: below the scale; -2: none. */
  readonly level: Int16Array;
  /** Vetoes that held, by row: their codes in the scheme's order. */
  readonly vetoes: ReadonlyMap<number, readonly string[]>;
  /** Place of c; -1: below the scale; -2: none. */
  readonly previousLevel: Int16Array;
  /** Place of the level proposed; -1: below the scale; -2: none. */
  readonly newLevel: Int16Array;
  /** Place in MOVEMENTS. */
  readonly movement: Uint8Array;
  /** Place in MOVEMENT_RULES: the rule that decided. */
  readonly rule: Uint8Array;
  readonly warnings: readonly GradingWarning[];
}

export type StateReason =
  | { readonly kind: 'blocked'; readonly indicator: string }
  /** `total`: code of the further total that is missing. */
  | { readonly kind: 'noTotal'; readonly total?: string }
  /** The formula of the level rule gives no level of the scheme. */
  | { readonly kind: 'noLevel' }
  /** No cohort is large enough for seats; none can form the groups of `clusters`. */
  | { readonly kind: 'noPeers' }
  | { readonly kind: 'noGroups' }
  | { readonly kind: 'tooLittleData'; readonly measuredPercent: string; readonly neededPercent: string }
  /** Only `having` of these dimensions have `measured` measured indicators; `needed` must. */
  | { readonly kind: 'tooFewMeasured'; readonly dimensions: readonly string[]; readonly measured: number; readonly having: number; readonly needed: number }
  /** Left out: `notEligible`. */
  | { readonly kind: 'notEligible'; readonly rule: string; readonly state?: 'pending' | 'terminated' }
  | { readonly kind: 'forced'; readonly veto: string; readonly state: Exclude<ForcedState, 'belowScale'> };

/** The movement rules, by their places in stored results; `insideBuffer` and `enoughPromoted` come after it. */
export const MOVEMENT_RULES = [
  'frozen',
  'notGradedKept',
  'noLevelYet',
  'enterLevel',
  'demoteAtOnce',
  'promoteAfter',
  'demoteAfter',
  'promotionForbidden',
  'protected',
  'tooFewVisitsToDemote',
  'hold',
  'insideBuffer',
  'enoughPromoted',
  'noLevels',
  'levelEnds',
  'stillValid',
] as const;
export type MovementRule = (typeof MOVEMENT_RULES)[number];

/**
 * Machine-readable reason of a movement; `movementSentence` makes the words of it. Levels by their codes, `below-scale`
 * for below the scale, null for none.
 */
export interface MovementReason {
  readonly rule: MovementRule;
  readonly from: string | null;
  readonly to: string | null;
  /** The level that this and the counted earlier periods came to (x), newest first, with their totals. */
  readonly periods: readonly { readonly period: PeriodId; readonly level: string | null; readonly total: string | null }[];
  /** How many periods in a row (visits, periods of protection) the rule needs, and how many there are. */
  readonly needed?: number;
  readonly reached?: number;
  readonly veto?: string;
  /** The cut line that was read, where the scheme has lines. */
  readonly line?: string;
  readonly maxSteps?: number;
  /** Of penalty points, where the lower total is better. */
  readonly isLowBest?: boolean;
  /** For `insideBuffer`: how far beyond the line the total must be. */
  readonly buffer?: string;
  /** The level that this period came to (x). */
  readonly level?: string | null;
  /** Name of `veto`: the one that decided, or that brought this period's level down. */
  readonly vetoName?: Words;
  /** What `enterLevel` says, and the level that capped the first one, where one did. */
  readonly enter?: EnterLevel['kind'];
  readonly cap?: string;
  /** Last period in which promotion is forbidden, where an earlier period's veto forbids it. */
  readonly until?: PeriodId;
  /** The state that keeps or ends the level. */
  readonly state?: GradeState;
  /** The level step that brought this period's level from the raw one to where it was before vetoes. */
  readonly step?: { readonly code: string; readonly name: Words; readonly from: string | null; readonly to: string | null };
  /** Period of entry or of the last promotion, from which protection is counted; of the last change, for validity. */
  readonly since?: PeriodId;
}

/** A note on the whole run. */
export interface GradingWarning {
  readonly kind: 'inputError' | 'smallCohort' | 'noFigures' | 'divisionByZero';
  readonly indicator?: string;
  readonly rows: number;
  readonly example?: string;
}
