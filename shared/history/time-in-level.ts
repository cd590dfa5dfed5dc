import { rational, toDecimalText } from '../exact/rational.ts';
import { ABSENT_PLACE, type LevelTable } from './standing.ts';

/** Periods in a row, each with a row for the outlet, in which it stood the same. */
export interface Spell {
  readonly place: number;
  /** Places of its first and last period in the table. */
  readonly first: number;
  readonly last: number;
}

/** How long outlets stand on a level, in published periods. */
export interface TimeInLevel {
  readonly place: number;
  /** Spells that have ended by a move to another standing. */
  readonly ended: number;
  readonly endedMean: string | null;
  readonly endedMedian: string | null;
  /** Spells that still go on in the last period. */
  readonly current: number;
  readonly currentMean: string | null;
  readonly currentMedian: string | null;
  readonly longest: number;
}

/**
 * The spells of a row, oldest first. A period without the outlet ends a spell. The first spell may have begun before the
 * first published period: it counts from there.
 */
export function spellsOf(table: LevelTable, row: number): readonly Spell[] {
  const spells: { place: number; first: number; last: number }[] = [];
  for (let period = 0; period < table.periods.length; period += 1) {
    const place = table.places[period]![row]!;
    const open = spells.at(-1);
    if (place === ABSENT_PLACE) continue;
    if (open?.place === place && open.last === period - 1) open.last = period;
    else spells.push({ place, first: period, last: period });
  }
  return spells;
}

/** By standing, the highest first. Spells that ended because the outlet left the network are neither ended nor current. */
export function timeInLevels(table: LevelTable, rows: Iterable<number>): readonly TimeInLevel[] {
  const lengths = new Map<number, { readonly ended: number[]; readonly current: number[]; longest: number }>();
  const end = table.periods.length - 1;
  for (const row of rows) {
    const spells = spellsOf(table, row);
    for (const [index, { place, first, last }] of spells.entries()) {
      const own = lengths.get(place) ?? { ended: [], current: [], longest: 0 };
      lengths.set(place, own);
      const length = last - first + 1;
      own.longest = Math.max(own.longest, length);
      if (last === end) own.current.push(length);
      else if (spells[index + 1]?.first === last + 1) own.ended.push(length);
    }
  }
  return [...lengths]
    .sort(([a], [b]) => b - a)
    .map(([place, { ended, current, longest }]) => ({
      place,
      ended: ended.length,
      endedMean: meanOf(ended),
      endedMedian: medianOf(ended),
      current: current.length,
      currentMean: meanOf(current),
      currentMedian: medianOf(current),
      longest,
    }));
}

/** The mean to 2 places, null of nothing. */
export function meanOf(values: readonly number[]): string | null {
  if (values.length === 0) return null;
  return toDecimalText(rational(BigInt(values.reduce((sum, value) => sum + value, 0)), BigInt(values.length)), 2);
}

/** The median to 1 place (of an even number: the mean of the middle two), null of nothing. */
export function medianOf(values: readonly number[]): string | null {
  if (values.length === 0) return null;
  const ascending = [...values].sort((a, b) => a - b);
  const upper = ascending.length >> 1;
  const twice = ascending.length % 2 === 1 ? 2 * ascending[upper]! : ascending[upper - 1]! + ascending[upper]!;
  return toDecimalText(rational(BigInt(twice), 2n), 1);
}
