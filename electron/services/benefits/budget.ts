import type { Budget } from '../../../db/repositories/benefit-ledger-repository.ts';
import { addTotals } from '../../../shared/benefits/outlet-statement.ts';
import type { StatementTotals } from '../../../shared/benefits/statement.ts';
import type { BudgetEntry, BudgetRow, BudgetSums, BudgetView } from '../../../shared/contract/benefit-calls.ts';
import { comparePeriods, periodEnd, periodOfMonth, lastMonth, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { add, div, HUNDRED, mul, parseNumber, sub, toCutText, toExactText } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import type { ServiceContext } from '../service-context.ts';
import { periodStatements, type SchemeAndPeriod } from './period-statements.ts';

/** The whole network, in rows and entries. */
const NETWORK = '';

/**
 * What the regions are granted and paid in a period against their budgets: the whole network first, then every region with
 * all below it, depth first. Sums of the regions of a level, with outlets in none, come to those of the network.
 *
 * @throws {AppError} as `periodStatements`
 */
export function benefitBudget(context: ServiceContext, request: SchemeAndPeriod): BudgetView {
  const { store } = context;
  const { documents, settlement, run } = periodStatements(context, request);
  const byRegion = new Map<string, { outlets: number; totals: (readonly StatementTotals[])[] }>();
  const put = (region: string, totals: readonly StatementTotals[]): void => {
    const own = byRegion.get(region) ?? { outlets: 0, totals: [] };
    byRegion.set(region, own);
    own.outlets += 1;
    own.totals.push(totals);
  };
  for (const { outlet, totals } of documents.values()) for (const region of [NETWORK, ...outlet.regions]) put(region, totals);
  const budgets = store.benefitLedger.budgets(request.schemeCode);
  const year = periodOfMonth(lastMonth(request.period), 'year');
  const earlier = paidEarlier(context, request, year);
  const nodes = [...store.regions.snapshot(periodEnd(run.period)).values()];
  const rows: BudgetRow[] = [];
  const visit = (region: string, name: string, depth: number, no: number | null): void => {
    const own = byRegion.get(region);
    const entered = budgets.some((budget) => budget.region === region && (budget.period === request.period || budget.period === year));
    if (own !== undefined || entered || region === NETWORK) {
      const sums = sumsOf(addTotals(own?.totals ?? []), budgetsOf(budgets, region), earlier.get(region) ?? [], request.period, year);
      rows.push({ region, name, depth, outlets: own?.outlets ?? 0, sums });
    }
    for (const child of nodes.filter(({ parentNo }) => parentNo === no).sort((a, b) => (a.code < b.code ? -1 : 1))) visit(child.code, child.name, depth + 1, child.no);
  };
  visit(NETWORK, '', 0, null);
  return { period: request.period, settled: settlement !== null, currencies: [...new Set(rows.flatMap(({ sums }) => sums.map(({ currency }) => currency)))].sort(), rows };
}

/**
 * Enters what a region may spend in a period or a year, or takes the entry away.
 *
 * @throws {AppError} `benefit/budget-invalid`, `benefit/region-unknown`
 */
export function setBudget(context: ServiceContext, { schemeCode, period, region, currency, amount }: BudgetEntry): null {
  const { store, user, now } = context;
  store.transaction(() => {
    if (region !== NETWORK && ![...store.regions.snapshot(periodEnd(period)).values()].some(({ code }) => code === region)) throw new AppError('benefit/region-unknown', { region });
    const value = amount === null ? null : parseNumber(amount.replaceAll(/[,，\s]/g, ''));
    if (amount !== null && (value === null || value.num < 0n)) throw new AppError('benefit/budget-invalid', { value: amount });
    const before = store.benefitLedger.budgets(schemeCode).find((own) => own.region === region && own.period === period && own.currency === currency)?.amount ?? null;
    const at = now();
    const text = value === null ? null : toExactText(value);
    if (before === text) return;
    if (text === null) store.benefitLedger.removeBudget(schemeCode, { region, period, currency });
    else store.benefitLedger.setBudget(schemeCode, { region, period, currency, amount: text, at, by: user });
    store.journal.record({ action: 'benefit.budget', subjectKind: 'benefit', subjectId: null, before: { amount: before }, after: { scheme: schemeCode, region, period, currency, amount: text }, at, by: user });
  });
  return null;
}

function budgetsOf(budgets: readonly Budget[], region: string): readonly Budget[] {
  return budgets.filter((budget) => budget.region === region);
}

/** What settled periods of the year before this one paid, by region. */
function paidEarlier({ store }: ServiceContext, { schemeCode, period }: SchemeAndPeriod, year: PeriodId): ReadonlyMap<string, readonly StatementTotals[]> {
  const found = new Map<string, (readonly StatementTotals[])[]>();
  for (const settlement of store.benefitLedger.ofScheme(schemeCode)) {
    if (comparePeriods(settlement.period, period) >= 0 || periodOfMonth(lastMonth(settlement.period), 'year') !== year) continue;
    for (const { outlet, totals } of store.benefitLedger.statements(settlement.no).values()) {
      for (const region of [NETWORK, ...outlet.regions]) found.set(region, [...(found.get(region) ?? []), totals]);
    }
  }
  return new Map([...found].map(([region, totals]) => [region, addTotals(totals)]));
}

function sumsOf(totals: readonly StatementTotals[], budgets: readonly Budget[], earlier: readonly StatementTotals[], period: PeriodId, year: PeriodId): readonly BudgetSums[] {
  const currencies = [...new Set([...totals, ...earlier, ...budgets.filter((own) => own.period === period || own.period === year)].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = totals.find((each) => each.currency === currency);
    const budgetAt = (at: PeriodId): string | null => budgets.find((each) => each.currency === currency && each.period === at)?.amount ?? null;
    const budget = budgetAt(period);
    const toPay = exactNumber(own?.toPay ?? '0');
    const paid = earlier.find((each) => each.currency === currency)?.toPay ?? '0';
    const limit = budget === null ? null : exactNumber(budget);
    return {
      currency,
      granted: own?.granted ?? '0',
      toPay: own?.toPay ?? '0',
      withheld: own?.withheld ?? '0',
      planned: own?.planned ?? '0',
      budget,
      left: limit === null ? null : toExactText(sub(limit, toPay)),
      used: limit === null || limit.num === 0n ? null : toCutText(div(mul(toPay, HUNDRED), limit), 1),
      yearBudget: period === year ? null : budgetAt(year),
      yearPaid: toExactText(add(toPay, exactNumber(paid))),
    };
  });
}
