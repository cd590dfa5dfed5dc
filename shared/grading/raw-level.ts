import { firstRange, type Range } from '../exact/bounds.ts';
import type { ExactColumn } from '../exact/exact-column.ts';
import { sub, type Rational } from '../exact/rational.ts';
import type { Gate, Level, Order, Scheme } from '../scheme/scheme.ts';
import { stated } from './scheme-numbers.ts';
import { totalOrder } from './total-standing.ts';

/** Place of "below the scale" and of "no level" where level places are kept. */
export const BELOW = -1;
export const NO_LEVEL = -2;

/** The totals that reach a level's line; null: the level has no line. */
export function lineRange(level: Pick<Level, 'line' | 'lineExclusive'>, order: Order): Range | null {
  const line = stated(level.line);
  return line === null ? null : rangeFrom(line, order, level.lineExclusive !== true);
}

/** The values from a line to the better end. */
export function rangeFrom(line: Rational, order: Order, isIncluded: boolean): Range {
  if (order === 'low') return { low: null, lowIncluded: true, high: line, highIncluded: isIncluded };
  return { low: line, lowIncluded: isIncluded, high: null, highIncluded: true };
}

/** How far a value is on the better side of a line, below 0 on the other. */
export function beyondLine(value: Rational, line: Rational, order: Order): Rational {
  return order === 'low' ? sub(line, value) : sub(value, line);
}

/** The lines of a level in the further totals, in their order, and the values that reach each. */
export function furtherRanges(scheme: Scheme, level: Level): readonly { readonly code: string; readonly line: Rational; readonly range: Range }[] {
  return (scheme.totals ?? []).flatMap(({ code, order }) => {
    const line = stated(level.lines?.[code]);
    return line === null ? [] : [{ code, line, range: rangeFrom(line, order ?? 'high', level.lineExclusive !== true) }];
  });
}

/** The scores that meet a gate. */
export function gateRange(gate: Gate): Range {
  return { low: stated(gate.atLeast), lowIncluded: true, high: stated(gate.atMost), highIncluded: true };
}

/** Whether the level asks for nothing, so that it takes the rest. */
export function takesRest(level: Level): boolean {
  return level.line === undefined && (level.gates ?? []).length === 0 && Object.keys(level.lines ?? {}).length === 0;
}

/** What levels are read from: the total, the further totals by their codes, and the scores of gates. */
export interface LevelValues {
  readonly total: ExactColumn;
  readonly further: (code: string) => ExactColumn;
  readonly scoreOf: (gate: Gate) => ExactColumn;
}

/** For each level 1 for the rows all of whose conditions hold: its lines and its gates. */
export function reachedLevels(scheme: Scheme, { total, further, scoreOf }: LevelValues): readonly Uint8Array[] {
  return scheme.levels.map((level) => {
    const line = lineRange(level, totalOrder(scheme));
    const tests = (level.gates ?? []).map((gate) => firstRange(scoreOf(gate), [gateRange(gate)]));
    if (line !== null) tests.push(firstRange(total, [line]));
    for (const { code, range } of furtherRanges(scheme, level)) tests.push(firstRange(further(code), [range]));
    const reached = new Uint8Array(total.num.length).fill(1);
    for (const test of tests) for (let row = 0; row < reached.length; row += 1) if (test[row] !== 0) reached[row] = 0;
    return reached;
  });
}

/** The totals of each level, the best first, where levels ask for nothing but a line of the total; null: some do. */
function linesOnly(scheme: Scheme): readonly Range[] | null {
  const order = totalOrder(scheme);
  if (scheme.levels.some((level) => (level.gates ?? []).length > 0 || furtherRanges(scheme, level).length > 0)) return null;
  return scheme.levels.map((level) => lineRange(level, order) ?? EVERY_TOTAL).reverse();
}

const EVERY_TOTAL: Range = { low: null, lowIncluded: true, high: null, highIncluded: true };

/**
 * Place of the best level all of whose conditions hold, by the rounded total and the scores of gates; below the scale
 * where none does, no level where the total is missing. A gate on a missing score is not met.
 */
export function rawLevels(scheme: Scheme, values: LevelValues): Int16Array {
  const { total } = values;
  const lines = linesOnly(scheme);
  if (lines !== null) {
    const below = scheme.levels.length === 0 ? NO_LEVEL : BELOW;
    const places = firstRange(total, lines);
    const levels = new Int16Array(places.length);
    for (let row = 0; row < levels.length; row += 1) {
      const place = places[row]!;
      levels[row] = place === -2 ? NO_LEVEL : place === -1 ? below : lines.length - 1 - place;
    }
    return levels;
  }
  const levels = new Int16Array(total.num.length).fill(scheme.levels.length === 0 ? NO_LEVEL : BELOW);
  reachedLevels(scheme, values).forEach((reached, place) => {
    for (let row = 0; row < levels.length; row += 1) if (reached[row] === 1) levels[row] = place;
  });
  for (let row = 0; row < levels.length; row += 1) if (Number.isNaN(total.num[row]!)) levels[row] = NO_LEVEL;
  return levels;
}
