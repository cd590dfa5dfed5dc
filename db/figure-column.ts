import type { NumberColumn } from '../shared/grading/columns.ts';
import { parseDecimal } from './decimal.ts';
import { AS_TEXTS, CHUNK_SIZE, doubles, textCells } from './figure-chunk.ts';

/** The cells of a chunk, as read for a column. */
export interface ChunkCells {
  readonly chunk: number;
  readonly places: number;
  readonly cells: Uint8Array;
}

/** Chunks as one column of the outlets with these numbers; the places are the most that any of the chunks has. */
export function gatherColumn(chunks: readonly ChunkCells[], nos: ArrayLike<number>): NumberColumn {
  const packed = new Map(chunks.filter((row) => row.places !== AS_TEXTS).map((row) => [row.chunk, row]));
  const texts = new Map(chunks.filter((row) => row.places === AS_TEXTS).map((row) => [row.chunk, textCells(row.cells)]));
  const places = Math.max(0, ...[...packed.values()].map((row) => row.places), ...[...texts.values()].map(mostPlaces));
  const units = new Float64Array(nos.length).fill(NaN);
  const wide = new Map<number, bigint>();
  let chunkNo = -1;
  let cells: Float64Array | null = null;
  let factor = 1;
  for (let i = 0; i < nos.length; i += 1) {
    const no = nos[i] ?? 0;
    const place = no % CHUNK_SIZE;
    const wanted = (no - place) / CHUNK_SIZE;
    if (wanted !== chunkNo) {
      const row = packed.get(wanted);
      chunkNo = wanted;
      cells = row === undefined ? null : doubles(row.cells);
      factor = row === undefined ? 1 : 10 ** (places - row.places);
    }
    if (cells !== null) {
      const value = (cells[place] ?? NaN) * factor;
      units[i] = value;
      if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) {
        putWide(units, wide, i, BigInt(cells[place] ?? 0) * 10n ** BigInt(places - (packed.get(wanted)?.places ?? places)));
      }
      continue;
    }
    const text = texts.size === 0 ? null : (texts.get(wanted)?.[place] ?? null);
    if (text === null) continue;
    const value = parseDecimal(text);
    putWide(units, wide, i, (value.wide ?? BigInt(value.units)) * 10n ** BigInt(places - value.places));
  }
  return wide.size === 0 ? { kind: 'number', places, units } : { kind: 'number', places, units, wide };
}

function putWide(units: Float64Array, wide: Map<number, bigint>, row: number, value: bigint): void {
  units[row] = Number(value);
  if (!Number.isSafeInteger(units[row])) wide.set(row, value);
}

function mostPlaces(texts: readonly (string | null)[]): number {
  return texts.reduce((most, text) => Math.max(most, text === null ? 0 : parseDecimal(text).places), 0);
}
