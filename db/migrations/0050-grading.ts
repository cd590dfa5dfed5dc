import type { Migration } from './migration.ts';

/** Scheme versions, grading runs with all that they read and said, decisions, and the level history. */
export const grading: Migration = {
  version: 50,
  name: 'grading',
  up: (db) =>
    db.exec(`
    CREATE TABLE scheme_version (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      code      TEXT NOT NULL,
      version   INTEGER NOT NULL CHECK (version >= 1),
      state     TEXT NOT NULL CHECK (state IN ('draft', 'published')),
      document  TEXT NOT NULL, -- JSON, format startier-scheme/1
      hash      TEXT NOT NULL, -- sha256 of the canonical document
      cycle     TEXT NOT NULL CHECK (cycle IN ('month', 'quarter', 'halfYear', 'year')),
      made_at   TEXT NOT NULL,
      made_by   TEXT NOT NULL,
      import_no INTEGER REFERENCES import_batch (no) ON DELETE RESTRICT,
      UNIQUE (code, version)
    ) STRICT;
    -- A draft begins with the content of the version it follows.
    CREATE UNIQUE INDEX one_published_content ON scheme_version (code, hash) WHERE state = 'published';

    CREATE TABLE grading_run (
      no             INTEGER PRIMARY KEY,
      id             TEXT NOT NULL UNIQUE,
      scheme_no      INTEGER NOT NULL REFERENCES scheme_version (no) ON DELETE RESTRICT,
      scheme_code    TEXT NOT NULL,
      period         TEXT NOT NULL,
      number         INTEGER NOT NULL CHECK (number >= 1), -- counts the runs of a scheme in a period
      state          TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'published', 'superseded')),
      made_at        TEXT NOT NULL,
      made_by        TEXT NOT NULL,
      took_ms        INTEGER NOT NULL,
      published_at   TEXT,
      published_by   TEXT,
      supersedes_no  INTEGER REFERENCES grading_run (no) ON DELETE RESTRICT,
      engine_version TEXT NOT NULL,
      inputs_hash    TEXT NOT NULL,
      results_hash   TEXT NOT NULL,
      summary        TEXT NOT NULL, -- JSON: counts for lists
      UNIQUE (scheme_code, period, number)
    ) STRICT;
    CREATE UNIQUE INDEX one_published_run ON grading_run (scheme_code, period) WHERE state = 'published';
    CREATE INDEX grading_run_by_scheme ON grading_run (scheme_no);

    -- The columns that a run read ('input'), what it said ('result'), and which outlets its rows are ('outlets').
    CREATE TABLE run_column (
      run_no INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      part   TEXT NOT NULL CHECK (part IN ('input', 'result', 'outlets')),
      name   TEXT NOT NULL,
      bytes  BLOB NOT NULL,
      PRIMARY KEY (run_no, part, name)
    ) STRICT, WITHOUT ROWID;

    -- What a person decided of a proposed movement; no row: undecided.
    CREATE TABLE movement_decision (
      run_no     INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      outlet_no  INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      decision   TEXT NOT NULL CHECK (decision IN ('confirmed', 'held', 'overridden')),
      level      TEXT, -- the level that stands; null: below the scale or none
      reason     TEXT NOT NULL,
      decided_by TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      PRIMARY KEY (run_no, outlet_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX movement_decision_by_outlet ON movement_decision (outlet_no);

    -- Decided levels: one row an outlet, scheme and period, published or imported ('' where the scheme was not named).
    CREATE TABLE level_history (
      outlet_no   INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      scheme_code TEXT NOT NULL,
      period      TEXT NOT NULL,
      level       TEXT, -- code; null: none
      movement    TEXT NOT NULL CHECK (movement IN ('none', 'enter', 'hold', 'promote', 'demote')),
      total       TEXT, -- decimal text as the run said it; null: not graded, or imported
      run_no      INTEGER REFERENCES grading_run (no) ON DELETE RESTRICT,
      import_no   INTEGER REFERENCES import_batch (no) ON DELETE RESTRICT,
      PRIMARY KEY (outlet_no, scheme_code, period),
      CHECK ((run_no IS NULL) <> (import_no IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX level_history_by_run ON level_history (run_no);
    CREATE INDEX level_history_by_import ON level_history (import_no);
  `),
};
