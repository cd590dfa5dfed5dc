import type { Migration } from './migration.ts';

/** Planned visits that are an auditor's no more: cancelled, or given to somebody else. */
export const withdrawnVisits: Migration = {
  version: 125,
  name: 'withdrawn visits',
  up: (db) =>
    db.exec(`
    CREATE TABLE withdrawn_visit (
      visit_id TEXT NOT NULL,
      auditor  TEXT NOT NULL,
      code     TEXT NOT NULL,
      wave     TEXT NOT NULL, -- code of the wave
      reason   TEXT NOT NULL,
      at       TEXT NOT NULL,
      by_user  TEXT NOT NULL,
      PRIMARY KEY (visit_id, auditor)
    ) STRICT, WITHOUT ROWID;
  `),
};
