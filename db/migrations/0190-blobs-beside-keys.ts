import type { Migration } from './migration.ts';

/**
 * Tables of large blobs with rows of their own and the key in an index: in a table that is its key's tree, every comparison
 * on the way to a row reads the whole blob of the row it meets.
 */
export const blobsBesideKeys: Migration = {
  version: 190,
  name: 'blobs beside keys',
  up: (db) =>
    db.exec(`
    DROP TABLE level_standing;
    CREATE TABLE level_standing (
      scheme_code TEXT NOT NULL,
      month       TEXT NOT NULL, -- YYYY-MM
      name        TEXT NOT NULL,
      bytes       BLOB NOT NULL,
      PRIMARY KEY (scheme_code, month, name)
    ) STRICT;

    DROP TABLE kept_population;
    CREATE TABLE kept_population (
      name  TEXT PRIMARY KEY NOT NULL,
      mark  INTEGER NOT NULL, -- of the outlets when the rows were read
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE run_column_apart (
      run_no INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE CASCADE,
      part   TEXT NOT NULL CHECK (part IN ('input', 'result', 'outlets')),
      name   TEXT NOT NULL,
      bytes  BLOB NOT NULL,
      PRIMARY KEY (run_no, part, name)
    ) STRICT;
    INSERT INTO run_column_apart (run_no, part, name, bytes) SELECT run_no, part, name, bytes FROM run_column;
    DROP TABLE run_column;
    ALTER TABLE run_column_apart RENAME TO run_column;

    CREATE TABLE figure_chunk_apart (
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
    ) STRICT;
    INSERT INTO figure_chunk_apart (figure_no, period, chunk, places, cells, origin) SELECT figure_no, period, chunk, places, cells, origin FROM figure_chunk;
    DROP TABLE figure_chunk;
    ALTER TABLE figure_chunk_apart RENAME TO figure_chunk;
    CREATE INDEX figure_chunk_by_chunk ON figure_chunk (chunk);

    -- The chunk as it was before an import touched it; null cells: there was none.
    CREATE TABLE import_figure_chunk_apart (
      import_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE RESTRICT,
      figure_no INTEGER NOT NULL REFERENCES figure (no) ON DELETE RESTRICT,
      period    TEXT NOT NULL,
      chunk     INTEGER NOT NULL,
      places    INTEGER,
      cells     BLOB,
      origin    BLOB,
      PRIMARY KEY (import_no, figure_no, period, chunk)
    ) STRICT;
    INSERT INTO import_figure_chunk_apart (import_no, figure_no, period, chunk, places, cells, origin)
      SELECT import_no, figure_no, period, chunk, places, cells, origin FROM import_figure_chunk;
    DROP TABLE import_figure_chunk;
    ALTER TABLE import_figure_chunk_apart RENAME TO import_figure_chunk;
  `),
};
