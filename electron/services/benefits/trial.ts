import { currencyOf } from '../../../shared/benefits/plan.ts';
import { MoneySums } from '../../../shared/benefits/amounts.ts';
import { checkPlan } from '../../../shared/benefits/check-plan.ts';
import { statementLine } from '../../../shared/benefits/statement-lines.ts';
import { workPlan, type WorkedBenefit } from '../../../shared/benefits/work-plan.ts';
import type { PlanTrial, TrialRequest, TrialRow } from '../../../shared/contract/benefit-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { add, div, fromInteger, toDecimalText, toExactText, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { findRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { moneyOf } from './money-changes.ts';
import { planSurroundings } from './plan-versions.ts';
import { grantLevels, runFigures, type RunFigures } from './run-figures.ts';

/** Outlets shown of each level where none are asked for. */
const SHOWN = 4;

/**
 * What a plan as it is typed grants on a run: sums by benefit and level, and some outlets line by line. Stores nothing.
 *
 * @throws {AppError} `benefit/draft-faulty` for a plan with errors, `grading/no-run`
 */
export function tryPlan({ store }: ServiceContext, { plan, runId, outletIds }: TrialRequest): PlanTrial {
  const began = performance.now();
  const run = findRun(store, runId);
  const own = runFiguresChecked(store, run, plan);
  const levels = grantLevels(own, plan);
  const worked = workPlan(plan, own.figures, levels);
  const sums = new MoneySums();
  for (const { benefit, grants } of worked) {
    const currency = currencyOf(benefit);
    if (currency !== null) for (const grant of grants) if (grant.kind === 'amount') sums.add(currency, grant.value);
  }
  const ids = store.outlets.keysByCode();
  const asked = outletIds === undefined ? null : new Set(outletIds);
  const idAt = (row: number): OutletId | null => ids.get(own.view.result.codes[row]!)?.id ?? null;
  const rows = asked === null ? someOfEach(levels, own.view.scheme.levels.map(({ code }) => code)) : [...levels.keys()].filter((row) => asked.has(idAt(row) ?? ('' as OutletId)));
  return {
    period: run.period,
    outlets: own.figures.rows,
    currencies: sums.currencies,
    totals: moneyOf(sums),
    benefits: worked.map((each) => benefitSums(each, own, levels)),
    rows: rows.flatMap((row) => trialRow(row, idAt(row), own, levels, worked)),
    tookMs: Math.round(performance.now() - began),
  };
}

function runFiguresChecked(store: ServiceContext['store'], run: Parameters<typeof runFigures>[1], plan: TrialRequest['plan']): RunFigures {
  const scheme = store.schemes.findByNo(run.schemeNo)?.document ?? null;
  const faults = checkPlan(plan, { ...planSurroundings(store, plan), scheme }).filter(({ severity, code }) => severity === 'error' && code !== 'benefit/empty');
  if (faults.length > 0) throw new AppError('benefit/draft-faulty', { path: faults[0]!.path, count: faults.length });
  return runFigures(store, run, plan);
}

function benefitSums(worked: WorkedBenefit, own: RunFigures, levels: readonly (string | null)[]): PlanTrial['benefits'][number] {
  const { benefit, grants } = worked;
  const isNumber = benefit.kind === 'money' || benefit.kind === 'quantity';
  const byLevel = new Map<string, { outlets: number; total: Rational }>();
  let [granted, missing, total] = [0, 0, ZERO];
  let example = -1;
  grants.forEach((grant, row) => {
    if (grant.kind === 'missing') {
      missing += 1;
      if (example < 0) example = row;
    }
    if (grant.kind === 'none' || grant.kind === 'missing') return;
    granted += 1;
    const group = byLevel.get(levels[row]!) ?? { outlets: 0, total: ZERO };
    byLevel.set(levels[row]!, group);
    group.outlets += 1;
    if (grant.kind !== 'amount') return;
    group.total = add(group.total, grant.value);
    total = add(total, grant.value);
  });
  return {
    benefit: benefit.code,
    granted,
    missing,
    total: isNumber ? toExactText(total) : null,
    byLevel: own.view.scheme.levels.flatMap(({ code: level }) => {
      const group = byLevel.get(level);
      if (group === undefined) return [];
      const average = benefit.kind === 'text' || benefit.kind === 'yesNo' ? null : toDecimalText(div(group.total, fromInteger(group.outlets)), 2);
      return [{ level, outlets: group.outlets, total: isNumber ? toExactText(group.total) : null, average }];
    }),
    example: example < 0 ? null : { outlet: own.view.result.codes[example]!, line: statementLine(worked, example, levels[example]!) },
  };
}

/** The first outlets of each level, the best level first. */
function someOfEach(levels: readonly (string | null)[], codes: readonly string[]): readonly number[] {
  return [...codes].reverse().flatMap((code) => [...levels.keys()].filter((row) => levels[row] === code).slice(0, SHOWN));
}

function trialRow(row: number, outletId: OutletId | null, { view }: RunFigures, levels: readonly (string | null)[], worked: readonly WorkedBenefit[]): readonly TrialRow[] {
  if (outletId === null) return [];
  const sums = new MoneySums();
  for (const { benefit, grants } of worked) {
    const [currency, grant] = [currencyOf(benefit), grants[row]!];
    if (currency !== null && grant.kind === 'amount') sums.add(currency, grant.value);
  }
  return [{ outletId, code: view.result.codes[row]!, name: view.names[row]!, level: levels[row]!, lines: worked.map((each) => statementLine(each, row, levels[row]!)), totals: moneyOf(sums) }];
}
