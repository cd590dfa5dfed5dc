import type { Database } from 'better-sqlite3';
import { parsePlan } from '../../shared/benefits/parse-plan.ts';
import type { BenefitPlan } from '../../shared/benefits/plan.ts';
import { comparePeriods, type PeriodId } from '../../shared/dates.ts';
import type { BenefitPlanId } from '../../shared/ids.ts';

export type PlanState = 'draft' | 'published';

/** A version to be stored; its number follows from those of the same code. */
export interface NewPlanVersion {
  readonly id: BenefitPlanId;
  readonly state: PlanState;
  readonly document: BenefitPlan;
  /** sha256 of the canonical document, hex. */
  readonly hash: string;
  readonly madeAt: string;
  readonly madeBy: string;
}

export interface PlanVersion extends NewPlanVersion {
  readonly no: number;
  readonly code: string;
  readonly version: number;
}

interface Row {
  readonly no: number;
  readonly id: BenefitPlanId;
  readonly code: string;
  readonly version: number;
  readonly state: PlanState;
  readonly document: string;
  readonly hash: string;
  readonly made_at: string;
  readonly made_by: string;
}

export type BenefitPlanRepository = ReturnType<typeof createBenefitPlanRepository>;

/** Versions of benefit plans. A published version is never changed; a draft is, until it is published. */
export function createBenefitPlanRepository(db: Database) {
  const insert = db.prepare<[string, string, string, string, string, string, string, string, string, string]>(`
    INSERT INTO benefit_plan (id, code, version, state, document, hash, scheme_code, from_period, made_at, made_by)
    VALUES (?, ?, (SELECT COALESCE(MAX(version), 0) + 1 FROM benefit_plan WHERE code = ?), ?, ?, ?, ?, ?, ?, ?)`);
  const selectById = db.prepare<[string], Row>('SELECT * FROM benefit_plan WHERE id = ?');
  const selectByNo = db.prepare<[number], Row>('SELECT * FROM benefit_plan WHERE no = ?');
  const selectAll = db.prepare<[], Row>('SELECT * FROM benefit_plan ORDER BY code, version DESC');
  const selectOfScheme = db.prepare<[string], Row>(`SELECT * FROM benefit_plan WHERE scheme_code = ? AND state = 'published' ORDER BY no`);
  const selectByHash = db.prepare<[string, string], Row>(`SELECT * FROM benefit_plan WHERE code = ? AND hash = ? AND state = 'published'`);
  const update = db.prepare<[string, string, string, string, string, string, string, number]>(
    `UPDATE benefit_plan SET code = ?, document = ?, hash = ?, scheme_code = ?, from_period = ?, made_at = ?, made_by = ? WHERE no = ? AND state = 'draft'`,
  );
  // The version that is published last is the newest.
  const publish = db.prepare<[string, string, number]>(`
    UPDATE benefit_plan AS p SET state = 'published', made_at = ?, made_by = ?,
      version = (SELECT MAX(version) + (MAX(version) <> p.version) FROM benefit_plan n WHERE n.code = p.code)
    WHERE no = ? AND state = 'draft'`);
  const remove = db.prepare<[number]>(`DELETE FROM benefit_plan WHERE no = ? AND state = 'draft'`);

  return {
    insert({ id, state, document, hash, madeAt, madeBy }: NewPlanVersion): void {
      const { code, scheme, from } = document;
      insert.run(id, code, code, state, JSON.stringify(document), hash, scheme, from, madeAt, madeBy);
    },
    findById: (id: BenefitPlanId): PlanVersion | null => toVersion(selectById.get(id)),
    findByNo: (no: number): PlanVersion | null => toVersion(selectByNo.get(no)),
    /** A published version with the same content; null: none. */
    findByHash: (code: string, hash: string): PlanVersion | null => toVersion(selectByHash.get(code, hash)),
    /** All versions, by code, newest first. */
    list: (): readonly PlanVersion[] => selectAll.all().map((row) => toVersion(row) as PlanVersion),
    /** The published version that holds for a scheme in a period: the one begun last, of two the newer; null: none. */
    findInForce(schemeCode: string, period: PeriodId): PlanVersion | null {
      let found: PlanVersion | null = null;
      for (const row of selectOfScheme.all(schemeCode)) {
        const version = toVersion(row) as PlanVersion;
        if (comparePeriods(version.document.from, period) > 0) continue;
        if (found === null || comparePeriods(version.document.from, found.document.from) >= 0) found = version;
      }
      return found;
    },
    updateDraft({ no, document, hash, madeAt, madeBy }: Pick<PlanVersion, 'no' | 'document' | 'hash' | 'madeAt' | 'madeBy'>): void {
      update.run(document.code, JSON.stringify(document), hash, document.scheme, document.from, madeAt, madeBy, no);
    },
    publishDraft: (no: number, at: string, by: string): void => void publish.run(at, by, no),
    removeDraft: (no: number): void => void remove.run(no),
  };
}

function toVersion(row: Row | undefined): PlanVersion | null {
  if (row === undefined) return null;
  const { plan } = parsePlan(JSON.parse(row.document));
  if (plan === null) throw new Error(`The benefit plan ${row.id} in the store has a wrong shape`);
  return { no: row.no, id: row.id, code: row.code, version: row.version, state: row.state, document: plan, hash: row.hash, madeAt: row.made_at, madeBy: row.made_by };
}
