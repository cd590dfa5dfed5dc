import type { Migration } from './migration.ts';

/** `2026-Q3` as `2026-09`: the last month of a period. */
const lastMonthOf = (row: 'NEW' | 'OLD'): string => `CASE WHEN length(${row}.period) = 4 THEN ${row}.period || '-12'
      WHEN substr(${row}.period, 6, 1) = 'Q' THEN substr(${row}.period, 1, 5) || substr('03060912', substr(${row}.period, 7, 1) * 2 - 1, 2)
      WHEN substr(${row}.period, 6, 1) = 'H' THEN substr(${row}.period, 1, 5) || substr('0612', substr(${row}.period, 7, 1) * 2 - 1, 2)
      ELSE ${row}.period END`;

/** A level of a scheme ends what stands of that scheme, one of no scheme what stands of any. */
const forgetStanding = (event: 'INSERT' | 'UPDATE' | 'DELETE', row: 'NEW' | 'OLD'): string => `
    CREATE TRIGGER level_standing_${event}_${row}_scheme AFTER ${event} ON level_history WHEN ${row}.scheme_code <> '' BEGIN
      DELETE FROM level_standing WHERE scheme_code = ${row}.scheme_code AND month >= ${lastMonthOf(row)};
    END;
    CREATE TRIGGER level_standing_${event}_${row}_any AFTER ${event} ON level_history WHEN ${row}.scheme_code = '' BEGIN
      DELETE FROM level_standing WHERE month >= ${lastMonthOf(row)};
    END;`;

/** What makes runs over many outlets and periods quick: where outlets stand, kept in columns, and indexes that hold all that runs read. */
export const gradingSpeed: Migration = {
  version: 180,
  name: 'grading speed',
  up: (db) =>
    db.exec(`
    -- Where the outlets stand under a scheme by all levels up to a month, in columns; worked out from level_history alone.
    -- Any change of a level up to that month takes it away.
    CREATE TABLE level_standing (
      scheme_code TEXT NOT NULL,
      month       TEXT NOT NULL, -- YYYY-MM
      name        TEXT NOT NULL,
      bytes       BLOB NOT NULL,
      PRIMARY KEY (scheme_code, month, name)
    ) STRICT, WITHOUT ROWID;
    ${forgetStanding('INSERT', 'NEW')}
    ${forgetStanding('UPDATE', 'OLD')}
    ${forgetStanding('UPDATE', 'NEW')}
    ${forgetStanding('DELETE', 'OLD')}

    CREATE INDEX level_history_by_period ON level_history (scheme_code, period);
    DROP INDEX level_history_by_import;
    CREATE INDEX level_history_by_import ON level_history (import_no) WHERE import_no IS NOT NULL;

    -- All that a run reads of the visits that count, in the order in which it reads them.
    CREATE INDEX visit_counted ON visit (visited_on, code, outlet_no, checklist_no, kind, score_cents, red_line)
      WHERE state IN ('approved', 'appealed', 'decided');
  `),
};
