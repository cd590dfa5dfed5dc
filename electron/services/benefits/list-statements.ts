import { addTotals } from '../../../shared/benefits/outlet-statement.ts';
import type { StatementDocument } from '../../../shared/benefits/statement.ts';
import type { BenefitPeriod, OutletStatement, StatementFilter, StatementPage, StatementQuery, StatementRow } from '../../../shared/contract/benefit-calls.ts';
import { comparePeriods, periodEnd, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { compare } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { PageRequest } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { schemeOfRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { periodStatements, type SchemeAndPeriod } from './period-statements.ts';
import { planRow } from './plan-versions.ts';

/** The periods of a scheme with a run, newest first, and what is settled of them. */
export function benefitPeriods({ store }: ServiceContext, { schemeCode }: { readonly schemeCode: string }): readonly BenefitPeriod[] {
  const settled = new Map(store.benefitLedger.ofScheme(schemeCode).map((own) => [own.period, own]));
  const found = new Map<PeriodId, BenefitPeriod>();
  for (const run of store.runs.list({ schemeCode })) {
    if (run.state === 'superseded' || (found.has(run.period) && run.state !== 'published')) continue;
    const own = settled.get(run.period);
    const plan = own === undefined ? store.benefitPlans.findInForce(schemeCode, run.period) : store.benefitPlans.findByNo(own.planNo);
    found.set(run.period, {
      period: run.period,
      runId: run.id,
      runState: run.state,
      settledAt: own?.settledAt ?? null,
      settledBy: own?.settledBy ?? null,
      planVersion: plan?.version ?? null,
      planName: plan?.document.name ?? null,
    });
  }
  return [...found.values()].sort((a, b) => comparePeriods(b.period, a.period));
}

/**
 * Statements of a period, filtered and sorted.
 *
 * @throws {AppError} as `periodStatements`
 */
export function listStatements(context: ServiceContext, request: StatementQuery & PageRequest): StatementPage {
  const { store } = context;
  const all = periodStatements(context, request);
  const ids = store.outlets.keysByCode();
  const kept = filterStatements(context, request);
  const rows = kept.map((document) => rowOf(document, ids.get(document.outlet.code)?.id));
  const sorted = request.sort === undefined ? rows : sortRows(rows, request.sort.by, request.sort.descending);
  return {
    total: rows.length,
    rows: sorted.slice(request.offset, request.offset + request.limit),
    settledAt: all.settlement?.settledAt ?? null,
    settledBy: all.settlement?.settledBy ?? null,
    runState: all.run.state,
    plan: planRow(store, all.plan),
    levels: levelInfos(schemeOfRun(store, all.run)),
    totals: addTotals(kept.map((document) => document.totals)),
    withheld: count(kept, 'withheld'),
    differences: count(kept, 'difference'),
    missing: count(kept, 'missing'),
  };
}

/** The statements that a filter lets through, by outlet code. */
export function filterStatements(context: ServiceContext, query: StatementQuery): readonly StatementDocument[] {
  const { documents, run } = periodStatements(context, query);
  const text = query.text?.trim().toLowerCase() ?? '';
  const region = query.regionId === undefined ? null : ([...context.store.regions.snapshot(periodEnd(run.period)).values()].find(({ id }) => id === query.regionId)?.code ?? '');
  return [...documents.values()].filter((document) => {
    const { code, name, regions } = document.outlet;
    if (text !== '' && !code.toLowerCase().includes(text) && !name.toLowerCase().includes(text)) return false;
    if (region !== null && !regions.includes(region)) return false;
    if (query.level !== undefined && query.level.length > 0 && !query.level.includes(document.level ?? '')) return false;
    return query.only === undefined || is(document, query.only);
  });
}

/** The statement of one outlet; null: it has nothing in the period. @throws {AppError} as `periodStatements`, `outlet/not-found` */
export function outletStatementOf(context: ServiceContext, request: SchemeAndPeriod & { readonly outletId: OutletId }): OutletStatement | null {
  const { store } = context;
  const outletNo = store.outlets.findNo(request.outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: request.outletId });
  const { documents, settlement, run } = periodStatements(context, { schemeCode: request.schemeCode, period: request.period });
  const document = documents.get(outletNo);
  if (document === undefined) return null;
  return { document, settledAt: settlement?.settledAt ?? null, settledBy: settlement?.settledBy ?? null, levels: levelInfos(schemeOfRun(store, run)) };
}

function is({ dues, lines }: StatementDocument, filter: StatementFilter): boolean {
  switch (filter) {
    case 'withheld':
      return dues.some(({ state }) => state === 'withheld');
    case 'difference':
      return dues.some(({ kind }) => kind === 'difference');
    case 'missing':
      return lines.some(({ state }) => state === 'missing');
  }
}

function count(documents: readonly StatementDocument[], filter: StatementFilter): number {
  return documents.reduce((n, document) => n + (is(document, filter) ? 1 : 0), 0);
}

function rowOf(document: StatementDocument, id: OutletId | undefined): StatementRow {
  const { outlet, level, previousLevel, totals, lines } = document;
  return {
    outletId: id ?? ('' as OutletId),
    code: outlet.code,
    name: outlet.name,
    regionPath: outlet.regionPath,
    level,
    previousLevel,
    totals,
    withheld: is(document, 'withheld'),
    difference: is(document, 'difference'),
    missing: lines.filter(({ state }) => state === 'missing').length,
  };
}

/** By code, name, level, or a sum in the first currency; equals by code. */
function sortRows(rows: readonly StatementRow[], by: string, descending: boolean): readonly StatementRow[] {
  const sign = descending ? -1 : 1;
  const compareRows = (a: StatementRow, b: StatementRow): number => {
    switch (by) {
      case 'name':
        return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
      case 'level':
        return (a.level ?? '') < (b.level ?? '') ? -1 : (a.level ?? '') > (b.level ?? '') ? 1 : 0;
      case 'granted':
      case 'toPay':
      case 'withheld':
      case 'planned':
      case 'differences':
        return compare(exactNumber(a.totals[0]?.[by] ?? '0'), exactNumber(b.totals[0]?.[by] ?? '0'));
      default:
        return 0;
    }
  };
  const byCode = by === 'code' ? sign : 1;
  return [...rows].sort((a, b) => sign * compareRows(a, b) || byCode * (a.code < b.code ? -1 : 1));
}
