import type { Database } from 'better-sqlite3';
import type { PeriodId } from '../shared/dates.ts';
import { AppError } from '../shared/errors.ts';
import { CHUNK_SIZE, cellText, copyCell, decodeChunk, emptyChunk, encodeChunk, type StoredChunk } from './figure-chunk.ts';

interface TouchedChunk {
  readonly figure_no: number;
  readonly period: PeriodId;
  readonly chunk: number;
  readonly places: number | null;
  readonly cells: Uint8Array | null;
  readonly origin: Uint8Array | null;
}

export type FigureUndo = ReturnType<typeof createFigureUndo>;

/** Takes an import of figures back, cell by cell. */
export function createFigureUndo(db: Database) {
  const selectTouched = db.prepare<[number], TouchedChunk>(
    'SELECT figure_no, period, chunk, places, cells, origin FROM import_figure_chunk WHERE import_no = ?',
  );
  const selectPairs = db.prepare<[number], { figure: string; period: PeriodId }>(`
    SELECT DISTINCT f.code AS figure, c.period FROM import_figure_chunk c JOIN figure f ON f.no = c.figure_no WHERE c.import_no = ?`);
  const selectNow = db.prepare<[number, string, number], StoredChunk>(
    'SELECT places, cells, origin FROM figure_chunk WHERE figure_no = ? AND period = ? AND chunk = ?',
  );
  const selectLater = db.prepare<[number, number], { no: number; file_name: string; before: Uint8Array; now: Uint8Array | null }>(`
    SELECT b.no, b.file_name, theirs.origin AS before, now.origin AS now
    FROM import_batch b
    CROSS JOIN import_figure_chunk mine
    CROSS JOIN import_figure_chunk theirs ON theirs.import_no = b.no AND theirs.figure_no = mine.figure_no
      AND theirs.period = mine.period AND theirs.chunk = mine.chunk
    LEFT JOIN figure_chunk now ON now.figure_no = mine.figure_no AND now.period = mine.period AND now.chunk = mine.chunk
    WHERE b.no > ? AND b.undone_at IS NULL AND mine.import_no = ? AND theirs.origin IS NOT NULL
    ORDER BY b.no`);
  const update = db.prepare<[number, Uint8Array, Uint8Array, number, string, number]>(
    'UPDATE figure_chunk SET places = ?, cells = ?, origin = ? WHERE figure_no = ? AND period = ? AND chunk = ?',
  );
  const remove = db.prepare<[number, string, number]>('DELETE FROM figure_chunk WHERE figure_no = ? AND period = ? AND chunk = ?');
  const forget = db.prepare<[number]>('DELETE FROM import_figure_chunk WHERE import_no = ?');

  /** The first standing import after this one that stated a cell of it anew; null: none. */
  function findLater(importNo: number): { readonly no: number; readonly fileName: string } | null {
    for (const row of selectLater.iterate(importNo, importNo)) {
      if (isOverwritten(row.before, row.now, importNo)) return { no: row.no, fileName: row.file_name };
    }
    return null;
  }

  return {
    findLater,

    /** The figures and periods that an import wrote. */
    touched: (importNo: number): readonly { readonly figure: string; readonly period: PeriodId }[] => selectPairs.all(importNo),

    /**
     * Gives every cell that still comes from this import the value that it had before.
     *
     * @returns how many cells were given back
     * @throws {AppError} `import/later-rests-on-it`
     */
    undo(importNo: number): number {
      const later = findLater(importNo);
      if (later !== null) throw new AppError('import/later-rests-on-it', { file: later.fileName });
      let restored = 0;
      for (const touched of selectTouched.all(importNo)) {
        const { figure_no: figureNo, period, chunk: chunkNo } = touched;
        const stored = selectNow.get(figureNo, period, chunkNo);
        if (stored === undefined) continue;
        const now = decodeChunk(stored);
        const before = wasThere(touched) ? decodeChunk(touched) : emptyChunk();
        let isEmpty = true;
        for (let place = 0; place < CHUNK_SIZE; place += 1) {
          if (now.origin[place * 2] === importNo) {
            copyCell(before, now, place);
            restored += 1;
          }
          if (isEmpty && (now.origin[place * 2] !== 0 || cellText(now, place) !== null)) isEmpty = false;
        }
        const { places, cells, origin } = encodeChunk(now);
        if (isEmpty) remove.run(figureNo, period, chunkNo);
        else update.run(places, cells, origin, figureNo, period, chunkNo);
      }
      forget.run(importNo);
      return restored;
    },
  };
}

function wasThere(touched: TouchedChunk): touched is TouchedChunk & StoredChunk {
  return touched.places !== null && touched.cells !== null && touched.origin !== null;
}

/** A cell that came from `importNo` before a later import and does not now. */
function isOverwritten(before: Uint8Array, now: Uint8Array | null, importNo: number): boolean {
  const was = numbers(before);
  const is = now === null ? null : numbers(now);
  for (let i = 0; i < was.length; i += 2) if (was[i] === importNo && is?.[i] !== importNo) return true;
  return false;
}

function numbers(origin: Uint8Array): Uint32Array {
  if (origin.byteOffset % 4 === 0) return new Uint32Array(origin.buffer, origin.byteOffset, origin.byteLength >> 2);
  return new Uint32Array(origin.slice().buffer);
}
