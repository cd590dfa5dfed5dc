import type { Database } from 'better-sqlite3';
import { comparePeriods, type PeriodId } from '../../shared/dates.ts';
import type { NumberColumn } from '../../shared/grading/columns.ts';
import type { FigureCompleteness, OutletFigureRow } from '../../shared/ipc-contract.ts';
import { CHUNK_SIZE, cellText, chunkFault, decodeChunk, type StoredChunk } from '../figure-chunk.ts';
import { gatherColumn, type ChunkCells } from '../figure-column.ts';
import { createFigureWriter, type FigureWriter } from '../figure-writer.ts';

/** An imported measure. */
export interface FigureDefinition {
  readonly no: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
}

/** Numbers for one figure and period; item i of every list is one cell. */
export interface FigureCells {
  readonly outletNos: ArrayLike<number>;
  /** Decimal texts; null takes a cell away. */
  readonly values: { readonly at: (place: number) => string | null | undefined };
  /** Row of the file. */
  readonly rows: ArrayLike<number>;
}

/** How many cells were new, got another value, or had it already. */
export interface WriteCount {
  inserted: number;
  updated: number;
  unchanged: number;
}

/** One figure of one outlet and where it came from. */
export interface OutletCell {
  readonly figureNo: number;
  readonly period: PeriodId;
  readonly value: string;
  readonly importNo: number;
  /** Row of the import's file. */
  readonly row: number;
}

interface ChunkRow extends StoredChunk {
  readonly figure_no: number;
  readonly period: PeriodId;
}

export interface ChunkFault {
  readonly figure: string;
  readonly period: PeriodId;
  readonly chunk: number;
  readonly detail: string;
}

export type FigureRepository = ReturnType<typeof createFigureRepository>;

/** Imported figures, in columns by figure and period. */
export function createFigureRepository(db: Database) {
  const selectByCode = db.prepare<[string], FigureDefinition>('SELECT no, code, name, unit FROM figure WHERE code = ?');
  const selectAll = db.prepare<[], FigureDefinition>('SELECT no, code, name, unit FROM figure ORDER BY code');
  const insert = db.prepare<[string, string, string | null]>('INSERT INTO figure (code, name, unit) VALUES (?, ?, ?)');
  const describe = db.prepare<[string, string | null, number]>('UPDATE figure SET name = ?, unit = ? WHERE no = ?');
  const removeUnused = db.prepare<[]>(`
    DELETE FROM figure WHERE no NOT IN (SELECT figure_no FROM figure_chunk) AND no NOT IN (SELECT figure_no FROM import_figure_chunk)
      AND no NOT IN (SELECT figure_no FROM figure_by_hand)`);
  const selectColumn = db.prepare<[number, string], ChunkCells>(
    'SELECT chunk, places, cells FROM figure_chunk WHERE figure_no = ? AND period = ? ORDER BY chunk',
  );
  const selectOutlet = db.prepare<[number], ChunkRow>(
    'SELECT figure_no, period, places, cells, origin FROM figure_chunk WHERE chunk = ?',
  );
  // A jump from one period to the next, as the rows between are large.
  const selectPairs = db.prepare<[], { figureNo: number; period: PeriodId }>(`
    WITH RECURSIVE known (figureNo, period) AS (
      SELECT no, (SELECT MIN(period) FROM figure_chunk WHERE figure_no = no) FROM figure
      UNION ALL SELECT figureNo, (SELECT MIN(c.period) FROM figure_chunk c WHERE c.figure_no = figureNo AND c.period > known.period) FROM known WHERE known.period IS NOT NULL)
    SELECT figureNo, period FROM known WHERE period IS NOT NULL ORDER BY figureNo, period`);
  const selectFiles = db.prepare<[string], { no: number; file_name: string }>(
    'SELECT no, file_name FROM import_batch WHERE no IN (SELECT value FROM json_each(?))',
  );
  const selectEdits = db.prepare<[string], { no: number; by_user: string; at: string }>('SELECT no, by_user, at FROM figure_edit WHERE no IN (SELECT value FROM json_each(?))');
  const selectEvery = db.prepare<[], ChunkRow & { chunk: number; code: string }>(`
    SELECT c.figure_no, c.period, c.chunk, c.places, c.cells, c.origin, f.code FROM figure_chunk c JOIN figure f ON f.no = c.figure_no`);

  /** Every figure and period for which there are cells. */
  const pairs = (): readonly { readonly figureNo: number; readonly period: PeriodId }[] => selectPairs.all();

  function readColumn(figureNo: number, period: PeriodId, outletNos: ArrayLike<number>): NumberColumn {
    return gatherColumn(selectColumn.all(figureNo, period), outletNos);
  }

  function cellsOfOutlet(outletNo: number): readonly OutletCell[] {
    const place = outletNo % CHUNK_SIZE;
    return selectOutlet.all(Math.floor(outletNo / CHUNK_SIZE)).flatMap((row) => {
      const chunk = decodeChunk(row);
      const value = cellText(chunk, place);
      if (value === null) return [];
      const [importNo, rowNo] = [chunk.origin[place * 2] ?? 0, chunk.origin[place * 2 + 1] ?? 0];
      return [{ figureNo: row.figure_no, period: row.period, value, importNo, row: rowNo }];
    });
  }

  return {
    list: (): readonly FigureDefinition[] => selectAll.all(),
    find: (code: string): FigureDefinition | null => selectByCode.get(code) ?? null,
    /** Makes the figure unless it is there. @returns what stands */
    ensure(code: string, name: string, unit: string | null): FigureDefinition {
      const known = selectByCode.get(code);
      if (known !== undefined) return known;
      return { no: Number(insert.run(code, name, unit).lastInsertRowid), code, name, unit };
    },
    describe: (no: number, name: string, unit: string | null): void => void describe.run(name, unit, no),
    /** Takes out figures that have no cells, no import to be undone, and were not added by hand. */
    removeUnused: (): number => removeUnused.run().changes,

    /** For row by row imports: keeps the chunks in memory until `finish`. */
    openWriter: (importNo: number): FigureWriter => createFigureWriter(db, importNo),

    /** Writes a whole column at once. */
    write(importNo: number, figureNo: number, period: PeriodId, cells: FigureCells): WriteCount {
      const writer = createFigureWriter(db, importNo);
      const column = writer.column(figureNo, period);
      const count: WriteCount = { inserted: 0, updated: 0, unchanged: 0 };
      for (let i = 0; i < cells.outletNos.length; i += 1) {
        count[column.set(cells.outletNos[i] ?? 0, cells.values.at(i) ?? null, cells.rows[i] ?? 0)] += 1;
      }
      writer.finish();
      return count;
    },

    /** A figure of a period for the outlets with these numbers, in their order. Unknown: all missing. */
    readColumn,
    cellsOfOutlet,

    /** The figures of an outlet for its page, newest period first; `source` is `file:row`, or who typed it and on which day. */
    listByOutlet(outletNo: number): readonly OutletFigureRow[] {
      const cells = cellsOfOutlet(outletNo);
      const files = new Map(selectFiles.all(JSON.stringify([...new Set(cells.map((cell) => cell.importNo))])).map((row) => [row.no, row.file_name]));
      const byHand = cells.flatMap((cell) => (cell.importNo === 0 && cell.row > 0 ? [cell.row] : []));
      const edits = new Map(selectEdits.all(JSON.stringify(byHand)).map((row) => [row.no, `${row.by_user} ${row.at.slice(0, 10)}`]));
      const byFigure = groupBy(cells, (cell) => cell.figureNo);
      return selectAll.all().flatMap((figure) => {
        const own = byFigure.get(figure.no);
        if (own === undefined) return [];
        const values = own
          .toSorted((a, b) => comparePeriods(b.period, a.period))
          .map((cell) => ({ period: cell.period, value: cell.value, source: cell.importNo === 0 ? (edits.get(cell.row) ?? null) : sourceText(files.get(cell.importNo), cell.row) }));
        return [{ figure: figure.code, name: figure.name, unit: figure.unit, values }];
      });
    },

    pairs,
    /** All periods that have a figure, newest first. */
    periods: (): readonly PeriodId[] => [...new Set(pairs().map((pair) => pair.period))].toSorted((a, b) => comparePeriods(b, a)),

    /** For each figure, how many of the outlets have it in at least one of the periods, and in which periods anyone has. */
    completeness(periods: readonly PeriodId[], outletNos: ArrayLike<number>): readonly FigureCompleteness[] {
      const present = groupBy(pairs().filter((pair) => periods.includes(pair.period)), (pair) => pair.figureNo);
      return selectAll.all().map((figure) => {
        const own = present.get(figure.no) ?? [];
        const columns = own.map((pair) => readColumn(figure.no, pair.period, outletNos).units);
        let withValue = 0;
        for (let i = 0; i < outletNos.length; i += 1) if (columns.some((units) => !Number.isNaN(units[i]))) withValue += 1;
        return {
          figure: figure.code,
          name: figure.name,
          unit: figure.unit,
          outlets: outletNos.length,
          withValue,
          periods: own.map((pair) => pair.period).toSorted(comparePeriods),
        };
      });
    },

    /** Chunks whose form is wrong. Reads every chunk. */
    faults(): readonly ChunkFault[] {
      const faults: ChunkFault[] = [];
      for (const row of selectEvery.iterate()) {
        const detail = chunkFault(row);
        if (detail !== null) faults.push({ figure: row.code, period: row.period, chunk: row.chunk, detail });
      }
      return faults;
    },
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function sourceText(file: string | undefined, row: number): string | null {
  if (file === undefined) return null;
  return row > 0 ? `${file}:${row}` : file;
}
