import type { Migration } from './migration.ts';

const mark = (table: 'outlet' | 'outlet_state', event: 'INSERT' | 'UPDATE' | 'DELETE'): string => `
    CREATE TRIGGER change_mark_${table}_${event} AFTER ${event} ON ${table} BEGIN
      UPDATE change_mark SET mark = random() & 9007199254740991 WHERE area = 'outlets';
    END;`;

/** All outlets with their dated facts in columns, kept beside the rows that say them. */
export const keptPopulation: Migration = {
  version: 185,
  name: 'kept population',
  up: (db) =>
    db.exec(`
    -- A number that is another one after each change of an area's rows; one taken back by a rollback does not come again.
    CREATE TABLE change_mark (
      area TEXT PRIMARY KEY CHECK (area IN ('outlets')),
      mark INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO change_mark (area, mark) VALUES ('outlets', random() & 9007199254740991);
    ${(['outlet', 'outlet_state'] as const).flatMap((table) => (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => mark(table, event))).join('')}

    -- The rows of outlet and outlet_state in columns, worked out from them alone. They hold while no row has changed since.
    CREATE TABLE kept_population (
      name  TEXT PRIMARY KEY,
      mark  INTEGER NOT NULL, -- of the outlets when the rows were read
      bytes BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
  `),
};
