import type { Migration } from './migration.ts';

/** Corrective actions, their history, and the rules by which visits make them. */
export const actions: Migration = {
  version: 110,
  name: 'actions',
  up: (db) =>
    db.exec(`
    CREATE TABLE action (
      no           INTEGER PRIMARY KEY,
      id           TEXT NOT NULL UNIQUE,
      code         TEXT NOT NULL UNIQUE,
      outlet_no    INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      visit_no     INTEGER REFERENCES visit (no) ON DELETE RESTRICT,             -- that found it; null: entered freely
      checklist_no INTEGER REFERENCES checklist_version (no) ON DELETE RESTRICT, -- of that visit
      item         TEXT,
      title        TEXT NOT NULL CHECK (title <> ''),
      detail       TEXT NOT NULL,
      critical     INTEGER NOT NULL CHECK (critical IN (0, 1)),
      owner        TEXT CHECK (owner <> ''), -- null: nobody yet
      due_on       TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
      state        TEXT NOT NULL CHECK (state IN ('open', 'done', 'verified', 'cancelled')),
      repeats      INTEGER NOT NULL DEFAULT 0 CHECK (repeats >= 0),
      opened_on    TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')),
      since_on     TEXT NOT NULL CHECK (since_on IS date(since_on, '+0 days')), -- day of the last change of its state
      closed_on    TEXT CHECK (closed_on IS date(closed_on, '+0 days')),        -- null: open or done
      settled_no   INTEGER REFERENCES visit (no) ON DELETE RESTRICT,            -- the visit that found it mended
      CHECK ((state IN ('verified', 'cancelled')) = (closed_on IS NOT NULL)),
      CHECK ((visit_no IS NULL) = (checklist_no IS NULL) AND (visit_no IS NULL) = (item IS NULL))
    ) STRICT;
    CREATE INDEX action_by_state ON action (state, due_on);
    CREATE INDEX action_by_outlet ON action (outlet_no, item);
    CREATE INDEX action_by_visit ON action (visit_no) WHERE visit_no IS NOT NULL;
    CREATE INDEX action_by_settled ON action (settled_no) WHERE settled_no IS NOT NULL;
    CREATE INDEX action_by_owner ON action (owner, state);

    -- The history; state, due_on and critical are as they stood after the step, so that every day can be asked about.
    CREATE TABLE action_step (
      no        INTEGER PRIMARY KEY,
      action_no INTEGER NOT NULL REFERENCES action (no) ON DELETE RESTRICT,
      kind      TEXT NOT NULL,
      on_day    TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days')),
      at        TEXT NOT NULL,
      by_user   TEXT NOT NULL,
      text      TEXT NOT NULL,
      visit_no  INTEGER REFERENCES visit (no) ON DELETE RESTRICT,
      changes   TEXT, -- JSON: field -> [old, new]; null: none
      state     TEXT NOT NULL,
      due_on    TEXT NOT NULL,
      critical  INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX action_step_by_action ON action_step (action_no);
    CREATE INDEX action_step_by_visit ON action_step (visit_no) WHERE visit_no IS NOT NULL;

    CREATE TABLE action_rule (
      checklist TEXT PRIMARY KEY, -- code
      rule      TEXT NOT NULL,    -- JSON, shared/action/action.ts
      at        TEXT NOT NULL,
      by_user   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
