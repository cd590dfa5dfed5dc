import { currencyOf } from '../../../shared/benefits/plan.ts';
import { MoneySums } from '../../../shared/benefits/amounts.ts';
import type { WorkedBenefit } from '../../../shared/benefits/work-plan.ts';
import type { Money, MoneyChange } from '../../../shared/contract/benefit-calls.ts';
import { sub, toExactText } from '../../../shared/exact/rational.ts';
import type { Words } from '../../../shared/errors.ts';

/** Money before and after a change of levels, by currency. */
export class ChangeSums {
  readonly before = new MoneySums();
  readonly after = new MoneySums();

  addAll(other: ChangeSums): void {
    this.before.addAll(other.before);
    this.after.addAll(other.after);
  }

  changes(): readonly MoneyChange[] {
    const currencies = [...new Set([...this.before.currencies, ...this.after.currencies])].sort();
    return currencies.map((currency) => {
      const [before, after] = [this.before.of(currency), this.after.of(currency)];
      return { currency, before: toExactText(before), after: toExactText(after), change: toExactText(sub(after, before)) };
    });
  }
}

/** What a row is granted in money on both sides; an amount that is not known on either counts on neither. */
export function changeOfRow(before: readonly WorkedBenefit[], after: readonly WorkedBenefit[], row: number): { readonly sums: ChangeSums; readonly unknown: readonly Words[] } {
  const sums = new ChangeSums();
  const unknown: Words[] = [];
  after.forEach((worked, place) => addChange(sums, unknown, before[place]!, worked, row));
  return { sums, unknown };
}

/** Adds one benefit of a row; `unknown` hears of one whose amount is not known. */
export function addChange(sums: ChangeSums, unknown: Words[], before: WorkedBenefit, after: WorkedBenefit, row: number): void {
  const currency = currencyOf(after.benefit);
  if (currency === null) return;
  const [was, is] = [before.grants[row]!, after.grants[row]!];
  if (was.kind === 'missing' || is.kind === 'missing') {
    unknown.push(after.benefit.name);
    return;
  }
  if (was.kind === 'amount') sums.before.add(currency, was.value);
  if (is.kind === 'amount') sums.after.add(currency, is.value);
}

/** Sums as texts, by currency. */
export function moneyOf(sums: MoneySums): readonly Money[] {
  return sums.currencies.map((currency) => ({ currency, amount: toExactText(sums.of(currency)) }));
}
