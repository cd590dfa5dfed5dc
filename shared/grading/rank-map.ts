import { affine, clamp, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { add, mul, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { ceilOf, floorOf } from '../exact/whole.ts';
import type { RankMap, SeatRounding } from '../scheme/scheme.ts';
import { percentiles, type CohortRanks } from './rank.ts';
import { known, stated } from './scheme-numbers.ts';

/** The maps that read points from a row. */
export type RowMap = Extract<RankMap, { kind: 'share' | 'positions' }>;

const HUNDREDTH = rational(1n, 100n);

/** A number of places as a whole number. */
export function wholeSeats(places: Rational, rounding: SeatRounding): bigint {
  if (rounding === 'up') return ceilOf(places);
  return floorOf(rounding === 'down' ? places : add(places, rational(1n, 2n)));
}

/**
 * The row of the map that holds for each rank: -1 where none does, -2 where there is no rank. Ranks are given twice, and
 * compared unrounded (a shared rank of 2.5 is above 2).
 */
export function rankRows(map: RowMap, { rankTwice, size }: CohortRanks): Int32Array {
  const limitsBySize = new Map<number, Float64Array>();
  const places = new Int32Array(rankTwice.length).fill(-2);
  for (let row = 0; row < places.length; row += 1) {
    const n = size[row]!;
    if (n === 0) continue;
    let limits = limitsBySize.get(n);
    if (limits === undefined) {
      limits = lastRanks(map, n);
      limitsBySize.set(n, limits);
    }
    const twice = rankTwice[row]!;
    places[row] = limits.findIndex((limit) => twice <= 2 * limit);
  }
  return places;
}

/** The last rank that each row of the map takes among n. */
function lastRanks(map: RowMap, n: number): Float64Array {
  if (map.kind === 'positions') return Float64Array.from(map.rows, ({ upTo }) => upTo);
  const size = rational(BigInt(n));
  return Float64Array.from(map.rows, ({ topPercent }) => Number(wholeSeats(mul(mul(size, known(topPercent)), HUNDREDTH), map.rounding ?? 'up')));
}

/** Points of every rank for the maps that reckon them: `percentile` and `steps`. */
export function reckonedRanks(map: Exclude<RankMap, RowMap>, ranks: CohortRanks): ExactColumn | FractionColumn {
  if (map.kind === 'percentile') return percentiles(ranks);
  const num = Float64Array.from(ranks.rankTwice, (twice, row) => (ranks.size[row] === 0 ? NaN : twice));
  const [first, step] = [known(map.first), known(map.step)];
  return clamp(affine({ num, den: 2, big: new Map() }, sub(ZERO, step), add(first, step)), stated(map.floor), null);
}
