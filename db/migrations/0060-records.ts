import type { Migration } from './migration.ts';

/** Dated records of outlets, answers to surveys, and what people judged for a period. */
export const records: Migration = {
  version: 60,
  name: 'records',
  up: (db) =>
    db.exec(`
    CREATE TABLE event_record (
      no        INTEGER PRIMARY KEY,
      outlet_no INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      event     TEXT NOT NULL, -- code of the kind of event
      on_date   TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
      code      TEXT,          -- the record's own code; null: it has none
      category  TEXT,
      quantity  TEXT,          -- decimal
      note      TEXT,
      import_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE RESTRICT,
      UNIQUE (event, code)
    ) STRICT;
    CREATE INDEX event_record_by_date ON event_record (event, on_date);
    CREATE INDEX event_record_by_outlet ON event_record (outlet_no, on_date);
    CREATE INDEX event_record_by_import ON event_record (import_no);

    CREATE TABLE survey_answer (
      no        INTEGER PRIMARY KEY,
      outlet_no INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      survey    TEXT NOT NULL,
      on_date   TEXT NOT NULL CHECK (on_date IS date(on_date, '+0 days')),
      code      TEXT,
      value     TEXT NOT NULL, -- decimal: the answer, or the mean of a batch
      answers   INTEGER NOT NULL CHECK (answers >= 1),
      import_no INTEGER NOT NULL REFERENCES import_batch (no) ON DELETE RESTRICT,
      UNIQUE (survey, code)
    ) STRICT;
    CREATE INDEX survey_answer_by_date ON survey_answer (survey, on_date);
    CREATE INDEX survey_answer_by_outlet ON survey_answer (outlet_no, on_date);
    CREATE INDEX survey_answer_by_import ON survey_answer (import_no);

    CREATE TABLE judgement (
      outlet_no INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      judgement TEXT NOT NULL, -- its code
      period    TEXT NOT NULL,
      value     TEXT NOT NULL, -- a decimal or a category
      reason    TEXT NOT NULL,
      by_user   TEXT NOT NULL,
      at        TEXT NOT NULL,
      import_no INTEGER REFERENCES import_batch (no) ON DELETE RESTRICT, -- null: entered by hand
      PRIMARY KEY (outlet_no, judgement, period)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX judgement_by_period ON judgement (judgement, period);
    CREATE INDEX judgement_by_import ON judgement (import_no);
  `),
};
