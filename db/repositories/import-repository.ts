import type { Database } from 'better-sqlite3';
import type { ImportId } from '../../shared/ids.ts';
import type { ImportKind } from '../../shared/ipc-contract.ts';
import type { Problem } from '../../shared/errors.ts';

/** What is known when an import begins. */
export interface NewImport {
  readonly id: ImportId;
  readonly kind: ImportKind | 'demo';
  readonly fileName: string;
  /** sha256 of the file's bytes, hex. */
  readonly fileHash: string;
  /** As the person chose them; a JSON value. */
  readonly options: unknown;
  readonly at: string;
  readonly by: string;
}

/** What is known when it is done. */
export interface ImportOutcome {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejectsFile: string | null;
  /** The first hundred are kept. */
  readonly problems: readonly Problem[];
}

export interface ImportRecord extends NewImport, ImportOutcome {
  readonly no: number;
  /** null: it stands. */
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

/** What a row of an import changed; `before` and `after` are JSON values, null: nothing. */
export interface ImportChange {
  readonly subjectKind: string;
  readonly subjectKey: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Row {
  readonly no: number;
  readonly id: ImportId;
  readonly kind: ImportKind | 'demo';
  readonly file_name: string;
  readonly file_hash: string;
  readonly options: string;
  readonly at: string;
  readonly by_user: string;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejects_file: string | null;
  readonly problems: string;
  readonly undone_at: string | null;
  readonly undone_by: string | null;
}
interface ChangeRow {
  readonly subject_kind: string;
  readonly subject_key: string;
  readonly before: string | null;
  readonly after: string | null;
}

const PROBLEMS_KEPT = 100;

export type ImportRepository = ReturnType<typeof createImportRepository>;

export function createImportRepository(db: Database) {
  const insert = db.prepare<[string, string, string, string, string, string, string]>(`
    INSERT INTO import_batch (id, kind, file_name, file_hash, options, at, by_user, inserted, updated, unchanged, rejected, problems)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '[]')`);
  const finish = db.prepare<[number, number, number, number, string | null, string, number]>(`
    UPDATE import_batch SET inserted = ?, updated = ?, unchanged = ?, rejected = ?, rejects_file = ?, problems = ? WHERE no = ?`);
  const selectAll = db.prepare<[], Row>('SELECT * FROM import_batch ORDER BY no DESC');
  const selectById = db.prepare<[string], Row>('SELECT * FROM import_batch WHERE id = ?');
  const selectByNo = db.prepare<[number], Row>('SELECT * FROM import_batch WHERE no = ?');
  const selectByHash = db.prepare<[string, string], Row>(
    'SELECT * FROM import_batch WHERE kind = ? AND file_hash = ? AND undone_at IS NULL ORDER BY no DESC LIMIT 1',
  );
  const insertChange = db.prepare<[number, number, string, string, string | null, string | null]>(`
    INSERT INTO import_change (import_no, seq, subject_kind, subject_key, before, after)
    VALUES (?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM import_change WHERE import_no = ?), ?, ?, ?, ?)`);
  const selectChanges = db.prepare<[number], ChangeRow>(
    'SELECT subject_kind, subject_key, before, after FROM import_change WHERE import_no = ? ORDER BY seq DESC',
  );
  const selectLaterSame = db.prepare<[number, number], Row>(`
    SELECT b.* FROM import_batch b
    WHERE b.no > ? AND b.undone_at IS NULL AND EXISTS (
      SELECT 1 FROM import_change mine JOIN import_change theirs
        ON theirs.subject_key = mine.subject_key AND theirs.subject_kind = mine.subject_kind AND theirs.import_no = b.no
      WHERE mine.import_no = ?)
    ORDER BY b.no DESC LIMIT 1`);
  const setUndone = db.prepare<[string, string, number]>('UPDATE import_batch SET undone_at = ?, undone_by = ? WHERE no = ?');

  return {
    /** Makes the batch, its counts still 0. @returns its number */
    start(batch: NewImport): number {
      const { id, kind, fileName, fileHash, options, at, by } = batch;
      return Number(insert.run(id, kind, fileName, fileHash, JSON.stringify(options), at, by).lastInsertRowid);
    },
    finish(importNo: number, outcome: ImportOutcome): void {
      const { inserted, updated, unchanged, rejected, rejectsFile, problems } = outcome;
      finish.run(inserted, updated, unchanged, rejected, rejectsFile, JSON.stringify(problems.slice(0, PROBLEMS_KEPT)), importNo);
    },
    /** Newest first. */
    list: (): readonly ImportRecord[] => selectAll.all().map(toRecord),
    findByNo(no: number): ImportRecord | null {
      const row = selectByNo.get(no);
      return row === undefined ? null : toRecord(row);
    },
    find(id: ImportId): ImportRecord | null {
      const row = selectById.get(id);
      return row === undefined ? null : toRecord(row);
    },
    /** The newest standing import of the same bytes; null: none. */
    findSameFile(kind: ImportKind, fileHash: string): ImportRecord | null {
      const row = selectByHash.get(kind, fileHash);
      return row === undefined ? null : toRecord(row);
    },
    /** Keeps what a row changed, so that it can be taken back. */
    addChange(importNo: number, change: ImportChange): void {
      insertChange.run(importNo, importNo, change.subjectKind, change.subjectKey, jsonOrNull(change.before), jsonOrNull(change.after));
    },
    /** Last change first: the order in which they are taken back. */
    changes: (importNo: number): readonly ImportChange[] => selectChanges.all(importNo).map(toChange),
    /** The newest standing import that changed one of the same subjects afterwards; null: none. Figures apart. */
    findLaterOnSameSubjects(importNo: number): ImportRecord | null {
      const row = selectLaterSame.get(importNo, importNo);
      return row === undefined ? null : toRecord(row);
    },
    markUndone: (importNo: number, at: string, by: string): void => void setUndone.run(at, by, importNo),
  };
}

function toRecord(row: Row): ImportRecord {
  return {
    no: row.no,
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    fileHash: row.file_hash,
    options: JSON.parse(row.options),
    at: row.at,
    by: row.by_user,
    inserted: row.inserted,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    rejectsFile: row.rejects_file,
    problems: JSON.parse(row.problems) as readonly Problem[],
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}

function toChange(row: ChangeRow): ImportChange {
  return {
    subjectKind: row.subject_kind,
    subjectKey: row.subject_key,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
