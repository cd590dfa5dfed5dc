import { add, compare, mul, rational, sub, type Rational } from '../exact/rational.ts';
import { leastCommonMultiple } from '../exact/whole.ts';

const HALF = rational(1n, 2n);

/** Different values in ascending order as whole units over one denominator, with running counts and sums. */
interface Points {
  readonly units: readonly bigint[];
  readonly den: bigint;
  /** How many values come before the place, and what they add up to in units; one more for the end. */
  readonly before: readonly number[];
  readonly sums: readonly bigint[];
}

/**
 * The centres of k groups of values by k-means in exact fractions, ascending: from the medians of the quantile groups
 * (group floor(average rank x k / (n + 1))) until nothing changes, a value as near to two centres going to the lower one
 * and an empty centre staying. With `outlier` it runs again from there, values farther than that from every centre not
 * counting in a mean. GRADING.md section 4.
 *
 * @param counts how often each value occurs; the values differ
 * @returns null when a quantile group is empty
 */
export function clusterCentres(counts: ReadonlyMap<Rational, number>, k: number, outlier: Rational | null): readonly Rational[] | null {
  const points = pointsOf(counts);
  const start = quantileMedians(points, k);
  if (start === null) return null;
  const settled = settle(points, start, null);
  return outlier === null ? settled : settle(points, settled, outlier);
}

/** The middle of each two neighbouring centres. */
export function middles(centres: readonly Rational[]): readonly Rational[] {
  return centres.slice(1).map((centre, place) => mul(add(centres[place]!, centre), HALF));
}

function pointsOf(counts: ReadonlyMap<Rational, number>): Points {
  let den = 1n;
  for (const value of counts.keys()) den = leastCommonMultiple(den, value.den);
  const sorted = [...counts].map(([value, count]) => ({ unit: (value.num * den) / value.den, count })).sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const before = [0];
  const sums = [0n];
  sorted.forEach(({ unit, count }, place) => {
    before.push(before[place]! + count);
    sums.push(sums[place]! + unit * BigInt(count));
  });
  return { units: sorted.map(({ unit }) => unit), den, before, sums };
}

function quantileMedians(points: Points, k: number): readonly Rational[] | null {
  const { units, before } = points;
  const n = before.at(-1)!;
  const medians: Rational[] = [];
  let from = 0;
  for (let group = 0; group < k; group += 1) {
    let to = from;
    // Twice the average rank of a value is 2 x those before it + those equal to it + 1.
    while (to < units.length && Math.floor(((before[to]! + before[to + 1]! + 1) * k) / (2 * (n + 1))) === group) to += 1;
    if (to === from) return null;
    medians.push(medianOf(points, before[from]!, before[to]!));
    from = to;
  }
  return medians;
}

/** The median of the values at the places from..to, in the order of all values. */
function medianOf(points: Points, from: number, to: number): Rational {
  const length = to - from;
  const upper = unitAt(points, from + Math.floor(length / 2));
  const lower = length % 2 === 1 ? upper : unitAt(points, from + length / 2 - 1);
  return rational(lower + upper, 2n * points.den);
}

function unitAt({ units, before }: Points, place: number): bigint {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before[middle + 1]! <= place) low = middle + 1;
    else high = middle;
  }
  return units[low]!;
}

function settle(points: Points, start: readonly Rational[], outlier: Rational | null): readonly Rational[] {
  let centres = start;
  for (;;) {
    const next = means(points, centres, outlier);
    if (next.every((centre, place) => compare(centre, centres[place]!) === 0)) return centres;
    centres = next;
  }
}

/** The means of the values nearest to each centre. Neighbouring centres stay in order, so each holds one stretch of values. */
function means(points: Points, centres: readonly Rational[], outlier: Rational | null): readonly Rational[] {
  const ends = [...middles(centres).map((middle) => firstAbove(points, middle)), points.units.length];
  return centres.map((centre, place) => {
    let [from, to] = [place === 0 ? 0 : ends[place - 1]!, ends[place]!];
    if (outlier !== null) {
      from = Math.max(from, firstNotBelow(points, sub(centre, outlier)));
      to = Math.min(to, firstAbove(points, add(centre, outlier)));
    }
    const count = to > from ? points.before[to]! - points.before[from]! : 0;
    return count === 0 ? centre : rational(points.sums[to]! - points.sums[from]!, BigInt(count) * points.den);
  });
}

function firstAbove(points: Points, value: Rational): number {
  return firstPlace(points, (unit) => unit * value.den > value.num * points.den);
}

function firstNotBelow(points: Points, value: Rational): number {
  return firstPlace(points, (unit) => unit * value.den >= value.num * points.den);
}

/** The first place where the test holds, of one that holds for all places after it. */
function firstPlace({ units }: Points, test: (unit: bigint) => boolean): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(units[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
