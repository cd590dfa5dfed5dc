import type { Migration } from './migration.ts';

/** Comments, second scorings, corrected versions, appeals, what auditors' figures read, and runs that read old scores. */
export const review: Migration = {
  version: 90,
  name: 'review',
  up: (db) =>
    db.exec(`
    -- A second scoring of a visit; it never counts and stands in no list of visits.
    ALTER TABLE visit ADD COLUMN second_of INTEGER REFERENCES visit (no) ON DELETE CASCADE;

    -- What a visit's answers come to for statistics, as its auditor handed them in.
    CREATE TABLE visit_fact (
      visit_no INTEGER PRIMARY KEY REFERENCES visit (no) ON DELETE CASCADE,
      classes  TEXT NOT NULL, -- one letter an item, shared/review/outcome-class.ts
      pattern  TEXT,          -- hash of the answers; null: nothing rated
      minutes  INTEGER        -- from arrival to departure; null: not both given
    ) STRICT;
    CREATE INDEX visit_fact_by_pattern ON visit_fact (pattern);

    CREATE TABLE review_comment (
      no       INTEGER PRIMARY KEY,
      id       TEXT NOT NULL UNIQUE,
      visit_no INTEGER NOT NULL REFERENCES visit (no) ON DELETE CASCADE,
      item     TEXT, -- null: the visit as a whole
      text     TEXT NOT NULL,
      at       TEXT NOT NULL,
      by_user  TEXT NOT NULL,
      round    INTEGER NOT NULL CHECK (round >= 1)
    ) STRICT;
    CREATE INDEX review_comment_by_visit ON review_comment (visit_no);

    -- Two scorings of an outlet that are held against each other.
    CREATE TABLE visit_pair (
      first_no  INTEGER NOT NULL REFERENCES visit (no) ON DELETE CASCADE,
      second_no INTEGER NOT NULL REFERENCES visit (no) ON DELETE CASCADE,
      kind      TEXT NOT NULL CHECK (kind IN ('second', 'reaudit')),
      made_at   TEXT NOT NULL,
      made_by   TEXT NOT NULL,
      PRIMARY KEY (first_no, second_no),
      CHECK (first_no <> second_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX visit_pair_by_second ON visit_pair (second_no);

    CREATE TABLE appeal (
      no           INTEGER PRIMARY KEY,
      id           TEXT NOT NULL UNIQUE,
      visit_no     INTEGER NOT NULL REFERENCES visit (no) ON DELETE RESTRICT,
      state        TEXT NOT NULL CHECK (state IN ('open', 'decided', 'withdrawn')),
      raised_by    TEXT NOT NULL, -- as written on the objection
      raised_on    TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
      due_on       TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
      entered_at   TEXT NOT NULL,
      entered_by   TEXT NOT NULL,
      closed_at    TEXT,
      closed_by    TEXT,
      note         TEXT NOT NULL DEFAULT '',
      from_version INTEGER NOT NULL,
      to_version   INTEGER, -- null: no corrected version was made
      old_cents    INTEGER,
      new_cents    INTEGER
    ) STRICT;
    CREATE INDEX appeal_by_visit ON appeal (visit_no);
    CREATE INDEX appeal_by_state ON appeal (state, due_on);
    CREATE UNIQUE INDEX one_open_appeal ON appeal (visit_no) WHERE state = 'open';

    CREATE TABLE appeal_item (
      appeal_no  INTEGER NOT NULL REFERENCES appeal (no) ON DELETE RESTRICT,
      item       TEXT NOT NULL,
      grounds    TEXT NOT NULL,
      evidence   TEXT NOT NULL,
      decision   TEXT CHECK (decision IN ('accepted', 'refused')),
      reason     TEXT NOT NULL DEFAULT '',
      old_answer TEXT, -- JSON; null: unanswered
      new_answer TEXT, -- JSON, of an accepted one
      PRIMARY KEY (appeal_no, item)
    ) STRICT, WITHOUT ROWID;

    -- A visit as it stood before a correction; what stands now is in visit and visit_answer.
    CREATE TABLE visit_version (
      visit_no         INTEGER NOT NULL REFERENCES visit (no) ON DELETE RESTRICT,
      version          INTEGER NOT NULL CHECK (version >= 1),
      header           TEXT NOT NULL, -- JSON
      answers          TEXT NOT NULL, -- JSON by item, with who and when
      previous_answers TEXT,          -- JSON that repeat points were read from; null: none
      score_exact      TEXT,
      score_cents      INTEGER,
      red_line         INTEGER NOT NULL CHECK (red_line IN (0, 1)),
      answered         INTEGER NOT NULL,
      to_answer        INTEGER NOT NULL,
      replaced_at      TEXT NOT NULL,
      replaced_by      TEXT NOT NULL,
      appeal_no        INTEGER NOT NULL REFERENCES appeal (no) ON DELETE RESTRICT,
      PRIMARY KEY (visit_no, version)
    ) STRICT, WITHOUT ROWID;

    -- Runs that read the score of a visit before an appeal changed it.
    CREATE TABLE run_correction (
      run_no    INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      appeal_no INTEGER NOT NULL REFERENCES appeal (no) ON DELETE RESTRICT,
      PRIMARY KEY (run_no, appeal_no)
    ) STRICT, WITHOUT ROWID;
  `),
};
