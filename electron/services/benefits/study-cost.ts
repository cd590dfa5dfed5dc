import type { Store } from '../../../db/store.ts';
import { planFigures } from '../../../shared/benefits/plan-figures.ts';
import { MoneySums } from '../../../shared/benefits/amounts.ts';
import { currencyOf, type BenefitPlan } from '../../../shared/benefits/plan.ts';
import { workPlan } from '../../../shared/benefits/work-plan.ts';
import type { MoneyChange } from '../../../shared/contract/benefit-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { Words } from '../../../shared/errors.ts';
import { sub, toExactText } from '../../../shared/exact/rational.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { BaseRun } from '../../../shared/grading/reach-probe.ts';
import { liveInput } from './run-figures.ts';

/** What a change of rules costs: the benefits by the levels that either side comes to. */
export interface StudyCost {
  readonly plan: Words;
  /** By the levels that the period comes to, and by those after movement. */
  readonly reached: readonly MoneyChange[];
  readonly held: readonly MoneyChange[];
  /** Outlets with an amount that is not known on either side; it counts in no sum. */
  readonly unknown: number;
}

/** The money that two grades of a period lead to, each by its own scores and the levels after movement; null: no plan is in force. */
export function studyCost(store: Store, before: BaseRun, after: BaseRun, period: PeriodId): StudyCost | null {
  const plan = store.benefitPlans.findInForce(before.scheme.code, period)?.document ?? null;
  if (plan === null) return null;
  const sides = after === before ? [costOf(store, before, plan, period)] : [costOf(store, before, plan, period), costOf(store, after, plan, period)];
  const [was, is] = [sides[0]!, sides.at(-1)!];
  return { plan: plan.name, unknown: Math.max(was.unknown, is.unknown), reached: changesOf(was.reached, is.reached), held: changesOf(was.held, is.held) };
}

function changesOf(was: MoneySums, is: MoneySums): readonly MoneyChange[] {
  return [...new Set([...was.currencies, ...is.currencies])].sort().map((currency) => {
    const [before, after] = [was.of(currency), is.of(currency)];
    return { currency, before: toExactText(before), after: toExactText(after), change: toExactText(sub(after, before)) };
  });
}

interface SideCost {
  readonly reached: MoneySums;
  readonly held: MoneySums;
  readonly unknown: number;
}

function costOf(store: Store, base: BaseRun, plan: BenefitPlan, period: PeriodId): SideCost {
  const numbers = store.outlets.keysByCode();
  const outletNos = Int32Array.from(base.result.codes, (code) => numbers.get(code)?.no ?? 0);
  const figures = planFigures(base, liveInput(store, base, plan, period, outletNos));
  const unknown = new Set<number>();
  const sumOf = (places: Int16Array): MoneySums => {
    const sums = new MoneySums();
    for (const { benefit, grants } of workPlan(plan, figures, Array.from(places, (place) => levelCode(base.scheme, place)))) {
      const currency = currencyOf(benefit);
      if (currency === null) continue;
      grants.forEach((grant, row) => {
        if (grant.kind === 'amount') sums.add(currency, grant.value);
        else if (grant.kind === 'missing') unknown.add(row);
      });
    }
    return sums;
  };
  const [reached, held] = [sumOf(base.result.level), sumOf(base.result.newLevel)];
  return { reached, held, unknown: unknown.size };
}
