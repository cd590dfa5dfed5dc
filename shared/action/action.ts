import type { IsoDate } from '../dates.ts';
import type { ActionId, OutletId, VisitId } from '../ids.ts';

/**
 * The life of a corrective action 整改. open: to be mended · done: its owner says so, not verified yet · verified: a person or
 * a later visit found it mended · cancelled: with a reason.
 */
export const ACTION_STATES = ['open', 'done', 'verified', 'cancelled'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** What happened to an action. `Visit` ones came from an approved visit, `appeal` from an accepted appeal. */
export const ACTION_STEPS = ['make', 'change', 'note', 'addPhoto', 'removePhoto', 'done', 'verify', 'verifyVisit', 'reopen', 'failVisit', 'cancel', 'appeal'] as const;
export type ActionStepKind = (typeof ACTION_STEPS)[number];

/** Who owns what a rule makes: a named person, or whom an attribute of the outlet names (its manager). */
export type RuleOwner = { readonly by: 'person'; readonly name: string } | { readonly by: 'attribute'; readonly attribute: string };

export const RULE_SCOPES = ['failed', 'critical', 'items'] as const;
export type RuleScope = (typeof RULE_SCOPES)[number];

/** What an approved visit with a checklist makes by itself. */
export interface ActionRule {
  /** failed: every item that lost points or failed as critical · critical: items that failed as critical · items: of the chosen ones those that failed. */
  readonly scope: RuleScope;
  /** Codes, for `items`. */
  readonly items: readonly string[];
  /** Days from the approval to the date due, 0 to 366. */
  readonly days: number;
  readonly owner: RuleOwner;
}

/** Days until an action is due where nothing else is said. */
export const USUAL_DAYS = 14;
/** Most days that a rule gives. */
export const MOST_DAYS = 366;
/** Photos that one action may have. */
export const MOST_ACTION_PHOTOS = 30;

/** One line of the list of actions. */
export interface ActionRow {
  readonly id: ActionId;
  /** `A202610-0001`. */
  readonly code: string;
  readonly outletId: OutletId;
  readonly outletCode: string;
  readonly outletName: string;
  readonly regionPath: readonly string[];
  /** The visit that found it; null: entered freely. */
  readonly visitId: VisitId | null;
  readonly visitCode: string | null;
  readonly checklist: string | null;
  readonly item: string | null;
  readonly title: string;
  readonly detail: string;
  readonly critical: boolean;
  /** null: nobody yet. */
  readonly owner: string | null;
  readonly dueOn: IsoDate;
  readonly state: ActionState;
  /** Open with its date passed. */
  readonly isOverdue: boolean;
  /** How often a later visit found the same again. */
  readonly repeats: number;
  /** The day of the visit that found it, or on which it was entered. */
  readonly openedOn: IsoDate;
  /** null: not verified or cancelled. */
  readonly closedOn: IsoDate | null;
  /** Days from `openedOn` to `closedOn`, or until today. */
  readonly days: number;
  readonly photos: number;
}

/** One entry of an action's history. */
export interface ActionStep {
  readonly kind: ActionStepKind;
  /** The day for which it counts: of the visit, or on which it was entered. */
  readonly on: IsoDate;
  readonly at: string;
  readonly by: string;
  /** What was said; '' for nothing. */
  readonly text: string;
  readonly visit: { readonly id: VisitId; readonly code: string } | null;
  /** Old and new text of each changed field. */
  readonly changes: Readonly<Record<string, readonly [string, string]>> | null;
}
