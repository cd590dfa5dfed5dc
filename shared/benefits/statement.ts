import type { IsoDate, PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { BenefitKind } from './plan.ts';
import type { FormulaInput } from './work-plan.ts';

/** Why an outlet has no amount, or no more than the limit. */
export type LineState = 'granted' | 'none' | 'missing';

/** One benefit on a statement, with how it came about. Numbers are exact texts. */
export interface StatementLine {
  readonly benefit: string;
  readonly name: Words;
  readonly kind: BenefitKind;
  readonly unit?: Words;
  readonly currency?: string;
  /** By which it was granted; null: none. */
  readonly level: string | null;
  readonly state: LineState;
  /** The amount as granted; left out for words, yes-no, and where there is none. */
  readonly value?: string;
  readonly text?: Words;
  readonly yes?: boolean;
  /** `noLevel`, `notForLevel`, `notFor`; of missing ones `noFigure` (which: `missing`) or `noResult`. */
  readonly why?: 'noLevel' | 'notForLevel' | 'notFor' | 'noFigure' | 'noResult';
  readonly missing?: readonly string[];
  /** Only of formulas: the formula, what it read, and what it gave before rounding and limits. */
  readonly formula?: string;
  readonly inputs?: readonly FormulaInput[];
  readonly raw?: string;
  readonly limit?: 'floor' | 'cap';
  /** How it was rounded: step as text, mode. Only where rounding changed it. */
  readonly rounded?: { readonly step: string; readonly mode: 'nearest' | 'up' | 'down' };
}

/** What is done with an amount of money in the period. */
export type DueState = 'paid' | 'withheld' | 'planned';

/** An instalment that falls due in the period, or one withheld or planned by it, or the difference of an earlier period. */
export interface DueLine {
  readonly kind: 'instalment' | 'released' | 'difference';
  readonly benefit: string;
  readonly name: Words;
  /** Period of the grant. */
  readonly period: PeriodId;
  readonly number: number;
  readonly of: number;
  readonly dueOn: IsoDate;
  readonly currency: string;
  readonly amount: string;
  readonly state: DueState;
  /** The withholding rule that holds it back. */
  readonly rule?: { readonly code: string; readonly name: Words };
  /** A person's reason for releasing it. */
  readonly reason?: string;
  /** Of a difference: what was granted and what is right; null: nothing. */
  readonly before?: string | null;
  readonly after?: string | null;
  /** Where the new level's amount took the place of the one granted: the levels. */
  readonly changedLevel?: { readonly from: string | null; readonly to: string | null };
}

/** Sums of a statement in one currency. */
export interface StatementTotals {
  readonly currency: string;
  /** Granted for the period. */
  readonly granted: string;
  /** To be paid now: instalments due and not withheld, released ones and differences. */
  readonly toPay: string;
  readonly withheld: string;
  /** Of `toPay`: differences of earlier periods. */
  readonly differences: string;
  /** Of `toPay`: released by a person. */
  readonly released: string;
  /** Not due yet after this period, of this and earlier grants. */
  readonly planned: string;
}

/** 权益结算单: what an outlet is granted, paid and refused in a period. */
export interface StatementDocument {
  readonly outlet: { readonly code: string; readonly name: string; readonly regionPath: readonly string[]; readonly regions: readonly string[] };
  readonly period: PeriodId;
  /** Level code, `below-scale`, or null for none. */
  readonly level: string | null;
  readonly previousLevel: string | null;
  readonly lines: readonly StatementLine[];
  readonly dues: readonly DueLine[];
  readonly totals: readonly StatementTotals[];
}
