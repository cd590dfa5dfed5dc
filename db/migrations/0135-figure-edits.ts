import type { Migration } from './migration.ts';

/** Figures that people type into the sheet, and what they said of striking ones. */
export const figureEdits: Migration = {
  version: 135,
  name: 'figure edits',
  up: (db) =>
    db.exec(`
    -- One action on the sheet: a cell typed, a block pasted, filled or cleared. A cell that it wrote has the origin (0, no).
    CREATE TABLE figure_edit (
      no        INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      period    TEXT NOT NULL,
      how       TEXT NOT NULL CHECK (how IN ('type', 'paste', 'fill', 'clear')),
      cells     INTEGER NOT NULL CHECK (cells > 0),
      at        TEXT NOT NULL,
      by_user   TEXT NOT NULL,
      undone_at TEXT, -- null: it stands
      undone_by TEXT
    ) STRICT;
    CREATE INDEX figure_edit_by_period ON figure_edit (period, no);

    CREATE TABLE figure_edit_cell (
      edit_no       INTEGER NOT NULL REFERENCES figure_edit (no) ON DELETE CASCADE,
      figure_no     INTEGER NOT NULL REFERENCES figure (no) ON DELETE CASCADE,
      outlet_no     INTEGER NOT NULL REFERENCES outlet (no) ON DELETE CASCADE,
      before        TEXT,             -- decimal; null: the cell was empty
      before_import INTEGER NOT NULL, -- the cell's origin before
      before_row    INTEGER NOT NULL,
      after         TEXT,             -- decimal; null: emptied
      PRIMARY KEY (edit_no, figure_no, outlet_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figure_edit_cell_by_outlet ON figure_edit_cell (outlet_no, figure_no);
    CREATE INDEX figure_edit_cell_by_figure ON figure_edit_cell (figure_no);

    -- Figures that a person added as a column; they stay while they have no cells.
    CREATE TABLE figure_by_hand (
      figure_no INTEGER PRIMARY KEY REFERENCES figure (no) ON DELETE CASCADE,
      at        TEXT NOT NULL,
      by_user   TEXT NOT NULL
    ) STRICT;

    -- A striking figure that someone looked at and found right; it holds for this value only.
    CREATE TABLE figure_flag_seen (
      figure_no INTEGER NOT NULL REFERENCES figure (no) ON DELETE CASCADE,
      period    TEXT NOT NULL,
      outlet_no INTEGER NOT NULL REFERENCES outlet (no) ON DELETE CASCADE,
      value     TEXT NOT NULL, -- decimal
      reason    TEXT NOT NULL,
      at        TEXT NOT NULL,
      by_user   TEXT NOT NULL,
      PRIMARY KEY (figure_no, period, outlet_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figure_flag_seen_by_outlet ON figure_flag_seen (outlet_no);
  `),
};
