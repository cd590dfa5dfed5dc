import type { Migration } from './migration.ts';

/** A region is found at once below one that has thousands. */
export const regionNames: Migration = {
  version: 220,
  name: 'region names',
  up: (db) =>
    db.exec(`
    DROP INDEX region_state_by_parent;
    DROP INDEX region_state_by_name;
    -- Regions are found by what they lie in, and by their name in it.
    CREATE INDEX region_state_by_place ON region_state (parent_no, name);
  `),
};
