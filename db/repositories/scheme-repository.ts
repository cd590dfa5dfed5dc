import type { Database } from 'better-sqlite3';
import type { PeriodKind } from '../../shared/dates.ts';
import type { SchemeVersionId } from '../../shared/ids.ts';
import type { SchemeRow } from '../../shared/ipc-contract.ts';
import { levelInfos } from '../../shared/scheme/level-infos.ts';
import type { Scheme } from '../../shared/scheme/scheme.ts';

export type SchemeState = 'draft' | 'published';

/** A version to be stored; its number follows from those of the same code. */
export interface NewSchemeVersion {
  readonly id: SchemeVersionId;
  readonly state: SchemeState;
  readonly document: Scheme;
  /** sha256 of the canonical document, hex. */
  readonly hash: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly importNo: number | null;
}

export interface SchemeVersion extends NewSchemeVersion {
  readonly no: number;
  readonly code: string;
  readonly version: number;
  readonly cycle: PeriodKind;
}

/** A version with the line of the list for it and the number of runs made with it. */
export interface UsedSchemeVersion {
  readonly version: SchemeVersion;
  readonly row: SchemeRow;
  readonly runs: number;
}

interface Row {
  readonly no: number;
  readonly id: SchemeVersionId;
  readonly code: string;
  readonly version: number;
  readonly state: SchemeState;
  readonly document: string;
  readonly hash: string;
  readonly cycle: PeriodKind;
  readonly made_at: string;
  readonly made_by: string;
  readonly import_no: number | null;
}

// The version in force: the newest published one, or the newest draft where none is published.
const CURRENT_FIRST = `ORDER BY state = 'published' DESC, version DESC`;

export type SchemeRepository = ReturnType<typeof createSchemeRepository>;

/** Versions of schemes. A published version is never changed; a draft is, until it is published. */
export function createSchemeRepository(db: Database) {
  const insert = db.prepare<
    [string, string, string, string, string, string, string, string, string, number | null],
    { no: number; version: number }
  >(`
    INSERT INTO scheme_version (id, code, version, state, document, hash, cycle, made_at, made_by, import_no)
    VALUES (?, ?, (SELECT COALESCE(MAX(version), 0) + 1 FROM scheme_version WHERE code = ?), ?, ?, ?, ?, ?, ?, ?) RETURNING no, version`);
  const selectById = db.prepare<[string], Row>('SELECT * FROM scheme_version WHERE id = ?');
  const selectByNo = db.prepare<[number], Row>('SELECT * FROM scheme_version WHERE no = ?');
  const selectByHash = db.prepare<[string, string], Row>(
    `SELECT * FROM scheme_version WHERE code = ? AND hash = ? ${CURRENT_FIRST} LIMIT 1`,
  );
  const selectCurrent = db.prepare<[string], Row>(`SELECT * FROM scheme_version WHERE code = ? ${CURRENT_FIRST} LIMIT 1`);
  const selectList = db.prepare<[], Row & { current_no: number }>(`
    SELECT s.*, (SELECT no FROM scheme_version n WHERE n.code = s.code ${CURRENT_FIRST} LIMIT 1) AS current_no
    FROM scheme_version s ORDER BY s.code, s.version DESC`);
  const selectUsed = db.prepare<[], Row & { current_no: number; runs: number }>(`
    SELECT s.*, (SELECT no FROM scheme_version n WHERE n.code = s.code ${CURRENT_FIRST} LIMIT 1) AS current_no,
      (SELECT COUNT(*) FROM grading_run r WHERE r.scheme_no = s.no) AS runs
    FROM scheme_version s ORDER BY s.code, s.version DESC`);
  const selectByImport = db.prepare<[number], Row>('SELECT * FROM scheme_version WHERE import_no = ?');
  const updateDraft = db.prepare<[string, string, string, string, string, string, number]>(
    `UPDATE scheme_version SET code = ?, document = ?, hash = ?, cycle = ?, made_at = ?, made_by = ? WHERE no = ? AND state = 'draft'`,
  );
  // A version that came in meanwhile has the next number; the one that is published last must be the newest.
  const publish = db.prepare<[string, string, number]>(`
    UPDATE scheme_version AS s SET state = 'published', made_at = ?, made_by = ?,
      version = (SELECT MAX(version) + (MAX(version) <> s.version) FROM scheme_version n WHERE n.code = s.code)
    WHERE no = ? AND state = 'draft'`);
  const countRuns = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM grading_run WHERE scheme_no = ?');
  const remove = db.prepare<[number]>('DELETE FROM scheme_version WHERE no = ?');

  /** Numbers of this store's versions by the documents that were read from it. */
  const numbersOf = new WeakMap<Scheme, number>();

  function read(row: Row | undefined): SchemeVersion | null {
    const version = toVersion(row);
    if (version !== null) numbersOf.set(version.document, version.no);
    return version;
  }

  return {
    insert(version: NewSchemeVersion): { readonly no: number; readonly version: number } {
      const { id, state, document, hash, madeAt, madeBy, importNo } = version;
      const { code, cycle } = document;
      const made = insert.get(id, code, code, state, JSON.stringify(document), hash, cycle, madeAt, madeBy, importNo);
      if (made === undefined) throw new Error('The scheme version was not stored');
      return made;
    },
    findById: (id: SchemeVersionId): SchemeVersion | null => read(selectById.get(id)),
    findByNo: (no: number): SchemeVersion | null => read(selectByNo.get(no)),
    /** The document of a version: the one at hand where that was read from it, so that it is not read again. */
    documentOf: (no: number, atHand: Scheme): Scheme | null => (numbersOf.get(atHand) === no ? atHand : (read(selectByNo.get(no))?.document ?? null)),
    /** The same document stored before; null: none. */
    findByHash: (code: string, hash: string): SchemeVersion | null => toVersion(selectByHash.get(code, hash)),
    /** The version that an import brought; null: none, or it is gone. */
    ofImport: (importNo: number): SchemeVersion | null => toVersion(selectByImport.get(importNo)),
    /** The newest published version, or the newest draft where none is published; null: no such scheme. */
    findCurrent: (code: string): SchemeVersion | null => read(selectCurrent.get(code)),
    /** All versions, by code, newest first. */
    list: (): readonly SchemeRow[] =>
      selectList.all().map((row) => toSchemeRow(toVersion(row) as SchemeVersion, row.no === row.current_no)),
    /** The line of the list for a version. */
    row: (version: SchemeVersion): SchemeRow => toSchemeRow(version, selectCurrent.get(version.code)?.no === version.no),
    /** All versions with the runs made by each, by code, newest first. */
    versions: (): readonly UsedSchemeVersion[] =>
      selectUsed.all().map((row) => {
        const version = toVersion(row) as SchemeVersion;
        return { version, row: toSchemeRow(version, row.no === row.current_no), runs: row.runs };
      }),
    /** Keeps another document for a draft. */
    updateDraft({ no, document, hash, madeAt, madeBy }: Pick<SchemeVersion, 'no' | 'document' | 'hash' | 'madeAt' | 'madeBy'>): void {
      updateDraft.run(document.code, JSON.stringify(document), hash, document.cycle, madeAt, madeBy, no);
    },
    /** Makes a draft the newest version of its scheme. */
    publishDraft: ({ no, madeAt, madeBy }: Pick<SchemeVersion, 'no' | 'madeAt' | 'madeBy'>): void => void publish.run(madeAt, madeBy, no),
    countRuns: (no: number): number => countRuns.get(no)?.n ?? 0,
    /** A draft, or for the undo of its import; it must have no runs. */
    remove: (no: number): void => void remove.run(no),
  };
}

function toSchemeRow(version: SchemeVersion, isCurrent: boolean): SchemeRow {
  return {
    id: version.id,
    code: version.code,
    version: version.version,
    name: version.document.name,
    cycle: version.cycle,
    state: version.state,
    levels: levelInfos(version.document),
    hash: version.hash,
    current: isCurrent,
  };
}

function toVersion(row: Row | undefined): SchemeVersion | null {
  if (row === undefined) return null;
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    version: row.version,
    state: row.state,
    document: JSON.parse(row.document) as Scheme,
    hash: row.hash,
    cycle: row.cycle,
    madeAt: row.made_at,
    madeBy: row.made_by,
    importNo: row.import_no,
  };
}
