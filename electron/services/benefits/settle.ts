import { v7 as uuid } from 'uuid';
import type { Store } from '../../../db/store.ts';
import { addTotals, type WorkedDue } from '../../../shared/benefits/outlet-statement.ts';
import type { StatementDocument } from '../../../shared/benefits/statement.ts';
import type { SettledPeriod } from '../../../shared/contract/benefit-calls.ts';
import { comparePeriods } from '../../../shared/dates.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import type { InstalmentId, SettlementId } from '../../../shared/ids.ts';
import { documentHash } from '../import/import-documents.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { periodStatements, type SchemeAndPeriod } from './period-statements.ts';

/**
 * Settles a period: every statement is kept as it stands, instalments due are paid or withheld, the others planned. One
 * transaction, all or nothing; a settled period never changes, later corrections are differences of the next one.
 *
 * @throws {AppError} `benefit/settled`, `benefit/settled-later`, `benefit/run-not-published`, `benefit/no-run`,
 * `benefit/no-plan-in-force`
 */
export function settlePeriod(context: ServiceContext, request: SchemeAndPeriod): SettledPeriod {
  const { store, user, now } = context;
  checkCancelled(context);
  return store.transaction(() => {
    assertOpen(store, request);
    const { run, plan, worked, inputsHash } = periodStatements(context, request);
    if (run.state !== 'published') throw new AppError('benefit/run-not-published', { scheme: request.schemeCode, period: request.period });
    if (worked === null) throw new Error('A period that is not settled has no working');
    const documents = [...worked.values()].map(({ document }) => document);
    const hash = statementsHash(documents);
    const id = uuid() as SettlementId;
    const at = now();
    const settlementNo = store.benefitLedger.insert({ id, planNo: plan.no, ...request, runNo: run.no, settledAt: at, settledBy: user, hash, inputsHash });
    for (const [outletNo, { document, dues }] of worked) {
      store.benefitLedger.putStatement(settlementNo, outletNo, document);
      keepInstalments(store, settlementNo, outletNo, dues);
    }
    const totals = addTotals(documents.map((document) => document.totals));
    store.journal.record({
      action: 'benefit.settle',
      subjectKind: 'benefit',
      subjectId: id,
      before: null,
      after: { scheme: request.schemeCode, period: request.period, plan: plan.code, version: plan.version, run: run.id, outlets: documents.length, hash, totals },
      at,
      by: user,
    });
    return { ...request, outlets: documents.length, totals, hash };
  });
}

/** sha256 over statements in the order of outlet codes. */
export function statementsHash(documents: readonly StatementDocument[]): string {
  const sorted = [...documents].sort((a, b) => (a.outlet.code < b.outlet.code ? -1 : 1));
  return documentHash(sorted);
}

/** Settlements whose statements are not those that were settled. */
export function settlementProblems(store: Store): readonly Problem[] {
  return store.benefitLedger.settlements().flatMap(({ no, schemeCode, period, hash }): readonly Problem[] => {
    const isSame = statementsHash([...store.benefitLedger.statements(no).values()]) === hash;
    return isSame ? [] : [{ severity: 'error', path: `benefits/${schemeCode}/${period}`, code: 'benefit/hash-differs', params: { scheme: schemeCode, period } }];
  });
}

function assertOpen(store: Store, { schemeCode, period }: SchemeAndPeriod): void {
  const settled = store.benefitLedger.find(schemeCode, period);
  if (settled !== null) throw new AppError('benefit/settled', { period, at: settled.settledAt.slice(0, 10), by: settled.settledBy });
  const later = store.benefitLedger.ofScheme(schemeCode).find((own) => comparePeriods(own.period, period) > 0);
  if (later !== undefined) throw new AppError('benefit/settled-later', { later: later.period, period });
}

/** Keeps what is not paid at once, and tells of kept instalments what became of them; a part that is withheld gets a row of its own. */
function keepInstalments(store: Store, settlementNo: number, outletNo: number, dues: readonly WorkedDue[]): void {
  const settled = new Set<string>();
  for (const due of dues) {
    const { line, openId } = due;
    if (line.kind === 'difference') continue;
    if (openId === null) {
      if (line.state !== 'paid') addInstalment(store, settlementNo, outletNo, due, settlementNo);
    } else if (!settled.has(openId)) {
      settled.add(openId);
      moveInstalment(store, settlementNo, openId as InstalmentId, due);
    } else {
      const kept = store.benefitLedger.findInstalment(openId as InstalmentId);
      if (kept !== null) addInstalment(store, settlementNo, outletNo, due, kept.grantedNo);
    }
  }
}

function moveInstalment(store: Store, settlementNo: number, id: InstalmentId, { line, rule }: WorkedDue): void {
  const kept = store.benefitLedger.findInstalment(id);
  if (kept === null) throw new AppError('benefit/instalment-not-found', { id });
  if (line.state === 'paid') store.benefitLedger.pay(kept.no, settlementNo, line.amount);
  else if (line.state === 'withheld') store.benefitLedger.withhold(kept.no, settlementNo, rule ?? '', line.amount);
}

function addInstalment(store: Store, settlementNo: number, outletNo: number, { line, level, byLevel, rule }: WorkedDue, grantedNo: number): void {
  const { benefit, number, of, currency, amount, dueOn, state } = line;
  const isWithheld = state === 'withheld';
  const head = { id: uuid() as InstalmentId, grantedNo, outletNo, benefit, number, of, level, currency, amount, byLevel, dueOn, rule };
  if (state === 'paid') {
    const no = store.benefitLedger.addInstalment({ ...head, state: 'planned', withheldNo: null });
    store.benefitLedger.pay(no, settlementNo, amount);
  } else store.benefitLedger.addInstalment({ ...head, state: isWithheld ? 'withheld' : 'planned', withheldNo: isWithheld ? settlementNo : null });
}
