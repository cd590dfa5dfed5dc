import { daysInMonth, lastMonth, monthPeriod, type IsoDate, type MonthNumber, type PeriodId } from '../dates.ts';
import { add, compare, div, HUNDRED, mul, nearestInteger, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { roundingStep, type RoundingStep } from '../exact/rounding.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { instalmentsOf, type AmountLimits, type AmountRounding, type Benefit, type Instalment, type RoundingMode } from './plan.ts';

/** The amount as granted, and what was done to what the formula gave. */
export interface SettledAmount {
  readonly value: Rational;
  /** Which end held it, if one did. */
  readonly limit: 'floor' | 'cap' | null;
}

/** The step of an amount's rounding; left out: hundredths. */
export function amountStep(rounding: AmountRounding | undefined): RoundingStep {
  return roundingStep(rounding?.to);
}

/** The multiple of the step for a value by a mode; null keeps the value. */
export function roundBy(value: Rational, step: RoundingStep, mode: RoundingMode = 'nearest'): Rational {
  if (step === null) return value;
  return mul(rational(wholeBy(div(value, step), mode)), step);
}

function wholeBy({ num, den }: Rational, mode: RoundingMode): bigint {
  if (mode === 'nearest') return nearestInteger({ num, den });
  const cut = num / den;
  return mode === 'down' || cut * den === num ? cut : cut + (num < 0n ? -1n : 1n);
}

/** Rounds an amount and holds it within its limits, in the order that the benefit states. */
export function settleAmount(raw: Rational, { limits, rounding }: Pick<Benefit, 'limits' | 'rounding'>): SettledAmount {
  const step = amountStep(rounding);
  if (rounding?.stage === 'afterLimits') {
    const held = within(raw, limits);
    return { value: roundBy(held.value, step, rounding.mode), limit: held.limit };
  }
  return within(roundBy(raw, step, rounding?.mode), limits);
}

function within(value: Rational, limits: AmountLimits | undefined): SettledAmount {
  const { floor, cap } = limits ?? {};
  if (cap !== undefined && compare(value, exactNumber(cap)) > 0) return { value: exactNumber(cap), limit: 'cap' };
  if (floor !== undefined && compare(value, exactNumber(floor)) < 0) return { value: exactNumber(floor), limit: 'floor' };
  return { value, limit: null };
}

/** An instalment of an amount. */
export interface DueAmount {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly dueOn: IsoDate;
  readonly amount: Rational;
}

/**
 * The parts of an amount: each share cut to the step toward zero, the last one the rest, so that they come to the amount
 * exactly. In the order stated.
 */
export function splitAmount(amount: Rational, parts: readonly Instalment[], step: RoundingStep): readonly Rational[] {
  let rest = amount;
  return parts.map(({ share }, place) => {
    if (place === parts.length - 1) return rest;
    const part = roundBy(div(mul(amount, exactNumber(share)), HUNDRED), step, 'down');
    rest = sub(rest, part);
    return part;
  });
}

/** The instalments of an amount granted for a period, with the days on which they fall due. */
export function instalmentsOfAmount(amount: Rational, benefit: Pick<Benefit, 'instalments' | 'rounding'>, period: PeriodId): readonly DueAmount[] {
  const parts = instalmentsOf(benefit);
  const amounts = splitAmount(amount, parts, amountStep(benefit.rounding));
  return parts.map((part, place) => ({ number: place + 1, of: parts.length, dueOn: dueDay(part, period), amount: amounts[place]! }));
}

/** The day on which an instalment of a period falls due; a day beyond the month's end is its last. */
export function dueDay({ months, day }: Pick<Instalment, 'months' | 'day'>, period: PeriodId): IsoDate {
  const month: MonthNumber = lastMonth(period) + months;
  const last = daysInMonth(Math.floor(month / 12), (month % 12) + 1);
  return `${monthPeriod(month)}-${String(Math.min(day ?? last, last)).padStart(2, '0')}` as IsoDate;
}

/** What a share of an amount holds back, cut to the step toward zero, so that what is paid is never too little by rounding. */
export function withheldPart(amount: Rational, share: Rational, step: RoundingStep): Rational {
  if (compare(share, HUNDRED) >= 0) return amount;
  return share.num <= 0n ? ZERO : roundBy(div(mul(amount, share), HUNDRED), step, 'down');
}

/** Sums by currency, in the order of their codes. */
export class MoneySums {
  private readonly sums = new Map<string, Rational>();

  add(currency: string, amount: Rational): void {
    this.sums.set(currency, add(this.sums.get(currency) ?? ZERO, amount));
  }

  addAll(other: MoneySums): void {
    for (const [currency, amount] of other.sums) this.add(currency, amount);
  }

  of(currency: string): Rational {
    return this.sums.get(currency) ?? ZERO;
  }

  get currencies(): readonly string[] {
    return [...this.sums.keys()].sort();
  }
}
