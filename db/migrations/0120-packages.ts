import type { Migration } from './migration.ts';

/** Packages between PCs: whose keys are known, which packages came and went, what was last had of each visit. */
export const packages: Migration = {
  version: 120,
  name: 'packages',
  up: (db) =>
    db.exec(`
    -- Signers that a person has accepted. A name has one key.
    CREATE TABLE package_key (
      name        TEXT PRIMARY KEY CHECK (name <> ''),
      public_key  TEXT NOT NULL CHECK (length(public_key) = 64 AND public_key NOT GLOB '*[^0-9a-f]*'), -- Ed25519, hex
      accepted_at TEXT NOT NULL,
      accepted_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE package_passage (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL, -- of the package; one may come in again
      way       TEXT NOT NULL CHECK (way IN ('out', 'in')),
      kind      TEXT NOT NULL CHECK (kind IN ('assignment', 'visits')),
      serial    INTEGER NOT NULL,
      signer    TEXT NOT NULL,
      made_at   TEXT NOT NULL,
      file_name TEXT NOT NULL,
      file_hash TEXT NOT NULL, -- sha256 of the file
      visits    INTEGER NOT NULL,
      inserted  INTEGER NOT NULL,
      updated   INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      conflicts INTEGER NOT NULL,
      at        TEXT NOT NULL,
      by_user   TEXT NOT NULL
    ) STRICT;

    -- A visit as another store last sent it: what both sides had, for telling who has changed what since.
    CREATE TABLE package_visit (
      visit_no    INTEGER NOT NULL REFERENCES visit (no) ON DELETE CASCADE,
      public_key  TEXT NOT NULL,
      serial      INTEGER NOT NULL, -- of the package that brought it
      base_serial INTEGER NOT NULL, -- of the newest package of this store that its maker had by then; 0: none
      content     TEXT NOT NULL,    -- JSON, shared/packages/package.ts
      PRIMARY KEY (visit_no, public_key)
    ) STRICT, WITHOUT ROWID;
  `),
};
