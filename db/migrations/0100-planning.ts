import type { Migration } from './migration.ts';

/** Waves of planned visits. */
export const planning: Migration = {
  version: 100,
  name: 'planning',
  up: (db) =>
    db.exec(`
    CREATE TABLE wave (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      code      TEXT NOT NULL UNIQUE,
      name      TEXT NOT NULL,
      state     TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
      plan      TEXT NOT NULL, -- JSON, shared/planning/wave.ts
      draw      TEXT,          -- JSON: what each stratum came to when it was issued; null: a draft
      made_at   TEXT NOT NULL,
      made_by   TEXT NOT NULL,
      issued_at TEXT,
      issued_by TEXT,
      CHECK ((state = 'issued') = (draw IS NOT NULL))
    ) STRICT;

    -- The wave that planned a visit, the day on which it is due, and the visit that it makes again.
    ALTER TABLE visit ADD COLUMN wave_no INTEGER REFERENCES wave (no) ON DELETE RESTRICT;
    ALTER TABLE visit ADD COLUMN due_on TEXT CHECK (due_on IS date(due_on, '+0 days'));
    ALTER TABLE visit ADD COLUMN reaudit_of INTEGER REFERENCES visit (no) ON DELETE SET NULL;
    CREATE INDEX visit_by_wave ON visit (wave_no) WHERE wave_no IS NOT NULL;
    CREATE INDEX visit_by_reaudit ON visit (reaudit_of) WHERE reaudit_of IS NOT NULL;
  `),
};
