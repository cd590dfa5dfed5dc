import { orderKeys, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
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
  const ranks: CohortRanks = { rankTwice: new Int32Array(rows), size: new Int32Array(rows) };
  choice.frame.levels.forEach((level, place) => {
    if (!choice.level.includes(place)) return;
    const { sorted, start } = sortByGroup(keys, level.group, level.names.length, isMember);
    const isChosen = (row: number): boolean => choice.level[row] === place;
    for (let group = 0; group + 1 < start.length; group += 1) {
      rankStretch(keys, sorted.subarray(start[group], start[group + 1]), isChosen, order, ties, ranks);
    }
  });
  return ranks;
}

/** Ranks the rows of one cohort, given in ascending order of their keys; writes those that were chosen for it. */
function rankStretch(
  keys: Float64Array,
  ascending: Int32Array,
  isChosen: (row: number) => boolean,
  order: Order,
  ties: Ties,
  { rankTwice, size }: CohortRanks,
): void {
  const isDense = ties === 'dense';
  const n = isDense ? countDistinct(keys, ascending) : ascending.length;
  let below = 0;
  for (let from = 0; from < ascending.length; ) {
    const key = keys[ascending[from]!]!;
    let to = from + 1;
    while (to < ascending.length && keys[ascending[to]!] === key) to += 1;
    const upTo = below + (isDense ? 1 : to - from);
    const better = order === 'high' ? n - upTo : below;
    const notWorse = order === 'high' ? n - below : upTo;
    const twice = ties === 'max' ? 2 * notWorse : ties === 'average' ? better + 1 + notWorse : 2 * (better + 1);
    for (let place = from; place < to; place += 1) {
      const row = ascending[place]!;
      if (!isChosen(row)) continue;
      rankTwice[row] = twice;
      size[row] = n;
    }
    below = upTo;
    from = to;
  }
}

function countDistinct(keys: Float64Array, ascending: Int32Array): number {
  let count = 0;
  for (let place = 0; place < ascending.length; place += 1) {
    if (place === 0 || keys[ascending[place]!] !== keys[ascending[place - 1]!]) count += 1;
  }
  return count;
}

/** 100 x (n - r) / (n - 1) for every ranked row, 100 where n is 1. */
export function percentiles({ rankTwice, size }: CohortRanks): FractionColumn {
  const [num, den] = [new Float64Array(size.length), new Float64Array(size.length)];
  for (let row = 0; row < size.length; row += 1) {
    const n = size[row]!;
    num[row] = n === 0 ? NaN : n === 1 ? 100 : 100 * (2 * n - rankTwice[row]!);
    den[row] = n <= 1 ? 1 : 2 * (n - 1);
  }
  return { num, den, big: new Map() };
}

/** Keys x rows up to here leave room for the row beside the key in one double, read back exactly. */
const LARGEST_PAIR = 2 ** 51;

interface SortedGroups {
  /** Rows of the members, one stretch a group, each ascending by key. */
  readonly sorted: Int32Array;
  /** Where each group's stretch starts; one more for the end. */
  readonly start: Int32Array;
}

function sortByGroup(keys: Float64Array, group: Int32Array, groups: number, isMember: (row: number) => boolean): SortedGroups {
  const members = new Int32Array(keys.length);
  const start = new Int32Array(groups + 1);
  let count = 0;
  let largest = 0;
  for (let row = 0; row < keys.length; row += 1) {
    const place = group[row]!;
    if (place < 0 || Number.isNaN(keys[row]!) || !isMember(row)) continue;
    members[count] = row;
    count += 1;
    start[place + 1]! += 1;
    const size = Math.abs(keys[row]!);
    if (size > largest) largest = size;
  }
  for (let place = 0; place < groups; place += 1) start[place + 1]! += start[place]!;
  const end = start.slice();
  const sorted = new Int32Array(count);
  for (let member = 0; member < count; member += 1) {
    const row = members[member]!;
    const place = group[row]!;
    sorted[end[place]!] = row;
    end[place]! += 1;
  }
  if ((largest + 1) * keys.length <= LARGEST_PAIR) sortPairs(keys, sorted, start);
  else for (let place = 0; place < groups; place += 1) sorted.subarray(start[place], start[place + 1]).sort((a, b) => keys[a]! - keys[b]!);
  return { sorted, start };
}

/** Sorts each stretch as doubles of key and row in one, which costs a fraction of sorting by a comparison. */
function sortPairs(keys: Float64Array, sorted: Int32Array, start: Int32Array): void {
  const rows = keys.length;
  const pairs = new Float64Array(sorted.length);
  for (let place = 0; place < sorted.length; place += 1) pairs[place] = keys[sorted[place]!]! * rows + sorted[place]!;
  for (let place = 0; place + 1 < start.length; place += 1) pairs.subarray(start[place], start[place + 1]).sort();
  for (let place = 0; place < pairs.length; place += 1) {
    const pair = pairs[place]!;
    sorted[place] = pair - Math.floor(pair / rows) * rows;
  }
}
