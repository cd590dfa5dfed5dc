import type { Migration } from './migration.ts';

/** What happens to outlets and regions over time: frozen spans, mergers, ended regions, changes by hand, re-ratings. */
export const outletLife: Migration = {
  version: 160,
  name: 'outlet-life',
  up: (db) =>
    db.exec(`
    -- An outlet keeps its level from a day on until another, not included; null: until further notice.
    CREATE TABLE outlet_freeze (
      outlet_no INTEGER NOT NULL REFERENCES outlet (no) ON DELETE CASCADE,
      from_day  TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
      until_day TEXT CHECK (until_day IS date(until_day, '+0 days')),
      reason    TEXT NOT NULL,
      PRIMARY KEY (outlet_no, from_day),
      CHECK (until_day IS NULL OR until_day > from_day)
    ) STRICT, WITHOUT ROWID;
    -- The mark of before had no date: it held at all times.
    INSERT INTO outlet_freeze (outlet_no, from_day, until_day, reason) SELECT no, '0001-01-01', NULL, '' FROM outlet WHERE frozen = 1;
    UPDATE outlet SET frozen = 0 WHERE frozen = 1;

    -- An outlet goes on as part of another from a day on. What of its figures counts there: nothing, those from the period of
    -- the merger on, or all that a window reaches.
    CREATE TABLE outlet_merge (
      outlet_no INTEGER PRIMARY KEY REFERENCES outlet (no) ON DELETE CASCADE,
      into_no   INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      from_day  TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
      figures   TEXT NOT NULL CHECK (figures IN ('apart', 'period', 'window')),
      CHECK (into_no <> outlet_no)
    ) STRICT;
    CREATE INDEX outlet_merge_by_into ON outlet_merge (into_no);

    -- From a day on the region is no more; what lay in it went to another.
    CREATE TABLE region_end (
      region_no INTEGER PRIMARY KEY REFERENCES region (no) ON DELETE CASCADE,
      from_day  TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
      into_no   INTEGER NOT NULL REFERENCES region (no) ON DELETE RESTRICT,
      CHECK (into_no <> region_no)
    ) STRICT;
    CREATE INDEX region_end_by_into ON region_end (into_no);

    -- A change of an outlet or region by hand, with all facts before and after it, so that it can be taken back.
    CREATE TABLE life_change (
      no           INTEGER PRIMARY KEY,
      id           TEXT NOT NULL UNIQUE,
      subject_kind TEXT NOT NULL CHECK (subject_kind IN ('outlet', 'region')),
      subject_no   INTEGER NOT NULL, -- number of the outlet or region
      kind         TEXT NOT NULL CHECK (kind IN ('change', 'merge', 'freeze', 'unfreeze')),
      from_day     TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
      what         TEXT NOT NULL, -- JSON: what was asked, for people
      before       TEXT NOT NULL, -- JSON: facts that the change touched, as they were
      after        TEXT NOT NULL, -- JSON: the same as it left them
      reason       TEXT NOT NULL,
      made_at      TEXT NOT NULL,
      made_by      TEXT NOT NULL,
      undone_at    TEXT, -- null: it stands
      undone_by    TEXT,
      undone_why   TEXT
    ) STRICT;
    CREATE INDEX life_change_by_subject ON life_change (subject_kind, subject_no, no);

    -- A request to rate an outlet again outside of the cycle 复评申请.
    CREATE TABLE rerating (
      no           INTEGER PRIMARY KEY,
      id           TEXT NOT NULL UNIQUE,
      code         TEXT NOT NULL UNIQUE, -- FP-0001
      outlet_no    INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      scheme_code  TEXT NOT NULL,
      run_no       INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE RESTRICT, -- the published run against which it is rated
      state        TEXT NOT NULL CHECK (state IN ('open', 'decided', 'withdrawn')),
      received_on  TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
      asked_by     TEXT NOT NULL,
      reason       TEXT NOT NULL,
      later_visits INTEGER NOT NULL CHECK (later_visits IN (0, 1)), -- approved visits after the period count too
      level_before TEXT,
      result       TEXT,  -- JSON: what the last reckoning came to; null: not reckoned yet
      decision     TEXT CHECK (decision IN ('granted', 'refused')),
      level        TEXT,  -- granted: the level from effective_on on; null: none or below the scale
      effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
      answer       TEXT NOT NULL DEFAULT '',
      entered_at   TEXT NOT NULL,
      entered_by   TEXT NOT NULL,
      closed_at    TEXT,
      closed_by    TEXT,
      CHECK ((state = 'decided') = (decision IS NOT NULL)),
      CHECK ((decision IS 'granted') = (effective_on IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX one_open_rerating ON rerating (outlet_no, scheme_code) WHERE state = 'open';
    CREATE INDEX rerating_by_outlet ON rerating (outlet_no);
    CREATE INDEX rerating_by_run ON rerating (run_no);

    -- A level decided between two periods: it stands from a day on until the next published period decides.
    CREATE TABLE level_change (
      rerating_no  INTEGER PRIMARY KEY REFERENCES rerating (no) ON DELETE RESTRICT,
      outlet_no    INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      scheme_code  TEXT NOT NULL,
      period       TEXT NOT NULL, -- of the run against which it was rated; it counts as a later word on that period
      effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on, '+0 days')),
      level        TEXT,
      movement     TEXT NOT NULL CHECK (movement IN ('none', 'enter', 'hold', 'promote', 'demote')),
      total        TEXT
    ) STRICT;
    CREATE INDEX level_change_by_scheme ON level_change (scheme_code, period);
    CREATE INDEX level_change_by_outlet ON level_change (outlet_no);
  `),
};
