import { canonicalJson } from '../canonical-json.ts';
import type { Problem } from '../errors.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { add, compare, HUNDRED, max, min, parseNumber, sub, ZERO, type Rational } from '../exact/rational.ts';
import { possiblePoints, possibleTotal, type Reach } from './possible-points.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { Gate, Level, Scheme, Unknown } from './scheme.ts';
import { isDimension, rootsOf, walkTree } from './walk.ts';
import { totalShares } from './weights.ts';

/** What a scheme without a fault may still have wrong: levels that nobody can get, and what counts twice. */
export function checkPitfalls(scheme: Scheme): readonly Problem[] {
  return [...checkLevelReach(scheme), ...checkEmptySeats(scheme), ...checkCountedTwice(scheme), ...checkWays(scheme)];
}

/** Lines and gates beyond what totals and scores can be for all that methods and rules allow, and lines that nothing stays under. */
function checkLevelReach(scheme: Scheme): readonly Problem[] {
  const points = possiblePoints(scheme);
  const reach = withCaps(scheme, possibleTotal(scheme, points));
  const isLow = scheme.order === 'low';
  return scheme.levels.flatMap((level, index): readonly Problem[] => {
    const path = `levels[${index}]`;
    const gates = [
      ...(level.gates ?? []).flatMap((gate, place) => checkGate(gate, level, points, `${path}.gates[${place}]`)),
      ...checkFurtherLines(scheme, level, points, `${path}.lines`),
    ];
    const line = number(level.line);
    if (line === null) return gates;
    const [best, worst] = isLow ? [reach.low, reach.high] : [reach.high, reach.low];
    const ahead = (end: Rational | null): number => (end === null ? -1 : compare(line, end) * (isLow ? -1 : 1));
    const isOut = ahead(best) > 0 || (ahead(best) === 0 && level.lineExclusive === true);
    const params = { level: level.name.zh, line: String(level.line), best: best === null ? '' : plainDecimal(best) };
    if (isOut) return [{ severity: 'warning', path: `${path}.line`, code: 'scheme/line-out-of-reach', params }, ...gates];
    // A line at or under the worst total is reached by all, so that the levels below are empty.
    const holdsAll = index > 0 && worst !== null && (ahead(worst) < 0 || (ahead(worst) === 0 && level.lineExclusive !== true));
    const takesAll = holdsAll && (scheme.levelRule?.kind ?? 'cutoffs') === 'cutoffs' && (level.gates ?? []).length === 0;
    return takesAll ? [{ severity: 'warning', path: `${path}.line`, code: 'scheme/line-holds-all', params }, ...gates] : gates;
  });
}

/** Lines in further totals beyond what these can be. */
function checkFurtherLines({ totals = [] }: Scheme, level: Level, points: ReadonlyMap<string, Reach>, path: string): readonly Problem[] {
  return totals.flatMap(({ code, tree, order }): readonly Problem[] => {
    const line = number(level.lines?.[code]);
    const reach = points.get(tree.code);
    const best = order === 'low' ? reach?.low : reach?.high;
    if (line === null || best === undefined || best === null) return [];
    const side = compare(line, best) * (order === 'low' ? -1 : 1);
    const isOut = side > 0 || (side === 0 && level.lineExclusive === true);
    const params = { level: level.name.zh, line: String(level.lines?.[code]), best: plainDecimal(best) };
    return isOut ? [{ severity: 'warning', path: `${path}.${code}`, code: 'scheme/line-out-of-reach', params }] : [];
  });
}

function checkGate(gate: Gate, level: Level, points: ReadonlyMap<string, Reach>, path: string): readonly Problem[] {
  const code = 'dimension' in gate.of ? gate.of.dimension : gate.of.indicator;
  const reach = points.get(code);
  const [low, high] = [number(gate.atLeast), number(gate.atMost)];
  if (reach === undefined) return [];
  const isOut = (low !== null && reach.high !== null && compare(low, reach.high) > 0) || (high !== null && reach.low !== null && compare(high, reach.low) < 0);
  const params = { level: level.name.zh, from: shown(reach.low, '-∞'), to: shown(reach.high, '∞') };
  return isOut ? [{ severity: 'warning', path, code: 'scheme/gate-unreachable', params }] : [];
}

/** The caps of vetoes may bring totals below (where lower is better: above) what they are by themselves. */
function withCaps(scheme: Scheme, reach: Reach): Reach {
  const caps = (scheme.vetoes ?? []).flatMap(({ effects }) => effects.flatMap((effect) => (effect.kind === 'capTotal' ? [parseNumber(effect.at)!] : [])));
  if (scheme.order === 'low') return { low: reach.low, high: reach.high === null ? null : caps.reduce(max, reach.high) };
  return { low: reach.low === null ? null : caps.reduce(min, reach.low), high: reach.high };
}

/** Levels with no seat: none stated, or none left by the better levels. */
function checkEmptySeats(scheme: Scheme): readonly Problem[] {
  const kind = scheme.levelRule?.kind;
  if (kind !== 'quota' && kind !== 'cutoffsWithQuota') return [];
  const problems: Problem[] = [];
  let taken = ZERO;
  for (let index = scheme.levels.length - 1; index >= 0; index -= 1) {
    const level = scheme.levels[index]!;
    const share = number(level.share);
    const params = { level: level.name.zh };
    if (level.seats === 0 || share?.num === 0n) problems.push({ severity: 'warning', path: `levels[${index}].${level.seats === 0 ? 'seats' : 'share'}`, code: 'scheme/no-seat', params });
    else if (kind === 'quota' && compare(taken, HUNDRED) === 0) problems.push({ severity: 'warning', path: `levels[${index}]`, code: 'scheme/no-seat-left', params });
    if (share !== null) taken = add(taken, share);
  }
  return problems;
}

/** Two indicators that carry weight in the same total and read the very same source. */
function checkCountedTwice(scheme: Scheme): readonly Problem[] {
  const shares = rootsOf(scheme).map((root) => totalShares(root));
  const seen = new Map<string, string>();
  return walkTree(scheme).flatMap(({ node, path }): readonly Problem[] => {
    const root = shares.findIndex((own) => own.has(node.code));
    if (isDimension(node) || node.bonus !== undefined || shares[root]?.get(node.code)?.num === 0n) return [];
    const key = `${root} ${canonicalJson(node.source)}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, node.name.zh);
    return other === undefined ? [] : [{ severity: 'warning', path: `${path}.source`, code: 'scheme/counted-twice', params: { name: node.name.zh, other } }];
  });
}

/** Levels to which no first grade and no promotion leads. */
function checkWays(scheme: Scheme): readonly Problem[] {
  const { movement, levels } = scheme;
  if (levels.length === 0) return [];
  const placeOf = (code: string | undefined): number => (code === undefined ? levels.length - 1 : levels.findIndex((level) => level.code === code));
  const entry = movement.enterLevel ?? { kind: 'raw' };
  const highest = entry.kind === 'raw' ? levels.length - 1 : placeOf(entry.kind === 'person' ? entry.upTo : entry.level);
  if (highest < 0) return [];
  const none = number(movement.maxPromotedShare)?.num === 0n;
  const buffer = number(movement.buffer);
  const reach = possibleTotal(scheme);
  return levels.flatMap((level, index): readonly Problem[] => {
    if (index <= highest) return [];
    const line = number(level.line);
    const isBeyond = buffer !== null && line !== null && isBeyondReach(scheme, line, buffer, reach);
    return none || isBeyond ? [{ severity: 'warning', path: `levels[${index}]`, code: 'scheme/no-way-up', params: { level: level.name.zh } }] : [];
  });
}

/** Whether no total can be so far beyond the line. */
function isBeyondReach(scheme: Scheme, line: Rational, buffer: Rational, { low, high }: Reach): boolean {
  if (scheme.order === 'low') return low !== null && compare(sub(line, buffer), low) < 0;
  return high !== null && compare(add(line, buffer), high) > 0;
}

function number(value: SchemeNumber | Unknown | undefined): Rational | null {
  return value === undefined || value === null ? null : parseNumber(value);
}

function shown(end: Rational | null, open: string): string {
  return end === null ? open : plainDecimal(end);
}
