import { decimalText, parseDecimal, type Decimal } from './decimal.ts';

/** Outlets in a chunk: those whose number / 1,024 is the chunk's. */
export const CHUNK_SIZE = 1024;
/** In `places`: the cells are a JSON list of texts. */
export const AS_TEXTS = -1;
const MAX_PACKED_PLACES = 18;
const CELLS_BYTES = CHUNK_SIZE * 8;
const ORIGIN_BYTES = CHUNK_SIZE * 8;

/** A chunk as its row holds it. Typed arrays are little-endian, as every machine is that the program runs on. */
export interface StoredChunk {
  readonly places: number;
  readonly cells: Uint8Array;
  readonly origin: Uint8Array;
}

/** A chunk in memory: `units` of 10^-places (NaN: missing), or decimal texts where a number needs more than 53 bits. */
export interface Chunk {
  places: number;
  units: Float64Array;
  texts: (string | null)[] | null;
  /** Pairs: number of the import and row in its file; 0: none. */
  origin: Uint32Array;
}

export function emptyChunk(): Chunk {
  return { places: 0, units: new Float64Array(CHUNK_SIZE).fill(NaN), texts: null, origin: new Uint32Array(CHUNK_SIZE * 2) };
}

/** What is wrong with a chunk's form; null: nothing. */
export function chunkFault(stored: StoredChunk): string | null {
  if (stored.origin.byteLength !== ORIGIN_BYTES) return `origin: ${stored.origin.byteLength} bytes`;
  if (stored.places !== AS_TEXTS) {
    if (stored.cells.byteLength !== CELLS_BYTES) return `cells: ${stored.cells.byteLength} bytes`;
    const odd = doubles(stored.cells).findIndex((units) => !Number.isNaN(units) && !Number.isSafeInteger(units));
    return odd < 0 ? null : `cell ${odd}: no whole number`;
  }
  return textsFault(stored.cells);
}

export function decodeChunk(stored: StoredChunk): Chunk {
  const origin = new Uint32Array(CHUNK_SIZE * 2);
  new Uint8Array(origin.buffer).set(stored.origin);
  if (stored.places === AS_TEXTS) return { ...emptyChunk(), texts: textCells(stored.cells), origin };
  return { places: stored.places, units: doubles(stored.cells).slice(), texts: null, origin };
}

/** The chunk as a row; texts are packed again where doubles hold them all. */
export function encodeChunk(chunk: Chunk): StoredChunk {
  const origin = new Uint8Array(chunk.origin.buffer);
  if (chunk.texts === null) return { places: chunk.places, cells: new Uint8Array(chunk.units.buffer), origin };
  const packed = packTexts(chunk.texts);
  if (packed !== null) return { places: packed.places, cells: new Uint8Array(packed.units.buffer), origin };
  return { places: AS_TEXTS, cells: new TextEncoder().encode(JSON.stringify(chunk.texts)), origin };
}

/** The cells of a stored chunk without copying them; only for chunks that are no texts. */
export function doubles(cells: Uint8Array): Float64Array {
  if (cells.byteOffset % 8 === 0) return new Float64Array(cells.buffer, cells.byteOffset, cells.byteLength >> 3);
  return new Float64Array(cells.slice().buffer);
}

/** The cells of a stored chunk of texts. */
export function textCells(cells: Uint8Array): (string | null)[] {
  return JSON.parse(new TextDecoder().decode(cells)) as (string | null)[];
}

/** A cell as the shortest decimal text; null: missing. */
export function cellText(chunk: Chunk, place: number): string | null {
  if (chunk.texts !== null) return chunk.texts[place] ?? null;
  const units = chunk.units[place] ?? NaN;
  return Number.isNaN(units) ? null : decimalText(BigInt(units), chunk.places);
}

export type CellChange = 'inserted' | 'updated' | 'unchanged';

/** Puts a number (null: takes it away) into a cell; the cell's origin becomes this import and row in any case. */
export function setCell(chunk: Chunk, place: number, text: string | null, importNo: number, row: number): CellChange {
  chunk.origin[place * 2] = importNo;
  chunk.origin[place * 2 + 1] = row;
  return text === null ? clearCell(chunk, place) : putDecimal(chunk, place, parseDecimal(text));
}

/** Copies a cell and its origin from another chunk. */
export function copyCell(from: Chunk, to: Chunk, place: number): void {
  setCell(to, place, cellText(from, place), from.origin[place * 2] ?? 0, from.origin[place * 2 + 1] ?? 0);
}

function clearCell(chunk: Chunk, place: number): CellChange {
  const before = cellText(chunk, place);
  if (chunk.texts === null) chunk.units[place] = NaN;
  else chunk.texts[place] = null;
  return before === null ? 'unchanged' : 'updated';
}

function putDecimal(chunk: Chunk, place: number, value: Decimal): CellChange {
  if (chunk.texts === null && !fitPlaces(chunk, value)) useTexts(chunk);
  if (chunk.texts !== null) {
    const text = decimalText(value.wide ?? BigInt(value.units), value.places);
    const before = chunk.texts[place];
    chunk.texts[place] = text;
    return before === null || before === undefined ? 'inserted' : before === text ? 'unchanged' : 'updated';
  }
  const units = value.units * 10 ** (chunk.places - value.places);
  const before = chunk.units[place] ?? NaN;
  chunk.units[place] = units;
  return Number.isNaN(before) ? 'inserted' : before === units ? 'unchanged' : 'updated';
}

/** Gives the chunk the places that the value needs; false: then doubles would not hold all of it. */
function fitPlaces(chunk: Chunk, value: Decimal): boolean {
  if (value.wide !== null || value.places > MAX_PACKED_PLACES) return false;
  if (value.places <= chunk.places) return Number.isSafeInteger(value.units * 10 ** (chunk.places - value.places));
  const factor = 10 ** (value.places - chunk.places);
  const scaled = chunk.units.map((units) => units * factor);
  if (scaled.some((units) => !Number.isNaN(units) && !Number.isSafeInteger(units))) return false;
  chunk.units = scaled;
  chunk.places = value.places;
  return true;
}

function useTexts(chunk: Chunk): void {
  chunk.texts = Array.from({ length: CHUNK_SIZE }, (_, place) => cellText(chunk, place));
}

function packTexts(texts: readonly (string | null)[]): { readonly places: number; readonly units: Float64Array } | null {
  const values = texts.map((text) => (text === null ? null : parseDecimal(text)));
  const places = values.reduce((most, value) => Math.max(most, value?.places ?? 0), 0);
  if (places > MAX_PACKED_PLACES) return null;
  const units = new Float64Array(CHUNK_SIZE).fill(NaN);
  for (const [place, value] of values.entries()) {
    if (value === null) continue;
    const scaled = value.units * 10 ** (places - value.places);
    if (value.wide !== null || !Number.isSafeInteger(scaled)) return null;
    units[place] = scaled;
  }
  return { places, units };
}

function textsFault(cells: Uint8Array): string | null {
  try {
    const texts = textCells(cells);
    if (!Array.isArray(texts) || texts.length !== CHUNK_SIZE) return 'cells: not 1,024 texts';
    texts.forEach((text) => text !== null && parseDecimal(text));
    return null;
  } catch (error) {
    return `cells: ${String(error)}`;
  }
}
