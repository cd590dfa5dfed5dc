import type { Migration } from './migration.ts';

/** What the store is, its journal, and the imports that can be taken back. */
export const ledger: Migration = {
  version: 10,
  name: 'ledger',
  up: (db) =>
    db.exec(`
    CREATE TABLE meta (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Every change: who, when, what, before, after. hash = sha256 of the previous hash and this row: a chain.
    CREATE TABLE journal (
      seq          INTEGER PRIMARY KEY,
      at           TEXT NOT NULL,
      by_user      TEXT NOT NULL,
      action       TEXT NOT NULL,
      subject_kind TEXT NOT NULL,
      subject_id   TEXT,
      before       TEXT, -- JSON; null: there was nothing
      after        TEXT, -- JSON; null: there is nothing any more
      hash         TEXT NOT NULL
    ) STRICT;
    CREATE INDEX journal_by_subject ON journal (subject_id, seq);

    CREATE TABLE import_batch (
      no           INTEGER PRIMARY KEY,
      id           TEXT NOT NULL UNIQUE,
      kind         TEXT NOT NULL CHECK (kind IN ('outlets', 'regions', 'figures', 'levels', 'checklist', 'scheme', 'visits', 'events', 'surveys', 'judgements', 'demo')),
      file_name    TEXT NOT NULL,
      file_hash    TEXT NOT NULL,
      options      TEXT NOT NULL,
      at           TEXT NOT NULL,
      by_user      TEXT NOT NULL,
      inserted     INTEGER NOT NULL,
      updated      INTEGER NOT NULL,
      unchanged    INTEGER NOT NULL,
      rejected     INTEGER NOT NULL,
      rejects_file TEXT,
      problems     TEXT NOT NULL, -- JSON list, the first hundred
      undone_at    TEXT,
      undone_by    TEXT
    ) STRICT;

    -- What a row of an import changed, so that it can be taken back.
    CREATE TABLE import_change (
      import_no    INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE RESTRICT,
      seq          INTEGER NOT NULL,
      subject_kind TEXT NOT NULL,
      subject_key  TEXT NOT NULL,
      before       TEXT,
      after        TEXT,
      PRIMARY KEY (import_no, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX import_change_by_subject ON import_change (subject_key, subject_kind);
  `),
};
