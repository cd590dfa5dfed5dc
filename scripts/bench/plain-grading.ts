// What grading costs at the least: loops over typed arrays in doubles, without exactness, traces or words.

/** An indicator of the plain loop; `rank` reads its cohort, `bands` five rows of 200, `linear` a tenth of the value. */
export type PlainMethod = 'rank' | 'linear' | 'bands' | 'direct';

export interface PlainPart {
  /** Of a figure; of visits, the kind that is folded: a mean an outlet. */
  readonly values: Float64Array | { readonly kind: number };
  readonly method: PlainMethod;
  /** Place of the dimension. */
  readonly dimension: number;
}

/** Visits, item i of each list one of them. */
export interface PlainVisits {
  readonly outlet: Int32Array;
  readonly kind: Uint8Array;
  readonly score: Float64Array;
}

export interface PlainInput {
  readonly rows: number;
  readonly visits: PlainVisits;
  readonly parts: readonly PlainPart[];
  readonly dimensions: number;
  /** Cohorts: those of one city and one ownership. */
  readonly city: Int32Array;
  readonly ownership: Int32Array;
  readonly ownerships: number;
  readonly cities: number;
  /** Levels held, and those of the period before. */
  readonly held: Int16Array;
  readonly before: Int16Array;
}

export interface PlainResult {
  readonly scores: readonly Float64Array[];
  readonly total: Float64Array;
  readonly rank: Int32Array;
  readonly cohortRank: Int32Array;
  readonly level: Int16Array;
  readonly next: Int16Array;
}

const LINES = [45, 50, 55, 60];

/** Folds, methods, weighted means with what is missing left out, ranks, levels and movement of one period. */
export function gradePlainly(input: PlainInput): PlainResult {
  const { rows, parts } = input;
  const groups = input.cities * input.ownerships;
  const group = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) group[row] = input.city[row]! * input.ownerships + input.ownership[row]!;
  const scores = parts.map(({ values, method }) => pointsOf(values instanceof Float64Array ? values : foldVisits(input, values.kind), method, group, groups));
  const total = new Float64Array(rows);
  const nodes = Array.from({ length: input.dimensions }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row += 1) {
    let [sum, weight] = [0, 0];
    for (let d = 0; d < input.dimensions; d += 1) {
      let [top, count] = [0, 0];
      for (let part = 0; part < parts.length; part += 1) {
        if (parts[part]!.dimension !== d) continue;
        const score = scores[part]![row]!;
        if (Number.isNaN(score)) continue;
        top += score;
        count += 1;
      }
      const mean = count === 0 ? NaN : round(top / count);
      nodes[d]![row] = mean;
      if (count === 0) continue;
      sum += mean * 25;
      weight += 25;
    }
    total[row] = weight === 0 ? NaN : round(sum / weight);
  }
  const level = new Int16Array(rows);
  const next = new Int16Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let reached = 0;
    while (reached < LINES.length && total[row]! >= LINES[reached]!) reached += 1;
    level[row] = reached;
    const held = input.held[row]!;
    const before = input.before[row]!;
    if (held < 0) next[row] = reached;
    else if (reached > held && before > held) next[row] = held + 1;
    else if (reached < held && before < held) next[row] = held - 1;
    else next[row] = held;
  }
  return { scores, total, rank: ranksOf(total, new Int32Array(rows), 1), cohortRank: ranksOf(total, group, groups), level, next };
}

/** The mean score of each outlet's visits of a kind. */
function foldVisits({ rows, visits: { outlet, kind, score } }: PlainInput, wanted: number): Float64Array {
  const [sums, counts] = [new Float64Array(rows), new Int32Array(rows)];
  for (let visit = 0; visit < outlet.length; visit += 1) {
    if (kind[visit] !== wanted) continue;
    sums[outlet[visit]!]! += score[visit]!;
    counts[outlet[visit]!]! += 1;
  }
  for (let row = 0; row < rows; row += 1) sums[row] = counts[row] === 0 ? NaN : sums[row]! / counts[row]!;
  return sums;
}

function pointsOf(values: Float64Array, method: PlainMethod, group: Int32Array, groups: number): Float64Array {
  const points = new Float64Array(values.length).fill(NaN);
  if (method === 'rank') {
    const { sorted, start } = sortedGroups(values, group, groups);
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      const [from, to] = [start[group[row]!]!, start[group[row]! + 1]!];
      const n = to - from;
      points[row] = n === 1 ? 100 : round((100 * (n - 1 - (to - above(sorted, from, to, value)))) / (n - 1));
    }
    return points;
  }
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (method === 'linear') points[row] = round(Math.min(100, Math.max(0, value / 10)));
    else if (method === 'direct') points[row] = round(value);
    else points[row] = value < 200 ? 20 : value < 400 ? 40 : value < 600 ? 60 : value < 800 ? 80 : 100;
  }
  return points;
}

function ranksOf(total: Float64Array, group: Int32Array, groups: number): Int32Array {
  const { sorted, start } = sortedGroups(total, group, groups);
  const ranks = new Int32Array(total.length);
  for (let row = 0; row < total.length; row += 1) {
    const value = total[row]!;
    if (Number.isNaN(value)) continue;
    const [from, to] = [start[group[row]!]!, start[group[row]! + 1]!];
    ranks[row] = to - above(sorted, from, to, value) + 1;
  }
  return ranks;
}

function sortedGroups(values: Float64Array, group: Int32Array, groups: number): { sorted: Float64Array; start: Int32Array } {
  const start = new Int32Array(groups + 1);
  for (let row = 0; row < values.length; row += 1) if (!Number.isNaN(values[row]!)) start[group[row]! + 1]! += 1;
  for (let g = 0; g < groups; g += 1) start[g + 1]! += start[g]!;
  const end = start.slice();
  const sorted = new Float64Array(start[groups]!);
  for (let row = 0; row < values.length; row += 1) {
    if (Number.isNaN(values[row]!)) continue;
    sorted[end[group[row]!]!] = values[row]!;
    end[group[row]!]! += 1;
  }
  for (let g = 0; g < groups; g += 1) sorted.subarray(start[g], start[g + 1]).sort();
  return { sorted, start };
}

/** The first place above the value. */
function above(sorted: Float64Array, from: number, to: number, value: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
