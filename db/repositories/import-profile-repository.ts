import type { Database } from 'better-sqlite3';
import type { ImportProfile, TableKind } from '../../shared/contract/import-calls.ts';

interface Row {
  readonly id: string;
  readonly kind: TableKind;
  readonly columns: string;
  readonly file_name: string;
  readonly at: string;
  readonly by_user: string;
}

export type ImportProfileRepository = ReturnType<typeof createImportProfileRepository>;

/** What the columns of earlier files were used for. */
export function createImportProfileRepository(db: Database) {
  const upsert = db.prepare<[string, string, string, string, string, string, string]>(`
    INSERT INTO import_profile (id, kind, fingerprint, columns, file_name, at, by_user) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (kind, fingerprint) DO UPDATE SET columns = excluded.columns, file_name = excluded.file_name, at = excluded.at, by_user = excluded.by_user`);
  const selectAll = db.prepare<[], Row>('SELECT id, kind, columns, file_name, at, by_user FROM import_profile ORDER BY at DESC, no DESC');
  const remove = db.prepare<[string]>('DELETE FROM import_profile WHERE id = ?');
  return {
    /** Keeps a profile; an earlier one of the same kind and heads gives way. */
    put({ id, kind, columns, fileName, at, by }: ImportProfile, fingerprint: string): void {
      upsert.run(id, kind, fingerprint, JSON.stringify(columns), fileName, at, by);
    },
    /** Newest first. */
    list: (): readonly ImportProfile[] =>
      selectAll.all().map((row) => ({
        id: row.id,
        kind: row.kind,
        fileName: row.file_name,
        at: row.at,
        by: row.by_user,
        columns: JSON.parse(row.columns) as ImportProfile['columns'],
      })),
    /** @returns whether there was one */
    remove: (id: string): boolean => remove.run(id).changes > 0,
  };
}
