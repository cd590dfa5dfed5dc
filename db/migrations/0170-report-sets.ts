import type { Migration } from './migration.ts';

/** Named sets of reports that are written together, such as those of a month's end. */
export const reportSets: Migration = {
  version: 170,
  name: 'report-sets',
  up: (db) =>
    db.exec(`
    CREATE TABLE report_set (
      no       INTEGER PRIMARY KEY,
      id       TEXT NOT NULL UNIQUE,
      name     TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
      document TEXT NOT NULL, -- JSON: scheme, language, regions, reports and tables
      folder   TEXT, -- where it was written last; null: nowhere yet
      saved_at TEXT NOT NULL,
      owner    TEXT NOT NULL
    ) STRICT;`),
};
