import type { Database } from 'better-sqlite3';
import type { StatementDocument } from '../../shared/benefits/statement.ts';
import { comparePeriods, type IsoDate, type PeriodId } from '../../shared/dates.ts';
import type { InstalmentId, SettlementId } from '../../shared/ids.ts';
import { createStatementCache } from '../query.ts';

export const INSTALMENT_STATES = ['planned', 'withheld', 'released', 'forfeited', 'paid'] as const;
export type InstalmentState = (typeof INSTALMENT_STATES)[number];

export interface NewSettlement {
  readonly id: SettlementId;
  readonly planNo: number;
  readonly schemeCode: string;
  readonly period: PeriodId;
  readonly runNo: number;
  readonly settledAt: string;
  readonly settledBy: string;
  readonly hash: string;
  /** Of what the plan read besides the run. */
  readonly inputsHash: string;
}
export interface Settlement extends NewSettlement {
  readonly no: number;
}

export interface NewInstalment {
  readonly id: InstalmentId;
  readonly grantedNo: number;
  readonly outletNo: number;
  readonly benefit: string;
  readonly number: number;
  readonly of: number;
  /** By which it was granted; null: none. */
  readonly level: string | null;
  readonly currency: string;
  /** Exact text, as `toExactText` writes it. */
  readonly amount: string;
  /** The amount by level code, where a change of level changes it. */
  readonly byLevel: Readonly<Record<string, string>> | null;
  readonly dueOn: IsoDate;
  readonly state: 'planned' | 'withheld';
  readonly withheldNo: number | null;
  readonly rule: string | null;
}
export interface InstalmentRecord extends Omit<NewInstalment, 'state'> {
  readonly no: number;
  /** Period of the grant. */
  readonly period: PeriodId;
  readonly schemeCode: string;
  readonly state: InstalmentState;
  readonly settledNo: number | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

/** An entered budget; `region` empty: the whole network. */
export interface Budget {
  readonly region: string;
  readonly period: PeriodId;
  readonly currency: string;
  /** Decimal text. */
  readonly amount: string;
  readonly at: string;
  readonly by: string;
}

interface SettlementRow {
  readonly no: number;
  readonly id: SettlementId;
  readonly plan_no: number;
  readonly scheme_code: string;
  readonly period: PeriodId;
  readonly run_no: number;
  readonly settled_at: string;
  readonly settled_by: string;
  readonly hash: string;
  readonly inputs_hash: string;
}
interface InstalmentRow {
  readonly no: number;
  readonly id: InstalmentId;
  readonly granted_no: number;
  readonly outlet_no: number;
  readonly benefit: string;
  readonly number: number;
  readonly of: number;
  readonly level: string | null;
  readonly currency: string;
  readonly amount: string;
  readonly by_level: string | null;
  readonly due_on: IsoDate;
  readonly state: InstalmentState;
  readonly settled_no: number | null;
  readonly withheld_no: number | null;
  readonly rule: string | null;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly reason: string | null;
  readonly period: PeriodId;
  readonly scheme_code: string;
}

const INSTALMENTS = 'SELECT i.*, s.period, s.scheme_code FROM benefit_instalment i JOIN benefit_settlement s ON s.no = i.granted_no';

export type BenefitLedgerRepository = ReturnType<typeof createBenefitLedgerRepository>;

/** What was settled, what is still to be paid, and what may be spent. */
export function createBenefitLedgerRepository(db: Database) {
  const prepare = createStatementCache(db);
  const insertSettlement = db.prepare<[string, number, string, string, number, string, string, string, string], { no: number }>(`
    INSERT INTO benefit_settlement (id, plan_no, scheme_code, period, run_no, settled_at, settled_by, hash, inputs_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no`);
  const insertStatement = db.prepare<[number, number, string]>('INSERT INTO benefit_statement (settlement_no, outlet_no, document) VALUES (?, ?, ?)');
  const selectSettlements = db.prepare<[], SettlementRow>('SELECT * FROM benefit_settlement ORDER BY no');
  const selectStatement = db.prepare<[number, number], { document: string }>('SELECT document FROM benefit_statement WHERE settlement_no = ? AND outlet_no = ?');
  const selectStatements = db.prepare<[number], { outlet_no: number; document: string }>(`
    SELECT t.outlet_no, t.document FROM benefit_statement t JOIN outlet o ON o.no = t.outlet_no WHERE t.settlement_no = ? ORDER BY o.code`);
  const selectOutletStatements = db.prepare<[number], SettlementRow & { document: string }>(`
    SELECT s.*, t.document FROM benefit_statement t JOIN benefit_settlement s ON s.no = t.settlement_no WHERE t.outlet_no = ? ORDER BY s.no`);
  const insertInstalment = db.prepare<[string, number, number, string, number, number, string | null, string, string, string | null, string, string, number | null, string | null], { no: number }>(`
    INSERT INTO benefit_instalment (id, granted_no, outlet_no, benefit, number, of, level, currency, amount, by_level, due_on, state, withheld_no, rule)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no`);
  const selectInstalment = db.prepare<[string], InstalmentRow>(`${INSTALMENTS} WHERE i.id = ?`);
  const pay = db.prepare<[number, string, number]>(`UPDATE benefit_instalment SET state = 'paid', settled_no = ?, amount = ? WHERE no = ?`);
  const withhold = db.prepare<[number, string, string, number]>(`UPDATE benefit_instalment SET state = 'withheld', withheld_no = ?, rule = ?, amount = ? WHERE no = ?`);
  const decide = db.prepare<[string, string, string, string, number]>('UPDATE benefit_instalment SET state = ?, decided_at = ?, decided_by = ?, reason = ? WHERE no = ?');
  const upsertBudget = db.prepare<[string, string, string, string, string, string, string]>(`
    INSERT INTO benefit_budget (scheme_code, region_code, period, currency, amount, entered_at, entered_by) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET amount = excluded.amount, entered_at = excluded.entered_at, entered_by = excluded.entered_by`);
  const removeBudget = db.prepare<[string, string, string, string]>('DELETE FROM benefit_budget WHERE scheme_code = ? AND region_code = ? AND period = ? AND currency = ?');
  const selectBudgets = db.prepare<[string], { region_code: string; period: PeriodId; currency: string; amount: string; entered_at: string; entered_by: string }>(
    'SELECT * FROM benefit_budget WHERE scheme_code = ? ORDER BY period, region_code, currency',
  );

  const settlements = (): readonly Settlement[] => selectSettlements.all().map(toSettlement);
  return {
    /** All settlements, oldest first. */
    settlements,
    /** The settled periods of a scheme, oldest first. */
    ofScheme: (schemeCode: string): readonly Settlement[] =>
      settlements()
        .filter((own) => own.schemeCode === schemeCode)
        .sort((a, b) => comparePeriods(a.period, b.period)),
    find: (schemeCode: string, period: PeriodId): Settlement | null => settlements().find((own) => own.schemeCode === schemeCode && own.period === period) ?? null,
    insert({ id, planNo, schemeCode, period, runNo, settledAt, settledBy, hash, inputsHash }: NewSettlement): number {
      const made = insertSettlement.get(id, planNo, schemeCode, period, runNo, settledAt, settledBy, hash, inputsHash);
      if (made === undefined) throw new Error('The settlement was not stored');
      return made.no;
    },
    putStatement: (settlementNo: number, outletNo: number, document: StatementDocument): void => void insertStatement.run(settlementNo, outletNo, JSON.stringify(document)),
    /** The statement that an outlet was given; null: it had nothing. */
    statement(settlementNo: number, outletNo: number): StatementDocument | null {
      const row = selectStatement.get(settlementNo, outletNo);
      return row === undefined ? null : (JSON.parse(row.document) as StatementDocument);
    },
    /** Settled statements by outlet number, in the order of outlet codes. */
    statements: (settlementNo: number): ReadonlyMap<number, StatementDocument> =>
      new Map(selectStatements.all(settlementNo).map((row) => [row.outlet_no, JSON.parse(row.document) as StatementDocument])),
    /** Everything that an outlet was given, oldest first. */
    ofOutlet: (outletNo: number): readonly { readonly settlement: Settlement; readonly document: StatementDocument }[] =>
      selectOutletStatements.all(outletNo).map((row) => ({ settlement: toSettlement(row), document: JSON.parse(row.document) as StatementDocument })),

    addInstalment(i: NewInstalment): number {
      const made = insertInstalment.get(i.id, i.grantedNo, i.outletNo, i.benefit, i.number, i.of, i.level, i.currency, i.amount, i.byLevel === null ? null : JSON.stringify(i.byLevel), i.dueOn, i.state, i.withheldNo, i.rule);
      if (made === undefined) throw new Error('The instalment was not stored');
      return made.no;
    },
    findInstalment(id: InstalmentId): InstalmentRecord | null {
      const row = selectInstalment.get(id);
      return row === undefined ? null : toInstalment(row);
    },
    /** Instalments of a scheme that are not paid or forfeited, by outlet, day due, then number. */
    openInstalments: (schemeCode: string): readonly InstalmentRecord[] =>
      prepare<InstalmentRow>(`${INSTALMENTS} WHERE s.scheme_code = ? AND i.state IN ('planned', 'withheld', 'released') ORDER BY i.outlet_no, i.due_on, i.no`).all(schemeCode).map(toInstalment),
    /** Every instalment that was ever kept of an outlet, by day due. */
    instalmentsOfOutlet: (outletNo: number): readonly InstalmentRecord[] =>
      prepare<InstalmentRow>(`${INSTALMENTS} WHERE i.outlet_no = ? ORDER BY i.due_on, i.no`).all(outletNo).map(toInstalment),
    /** What was ever withheld of a scheme, newest last. */
    withheld: (schemeCode: string): readonly InstalmentRecord[] =>
      prepare<InstalmentRow>(`${INSTALMENTS} WHERE s.scheme_code = ? AND i.withheld_no IS NOT NULL ORDER BY i.no`).all(schemeCode).map(toInstalment),
    pay: (no: number, settlementNo: number, amount: string): void => void pay.run(settlementNo, amount, no),
    withhold: (no: number, settlementNo: number, rule: string, amount: string): void => void withhold.run(settlementNo, rule, amount, no),
    decide: (no: number, state: 'released' | 'forfeited', at: string, by: string, reason: string): void => void decide.run(state, at, by, reason, no),

    setBudget: (schemeCode: string, { region, period, currency, amount, at, by }: Budget): void => void upsertBudget.run(schemeCode, region, period, currency, amount, at, by),
    removeBudget: (schemeCode: string, { region, period, currency }: Pick<Budget, 'region' | 'period' | 'currency'>): void => void removeBudget.run(schemeCode, region, period, currency),
    budgets: (schemeCode: string): readonly Budget[] =>
      selectBudgets.all(schemeCode).map((row) => ({ region: row.region_code, period: row.period, currency: row.currency, amount: row.amount, at: row.entered_at, by: row.entered_by })),
  };
}

function toSettlement(row: SettlementRow): Settlement {
  return { no: row.no, id: row.id, planNo: row.plan_no, schemeCode: row.scheme_code, period: row.period, runNo: row.run_no, settledAt: row.settled_at, settledBy: row.settled_by, hash: row.hash, inputsHash: row.inputs_hash };
}

function toInstalment(row: InstalmentRow): InstalmentRecord {
  return {
    no: row.no,
    id: row.id,
    grantedNo: row.granted_no,
    outletNo: row.outlet_no,
    benefit: row.benefit,
    number: row.number,
    of: row.of,
    level: row.level,
    currency: row.currency,
    amount: row.amount,
    byLevel: row.by_level === null ? null : (JSON.parse(row.by_level) as Readonly<Record<string, string>>),
    dueOn: row.due_on,
    state: row.state,
    settledNo: row.settled_no,
    withheldNo: row.withheld_no,
    rule: row.rule,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    reason: row.reason,
    period: row.period,
    schemeCode: row.scheme_code,
  };
}
