import type { Migration } from './migration.ts';

/**
 * Imported figures in columns, so that a hundred thousand outlets load in a blink: one row holds a figure of a period for
 * the 1,024 outlets whose number / 1,024 is `chunk`.
 */
export const figures: Migration = {
  version: 30,
  name: 'figures',
  up: (db) =>
    db.exec(`
    CREATE TABLE figure (
      no   INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      unit TEXT
    ) STRICT;

    CREATE TABLE figure_chunk (
      figure_no INTEGER NOT NULL REFERENCES figure (no) ON DELETE RESTRICT,
      period    TEXT NOT NULL,
      chunk     INTEGER NOT NULL CHECK (chunk >= 0),
      -- 0..18: 'cells' are 1,024 little-endian doubles, whole numbers of 10^-places, NaN missing.
      -- -1: 'cells' is a JSON list of decimal texts or nulls, for numbers beyond 53 bits.
      places    INTEGER NOT NULL CHECK (places BETWEEN -1 AND 18),
      cells     BLOB NOT NULL,
      -- 1,024 pairs of little-endian uint32: number of the import and row in its file; 0: none.
      origin    BLOB NOT NULL,
      PRIMARY KEY (figure_no, period, chunk)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figure_chunk_by_chunk ON figure_chunk (chunk);

    -- The chunk as it was before an import touched it; null cells: there was none.
    CREATE TABLE import_figure_chunk (
      import_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE RESTRICT,
      figure_no INTEGER NOT NULL REFERENCES figure (no) ON DELETE RESTRICT,
      period    TEXT NOT NULL,
      chunk     INTEGER NOT NULL,
      places    INTEGER,
      cells     BLOB,
      origin    BLOB,
      PRIMARY KEY (import_no, figure_no, period, chunk)
    ) STRICT, WITHOUT ROWID;
  `),
};
