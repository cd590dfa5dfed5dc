import type { IsoDate } from '../dates.ts';
import type { Rational } from '../exact/rational.ts';
import type { Answers } from './answer.ts';

/** What a visit's score reads besides the answers. */
export interface VisitContext {
  /** Header fields by code; an empty text is missing. */
  readonly header: Readonly<Record<string, string>>;
  /** Attributes of the outlet by code, on the visit's day. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly visitedOn: IsoDate;
  /** The day on which a planned visit was due; dates of items are read on it. Left out: `visitedOn`. */
  readonly dueOn?: IsoDate;
  /** Answers of the outlet's last approved visit with the checklist, for repeat points. */
  readonly previousAnswers?: Answers;
  /** Number of photos kept with each item; left out: photos are not kept here, so photo evidence is not asked for. */
  readonly photos?: Readonly<Record<string, number>>;
}

/** A number as its exact fraction and as it is printed: 2 places, half away from zero. */
export interface ExactScore {
  readonly exact: Rational;
  readonly text: string;
}

/**
 * How an item stands. hidden: its condition or dates keep it away · jumped: an answer skipped it · unanswered: it waits for
 * an answer, or its answer cannot be read.
 */
export const ITEM_STATES = ['answered', 'na', 'hidden', 'jumped', 'unanswered'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** One item of a scored visit. Exact points. */
export interface ItemScore {
  readonly state: ItemState;
  readonly gained: Rational;
  /** 0 where the item left, and for bonus items. */
  readonly possible: Rational;
  /** possible - gained; of a `count` without points: what its occurrences took. */
  readonly lost: Rational;
  readonly criticalFailed: boolean;
}

/** One section of a scored visit. `gained` and `possible` hold what a red line did. */
export interface SectionScore {
  readonly code: string;
  readonly gained: Rational;
  /** Unanswered items included. */
  readonly possible: Rational;
  /** Points possible of the answered items alone. */
  readonly possibleAnswered: Rational;
  /** 100 x gained / possible; null: nothing possible. */
  readonly rate: ExactScore | null;
  /** 100 x gained / possibleAnswered; null: nothing answered that has points. */
  readonly rateAnswered: ExactScore | null;
  /** Items answered or N/A. */
  readonly answered: number;
  /** Items that ask for an answer as the visit stands (hidden and jumped ones do not). */
  readonly items: number;
  readonly outcome: Outcome;
}

/** passed null: no mark is stated (or there is no score to hold against it). */
export interface Outcome {
  readonly passed: boolean | null;
  /** Code of the first band that holds; null: none. */
  readonly band: string | null;
}

/** Why a visit cannot be submitted yet. */
export type MissingReason = 'unanswered' | 'invalid' | 'noPhoto' | 'naReason' | 'evidence';

export interface MissingItem {
  readonly item: string;
  /** unanswered: required · invalid: the answer cannot be read · noPhoto: photo evidence · naReason: N/A without its reason · evidence: a note is asked for. */
  readonly reason: MissingReason;
}

/** The score of a visit as its answers stand. GRADING.md section 3. */
export interface VisitScore {
  /** False: nothing was possible, so there is no score; that is neither 0 nor 100. */
  readonly scored: boolean;
  /** null exactly when not scored. Unanswered items gain nothing and stay possible. */
  readonly score: ExactScore | null;
  /** The score if the unanswered items left: "只按已答项". null: nothing answered that has points. */
  readonly scoreAnswered: ExactScore | null;
  /** The score if all that is unanswered got its best: "答完最高可到". null: nothing possible. */
  readonly best: ExactScore | null;
  readonly gained: Rational;
  readonly possible: Rational;
  /** Points possible of the answered items alone. */
  readonly possibleAnswered: Rational;
  readonly answered: number;
  readonly items: number;
  readonly sections: readonly SectionScore[];
  readonly itemScores: Readonly<Record<string, ItemScore>>;
  /** A critical item failed. Carried by unscored visits too. */
  readonly redLine: boolean;
  readonly criticalFailed: readonly string[];
  /** Of the whole visit: false also when a section is below its mark or a critical item fails the outcome. */
  readonly outcome: Outcome;
  /** In the order of the form. Empty together with `missingHeader`: the visit may be submitted. */
  readonly missing: readonly MissingItem[];
  /** Codes of required header fields without a value. */
  readonly missingHeader: readonly string[];
}
