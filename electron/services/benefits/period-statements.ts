import type { PlanVersion } from '../../../db/repositories/benefit-plan-repository.ts';
import type { Settlement } from '../../../db/repositories/benefit-ledger-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { outletStatement, type MoneyGrant, type OpenInstalment, type WorkedStatement } from '../../../shared/benefits/outlet-statement.ts';
import { currencyOf } from '../../../shared/benefits/plan.ts';
import { statementLine } from '../../../shared/benefits/statement-lines.ts';
import type { StatementDocument } from '../../../shared/benefits/statement.ts';
import { workPlan, type WorkedBenefit } from '../../../shared/benefits/work-plan.ts';
import { periodEnd, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Rational } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { ServiceContext } from '../service-context.ts';
import { findDifferences } from './differences.ts';
import { grantLevels, liveHash, planOfRun, runFigures, type RunFigures } from './run-figures.ts';

/** The statements of a period as they stand: settled ones as they were kept, else worked out. */
export interface PeriodStatements {
  readonly run: RunRecord;
  readonly plan: PlanVersion;
  /** null: not settled. */
  readonly settlement: Settlement | null;
  /** By number of the outlet in the store, in the order of outlet codes; outlets with nothing have none. */
  readonly documents: ReadonlyMap<number, StatementDocument>;
  /** Only where it is not settled: the working, for settling. */
  readonly worked: ReadonlyMap<number, WorkedStatement> | null;
  /** Of what the plan read besides the run; empty where it is settled. */
  readonly inputsHash: string;
}

export interface SchemeAndPeriod {
  readonly schemeCode: string;
  readonly period: PeriodId;
}

/** The last worked statements of this process. */
let last: { readonly key: string; readonly value: PeriodStatements } | null = null;

/**
 * The statements of a period: of its published run, or its newest draft.
 *
 * @throws {AppError} `benefit/no-run`, `benefit/no-plan-in-force`, `grading/stored-run-damaged`
 */
export function periodStatements({ store }: ServiceContext, request: SchemeAndPeriod): PeriodStatements {
  const key = `${store.path}\n${request.schemeCode}\n${request.period}\n${store.journal.lastAt() ?? ''}\n${store.benefitLedger.settlements().length}`;
  if (last?.key !== key) last = { key, value: store.snapshot(() => readPeriod(store, request)) };
  return last.value;
}

function readPeriod(store: Store, { schemeCode, period }: SchemeAndPeriod): PeriodStatements {
  const settlement = store.benefitLedger.find(schemeCode, period);
  if (settlement !== null) {
    const run = store.runs.list({ schemeCode, period }).find(({ id }) => store.runs.findById(id)?.no === settlement.runNo);
    const plan = store.benefitPlans.findByNo(settlement.planNo);
    const record = run === undefined ? null : store.runs.findById(run.id);
    if (record === null || plan === null) throw new Error(`The settlement of ${schemeCode} ${period} has lost its run or plan`);
    return { run: record, plan, settlement, documents: store.benefitLedger.statements(settlement.no), worked: null, inputsHash: '' };
  }
  const run = runToSettle(store, schemeCode, period);
  const plan = planOfRun(store, run);
  if (plan === null) throw new AppError('benefit/no-plan-in-force', { scheme: schemeCode, period });
  const own = runFigures(store, run, plan.document);
  const worked = workStatements(store, own, plan);
  return { run, plan, settlement: null, worked, documents: new Map([...worked].map(([no, { document }]) => [no, document])), inputsHash: liveHash(own, plan) };
}

/** The published run of the period, else its newest other one. @throws {AppError} `benefit/no-run` */
export function runToSettle(store: Store, schemeCode: string, period: PeriodId): RunRecord {
  const published = store.runs.findPublished(schemeCode, period);
  const newest = store.runs.list({ schemeCode, period }).find(({ state }) => state !== 'superseded');
  const run = published ?? (newest === undefined ? null : store.runs.findById(newest.id));
  if (run === null) throw new AppError('benefit/no-run', { scheme: schemeCode, period });
  return run;
}

function workStatements(store: Store, own: RunFigures, plan: PlanVersion): ReadonlyMap<number, WorkedStatement> {
  const { run, view, figures } = own;
  const levels = grantLevels(own, plan.document);
  const worked = workPlan(plan.document, figures, levels);
  const byLevel = amountsByLevel(plan, own);
  const open = openByOutlet(store, run.schemeCode);
  const differences = findDifferences(store, run);
  const breaches = breachesOf(own, plan, levels);
  const statements = new Map<number, WorkedStatement>();
  const put = (outletNo: number, statement: WorkedStatement): void => {
    const { lines, dues } = statement.document;
    if (lines.some(({ state }) => state !== 'none') || dues.length + statement.dues.length > 0) statements.set(outletNo, statement);
  };
  view.outletNos.forEach((outletNo, row) => {
    const facts = {
      outlet: { code: view.result.codes[row]!, name: view.names[row]!, regionPath: view.regionPath(row), regions: view.regions.flatMap((column) => textAt(column, row) ?? []) },
      period: run.period,
      level: levels[row]!,
      previousLevel: own.before[row]!,
      lines: worked.map((each) => statementLine(each, row, levels[row]!)),
      grants: worked.flatMap((each) => moneyGrant(each, row, byLevel)),
      open: open.get(outletNo) ?? [],
      differences: differences.get(outletNo) ?? [],
      breaches: new Set([...breaches].flatMap(([code, held]) => (held[row] === 1 ? [code] : []))),
    };
    put(outletNo, outletStatement(plan.document, view.scheme, facts));
  });
  // Outlets that the run has no row of may still have instalments to come.
  for (const [outletNo, instalments] of open) {
    if (view.rowOf(outletNo) >= 0) continue;
    const facts = { outlet: outletOf(store, outletNo, run.period), period: run.period, level: null, previousLevel: null, lines: [], grants: [], open: instalments, differences: differences.get(outletNo) ?? [], breaches: new Set<string>() };
    put(outletNo, outletStatement(plan.document, view.scheme, facts));
  }
  return new Map([...statements].sort(([, a], [, b]) => (a.document.outlet.code < b.document.outlet.code ? -1 : 1)));
}

function moneyGrant({ benefit, grants }: WorkedBenefit, row: number, byLevel: AmountsByLevel): readonly MoneyGrant[] {
  const grant = grants[row]!;
  if (currencyOf(benefit) === null || grant.kind !== 'amount') return [];
  const ofLevels = byLevel.get(benefit.code);
  return [{ benefit, amount: grant.value, byLevel: ofLevels === undefined ? null : new Map([...ofLevels].flatMap(([level, amounts]) => (amounts[row] === null ? [] : [[level, amounts[row]!] as const]))) }];
}

/** By benefit and level what each row would be granted; only of benefits whose instalments follow the level. */
type AmountsByLevel = ReadonlyMap<string, ReadonlyMap<string, readonly (Rational | null)[]>>;

function amountsByLevel({ document }: PlanVersion, { figures, view }: RunFigures): AmountsByLevel {
  const followed = document.benefits.filter(({ kind, onLevelChange }) => kind === 'money' && onLevelChange === 'remaining');
  if (followed.length === 0) return new Map();
  const found = new Map(followed.map(({ code }) => [code, new Map<string, readonly (Rational | null)[]>()]));
  for (const { code: level } of view.scheme.levels) {
    for (const { benefit, grants } of workPlan(document, figures, Array.from({ length: figures.rows }, () => level))) {
      found.get(benefit.code)?.set(level, grants.map((grant) => (grant.kind === 'amount' ? grant.value : null)));
    }
  }
  return found;
}

/** 1 for each row for which a rule's condition or veto holds, by the rule's code; rules about levels are read by instalment. */
function breachesOf({ view, figures }: RunFigures, { document }: PlanVersion, levels: readonly (string | null)[]): ReadonlyMap<string, Uint8Array> {
  const at = figures.at(levels);
  return new Map(
    (document.withholding ?? []).flatMap(({ code, when }) => {
      if ('condition' in when) return [[code, at.holds(when.condition)] as const];
      if (!('veto' in when)) return [];
      const held = new Uint8Array(figures.rows);
      for (const [row, codes] of view.result.vetoes) if (when.veto === null || codes.includes(when.veto)) held[row] = 1;
      return [[code, held] as const];
    }),
  );
}

/** Instalments planned or released, by outlet. */
function openByOutlet(store: Store, schemeCode: string): ReadonlyMap<number, readonly OpenInstalment[]> {
  const names = planNames(store, schemeCode);
  const found = new Map<number, OpenInstalment[]>();
  for (const { id, outletNo, benefit, grantedNo, period, number, of, dueOn, level, currency, amount, byLevel, state, rule, reason } of store.benefitLedger.openInstalments(schemeCode)) {
    if (state !== 'planned' && state !== 'released') continue;
    const own = found.get(outletNo) ?? [];
    found.set(outletNo, own);
    own.push({ id, benefit, name: names(grantedNo, benefit), period, number, of, dueOn, level, currency, amount: exactNumber(amount), byLevel, state, rule, reason });
  }
  return found;
}

/** The names of benefits by the settlement that granted them. */
export function planNames(store: Store, schemeCode: string): (settlementNo: number, benefit: string) => { readonly zh: string; readonly en?: string } {
  const names = new Map(
    store.benefitLedger.ofScheme(schemeCode).map(({ no, planNo }) => [no, new Map((store.benefitPlans.findByNo(planNo)?.document.benefits ?? []).map(({ code, name }) => [code, name]))]),
  );
  return (settlementNo, benefit) => names.get(settlementNo)?.get(benefit) ?? { zh: benefit };
}

function outletOf(store: Store, outletNo: number, period: PeriodId): StatementDocument['outlet'] {
  const day = periodEnd(period);
  const record = store.outlets.findByNo(outletNo, day);
  const region = record?.regionNo == null ? undefined : store.regions.snapshot(day).get(record.regionNo);
  return { code: store.outlets.codeOf(outletNo) ?? String(outletNo), name: record?.name ?? '', regionPath: region?.path ?? [], regions: region?.codes ?? [] };
}
