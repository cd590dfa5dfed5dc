import type { Migration } from './migration.ts';

/** A column of a run that is another of its columns again, such as a figure that is an indicator's raw value as it stands. */
export const columnsOnce: Migration = {
  version: 210,
  name: 'columns once',
  up: (db) =>
    db.exec(`
    -- The column of the same run whose bytes these are; 'bytes' is then empty. NULL: the column's own.
    ALTER TABLE run_column ADD COLUMN same_part TEXT;
    ALTER TABLE run_column ADD COLUMN same_name TEXT;

    -- What is kept for runs is packed in fewer bytes from here on; it is worked out again.
    DELETE FROM kept_population;
    DELETE FROM level_standing;
  `),
};
