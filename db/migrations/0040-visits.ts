import type { Migration } from './migration.ts';

/** Checklist versions, visits and their answers. */
export const visits: Migration = {
  version: 40,
  name: 'visits',
  up: (db) =>
    db.exec(`
    CREATE TABLE checklist_version (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      code      TEXT NOT NULL,
      version   INTEGER NOT NULL CHECK (version >= 1),
      document  TEXT NOT NULL, -- JSON, format startier-checklist/1
      hash      TEXT NOT NULL, -- sha256 of the canonical document
      items     INTEGER NOT NULL,
      made_at   TEXT NOT NULL,
      made_by   TEXT NOT NULL,
      import_no INTEGER REFERENCES import_batch (no) ON DELETE RESTRICT,
      UNIQUE (code, version),
      UNIQUE (code, hash)
    ) STRICT;

    CREATE TABLE visit (
      no           INTEGER PRIMARY KEY,
      id           TEXT NOT NULL UNIQUE,
      code         TEXT NOT NULL UNIQUE,
      outlet_no    INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      checklist_no INTEGER NOT NULL REFERENCES checklist_version (no) ON DELETE RESTRICT,
      kind         TEXT NOT NULL CHECK (kind IN ('open', 'covert', 'self', 'remote')),
      visited_on   TEXT NOT NULL CHECK (visited_on IS date(visited_on, '+0 days')),
      auditor      TEXT,
      state        TEXT NOT NULL CHECK (state IN ('planned', 'inProgress', 'submitted', 'returned', 'approved', 'appealed', 'decided', 'rejected')),
      header       TEXT NOT NULL DEFAULT '{}', -- JSON object: field -> text
      score_exact  TEXT,    -- fraction 'num/den' before any rounding; null: no score
      score_cents  INTEGER, -- the same rounded to 0.01, half away from zero
      red_line     INTEGER NOT NULL DEFAULT 0 CHECK (red_line IN (0, 1)),
      answered     INTEGER NOT NULL DEFAULT 0,
      to_answer    INTEGER NOT NULL DEFAULT 0,
      last_item    TEXT,
      review_note  TEXT,
      made_at      TEXT NOT NULL,
      saved_at     TEXT NOT NULL,
      submitted_at TEXT,
      reviewed_at  TEXT,
      reviewed_by  TEXT,
      import_no    INTEGER REFERENCES import_batch (no) ON DELETE RESTRICT
    ) STRICT;
    CREATE INDEX visit_by_outlet ON visit (outlet_no, visited_on);
    CREATE INDEX visit_by_date ON visit (visited_on, code);
    CREATE INDEX visit_by_state ON visit (state, visited_on);
    CREATE INDEX visit_by_checklist ON visit (checklist_no);

    -- Each mark keeps who and when. An item without a row is not answered.
    CREATE TABLE visit_answer (
      visit_no INTEGER NOT NULL REFERENCES visit (no) ON DELETE CASCADE,
      item     TEXT NOT NULL,
      answer   TEXT NOT NULL, -- JSON, shared/checklist/answer.ts
      at       TEXT NOT NULL,
      by_user  TEXT NOT NULL,
      PRIMARY KEY (visit_no, item)
    ) STRICT, WITHOUT ROWID;
  `),
};
