import type { Database } from 'better-sqlite3';
import type { ReportSet, ReportSetDocument } from '../../shared/contract/report-set-calls.ts';
import type { ReportSetId } from '../../shared/ids.ts';

interface Row {
  readonly id: ReportSetId;
  readonly name: string;
  readonly document: string;
  readonly folder: string | null;
  readonly saved_at: string;
  readonly owner: string;
}

export type ReportSetRepository = ReturnType<typeof createReportSetRepository>;

/** Sets of reports, by name. */
export function createReportSetRepository(db: Database) {
  const selectAll = db.prepare<[], Row>('SELECT id, name, document, folder, saved_at, owner FROM report_set ORDER BY name');
  const selectById = db.prepare<[string], Row>('SELECT id, name, document, folder, saved_at, owner FROM report_set WHERE id = ?');
  const upsert = db.prepare<[string, string, string, string | null, string, string]>(`
    INSERT INTO report_set (id, name, document, folder, saved_at, owner) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, document = excluded.document, folder = excluded.folder, saved_at = excluded.saved_at, owner = excluded.owner`);
  const remove = db.prepare<[string]>('DELETE FROM report_set WHERE id = ?');
  return {
    list: (): readonly ReportSet[] => selectAll.all().map(toSet),
    findById(id: ReportSetId): ReportSet | null {
      const row = selectById.get(id);
      return row === undefined ? null : toSet(row);
    },
    findByName: (name: string): ReportSet | null => selectAll.all().map(toSet).find((set) => set.name === name) ?? null,
    save({ id, name, folder, savedAt, owner, ...document }: ReportSet): void {
      upsert.run(id, name, JSON.stringify(document), folder, savedAt, owner);
    },
    remove: (id: ReportSetId): void => void remove.run(id),
  };
}

function toSet({ id, name, document, folder, saved_at, owner }: Row): ReportSet {
  return { id, name, folder, savedAt: saved_at, owner, ...(JSON.parse(document) as ReportSetDocument) };
}
