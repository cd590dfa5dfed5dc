import type { TextColumn } from './columns.ts';

/** Below 0, 0 or above 0: by code points, the order of all codes in the program. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let place = 0; place < length; place += 1) {
    const [left, right] = [a.charCodeAt(place), b.charCodeAt(place)];
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
  const dictionary = [...new Set(values.filter((value) => value !== null))].sort(compareCodePoints);
  const places = new Map(dictionary.map((text, place) => [text, place]));
  return { kind: 'text', dictionary, index: Int32Array.from(values, (value) => (value === null ? -1 : places.get(value)!)) };
}

/** The row's text, or null when missing. */
export function textAt(column: TextColumn, row: number): string | null {
  const index = column.index[row]!;
  return index < 0 ? null : (column.dictionary[index] ?? null);
}

/** A column of indices into `names` (-1: missing) with its dictionary put in order and without names that no row has. */
export function indexedColumn(names: readonly string[], index: Int32Array): TextColumn {
  const used = new Uint8Array(names.length);
  for (const place of index) if (place >= 0) used[place] = 1;
  const dictionary = [...new Set(names.filter((_, place) => used[place] === 1))].sort(compareCodePoints);
  const places = new Map(dictionary.map((text, place) => [text, place]));
  const moved = names.map((name) => places.get(name) ?? -1);
  return { kind: 'text', dictionary, index: index.map((place) => (place < 0 ? -1 : moved[place]!)) };
}
