import type { Database } from 'better-sqlite3';
import type { PeriodId } from '../shared/dates.ts';
import { CHUNK_SIZE, cellText, decodeChunk, emptyChunk, encodeChunk, setCell, type Chunk, type StoredChunk } from './figure-chunk.ts';

/** What one cell holds and where that came from. */
export interface CellState {
  /** Decimal; null: empty. */
  readonly text: string | null;
  /** Number of the import; 0: none. */
  readonly importNo: number;
  /** Row of the import's file; with no import the number of the edit by hand; 0: none. */
  readonly row: number;
}

/** Cells of one period, read and written one by one, of few outlets or many. */
export interface FigureCellBook {
  readonly read: (figureNo: number, outletNo: number) => CellState;
  readonly put: (figureNo: number, outletNo: number, state: CellState) => void;
  /** Writes what was put. Without it nothing is stored. */
  readonly finish: () => void;
}

interface OpenChunk {
  readonly figureNo: number;
  readonly chunkNo: number;
  readonly chunk: Chunk;
  isChanged: boolean;
}

/** Opens the cells of a period; chunks stay in memory until `finish`. Keeps nothing to take back: that is its caller's. */
export function openFigureCells(db: Database, period: PeriodId): FigureCellBook {
  const select = db.prepare<[number, string, number], StoredChunk>('SELECT places, cells, origin FROM figure_chunk WHERE figure_no = ? AND period = ? AND chunk = ?');
  const upsert = db.prepare<[number, string, number, number, Uint8Array, Uint8Array]>(`
    INSERT INTO figure_chunk (figure_no, period, chunk, places, cells, origin) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET places = excluded.places, cells = excluded.cells, origin = excluded.origin`);
  const remove = db.prepare<[number, string, number]>('DELETE FROM figure_chunk WHERE figure_no = ? AND period = ? AND chunk = ?');
  const open = new Map<string, OpenChunk>();

  function chunkOf(figureNo: number, outletNo: number): OpenChunk {
    const chunkNo = Math.floor(outletNo / CHUNK_SIZE);
    const key = `${figureNo}/${chunkNo}`;
    const known = open.get(key);
    if (known !== undefined) return known;
    const stored = select.get(figureNo, period, chunkNo);
    const made: OpenChunk = { figureNo, chunkNo, chunk: stored === undefined ? emptyChunk() : decodeChunk(stored), isChanged: false };
    open.set(key, made);
    return made;
  }

  return {
    read(figureNo, outletNo) {
      const { chunk } = chunkOf(figureNo, outletNo);
      const place = outletNo % CHUNK_SIZE;
      return { text: cellText(chunk, place), importNo: chunk.origin[place * 2] ?? 0, row: chunk.origin[place * 2 + 1] ?? 0 };
    },
    put(figureNo, outletNo, { text, importNo, row }) {
      const held = chunkOf(figureNo, outletNo);
      setCell(held.chunk, outletNo % CHUNK_SIZE, text, importNo, row);
      held.isChanged = true;
    },
    finish() {
      for (const { figureNo, chunkNo, chunk, isChanged } of open.values()) {
        if (!isChanged) continue;
        const { places, cells, origin } = encodeChunk(chunk);
        if (isEmpty(chunk)) remove.run(figureNo, period, chunkNo);
        else upsert.run(figureNo, period, chunkNo, places, cells, origin);
      }
      open.clear();
    },
  };
}

function isEmpty(chunk: Chunk): boolean {
  if (chunk.origin.some((part) => part !== 0)) return false;
  for (let place = 0; place < CHUNK_SIZE; place += 1) if (cellText(chunk, place) !== null) return false;
  return true;
}
