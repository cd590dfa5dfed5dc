import type { Database } from 'better-sqlite3';
import type { FigureEditHow } from '../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../shared/dates.ts';
import { openFigureCells, type CellState, type FigureCellBook } from '../figure-cells.ts';

/** One action on the sheet of a period. */
export interface FigureEditRecord {
  readonly no: number;
  readonly id: string;
  readonly period: PeriodId;
  readonly how: FigureEditHow;
  /** How many cells it changed. */
  readonly cells: number;
  readonly at: string;
  readonly by: string;
  /** null: it stands. */
  readonly undoneAt: string | null;
}

/** A cell that an edit changed. */
export interface EditedCell {
  readonly figureNo: number;
  readonly outletNo: number;
  readonly before: CellState;
  readonly after: string | null;
}

/** What a person did to one cell, for its history. */
export interface CellEdit {
  readonly at: string;
  readonly by: string;
  readonly how: FigureEditHow;
  readonly before: string | null;
  readonly after: string | null;
  readonly isUndone: boolean;
}

interface EditRow {
  readonly no: number;
  readonly id: string;
  readonly period: PeriodId;
  readonly how: FigureEditHow;
  readonly cells: number;
  readonly at: string;
  readonly by_user: string;
  readonly undone_at: string | null;
}
interface CellRow {
  readonly figure_no: number;
  readonly outlet_no: number;
  readonly before: string | null;
  readonly before_import: number;
  readonly before_row: number;
  readonly after: string | null;
}

export type FigureEditRepository = ReturnType<typeof createFigureEditRepository>;

/** Figures changed by hand, action by action, with what stood before. */
export function createFigureEditRepository(db: Database) {
  const insert = db.prepare<[string, string, string, number, string, string]>('INSERT INTO figure_edit (id, period, how, cells, at, by_user) VALUES (?, ?, ?, ?, ?, ?)');
  const insertCell = db.prepare<[number, number, number, string | null, number, number, string | null]>(`
    INSERT INTO figure_edit_cell (edit_no, figure_no, outlet_no, before, before_import, before_row, after) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const selectById = db.prepare<[string], EditRow>('SELECT * FROM figure_edit WHERE id = ?');
  const selectByNo = db.prepare<[number], EditRow>('SELECT * FROM figure_edit WHERE no = ?');
  const selectOfPeriod = db.prepare<[string, number], EditRow>('SELECT * FROM figure_edit WHERE period = ? ORDER BY no DESC LIMIT ?');
  const selectCells = db.prepare<[number], CellRow>('SELECT figure_no, outlet_no, before, before_import, before_row, after FROM figure_edit_cell WHERE edit_no = ?');
  const selectOfCell = db.prepare<[number, number, string], EditRow & Pick<CellRow, 'before' | 'after'>>(`
    SELECT e.*, c.before, c.after FROM figure_edit_cell c JOIN figure_edit e ON e.no = c.edit_no
    WHERE c.outlet_no = ? AND c.figure_no = ? AND e.period = ? ORDER BY e.no DESC`);
  const setUndone = db.prepare<[string | null, string | null, number]>('UPDATE figure_edit SET undone_at = ?, undone_by = ? WHERE no = ?');
  const selectUndoneImport = db.prepare<[string], { file_name: string }>(`
    SELECT file_name FROM import_batch WHERE undone_at IS NOT NULL AND no IN (SELECT value FROM json_each(?)) LIMIT 1`);
  const insertByHand = db.prepare<[number, string, string]>('INSERT INTO figure_by_hand (figure_no, at, by_user) VALUES (?, ?, ?)');

  return {
    /** The cells of a period, to be read and written. */
    openCells: (period: PeriodId): FigureCellBook => openFigureCells(db, period),

    /** @returns the edit's number */
    start: (edit: Omit<FigureEditRecord, 'no' | 'undoneAt'>): number => Number(insert.run(edit.id, edit.period, edit.how, edit.cells, edit.at, edit.by).lastInsertRowid),
    addCell(editNo: number, { figureNo, outletNo, before, after }: EditedCell): void {
      insertCell.run(editNo, figureNo, outletNo, before.text, before.importNo, before.row, after);
    },
    find(id: string): FigureEditRecord | null {
      const row = selectById.get(id);
      return row === undefined ? null : toRecord(row);
    },
    findByNo(no: number): FigureEditRecord | null {
      const row = selectByNo.get(no);
      return row === undefined ? null : toRecord(row);
    },
    /** Newest first. */
    list: (period: PeriodId, limit: number): readonly FigureEditRecord[] => selectOfPeriod.all(period, limit).map(toRecord),
    cells: (editNo: number): readonly EditedCell[] => selectCells.all(editNo).map(toCell),
    /** What people did to one cell, newest first. */
    ofCell: (outletNo: number, figureNo: number, period: PeriodId): readonly CellEdit[] =>
      selectOfCell.all(outletNo, figureNo, period).map((row) => ({ at: row.at, by: row.by_user, how: row.how, before: row.before, after: row.after, isUndone: row.undone_at !== null })),
    /** @param at null: the edit stands again */
    markUndone: (no: number, at: string | null, by: string | null): void => void setUndone.run(at, by, no),
    /** File name of one of these imports that was taken back; null: all stand. */
    firstUndoneImport: (importNos: readonly number[]): string | null => selectUndoneImport.get(JSON.stringify(importNos))?.file_name ?? null,
    /** Keeps a figure without cells from being cleaned up. */
    keepFigure: (figureNo: number, at: string, by: string): void => void insertByHand.run(figureNo, at, by),
  };
}

function toRecord({ no, id, period, how, cells, at, by_user, undone_at }: EditRow): FigureEditRecord {
  return { no, id, period, how, cells, at, by: by_user, undoneAt: undone_at };
}

function toCell(row: CellRow): EditedCell {
  return { figureNo: row.figure_no, outletNo: row.outlet_no, before: { text: row.before, importNo: row.before_import, row: row.before_row }, after: row.after };
}
