import type { Database } from 'better-sqlite3';
import type { PeriodId } from '../shared/dates.ts';
import { CHUNK_SIZE, decodeChunk, emptyChunk, encodeChunk, setCell, type CellChange, type Chunk, type StoredChunk } from './figure-chunk.ts';

/** Chunks kept in memory before they are written: about 130 MB. */
const MOST_CHUNKS = 8192;

/** Writes many cells of one import. */
export interface FigureWriter {
  /** The cells of a figure and period. Hold on to it: finding it costs more than setting a cell. */
  readonly column: (figureNo: number, period: PeriodId) => FigureColumnWriter;
  /** Writes what is still in memory. Without it nothing of that is stored. */
  readonly finish: () => void;
}

export interface FigureColumnWriter {
  /**
   * @param text a decimal; null takes the cell away
   * @param row of the import's file; 0: none
   */
  readonly set: (outletNo: number, text: string | null, row: number) => CellChange;
}

interface OpenChunk {
  readonly chunk: Chunk;
  /** As it stood before this writer; null: there was none. */
  readonly before: StoredChunk | null;
}

interface OpenColumn extends FigureColumnWriter {
  readonly flush: () => void;
}

/** Before a chunk is first written, its state is kept with the import, so that the import can be taken back. */
export function createFigureWriter(db: Database, importNo: number): FigureWriter {
  const select = db.prepare<[number, string, number], StoredChunk>(
    'SELECT places, cells, origin FROM figure_chunk WHERE figure_no = ? AND period = ? AND chunk = ?',
  );
  const keepBefore = db.prepare<[number, number, string, number, number | null, Uint8Array | null, Uint8Array | null]>(`
    INSERT INTO import_figure_chunk (import_no, figure_no, period, chunk, places, cells, origin) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const upsert = db.prepare<[number, string, number, number, Uint8Array, Uint8Array]>(`
    INSERT INTO figure_chunk (figure_no, period, chunk, places, cells, origin) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET places = excluded.places, cells = excluded.cells, origin = excluded.origin`);
  const columns = new Map<string, OpenColumn>();
  let open = 0;

  function flushAll(): void {
    for (const column of columns.values()) column.flush();
    open = 0;
  }

  function openColumn(figureNo: number, period: PeriodId): OpenColumn {
    const chunks = new Map<number, OpenChunk>();
    let lastNo = -1;
    let last: Chunk | null = null;

    function load(chunkNo: number): Chunk {
      const known = chunks.get(chunkNo);
      if (known !== undefined) return known.chunk;
      if (open >= MOST_CHUNKS) flushAll();
      const before = select.get(figureNo, period, chunkNo) ?? null;
      const chunk = before === null ? emptyChunk() : decodeChunk(before);
      chunks.set(chunkNo, { chunk, before });
      open += 1;
      return chunk;
    }

    return {
      set(outletNo, text, row) {
        const place = outletNo % CHUNK_SIZE;
        const chunkNo = (outletNo - place) / CHUNK_SIZE;
        if (last === null || chunkNo !== lastNo) {
          last = load(chunkNo);
          lastNo = chunkNo;
        }
        return setCell(last, place, text, importNo, row);
      },
      flush() {
        for (const [chunkNo, { chunk, before }] of chunks) {
          keepBefore.run(importNo, figureNo, period, chunkNo, before?.places ?? null, before?.cells ?? null, before?.origin ?? null);
          const { places, cells, origin } = encodeChunk(chunk);
          upsert.run(figureNo, period, chunkNo, places, cells, origin);
        }
        chunks.clear();
        last = null;
        lastNo = -1;
      },
    };
  }

  return {
    column(figureNo, period) {
      const key = `${figureNo}/${period}`;
      const known = columns.get(key) ?? openColumn(figureNo, period);
      columns.set(key, known);
      return known;
    },
    finish: flushAll,
  };
}
