import type { PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { Source } from '../scheme/scheme.ts';
import type { GradeState, Movement, MovementReason } from './grading-result.ts';

/**
 * What would it take: the smallest changes of one raw value at a time that bring an outlet to a level, all other outlets'
 * data as they are. Every step was confirmed by grading the network again with that one value changed. GRADING.md
 * section 7.
 */
export interface Reach {
  readonly outletCode: string;
  readonly period: PeriodId;
  readonly state: GradeState;
  /** Code of the level that this period comes to (x); `below-scale`, or null for none. */
  readonly level: string | null;
  readonly total: string | null;
  /** The levels above, the nearest first. */
  readonly targets: readonly ReachTarget[];
  /** The smallest changes for the worse with which the present level is lost, the smallest first. */
  readonly losses: readonly ReachStep[];
  /** Every raw value that the scheme reads, in the order of the tree. */
  readonly levers: readonly ReachLever[];
}

export interface ReachTarget {
  readonly level: string;
  /** The smallest first, as a share of the network's range of values. Empty: no single value reaches the level. */
  readonly steps: readonly ReachStep[];
  /** Where no value reaches it: what comes nearest. null: nothing raises the total. */
  readonly best: ReachBest | null;
}

/** One changed raw value and what it brings. Numbers are decimal texts. */
export interface ReachStep {
  /** Code of the indicator, or of the figure or attribute that a formula reads. */
  readonly code: string;
  readonly name: Words;
  readonly unit: Words | null;
  readonly source: Source['kind'];
  /** Codes of the indicators that read it by a formula; empty: it is an indicator's own value. */
  readonly through: readonly string[];
  /** null: there is no value now. */
  readonly from: string | null;
  readonly to: string;
  /** Signed; null: there is no value now. */
  readonly change: string | null;
  readonly total: string | null;
  /** Code of the level that the period would come to. */
  readonly level: string | null;
  /** What the movement rules would then decide, and why. */
  readonly next: string | null;
  readonly movement: Movement;
  readonly reason: MovementReason;
  /** The least and the greatest value of the network in this period. */
  readonly least: string;
  readonly most: string;
  /** No outlet of the network has such a value. */
  readonly isBeyond: boolean;
}

export interface ReachBest {
  readonly code: string;
  readonly name: Words;
  readonly unit: Words | null;
  readonly from: string | null;
  /** The value beyond which it brings no more. */
  readonly to: string;
  readonly total: string | null;
  readonly level: string | null;
}

export interface ReachLever {
  readonly key: string;
  readonly code: string;
  readonly name: Words;
  readonly unit: Words | null;
  readonly source: Source['kind'];
  readonly through: readonly string[];
  readonly from: string | null;
  /** tried · noNumbers: its values are texts, or no outlet has one · noEffect: no value changes the result · notMonotone: more is neither always better nor always worse */
  readonly status: 'tried' | 'noNumbers' | 'noEffect' | 'notMonotone';
  /** Which way is better. */
  readonly better: 'more' | 'less' | null;
  /** How many places its values are tried with. */
  readonly step: string | null;
  /** The best that it can do alone; null: no better than now. */
  readonly best: ReachBest | null;
}
