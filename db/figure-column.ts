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
  const packed = new Map(chunks.filter((row) => row.places !== AS_TEXTS).map((row) => [row.chunk, { cells: doubles(row.cells), places: row.places }]));
  const texts = new Map(chunks.filter((row) => row.places === AS_TEXTS).map((row) => [row.chunk, textCells(row.cells)]));
  const places = Math.max(0, ...[...packed.values()].map((row) => row.places), ...[...texts.values()].map(mostPlaces));
  const units = new Float64Array(nos.length).fill(NaN);
  const wide = new Map<number, bigint>();
  const list = nos instanceof Int32Array ? nos : Int32Array.from(nos);
  for (let from = 0, to = 0; from < list.length; from = to) {
    const chunk = Math.floor(list[from]! / CHUNK_SIZE);
    const [first, next] = [chunk * CHUNK_SIZE, (chunk + 1) * CHUNK_SIZE];
    to = from + 1;
    while (to < list.length && list[to]! >= first && list[to]! < next) to += 1;
    const row = packed.get(chunk);
    if (row !== undefined) copyCells(row, places, list, from, to, units, wide);
    else if (texts.has(chunk)) copyTexts(texts.get(chunk)!, places, list, from, to, units, wide);
  }
  return wide.size === 0 ? { kind: 'number', places, units } : { kind: 'number', places, units, wide };
}

/** The cells of a stretch of outlets in one chunk. */
function copyCells(row: { readonly cells: Float64Array; readonly places: number }, places: number, nos: Int32Array, from: number, to: number, units: Float64Array, wide: Map<number, bigint>): void {
  const { cells } = row;
  const first = Math.floor(nos[from]! / CHUNK_SIZE) * CHUNK_SIZE;
  const factor = 10 ** (places - row.places);
  if (factor === 1) {
    for (let i = from; i < to; i += 1) units[i] = cells[nos[i]! - first]!;
    return;
  }
  for (let i = from; i < to; i += 1) {
    const cell = cells[nos[i]! - first]!;
    const value = cell * factor;
    units[i] = value;
    if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) putWide(units, wide, i, BigInt(cell) * 10n ** BigInt(places - row.places));
  }
}

function copyTexts(texts: readonly (string | null)[], places: number, nos: Int32Array, from: number, to: number, units: Float64Array, wide: Map<number, bigint>): void {
  for (let i = from; i < to; i += 1) {
    const text = texts[nos[i]! % CHUNK_SIZE] ?? null;
    if (text === null) continue;
    const value = parseDecimal(text);
    putWide(units, wide, i, (value.wide ?? BigInt(value.units)) * 10n ** BigInt(places - value.places));
  }
}

function putWide(units: Float64Array, wide: Map<number, bigint>, row: number, value: bigint): void {
  units[row] = Number(value);
  if (!Number.isSafeInteger(units[row])) wide.set(row, value);
}

function mostPlaces(texts: readonly (string | null)[]): number {
  return texts.reduce((most, text) => Math.max(most, text === null ? 0 : parseDecimal(text).places), 0);
}
