import type { Migration } from './migration.ts';

/** Proposals with their objections, approvals, attachments, runs that rest on corrected levels, and the ledger of levels. */
export const publication: Migration = {
  version: 140,
  name: 'publication',
  up: (db) =>
    db.exec(`
    ALTER TABLE grading_run ADD COLUMN unpublished_at TEXT; -- when a publication of it was last taken back
    CREATE UNIQUE INDEX one_proposed_run ON grading_run (scheme_code, period) WHERE state = 'proposed';

    -- A file that somebody laid beside a decision or an objection; equal contents are kept once.
    CREATE TABLE attachment_content (
      hash    TEXT PRIMARY KEY, -- sha256 of the content, hex
      content BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attachment (
      no       INTEGER PRIMARY KEY,
      id       TEXT NOT NULL UNIQUE,
      name     TEXT NOT NULL, -- of the file as it came
      bytes    INTEGER NOT NULL,
      hash     TEXT NOT NULL REFERENCES attachment_content (hash) ON DELETE RESTRICT,
      added_at TEXT NOT NULL,
      added_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attachment_by_hash ON attachment (hash);

    ALTER TABLE movement_decision ADD COLUMN attachment_no INTEGER REFERENCES attachment (no) ON DELETE RESTRICT;
    -- 1: the rules propose no movement for the outlet; an objection led to the decision.
    ALTER TABLE movement_decision ADD COLUMN is_extra INTEGER NOT NULL DEFAULT 0 CHECK (is_extra IN (0, 1));
    ALTER TABLE movement_decision ADD COLUMN approved_by TEXT;
    ALTER TABLE movement_decision ADD COLUMN approved_at TEXT;
    CREATE INDEX movement_decision_by_attachment ON movement_decision (attachment_no);

    -- A decision that the second person sent back; gone once it is decided anew.
    CREATE TABLE movement_return (
      run_no      INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      outlet_no   INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      note        TEXT NOT NULL,
      returned_by TEXT NOT NULL,
      returned_at TEXT NOT NULL,
      PRIMARY KEY (run_no, outlet_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX movement_return_by_outlet ON movement_return (outlet_no);

    -- A run laid open for objections 公示, each time anew.
    CREATE TABLE proposal (
      no           INTEGER PRIMARY KEY,
      run_no       INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      state        TEXT NOT NULL CHECK (state IN ('open', 'finished', 'withdrawn')),
      opened_on    TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')),
      until        TEXT NOT NULL CHECK (until IS date(until, '+0 days')), -- the last day, included
      note         TEXT NOT NULL,
      opened_at    TEXT NOT NULL,
      opened_by    TEXT NOT NULL,
      closed_at    TEXT,
      closed_by    TEXT,
      close_reason TEXT NOT NULL DEFAULT '', -- of an early closing or a withdrawal
      CHECK (until >= opened_on)
    ) STRICT;
    CREATE UNIQUE INDEX one_open_proposal ON proposal (run_no) WHERE state = 'open';
    CREATE INDEX proposal_by_run ON proposal (run_no);

    -- An objection 异议 against what a run proposes for an outlet.
    CREATE TABLE objection (
      no                   INTEGER PRIMARY KEY,
      id                   TEXT NOT NULL UNIQUE,
      code                 TEXT NOT NULL UNIQUE, -- YY-0001
      run_no               INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE RESTRICT, -- follows to the run made instead
      raised_no            INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE RESTRICT, -- the run it was raised against
      outlet_no            INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      state                TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
      raised_by            TEXT NOT NULL, -- as written on it
      received_on          TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
      item                 TEXT NOT NULL, -- what it is about: an indicator, a visit, the level; free words
      grounds              TEXT NOT NULL,
      attachment_no        INTEGER REFERENCES attachment (no) ON DELETE RESTRICT,
      entered_at           TEXT NOT NULL,
      entered_by           TEXT NOT NULL,
      effect               TEXT CHECK (effect IN ('none', 'decision', 'rescore', 'rerun')),
      answer               TEXT NOT NULL DEFAULT '',
      link                 TEXT, -- JSON: the appeal or import that corrects the score
      level                TEXT, -- JSON: the level that was decided instead
      answer_attachment_no INTEGER REFERENCES attachment (no) ON DELETE RESTRICT,
      closed_at            TEXT,
      closed_by            TEXT,
      CHECK ((state = 'answered') = (effect IS NOT NULL))
    ) STRICT;
    CREATE INDEX objection_by_run ON objection (run_no);
    CREATE INDEX objection_by_raised ON objection (raised_no);
    CREATE INDEX objection_by_outlet ON objection (outlet_no);
    CREATE INDEX objection_by_attachment ON objection (attachment_no);
    CREATE INDEX objection_by_answer_attachment ON objection (answer_attachment_no);

    -- A published run that would come out otherwise since an earlier period was corrected.
    CREATE TABLE resting_run (
      run_no      INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      cause_no    INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      outlets     INTEGER NOT NULL CHECK (outlets >= 1),
      differences TEXT NOT NULL, -- JSON list, the first 500
      marked_at   TEXT NOT NULL,
      decision    TEXT CHECK (decision IN ('stands', 'corrected', 'agrees')), -- null: nobody decided yet
      reason      TEXT NOT NULL DEFAULT '',
      decided_by  TEXT,
      decided_at  TEXT,
      PRIMARY KEY (run_no, cause_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX resting_run_by_cause ON resting_run (cause_no);

    -- The rows of the level history as each publication or import wrote them; the journal names them by their hash.
    CREATE TABLE level_ledger (
      hash  TEXT PRIMARY KEY, -- sha256 of the unpacked rows, hex
      bytes BLOB NOT NULL     -- raw deflate of JSON
    ) STRICT, WITHOUT ROWID;
  `),
};
