import type { PeriodId, PeriodKind } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { SchemeVersionId } from '../ids.ts';
import type { Empty, SchemeRow } from '../ipc-contract.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Versions, drafts and trials of schemes, as the scheme designer uses them. */
export interface SchemeCalls {
  /** All versions of all schemes with what hangs on them, by code, newest first. */
  'scheme:versions': (request: Empty) => readonly SchemeListing[];
  /** The schemes that the program ships to start from. */
  'scheme:templates': (request: Empty) => readonly SchemeTemplate[];
  /** Makes a new scheme as a draft. */
  'scheme:create': (request: NewScheme) => SchemeVersionId;
  /** The draft to work on: of a published version the next one, made now or already begun. */
  'scheme:edit': (request: { schemeVersionId: SchemeVersionId }) => SchemeVersionId;
  'scheme:save-draft': (request: { schemeVersionId: SchemeVersionId; scheme: unknown }) => SavedDraft;
  'scheme:publish': (request: { schemeVersionId: SchemeVersionId }) => SchemeRow;
  'scheme:discard': (request: { schemeVersionId: SchemeVersionId }) => null;
  /** Asks where and writes the document as JSON. The path written; null: thought better of. */
  'scheme:export': (request: { schemeVersionId: SchemeVersionId }) => string | null;
  /** Asks for a JSON file and takes it in as the draft of its scheme's next version. */
  'scheme:import': (request: Empty) => SchemeVersionId | null;
  /** What the open store has that a scheme may name. */
  'scheme:vocabulary': (request: Empty) => SchemeVocabulary;
  /** Grades a period by a draft and by the version it follows, without storing anything. A newer trial cancels an older one. */
  'scheme:trial': (request: TrialRequest) => SchemeTrial;
  /** How far the running trial is, 0 to 1; null: none runs. */
  'scheme:trial-progress': (request: Empty) => number | null;
  'scheme:cancel-trial': (request: Empty) => null;
}

export interface SchemeListing extends SchemeRow {
  /** Grading runs made with the version, published or not. */
  readonly runs: number;
  readonly indicators: number;
  /** When it was imported or last saved, and by whom. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** Faults that forbid publishing; 0 for a published version. */
  readonly errors: number;
}

export interface SchemeTemplate {
  /** Name of the file below resources/schemes, without its ending. */
  readonly id: string;
  readonly name: Words;
  readonly note: Words | null;
  readonly cycle: PeriodKind;
  readonly indicators: number;
  readonly levels: number;
  /** Numbers that its source does not give and that must be filled in. */
  readonly unknownNumbers: number;
  readonly source: string | null;
}

export interface NewScheme {
  readonly from: { readonly template: string } | { readonly schemeVersionId: SchemeVersionId } | { readonly blank: PeriodKind };
  readonly code: string;
  readonly name: string;
}

export interface SavedDraft {
  readonly savedAt: string;
  readonly hash: string;
}

/** Codes with names of what is in the store; names are shown, codes are written into the scheme. */
export interface SchemeVocabulary {
  readonly figures: readonly { readonly code: string; readonly name: string; readonly unit: string | null }[];
  readonly attributes: readonly { readonly code: string; readonly name: string; readonly type: 'number' | 'text' | 'date' }[];
  readonly checklists: readonly { readonly code: string; readonly name: Words }[];
  readonly types: readonly string[];
  readonly classes: readonly string[];
  /** How many levels the region tree has. */
  readonly regionLevels: number;
}

export interface TrialRequest {
  readonly scheme: Scheme;
  readonly period: PeriodId;
  /** Indicator whose rows are wanted. */
  readonly focus: string | null;
}

/** What a trial came to. Outlets of the population of the draft; `base`: the same period by the last published version. */
export interface SchemeTrial {
  readonly period: PeriodId;
  readonly tookMs: number;
  readonly now: TrialSide;
  readonly base: (TrialSide & { readonly version: number }) | null;
  readonly movers: TrialMovers | null;
  readonly indicators: readonly TrialIndicator[];
  /** Outlets on which each veto, level step or failed entry condition holds, by its code. */
  readonly vetoes: Readonly<Record<string, number>>;
  readonly eligibility: Readonly<Record<string, number>>;
  readonly focus: TrialFocus | null;
}

export interface TrialSide {
  readonly outlets: number;
  readonly graded: number;
  readonly notGraded: number;
  readonly notEligible: number;
  readonly average: string | null;
  /** Graded outlets by the code of the level of this period (`reached`) and after movement (`held`); `below-scale` too. */
  readonly reached: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
}

export interface TrialMovers {
  readonly up: number;
  readonly down: number;
  /** To or from no level at all. */
  readonly other: number;
  /** At most 500, the largest changes of the total first. */
  readonly rows: readonly TrialMover[];
}

export interface TrialMover {
  readonly outlet: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  readonly direction: 'up' | 'down' | 'other';
}

/** One indicator over all outlets of the trial. */
export interface TrialIndicator {
  readonly code: string;
  readonly average: string | null;
  readonly measured: number;
  readonly missing: number;
  /** Outlets with the highest and the lowest score that any outlet may have. */
  readonly full: number;
  readonly zero: number;
  /** Outlets taken by each row of bands, categories or a rank map, then by none of them; null: the method has no rows. */
  readonly rows: readonly number[] | null;
  /** Raw values in equal steps from `from` to `to`; null: they are no numbers, or there are none. */
  readonly bins: { readonly from: number; readonly to: number; readonly counts: readonly number[] } | null;
  /** The commonest texts, for raw values that are no numbers. */
  readonly texts: readonly { readonly value: string; readonly outlets: number }[];
}

/** Values of some outlets of one indicator: those without a value first, then from the best to the worst. */
export interface TrialFocus {
  readonly code: string;
  /** What a formula reads, as it is written there. */
  readonly names: readonly string[];
  readonly rows: readonly {
    readonly outlet: string;
    readonly name: string;
    /** Value of each of `names`. */
    readonly inputs: readonly (string | null)[];
    readonly raw: string | null;
    readonly score: string | null;
  }[];
  readonly warnings: readonly { readonly text: Words; readonly outlets: number }[];
}

/** The run-time list of these calls; exhaustive by type. */
export const SCHEME_CHANNELS: { readonly [C in keyof SchemeCalls]: true } = {
  'scheme:versions': true,
  'scheme:templates': true,
  'scheme:create': true,
  'scheme:edit': true,
  'scheme:save-draft': true,
  'scheme:publish': true,
  'scheme:discard': true,
  'scheme:export': true,
  'scheme:import': true,
  'scheme:vocabulary': true,
  'scheme:trial': true,
  'scheme:trial-progress': true,
  'scheme:cancel-trial': true,
};
