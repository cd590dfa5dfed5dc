import type { Migration } from './migration.ts';

/** The dated region tree, the outlets with their dated facts, and their attributes. */
export const outlets: Migration = {
  version: 20,
  name: 'outlets',
  up: (db) =>
    db.exec(`
    CREATE TABLE region (
      no   INTEGER PRIMARY KEY,
      id   TEXT NOT NULL UNIQUE,
      code TEXT NOT NULL UNIQUE
    ) STRICT;

    -- Facts of a region from a day on, until the next row; '0001-01-01': from the beginning.
    CREATE TABLE region_state (
      region_no  INTEGER NOT NULL REFERENCES region (no) ON DELETE CASCADE,
      valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
      name       TEXT NOT NULL,
      parent_no  INTEGER REFERENCES region (no) ON DELETE RESTRICT,
      level      INTEGER NOT NULL CHECK (level BETWEEN 0 AND 9),
      PRIMARY KEY (region_no, valid_from)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX region_state_by_parent ON region_state (parent_no);

    CREATE TABLE outlet (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      code      TEXT NOT NULL UNIQUE,
      opened_on TEXT CHECK (opened_on IS date(opened_on, '+0 days')),
      closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')), -- the first day on which it is open no more
      frozen    INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1))
    ) STRICT;

    -- Facts of an outlet from a day on, until the next row.
    CREATE TABLE outlet_state (
      outlet_no  INTEGER NOT NULL REFERENCES outlet (no) ON DELETE CASCADE,
      valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from, '+0 days')),
      name       TEXT NOT NULL,
      type       TEXT,
      ownership  TEXT CHECK (ownership IN ('own', 'partner', 'agent')),
      class      TEXT,
      region_no  INTEGER REFERENCES region (no) ON DELETE RESTRICT,
      status     TEXT NOT NULL CHECK (status IN ('open', 'suspended', 'closed')),
      attributes TEXT NOT NULL, -- JSON object: attribute code -> text
      PRIMARY KEY (outlet_no, valid_from)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outlet_state_by_region ON outlet_state (region_no);

    CREATE TABLE attribute (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('number', 'text', 'date'))
    ) STRICT, WITHOUT ROWID;
  `),
};
