import type { TextColumn } from './columns.ts';

/** Below 0, 0 or above 0: by code points, the order of all codes in the program. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let place = 0; place < length; place += 1) {
    const left = a.charCodeAt(place);
    const right = b.charCodeAt(place);
    // Halves of a surrogate pair stand for code points above every other unit.
    if (left !== right) return aboveUnits(left) - aboveUnits(right);
  }
  return a.length - b.length;
}

function aboveUnits(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The texts as a column, its dictionary ordered by code points; null is missing. */
export function textColumn(values: readonly (string | null)[]): TextColumn {
  const places = new Map<string, number>();
  const index = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    index[row] = value === null ? -1 : (places.get(value) ?? places.size);
    if (index[row] === places.size) places.set(value, places.size);
  }
  return inOrder([...places.keys()], index);
}

/** The row's text, or null when missing. */
export function textAt(column: TextColumn, row: number): string | null {
  const index = column.index[row]!;
  return index < 0 ? null : (column.dictionary[index] ?? null);
}

/** A column of indices into `names` (-1: missing) with its dictionary put in order and without names that no row has. */
export function indexedColumn(names: readonly string[], index: Int32Array): TextColumn {
  const used = new Uint8Array(names.length);
  for (let row = 0; row < index.length; row += 1) if (index[row]! >= 0) used[index[row]!] = 1;
  if (!isAscending(names)) return inOrder(names, index, used);
  if (!used.includes(0)) return { kind: 'text', dictionary: names, index };
  const places = new Int32Array(names.length);
  for (let name = 1; name < places.length; name += 1) places[name] = places[name - 1]! + used[name - 1]!;
  return { kind: 'text', dictionary: names.filter((_, name) => used[name] === 1), index: moved(index, places) };
}

/** Whether each text is above the one before. */
function isAscending(texts: readonly string[]): boolean {
  for (let place = 1; place < texts.length; place += 1) if (compareCodePoints(texts[place - 1]!, texts[place]!) >= 0) return false;
  return true;
}

/** Puts the names in order, each once; those without a row (`used` 0) are left out. */
function inOrder(names: readonly string[], index: Int32Array, used?: Uint8Array): TextColumn {
  const kept = used === undefined ? names : names.filter((_, place) => used[place] === 1);
  const dictionary = [...new Set(kept)].sort(compareCodePoints);
  const places = new Map(dictionary.map((text, place) => [text, place]));
  return { kind: 'text', dictionary, index: moved(index, Int32Array.from(names, (name) => places.get(name) ?? -1)) };
}

/** The indices with each place moved; missing ones stay so. */
function moved(index: Int32Array, places: Int32Array): Int32Array {
  const rows = new Int32Array(index.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = index[row]! < 0 ? -1 : places[index[row]!]!;
  return rows;
}
