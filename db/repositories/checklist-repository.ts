import type { Database } from 'better-sqlite3';
import type { Checklist } from '../../shared/checklist/checklist.ts';
import type { IsoDate } from '../../shared/dates.ts';
import type { ChecklistVersionId, VisitId } from '../../shared/ids.ts';
import type { ChecklistRow } from '../../shared/ipc-contract.ts';

/** A version to be stored; its number follows from those of the same code. */
export interface NewChecklistVersion {
  readonly id: ChecklistVersionId;
  readonly document: Checklist;
  /** sha256 of the canonical document, hex. */
  readonly hash: string;
  readonly items: number;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly importNo: number | null;
}

export interface ChecklistVersion extends NewChecklistVersion {
  readonly no: number;
  readonly code: string;
  readonly version: number;
}

interface Row {
  readonly no: number;
  readonly id: ChecklistVersionId;
  readonly code: string;
  readonly version: number;
  readonly document: string;
  readonly hash: string;
  readonly items: number;
  readonly made_at: string;
  readonly made_by: string;
  readonly import_no: number | null;
}
interface ListRow extends Row {
  readonly visits: number;
  readonly newest: number;
}

/** What scoring a stored visit reads besides its answers; JSON texts as they stand in the store. */
export interface VisitToScore {
  readonly no: number;
  readonly id: VisitId;
  readonly code: string;
  readonly outletNo: number;
  readonly checklistNo: number;
  readonly visitedOn: IsoDate;
  readonly header: string;
  readonly outletCode: string;
  readonly outletName: string;
  readonly type: string | null;
  readonly ownership: string | null;
  readonly class: string | null;
  readonly attributes: string;
}

export type ChecklistRepository = ReturnType<typeof createChecklistRepository>;

/** Versions of checklists. A stored version is never changed. */
export function createChecklistRepository(db: Database) {
  const insert = db.prepare<[string, string, string, string, string, number, string, string, number | null], { no: number; version: number }>(`
    INSERT INTO checklist_version (id, code, version, document, hash, items, made_at, made_by, import_no)
    VALUES (?, ?, (SELECT COALESCE(MAX(version), 0) + 1 FROM checklist_version WHERE code = ?), ?, ?, ?, ?, ?, ?) RETURNING no, version`);
  const selectById = db.prepare<[string], Row>('SELECT * FROM checklist_version WHERE id = ?');
  const selectByNo = db.prepare<[number], Row>('SELECT * FROM checklist_version WHERE no = ?');
  const selectByHash = db.prepare<[string, string], Row>('SELECT * FROM checklist_version WHERE code = ? AND hash = ?');
  const selectCurrent = db.prepare<[string], Row>('SELECT * FROM checklist_version WHERE code = ? ORDER BY version DESC LIMIT 1');
  const selectList = db.prepare<[], ListRow>(`
    SELECT c.*, (SELECT COUNT(*) FROM visit v WHERE v.checklist_no = c.no) AS visits,
      (SELECT MAX(version) FROM checklist_version n WHERE n.code = c.code) AS newest
    FROM checklist_version c ORDER BY c.code, c.version DESC`);
  const selectByImport = db.prepare<[number], Row>('SELECT * FROM checklist_version WHERE import_no = ?');
  const selectVersions = db.prepare<[string], ListRow>(`
    SELECT c.*, (SELECT COUNT(*) FROM visit v WHERE v.checklist_no = c.no) AS visits,
      (SELECT MAX(version) FROM checklist_version n WHERE n.code = c.code) AS newest
    FROM checklist_version c WHERE c.code = ? ORDER BY c.version DESC`);
  const selectCodes = db.prepare<[], { code: string }>('SELECT DISTINCT code FROM checklist_version ORDER BY code');
  const selectVisits = db.prepare<[number, number, number, number], VisitToScore>(`
    SELECT v.no, v.id, v.code, v.outlet_no AS outletNo, v.checklist_no AS checklistNo, v.visited_on AS visitedOn, v.header, o.code AS outletCode,
      s.name AS outletName, s.type, s.ownership, s.class, s.attributes
    FROM visit v JOIN outlet o ON o.no = v.outlet_no
    JOIN outlet_state s ON s.outlet_no = o.no
      AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= v.visited_on)
    WHERE v.checklist_no IN (?, ?) AND v.state IN ('approved', 'appealed', 'decided') AND v.second_of IS NULL AND v.no > ?
    ORDER BY v.no LIMIT ?`);
  const countCounting = db.prepare<[number, number], { n: number }>(`
    SELECT COUNT(*) AS n FROM visit v WHERE v.checklist_no IN (?, ?) AND v.state IN ('approved', 'appealed', 'decided') AND v.second_of IS NULL`);
  const countVisits = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM visit WHERE checklist_no = ?');
  const remove = db.prepare<[number]>('DELETE FROM checklist_version WHERE no = ?');

  return {
    insert(version: NewChecklistVersion): { readonly no: number; readonly version: number } {
      const { id, document, hash, items, madeAt, madeBy, importNo } = version;
      const made = insert.get(id, document.code, document.code, JSON.stringify(document), hash, items, madeAt, madeBy, importNo);
      if (made === undefined) throw new Error('The checklist version was not stored');
      return made;
    },
    findById: (id: ChecklistVersionId): ChecklistVersion | null => toVersion(selectById.get(id)),
    findByNo: (no: number): ChecklistVersion | null => toVersion(selectByNo.get(no)),
    /** The same document stored before; null: none. */
    findByHash: (code: string, hash: string): ChecklistVersion | null => toVersion(selectByHash.get(code, hash)),
    /** The version that an import brought; null: none, or it is gone. */
    ofImport: (importNo: number): ChecklistVersion | null => toVersion(selectByImport.get(importNo)),
    /** The newest version; null: no such checklist. */
    findCurrent: (code: string): ChecklistVersion | null => toVersion(selectCurrent.get(code)),
    /** All versions, by code, newest first. */
    list: (): readonly ChecklistRow[] =>
      selectList.all().map((row) => ({
        id: row.id,
        code: row.code,
        version: row.version,
        name: (JSON.parse(row.document) as Checklist).name,
        items: row.items,
        visits: row.visits,
        current: row.version === row.newest,
      })),
    codes: (): readonly string[] => selectCodes.all().map(({ code }) => code),
    /** The versions of a checklist, newest first, with the visits made with each. */
    versions: (code: string): readonly (ChecklistVersion & { readonly visits: number })[] =>
      selectVersions.all(code).flatMap((row) => {
        const version = toVersion(row);
        return version === null ? [] : [{ ...version, visits: row.visits }];
      }),
    /** Approved visits made with either of two versions, by number, after one; for scoring them anew. */
    visitsToScore: (one: number, other: number, after: number, limit: number): readonly VisitToScore[] => selectVisits.all(one, other, after, limit),
    countVisitsToScore: (one: number, other: number): number => countCounting.get(one, other)?.n ?? 0,
    countVisits: (no: number): number => countVisits.get(no)?.n ?? 0,
    /** For the undo of its import; it must have no visits. */
    remove: (no: number): void => void remove.run(no),
  };
}

function toVersion(row: Row | undefined): ChecklistVersion | null {
  if (row === undefined) return null;
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    version: row.version,
    document: JSON.parse(row.document) as Checklist,
    hash: row.hash,
    items: row.items,
    madeAt: row.made_at,
    madeBy: row.made_by,
    importNo: row.import_no,
  };
}
