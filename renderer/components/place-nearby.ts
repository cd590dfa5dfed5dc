import type { RowSource } from './row-source.ts';

/** So many rows up or down a row is looked for again: decisions at speed take a few rows away, never whole screens. */
const NEARBY = 30;

/**
 * Where a row stands now that stood at a place before rows came or went.
 *
 * @param key of the row
 * @returns null: it is not near that place, or not read
 */
export function placeNearby<Row>(source: Pick<RowSource<Row>, 'rowAt'>, rowKey: (row: Row) => string, key: string, place: number): number | null {
  for (let step = 1; step <= NEARBY; step += 1) {
    for (const index of [place - step, place + step]) {
      const row = index < 0 ? undefined : source.rowAt(index);
      if (row !== undefined && rowKey(row) === key) return index;
    }
  }
  return null;
}
