import type { PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { Condition, Rounding } from '../scheme/scheme.ts';

/**
 * money: an amount of a currency, the only kind that is paid · coefficient: a number without a unit, for other formulas or for
 * people · quantity: a number of something (hours, seats, shelves) · text: words · yesNo: granted or not.
 */
export const BENEFIT_KINDS = ['money', 'coefficient', 'quantity', 'text', 'yesNo'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

/** How a number between two multiples of the rounding step becomes one: nearest (halves away from zero), away from, toward zero. */
export const ROUNDING_MODES = ['nearest', 'up', 'down'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** What a level grants of one benefit: a stated value, or what a formula gives for each outlet. */
export type BenefitCell =
  | { readonly value: SchemeNumber | boolean }
  | { readonly text: Words }
  /** Over the outlet's figures, attributes, scores, `TOTAL`, `LEVEL`, `stars`, `place` and the benefits named before it. */
  | { readonly formula: string };

/** Least and most of an amount; both ends are allowed values. */
export interface AmountLimits {
  readonly floor?: SchemeNumber;
  readonly cap?: SchemeNumber;
}

export interface AmountRounding {
  readonly to: Rounding;
  /** Left out: `nearest`. */
  readonly mode?: RoundingMode;
  /** Whether floor and cap are held against the rounded amount (default), or the amount is rounded after them. */
  readonly stage?: 'beforeLimits' | 'afterLimits';
}

/** One part of an amount and when it falls due. */
export interface Instalment {
  /** Percent of the amount; all of a benefit come to 100. */
  readonly share: SchemeNumber;
  /** Months after the period's last month: 0 is that month. Below 0 within the period. */
  readonly months: number;
  /** Day of the month; left out, or beyond the month's end: its last day. */
  readonly day?: number;
}

/** Something that a level grants. */
export interface Benefit {
  readonly code: string;
  readonly name: Words;
  readonly kind: BenefitKind;
  readonly note?: Words;
  /** Of a quantity: hours, seats. */
  readonly unit?: Words;
  /** Of money, ISO 4217; left out: CNY. */
  readonly currency?: string;
  /** By level code, `below-scale` for those below the scale; a level that is not named gets nothing. */
  readonly levels: Readonly<Record<string, BenefitCell>>;
  /** Who gets it; left out: every outlet on a level that is named. */
  readonly for?: Condition;
  readonly limits?: AmountLimits;
  /** Left out: 2 places, nearest. */
  readonly rounding?: AmountRounding;
  /** Of money; left out: the whole on the period's last day. */
  readonly instalments?: readonly Instalment[];
  /**
   * What becomes of instalments not yet due when the outlet's level changes: they stay as granted (default), or are those of
   * the new level, by the figures of the period of the grant.
   */
  readonly onLevelChange?: 'keep' | 'remaining';
}

/** When a withholding rule holds for an outlet in the period in which instalments fall due. */
export type Breach =
  | { readonly condition: Condition }
  /** This veto of the scheme hit in the period's run; null: any. */
  | { readonly veto: string | null }
  /** The level is at least so many steps (1) below the one by which the instalment was granted, or gone. */
  | { readonly levelBelow: number };

/** 违约扣发: what a breach holds back until a person decides. */
export interface WithholdingRule {
  readonly code: string;
  readonly name: Words;
  readonly when: Breach;
  /** Codes of benefits; left out: all money. */
  readonly benefits?: readonly string[];
  /** Percent of each instalment; left out: 100. Where several rules hold, the largest share stands. */
  readonly share?: SchemeNumber;
  /** Instalments due in the period (default), or all that are not paid yet. */
  readonly scope?: 'due' | 'remaining';
}

/** What each level of a scheme grants. Data, never code. Format `startier-benefits/1`, see docs/benefits.md. */
export interface BenefitPlan {
  readonly format: 'startier-benefits/1';
  readonly code: string;
  readonly name: Words;
  readonly note?: Words;
  /** Code of the scheme whose levels it names. */
  readonly scheme: string;
  /** In force from this period of the scheme's cycle until a later published version begins. */
  readonly from: PeriodId;
  /** By the level that the period's own run decides (default), or by the one held on entering the period. */
  readonly level?: 'decided' | 'entering';
  /** In the order shown; a formula may name those before it. */
  readonly benefits: readonly Benefit[];
  readonly withholding?: readonly WithholdingRule[];
}

export const DEFAULT_CURRENCY = 'CNY';

/** The currency of a benefit that is money; null for other kinds. */
export function currencyOf(benefit: Pick<Benefit, 'kind' | 'currency'>): string | null {
  return benefit.kind === 'money' ? (benefit.currency ?? DEFAULT_CURRENCY) : null;
}

/** Whether amounts of the kind are numbers. */
export function isNumberKind(kind: BenefitKind): boolean {
  return kind === 'money' || kind === 'coefficient' || kind === 'quantity';
}

const WHOLE: readonly Instalment[] = [{ share: 100, months: 0 }];

/** The instalments of a benefit that is money. */
export function instalmentsOf({ instalments }: Pick<Benefit, 'instalments'>): readonly Instalment[] {
  return instalments === undefined || instalments.length === 0 ? WHOLE : instalments;
}
