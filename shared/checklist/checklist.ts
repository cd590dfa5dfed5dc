import type { IsoDate } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { VisitFact } from '../visit/visit-facts.ts';
import type { ItemCondition } from './item-condition.ts';

/** Value of `format` in every checklist file. */
export const CHECKLIST_FORMAT = 'startier-checklist/1';

/** A number of a checklist: a decimal (JSON number or text such as `"12.5"`) or a fraction (`"70/3"`). */
export type ChecklistNumber = number | string;

/** How answers become the visit score. GRADING.md section 3, "Visit score". */
export const CHECKLIST_MODES = ['ratio', 'mean', 'points', 'deduct'] as const;
export type ChecklistMode = (typeof CHECKLIST_MODES)[number];

/** What an item answered N/A does: it `leaves` the points possible, counts as `full`, or is `lost`. */
export const NA_RULES = ['leaves', 'full', 'lost'] as const;
export type NaRule = (typeof NA_RULES)[number];

/**
 * What a failed critical item does, besides the red-line flag that the visit always carries.
 *
 * `flag`: nothing more · `fail`: the outcome fails, the score stays · `zeroSection`: its section gains 0, possible stays ·
 * `zeroVisit`: the score is 0 · `cap`: the score is at most n · `deductTotal`: n off the score for each such item.
 */
export type CriticalRule =
  | 'flag'
  | 'fail'
  | 'zeroSection'
  | 'zeroVisit'
  | { readonly cap: ChecklistNumber }
  | { readonly deductTotal: ChecklistNumber };

/** One form of inspection 检查表: what an auditor answers on a visit and how it is scored. */
export interface Checklist {
  readonly format: typeof CHECKLIST_FORMAT;
  /** Letters, digits, `.`, `_` and `-`; Chinese too. Unique in a store. */
  readonly code: string;
  readonly name: Words;
  readonly note?: Words;
  /** First and last day on which a visit may use it, both included; left out: no limit. */
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
  readonly mode: ChecklistMode;
  /** Mode `deduct` only: the score of a visit that lost nothing. Left out: 100. */
  readonly base?: ChecklistNumber;
  /** Least score; left out: 0; `none`: it may fall below 0. */
  readonly floor?: ChecklistNumber | 'none';
  /** Greatest score; left out: none, so bonus may pass 100. */
  readonly cap?: ChecklistNumber;
  /** Left out: `leaves`. */
  readonly na?: NaRule;
  /** For critical items that state no rule of their own; left out: `flag`. */
  readonly criticalRule?: CriticalRule;
  /** Points that the form says it adds up to; only compared with what it does add up to. */
  readonly max?: ChecklistNumber;
  /** A score on the mark passes; 0 never fails; left out: no mark. */
  readonly passMark?: ChecklistNumber;
  /** Named bands of the score; the first that holds names the outcome. */
  readonly bands?: readonly OutcomeBand[];
  /** Fields of the visit's head, for conditions and analyses. */
  readonly header?: readonly HeaderField[];
  readonly sections: readonly Section[];
  /** Paths (`sections[0].items[2].points`) of values that the program filled in where the source of a form is silent. */
  readonly productDefaults?: readonly string[];
  /** Where a published form was taken from. */
  readonly source?: ChecklistSource;
}

/** The publication behind a form. */
export interface ChecklistSource {
  readonly title: string;
  readonly url?: string;
  /** What of it was read, what is doubtful. */
  readonly note?: string;
}

/** A named range of scores, e.g. 优秀. */
export interface OutcomeBand extends Range {
  readonly code: string;
  readonly name: Words;
}

/**
 * A range of numbers: `from`/`to` is a plain range (the lower end in, the upper end out, the topmost `to` in), the others
 * state each end. Nothing stated: every number.
 */
export interface Range {
  readonly from?: ChecklistNumber;
  readonly to?: ChecklistNumber;
  readonly atLeast?: ChecklistNumber;
  readonly above?: ChecklistNumber;
  readonly atMost?: ChecklistNumber;
  readonly below?: ChecklistNumber;
}

export const HEADER_KINDS = ['choice', 'number', 'text', 'time', 'person'] as const;

/** A field that the auditor fills in at the head of the visit. Values are kept as text. */
export interface HeaderField {
  readonly code: string;
  readonly name: Words;
  readonly kind: (typeof HEADER_KINDS)[number];
  /** The field is where the form asks for a fact that every visit has: the visit takes it from here and asks for it no more. */
  readonly fact?: VisitFact;
  /** Kind `choice`: what can be chosen. */
  readonly options?: readonly Coded[];
  /** Left out: false. */
  readonly required?: boolean;
}

/** Something with a code and words of its own. */
export interface Coded {
  readonly code: string;
  readonly name: Words;
}

export interface Section {
  /** Unique among sections. */
  readonly code: string;
  readonly name: Words;
  readonly note?: Words;
  /** Mode `ratio`: once a section has a weight, the score is the weighted mean of the sections' ratios. */
  readonly weight?: ChecklistNumber;
  /** Points that the form says the section adds up to; only compared. */
  readonly max?: ChecklistNumber;
  /** Percent of the section's possible points; below it the visit fails; 0 never fails. */
  readonly passMark?: ChecklistNumber;
  /** Named bands of the section's percent. */
  readonly bands?: readonly OutcomeBand[];
  readonly items: readonly Item[];
}

/** What every item may say. */
export interface ItemBase {
  /** Unique in the checklist. */
  readonly code: string;
  /** The question. */
  readonly name: Words;
  /** Guidance 口径: how the auditor judges it. */
  readonly guidance?: Words;
  /**
   * Photos that show how it should look, one line each: `photo:HASH name` for a stored picture (reference-photo.ts), else the
   * name of a file or a number in the manual.
   */
  readonly referencePhotos?: readonly string[];
  /** An unanswered required item forbids submission. Left out: true for kinds that score, false for flag, text, photo, time. */
  readonly required?: boolean;
  /** What must be kept with the answer; left out: nothing. */
  readonly evidence?: Evidence;
  /** A red line 红线. Left out: false. Not for text, photo and time. */
  readonly critical?: boolean;
  /**
   * The answers that fail a critical item: `pass`/`fail`, option, fault, part (not given) or condition (breached) codes,
   * scale or typed numbers, `true`/`false` of a flag. Left out: nothing gained though something could be, any occurrence, any
   * breach, a flag raised.
   */
  readonly criticalAnswers?: readonly string[];
  /** Left out: the checklist's. */
  readonly criticalRule?: CriticalRule;
  /** Gained, never possible. Left out: false. */
  readonly bonus?: boolean;
  /** Left out: false. */
  readonly naAllowed?: boolean;
  /** N/A asks for a reason. Left out: false. */
  readonly naNeedsReason?: boolean;
  /** The item applies only where this holds; otherwise it is hidden. */
  readonly condition?: ItemCondition;
  /** First and last day on which the item holds, both included. */
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
  /** Weight in mode `mean`; left out: 1. */
  readonly weight?: ChecklistNumber;
}

/** When a photo or a note must stand with the answer. `onFail`: where the answer gained less than was possible. */
export interface Evidence {
  readonly photo?: 'always' | 'onFail';
  readonly note?: 'always' | 'onFail';
}

/** Yes gains the points, no gains 0. */
export interface PassFailItem extends ItemBase {
  readonly kind: 'passFail';
  readonly points: ChecklistNumber;
}

/** Whole steps 0..`steps`; gains points x answer / steps. */
export interface ScaleItem extends ItemBase {
  readonly kind: 'scale';
  readonly points: ChecklistNumber;
  /** k, the best answer; a whole number from 1 to 100. */
  readonly steps: number;
  /** Words of the answers 0..k, in this order; left out: the numbers. */
  readonly labels?: readonly Words[];
}

export interface ChoiceItem extends ItemBase {
  readonly kind: 'choice';
  /** Stated points: what is possible, and the most that is gained. Left out: the best option's. */
  readonly points?: ChecklistNumber;
  readonly options: readonly ChoiceOption[];
}

export interface ChoiceOption extends Coded {
  /** May be negative. */
  readonly points: ChecklistNumber;
  /** Points possible when this is the answer; left out: the item's. */
  readonly possible?: ChecklistNumber;
  /** Points when the outlet's last approved visit with the checklist had the same answer; left out: `points`. */
  readonly repeatPoints?: ChecklistNumber;
  /** Code of a later item: those between are skipped; `end`: all that follow. */
  readonly jumpTo?: string;
  /** What the skipped items do. Left out: `leaves`. */
  readonly skipped?: 'leaves' | 'lost';
}

/** Any number of options; gains their sum. */
export interface MultiItem extends ItemBase {
  readonly kind: 'multi';
  /** Left out: the sum of the positive options. */
  readonly points?: ChecklistNumber;
  readonly options: readonly MultiOption[];
}

export interface MultiOption extends Coded {
  /** May be negative. */
  readonly points: ChecklistNumber;
}

/** Faults counted by occurrence; gains the points less the faults', 0 at least. */
export interface CountItem extends ItemBase {
  readonly kind: 'count';
  /** Left out (mode `deduct` only): nothing is possible, the occurrences are lost. */
  readonly points?: ChecklistNumber;
  readonly faults: readonly Fault[];
  /** The most that the item can lose. Left out: no limit but its points. */
  readonly limit?: ChecklistNumber;
}

export interface Fault extends Coded {
  /** Points lost for each occurrence, above 0. */
  readonly points: ChecklistNumber;
}

/** Parts with points of their own; gains the sum of those given. */
export interface AdditiveItem extends ItemBase {
  readonly kind: 'additive';
  /** Left out: the sum of the parts. */
  readonly points?: ChecklistNumber;
  readonly parts: readonly Part[];
  /** Points when no part is given; left out: 0. */
  readonly none?: ChecklistNumber;
}

export interface Part extends Coded {
  /** From 0. */
  readonly points: ChecklistNumber;
}

/** All conditions met gains the points, any breach 0. */
export interface AllOfItem extends ItemBase {
  readonly kind: 'allOf';
  readonly points: ChecklistNumber;
  readonly conditions: readonly Coded[];
}

/** A number that bands turn into points; the first band that holds decides. */
export interface MeasureItem extends ItemBase {
  readonly kind: 'measure';
  /** Left out: the best band's. */
  readonly points?: ChecklistNumber;
  readonly unit?: Words;
  readonly bands: readonly MeasureBand[];
  /** Points where no band holds; left out: such a number is refused. */
  readonly otherwise?: ChecklistNumber;
  /** The numbers that can occur; every one must fall into a band. */
  readonly domain?: { readonly from?: ChecklistNumber; readonly to?: ChecklistNumber };
}

export interface MeasureBand extends Range {
  readonly points: ChecklistNumber;
  /** A number in this band fails the critical item. */
  readonly critical?: boolean;
}

/** Points typed by the auditor, from 0 to `points`, at most 6 decimals. */
export interface ScoreItem extends ItemBase {
  readonly kind: 'score';
  readonly points: ChecklistNumber;
}

/** Kinds that never score: a flag raised or not, a text, photos, a time. */
export interface NoteItem extends ItemBase {
  readonly kind: 'flag' | 'text' | 'photo' | 'time';
}

/** One question of a checklist. */
export type Item =
  | PassFailItem
  | ScaleItem
  | ChoiceItem
  | MultiItem
  | CountItem
  | AdditiveItem
  | AllOfItem
  | MeasureItem
  | ScoreItem
  | NoteItem;
export type ItemKind = Item['kind'];

/** Whether the item must be answered before submission, its default resolved. */
export function isRequired(item: Item): boolean {
  return item.required ?? isScoredKind(item.kind);
}

/** Whether answers to the item can gain or lose points. */
export function isScoredKind(kind: ItemKind): boolean {
  return kind !== 'flag' && kind !== 'text' && kind !== 'photo' && kind !== 'time';
}

/** All items in the order of the form. */
export function itemsOf(checklist: Checklist): readonly Item[] {
  return checklist.sections.flatMap((section) => section.items);
}
