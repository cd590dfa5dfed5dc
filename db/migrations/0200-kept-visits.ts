import type { Migration } from './migration.ts';

const COUNTED = `('approved', 'appealed', 'decided')`;

/** A change of a visit that counts, or counted, ends what is kept of its month. */
const forget = (name: string, event: string, ...rows: readonly ('NEW' | 'OLD')[]): string => `
    CREATE TRIGGER kept_visits_${name} AFTER ${event} ON visit WHEN ${rows.map((row) => `${row}.state IN ${COUNTED}`).join(' OR ')} BEGIN
      ${rows.map((row) => `DELETE FROM kept_visits WHERE month = substr(${row}.visited_on, 1, 7);`).join('\n      ')}
    END;`;

/** The visits of a month that count in columns, kept beside the rows that say them. */
export const keptVisits: Migration = {
  version: 200,
  name: 'kept visits',
  up: (db) =>
    db.exec(`
    -- What runs read of the visits that count, worked out from the rows of visit alone.
    CREATE TABLE kept_visits (
      month TEXT NOT NULL, -- YYYY-MM
      name  TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (month, name)
    ) STRICT;
    ${forget('insert', 'INSERT', 'NEW')}
    ${forget('delete', 'DELETE', 'OLD')}
    ${forget('update', 'UPDATE OF outlet_no, code, visited_on, checklist_no, kind, state, score_cents, red_line', 'OLD', 'NEW')}
  `),
};
