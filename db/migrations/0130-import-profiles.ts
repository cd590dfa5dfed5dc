import type { Migration } from './migration.ts';

/** What the columns of imported files were used for, so that the next file of the same source maps itself. */
export const importProfiles: Migration = {
  version: 130,
  name: 'import-profiles',
  up: (db) =>
    db.exec(`
    CREATE TABLE import_profile (
      no          INTEGER PRIMARY KEY,
      id          TEXT NOT NULL UNIQUE,
      kind        TEXT NOT NULL,
      fingerprint TEXT NOT NULL, -- sha256 of the set of heads
      columns     TEXT NOT NULL, -- JSON: heads with their use, in their order
      file_name   TEXT NOT NULL,
      at          TEXT NOT NULL,
      by_user     TEXT NOT NULL,
      UNIQUE (kind, fingerprint)
    ) STRICT;

    -- Regions are found by their name below another.
    CREATE INDEX region_state_by_name ON region_state (name);
  `),
};
