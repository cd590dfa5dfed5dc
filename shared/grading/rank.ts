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

/** Ranks the unrounded values of the members (1), each within the cohort chosen for it. */
export function rankInCohorts(
  values: ExactColumn,
  choice: CohortChoice,
  members: Uint8Array,
  order: Order,
  ties: Ties,
): CohortRanks {
  const keys = orderKeys(values);
  return rankRows(keys, choice, order, ties, (group, groups) => {
    const stretches = groupRows(membersOf(keys, members), group, groups);
    sortStretches(keys, stretches);
    return stretches;
  });
}

/** Ranks the same values in several groupings, for the cost of sorting them once. `high` and `min`. */
export class StandingRanks {
  private readonly keys: Float64Array;
  private readonly ascending: Int32Array;

  constructor(standing: ExactColumn) {
    const keys = orderKeys(standing);
    const rows = membersOf(keys, new Uint8Array(keys.length).fill(1));
    sortStretches(keys, { rows, start: Int32Array.of(0, rows.length) });
    this.keys = keys;
    this.ascending = rows;
  }

  in(choice: CohortChoice): CohortRanks {
    return rankRows(this.keys, choice, 'high', 'min', (group, groups) => groupRows(this.ascending, group, groups));
  }
}

/** Rows in stretches, one a group. */
interface Stretches {
  readonly rows: Int32Array;
  /** Where each group's stretch starts; one more for the end. */
  readonly start: Int32Array;
}

/** Ranks by the members of each group in ascending order of their keys, as `sorted` gives them. */
function rankRows(keys: Float64Array, choice: CohortChoice, order: Order, ties: Ties, sorted: (group: Int32Array, groups: number) => Stretches): CohortRanks {
  const ranks: CohortRanks = { rankTwice: new Int32Array(keys.length), size: new Int32Array(keys.length) };
  choice.frame.levels.forEach((level, place) => {
    if (!choice.level.includes(place)) return;
    const { rows, start } = sorted(level.group, level.names.length);
    for (let group = 0; group + 1 < start.length; group += 1) {
      rankStretch(keys, rows.subarray(start[group], start[group + 1]), choice.level, place, order, ties, ranks);
    }
  });
  return ranks;
}

/** Ranks the rows of one cohort, given in ascending order of their keys; writes those for which that level was chosen. */
function rankStretch(
  keys: Float64Array,
  ascending: Int32Array,
  chosen: Int8Array,
  level: number,
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
      if (chosen[row] !== level) continue;
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

/** The members that have a value. */
function membersOf(keys: Float64Array, members: Uint8Array): Int32Array {
  const rows = new Int32Array(keys.length);
  let count = 0;
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row]!;
    if (key !== key || members[row] !== 1) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** The rows by their groups, in the order in which they come; those without a group are left out. */
function groupRows(members: Int32Array, group: Int32Array, groups: number): Stretches {
  const start = new Int32Array(groups + 1);
  for (let member = 0; member < members.length; member += 1) {
    const place = group[members[member]!]!;
    if (place >= 0) start[place + 1]! += 1;
  }
  for (let place = 0; place < groups; place += 1) start[place + 1]! += start[place]!;
  const end = start.slice();
  const rows = new Int32Array(start[groups]!);
  for (let member = 0; member < members.length; member += 1) {
    const row = members[member]!;
    const place = group[row]!;
    if (place < 0) continue;
    rows[end[place]!] = row;
    end[place]! += 1;
  }
  return { rows, start };
}

/** Keys x rows up to here leave room for the row beside the key in one double, read back exactly. */
const LARGEST_PAIR = 2 ** 51;

/** Puts each stretch in ascending order of the keys: as doubles of key and row in one, which no comparison slows, where they fit. */
function sortStretches(keys: Float64Array, { rows, start }: Stretches): void {
  const count = keys.length;
  let largest = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const size = Math.abs(keys[rows[place]!]!);
    if (size > largest) largest = size;
  }
  if ((largest + 1) * count > LARGEST_PAIR) {
    for (let group = 0; group + 1 < start.length; group += 1) rows.subarray(start[group], start[group + 1]).sort((a, b) => keys[a]! - keys[b]!);
    return;
  }
  const pairs = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) pairs[place] = keys[rows[place]!]! * count + rows[place]!;
  for (let group = 0; group + 1 < start.length; group += 1) pairs.subarray(start[group], start[group + 1]).sort();
  for (let place = 0; place < pairs.length; place += 1) {
    const pair = pairs[place]!;
    rows[place] = pair - Math.floor(pair / count) * count;
  }
}
