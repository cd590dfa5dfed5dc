import type { SchemeNumber } from '../exact/scheme-number.ts';

/** The level of an outlet that has none; with `person` somebody decides it, up to `upTo`. Level caps of vetoes hold for all. */
export type EnterLevel =
  | { readonly kind: 'raw' }
  | { readonly kind: 'fixed'; readonly level: string }
  | { readonly kind: 'rawUpTo'; readonly level: string }
  | { readonly kind: 'person'; readonly upTo?: string };

/** How a level follows from this and earlier periods. GRADING.md section 5. */
export interface MovementPolicy {
  readonly enterLevel?: EnterLevel;
  readonly promoteAfter?: number;
  readonly maxStepsUp?: number;
  readonly demoteAfter?: number;
  readonly maxStepsDown?: number;
  readonly resetAfterMove?: boolean;
  /** A period without a grade breaks a count of consecutive periods (default), or is passed over. */
  readonly ungradedPeriod?: 'breaks' | 'passes';
  readonly minVisitsToDemote?: number;
  readonly protectPeriods?: number;
  /**
   * A level cannot be lost for so many periods from the one in which it was given. A promotion begins them anew, and so
   * does, when they end, the level then decided.
   */
  readonly validity?: number;
  /** Whether an outlet that is not eligible keeps its level (default) or loses it. */
  readonly notEligible?: 'keeps' | 'ends';
  /** At most so many percent of the scheme's cohort's graded outlets are promoted, the best first. */
  readonly maxPromotedShare?: SchemeNumber;
  /** A promotion needs a total of the new level's line + this at least. */
  readonly buffer?: SchemeNumber;
  /** A demotion needs a total below the held level's line - this. */
  readonly bufferDown?: SchemeNumber;
  /** `two`: another person approves every decision before the run is proposed or published; left out: one decides. */
  readonly approval?: 'one' | 'two';
  /** `required`: a run is published only after it was laid open for objections 公示; left out: it may be. */
  readonly proposal?: 'optional' | 'required';
  /** How many days a proposal stands open, the first one counted; left out: who proposes says. */
  readonly objectionDays?: number;
  /** Whole periods after the one of the last change of level before an outlet may be rated again on request; left out: 0. */
  readonly reratingStandstill?: number;
}
