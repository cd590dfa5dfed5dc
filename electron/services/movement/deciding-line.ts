import { columnValue } from '../../../shared/exact/number-column.ts';
import { compare, toCutText, type Rational } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import { MOVEMENTS, type GradingResult, type Movement } from '../../../shared/grading/grading-result.ts';
import { beyondLine } from '../../../shared/grading/raw-level.ts';
import { totalOrder } from '../../../shared/grading/total-standing.ts';
import type { Order, Scheme } from '../../../shared/scheme/scheme.ts';

/** The lines of a scheme's levels, lowest level first (null: the level has none), and which end of the total is best. */
export interface LevelLines {
  readonly lines: readonly (Rational | null)[];
  readonly order: Order;
}

export function levelLines(scheme: Scheme): LevelLines {
  const lines = scheme.levels.map(({ line }) => (line === undefined || line === null ? null : exactNumber(line)));
  return { lines, order: totalOrder(scheme) };
}

/**
 * How far the total is from the line that decides the movement, beyond it (+) or short of it (-): promoted, the line of the new
 * level; demoted, that of the level lost; entered, that of the level reached; held, the nearer one of the level held and
 * the next above. Null: no total or no such line.
 */
export function distanceToLine({ lines, order }: LevelLines, result: GradingResult, row: number): Rational | null {
  const total = columnValue(result.total, row);
  if (total === null) return null;
  const distances = decidingPlaces(MOVEMENTS[result.movement[row]!]!, result, row).flatMap((place) => {
    const line = lines[place] ?? null;
    return line === null ? [] : [beyondLine(total, line, order)];
  });
  return distances.reduce<Rational | null>((nearest, next) => (nearest === null || compare(size(next), size(nearest)) < 0 ? next : nearest), null);
}

/** A distance as text with its sign, at least 2 places, more where the total has more. */
export function distanceText(distance: Rational, places: number): string {
  return toCutText(distance, Math.max(2, places));
}

/** The distance without its sign. */
export function size(value: Rational): Rational {
  return value.num < 0n ? { num: -value.num, den: value.den } : value;
}

function decidingPlaces(movement: Movement, result: GradingResult, row: number): readonly number[] {
  const previous = result.previousLevel[row]!;
  switch (movement) {
    case 'promote':
      return [result.newLevel[row]!];
    case 'demote':
      return [previous];
    case 'enter':
      return [result.level[row]!];
    case 'hold':
    case 'none':
      return [previous, previous + 1];
  }
}
