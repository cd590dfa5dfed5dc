import type { Database } from 'better-sqlite3';
import type { Checklist } from '../../shared/checklist/checklist.ts';
import type { ChecklistDraftId } from '../../shared/ids.ts';

/** A checklist in the making. */
export interface ChecklistDraft {
  readonly id: ChecklistDraftId;
  /** Number of the version it was begun from; null: none. */
  readonly basedOn: number | null;
  /** As it was saved; it may lack things or hold values that no checklist may have. */
  readonly document: Checklist;
  readonly madeAt: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

interface Row {
  readonly id: ChecklistDraftId;
  readonly based_on: number | null;
  readonly document: string;
  readonly made_at: string;
  readonly saved_at: string;
  readonly saved_by: string;
}

export type ChecklistDraftRepository = ReturnType<typeof createChecklistDraftRepository>;

/** Drafts of checklists. */
export function createChecklistDraftRepository(db: Database) {
  const insert = db.prepare<[string, number | null, string, string, string, string, string]>(
    'INSERT INTO checklist_draft (id, based_on, document, made_at, made_by, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare<[string, string, string, string]>('UPDATE checklist_draft SET document = ?, saved_at = ?, saved_by = ? WHERE id = ?');
  const select = db.prepare<[string], Row>('SELECT * FROM checklist_draft WHERE id = ?');
  const selectAll = db.prepare<[], Row>('SELECT * FROM checklist_draft ORDER BY made_at, id');
  const remove = db.prepare<[string]>('DELETE FROM checklist_draft WHERE id = ?');
  return {
    insert(id: ChecklistDraftId, basedOn: number | null, document: Checklist, at: string, by: string): void {
      insert.run(id, basedOn, JSON.stringify(document), at, by, at, by);
    },
    save: (id: ChecklistDraftId, document: Checklist, at: string, by: string): void => void update.run(JSON.stringify(document), at, by, id),
    find: (id: ChecklistDraftId): ChecklistDraft | null => toDraft(select.get(id)),
    list: (): readonly ChecklistDraft[] => selectAll.all().flatMap((row) => toDraft(row) ?? []),
    remove: (id: ChecklistDraftId): void => void remove.run(id),
  };
}

function toDraft(row: Row | undefined): ChecklistDraft | null {
  if (row === undefined) return null;
  const { id, based_on: basedOn, made_at: madeAt, saved_at: savedAt, saved_by: savedBy } = row;
  return { id, basedOn, document: JSON.parse(row.document) as Checklist, madeAt, savedAt, savedBy };
}
