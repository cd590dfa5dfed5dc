import type { Migration } from './migration.ts';

/** What people tried on a scheme and kept: changes of a version, on a period, with a name and a note. */
export const scenarios: Migration = {
  version: 65,
  name: 'scenarios',
  up: (db) =>
    db.exec(`
    CREATE TABLE scenario (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      scheme_no INTEGER NOT NULL REFERENCES scheme_version (no) ON DELETE CASCADE,
      period    TEXT NOT NULL,
      name      TEXT NOT NULL CHECK (length(name) > 0),
      note      TEXT NOT NULL,
      changes   TEXT NOT NULL, -- JSON: [{path, value}]
      saved_at  TEXT NOT NULL,
      owner     TEXT NOT NULL
    ) STRICT;
    CREATE INDEX scenario_by_scheme ON scenario (scheme_no);`),
};
