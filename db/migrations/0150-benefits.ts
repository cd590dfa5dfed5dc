import type { Migration } from './migration.ts';

/** Benefit plans, settled statements, instalments until they are paid or forfeited, and entered budgets. */
export const benefits: Migration = {
  version: 150,
  name: 'benefits',
  up: (db) =>
    db.exec(`
    CREATE TABLE benefit_plan (
      no          INTEGER PRIMARY KEY,
      id          TEXT NOT NULL UNIQUE,
      code        TEXT NOT NULL,
      version     INTEGER NOT NULL CHECK (version >= 1),
      state       TEXT NOT NULL CHECK (state IN ('draft', 'published')),
      document    TEXT NOT NULL, -- JSON, format startier-benefits/1
      hash        TEXT NOT NULL, -- sha256 of the canonical document
      scheme_code TEXT NOT NULL,
      from_period TEXT NOT NULL,
      made_at     TEXT NOT NULL,
      made_by     TEXT NOT NULL,
      UNIQUE (code, version)
    ) STRICT;
    CREATE UNIQUE INDEX one_published_plan_content ON benefit_plan (code, hash) WHERE state = 'published';
    CREATE INDEX benefit_plan_by_scheme ON benefit_plan (scheme_code, state);

    CREATE TABLE benefit_settlement (
      no          INTEGER PRIMARY KEY,
      id          TEXT NOT NULL UNIQUE,
      plan_no     INTEGER NOT NULL REFERENCES benefit_plan (no) ON DELETE RESTRICT,
      scheme_code TEXT NOT NULL,
      period      TEXT NOT NULL,
      run_no      INTEGER NOT NULL REFERENCES grading_run (no) ON DELETE RESTRICT,
      settled_at  TEXT NOT NULL,
      settled_by  TEXT NOT NULL,
      hash        TEXT NOT NULL, -- sha256 of the statements in the order of outlet codes
      inputs_hash TEXT NOT NULL, -- sha256 of what the plan read besides the run
      UNIQUE (scheme_code, period)
    ) STRICT;
    CREATE INDEX benefit_settlement_by_plan ON benefit_settlement (plan_no);
    CREATE INDEX benefit_settlement_by_run ON benefit_settlement (run_no);

    -- What an outlet was told when the period was settled; never changed.
    CREATE TABLE benefit_statement (
      settlement_no INTEGER NOT NULL REFERENCES benefit_settlement (no) ON DELETE RESTRICT,
      outlet_no     INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      document      TEXT NOT NULL, -- JSON
      PRIMARY KEY (settlement_no, outlet_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX benefit_statement_by_outlet ON benefit_statement (outlet_no);

    -- Instalments that a settlement did not pay at once: due later, or withheld until a person decides.
    CREATE TABLE benefit_instalment (
      no          INTEGER PRIMARY KEY,
      id          TEXT NOT NULL UNIQUE,
      granted_no  INTEGER NOT NULL REFERENCES benefit_settlement (no) ON DELETE RESTRICT, -- the settlement of the period of the grant
      outlet_no   INTEGER NOT NULL REFERENCES outlet (no) ON DELETE RESTRICT,
      benefit     TEXT NOT NULL, -- code
      number      INTEGER NOT NULL CHECK (number >= 1),
      of          INTEGER NOT NULL CHECK (of >= number),
      level       TEXT,          -- by which it was granted
      currency    TEXT NOT NULL,
      amount      TEXT NOT NULL, -- exact: a decimal, or a fraction
      by_level    TEXT,          -- JSON: the amount by level, where a change of level changes it
      due_on      TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
      state       TEXT NOT NULL CHECK (state IN ('planned', 'withheld', 'released', 'forfeited', 'paid')),
      settled_no  INTEGER REFERENCES benefit_settlement (no) ON DELETE RESTRICT, -- that paid it; null: none yet
      withheld_no INTEGER REFERENCES benefit_settlement (no) ON DELETE RESTRICT, -- that withheld it last
      rule        TEXT,          -- code of the withholding rule
      decided_at  TEXT,
      decided_by  TEXT,
      reason      TEXT,
      CHECK ((state = 'paid') = (settled_no IS NOT NULL)),
      CHECK (state <> 'withheld' OR (withheld_no IS NOT NULL AND rule IS NOT NULL)),
      CHECK (state NOT IN ('released', 'forfeited') OR (decided_at IS NOT NULL AND reason IS NOT NULL))
    ) STRICT;
    CREATE INDEX benefit_instalment_by_outlet ON benefit_instalment (outlet_no, due_on);
    CREATE INDEX benefit_instalment_by_state ON benefit_instalment (state, due_on);
    CREATE INDEX benefit_instalment_by_grant ON benefit_instalment (granted_no);
    CREATE INDEX benefit_instalment_by_settled ON benefit_instalment (settled_no) WHERE settled_no IS NOT NULL;
    CREATE INDEX benefit_instalment_by_withheld ON benefit_instalment (withheld_no) WHERE withheld_no IS NOT NULL;

    -- What a region may spend in a period, or in a year; '' is the whole network.
    CREATE TABLE benefit_budget (
      scheme_code TEXT NOT NULL,
      region_code TEXT NOT NULL,
      period      TEXT NOT NULL,
      currency    TEXT NOT NULL,
      amount      TEXT NOT NULL, -- decimal
      entered_at  TEXT NOT NULL,
      entered_by  TEXT NOT NULL,
      PRIMARY KEY (scheme_code, region_code, period, currency)
    ) STRICT, WITHOUT ROWID;
  `),
};
