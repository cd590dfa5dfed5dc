import type { Settlement } from '../../../db/repositories/benefit-ledger-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { Difference } from '../../../shared/benefits/outlet-statement.ts';
import { currencyOf } from '../../../shared/benefits/plan.ts';
import { workPlan } from '../../../shared/benefits/work-plan.ts';
import { comparePeriods, lastMonth } from '../../../shared/dates.ts';
import { add, compare, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import { grantLevels, liveHash, runFigures } from './run-figures.ts';

/** Settled periods whose last month is further back than this are not looked at again. */
const MONTHS_BACK = 24;

/**
 * What settled periods before a run's would be granted otherwise by now: by the run that stands for them and the figures as
 * they are, against what was told then and the differences told since. By outlet number; only what differs.
 */
export function findDifferences(store: Store, run: Pick<RunRecord, 'schemeCode' | 'period'>): ReadonlyMap<number, readonly Difference[]> {
  const found = new Map<number, Difference[]>();
  const settlements = store.benefitLedger.ofScheme(run.schemeCode);
  for (const settlement of settlements) {
    if (comparePeriods(settlement.period, run.period) >= 0 || lastMonth(run.period) - lastMonth(settlement.period) > MONTHS_BACK) continue;
    for (const [outletNo, own] of differencesOf(store, settlement, settlements)) found.set(outletNo, [...(found.get(outletNo) ?? []), ...own]);
  }
  return found;
}

function differencesOf(store: Store, settlement: Settlement, settlements: readonly Settlement[]): ReadonlyMap<number, readonly Difference[]> {
  const stands = store.runs.findPublished(settlement.schemeCode, settlement.period);
  const plan = store.benefitPlans.findByNo(settlement.planNo);
  // While no run of the period is published it is not known what is right.
  if (stands === null || plan === null) return new Map();
  const own = runFigures(store, stands, plan.document);
  if (stands.no === settlement.runNo && liveHash(own, plan) === settlement.inputsHash) return new Map();
  const worked = workPlan(plan.document, own.figures, grantLevels(own, plan.document));
  const told = amountsTold(store, settlement, settlements);
  const outlets = new Set([...own.view.outletNos, ...told.keys()]);
  const found = new Map<number, Difference[]>();
  for (const outletNo of outlets) {
    const row = own.view.rowOf(outletNo);
    for (const { benefit, grants } of worked) {
      const currency = currencyOf(benefit);
      const grant = row < 0 ? undefined : grants[row];
      // What is not known any more is told again when it is.
      if (currency === null || grant?.kind === 'missing') continue;
      const before = told.get(outletNo)?.get(benefit.code) ?? null;
      const after = grant?.kind === 'amount' ? grant.value : null;
      if (compare(before ?? ZERO, after ?? ZERO) === 0) continue;
      found.set(outletNo, [...(found.get(outletNo) ?? []), { benefit: benefit.code, name: benefit.name, period: settlement.period, currency, before, after }]);
    }
  }
  return found;
}

/** By outlet and benefit what was granted for a settled period, with the differences told in later statements. */
function amountsTold(store: Store, settlement: Settlement, settlements: readonly Settlement[]): ReadonlyMap<number, ReadonlyMap<string, Rational>> {
  const told = new Map<number, Map<string, Rational>>();
  const addTo = (outletNo: number, benefit: string, amount: string): void => {
    const own = told.get(outletNo) ?? new Map<string, Rational>();
    told.set(outletNo, own);
    own.set(benefit, add(own.get(benefit) ?? ZERO, exactNumber(amount)));
  };
  for (const [outletNo, { lines }] of store.benefitLedger.statements(settlement.no)) {
    for (const { kind, benefit, value } of lines) if (kind === 'money' && value !== undefined) addTo(outletNo, benefit, value);
  }
  for (const later of settlements) {
    if (comparePeriods(later.period, settlement.period) <= 0) continue;
    for (const [outletNo, { dues }] of store.benefitLedger.statements(later.no)) {
      for (const { kind, benefit, period, amount } of dues) if (kind === 'difference' && period === settlement.period) addTo(outletNo, benefit, amount);
    }
  }
  return told;
}
