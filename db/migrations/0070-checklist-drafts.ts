import type { Migration } from './migration.ts';

/** Checklists in the making. A draft may be faulty; publishing makes a version of it and takes it away. */
export const checklistDrafts: Migration = {
  version: 70,
  name: 'checklist drafts',
  up: (db) =>
    db.exec(`
    CREATE TABLE checklist_draft (
      id       TEXT PRIMARY KEY,
      based_on INTEGER REFERENCES checklist_version (no) ON DELETE SET NULL, -- null: a new checklist
      document TEXT NOT NULL, -- JSON, in the format startier-checklist/1 as far as it goes
      made_at  TEXT NOT NULL,
      made_by  TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      saved_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
