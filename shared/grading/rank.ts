import { emptyFractions, orderKeys, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import type { Order } from '../scheme/scheme.ts';
import type { CohortChoice } from './cohorts.ts';

export type Ties = 'min' | 'max' | 'average' | 'dense';

/** Ranks within cohorts, 1 the best; 0 where there is none. */
export interface CohortRanks {
  /** The rank x 2, so that halves (ties `average`) are whole. */
  readonly rankTwice: Int32Array;
  /** The cohort's size; with `dense` its number of different values. */
  readonly size: Int32Array;
}

/** Ranks the unrounded values of the members, each within the cohort chosen for it. */
export function rankInCohorts(
  values: ExactColumn,
  choice: CohortChoice,
  isMember: (row: number) => boolean,
  order: Order,
  ties: Ties,
): CohortRanks {
  const keys = orderKeys(values);
  const rows = keys.length;
  const rankTwice = new Int32Array(rows);
  const size = new Int32Array(rows);
  choice.frame.levels.forEach((level, place) => {
    if (!choice.level.includes(place)) return;
    const buckets = sortByGroup(keys, level.group, choice.sizes[place]!, isMember, ties === 'dense');
    for (let row = 0; row < rows; row += 1) {
      if (choice.level[row] !== place || !isMember(row)) continue;
      const group = level.group[row]!;
      const [start, end] = [buckets.start[group]!, buckets.end[group]!];
      const key = keys[row]!;
      const below = firstNotBelow(buckets.sorted, start, end, key) - start;
      const upTo = firstAbove(buckets.sorted, start, end, key) - start;
      const n = end - start;
      const better = order === 'high' ? n - upTo : below;
      const notWorse = order === 'high' ? n - below : upTo;
      rankTwice[row] = ties === 'max' ? 2 * notWorse : ties === 'average' ? better + 1 + notWorse : 2 * (better + 1);
      size[row] = n;
    }
  });
  return { rankTwice, size };
}

/** 100 x (n - r) / (n - 1) for every ranked row, 100 where n is 1. */
export function percentiles({ rankTwice, size }: CohortRanks): FractionColumn {
  const result = emptyFractions(size.length);
  for (let row = 0; row < size.length; row += 1) {
    const n = size[row]!;
    if (n === 0) continue;
    result.num[row] = n === 1 ? 100 : 100 * (2 * n - rankTwice[row]!);
    result.den[row] = n === 1 ? 1 : 2 * (n - 1);
  }
  return result;
}

interface Buckets {
  readonly sorted: Float64Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** The members' keys, one ascending stretch a group; with `distinct` each value once. */
function sortByGroup(
  keys: Float64Array,
  group: Int32Array,
  sizes: Int32Array,
  isMember: (row: number) => boolean,
  distinct: boolean,
): Buckets {
  const start = new Int32Array(sizes.length);
  for (let place = 1; place < sizes.length; place += 1) start[place] = start[place - 1]! + sizes[place - 1]!;
  const end = start.slice();
  const sorted = new Float64Array(sizes.reduce((all, size) => all + size, 0));
  for (let row = 0; row < keys.length; row += 1) {
    const place = group[row]!;
    if (place < 0 || !isMember(row)) continue;
    sorted[end[place]!] = keys[row]!;
    end[place]! += 1;
  }
  for (let place = 0; place < sizes.length; place += 1) {
    sorted.subarray(start[place], end[place]).sort();
    if (distinct) end[place] = keepDistinct(sorted, start[place]!, end[place]!);
  }
  return { sorted, start, end };
}

function keepDistinct(sorted: Float64Array, start: number, end: number): number {
  let kept = start;
  for (let place = start; place < end; place += 1) {
    if (place > start && sorted[place] === sorted[kept - 1]) continue;
    sorted[kept] = sorted[place]!;
    kept += 1;
  }
  return kept;
}

function firstNotBelow(sorted: Float64Array, start: number, end: number, key: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, start: number, end: number, key: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
