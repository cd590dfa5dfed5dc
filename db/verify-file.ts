import { AppError } from '../shared/errors.ts';
import { fromSqliteError } from './sqlite-error.ts';
import type { Store } from './store.ts';

/** A row that points to a record that is not there. */
export interface LostReference {
  readonly table: string;
  /** null: the table has no row numbers. */
  readonly row: number | null;
  readonly parent: string;
}

/** What SQLite finds wrong with the file, at most `limit` lines; empty: nothing. Reads the whole file. */
export function integrityFaults(store: Store, limit: number): readonly string[] {
  try {
    const rows = store.db.pragma(`integrity_check(${limit})`) as readonly { readonly integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  } catch (error) {
    const known = fromSqliteError(error, store.path);
    // Damage so grave that the check itself stops at it is what the check was to find.
    if (known instanceof AppError && known.code === 'store/damaged') return [String(known.params['detail'])];
    throw known;
  }
}

/** Rows that point to nothing, at most `limit`. */
export function lostReferences(store: Store, limit: number): readonly LostReference[] {
  const rows = store.db.pragma('foreign_key_check') as readonly { table: string; rowid: number | null; parent: string }[];
  return rows.slice(0, limit).map((row) => ({ table: row.table, row: row.rowid, parent: row.parent }));
}
