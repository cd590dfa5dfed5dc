import type { Problem } from '../errors.ts';
import { compare, parseNumber, ZERO, type Rational } from '../exact/rational.ts';
import { checkSeats } from './check-seats.ts';
import { BELOW_SCALE, type DimensionNode, type Level, type LevelRule, type Order, type Scheme } from './scheme.ts';
import { isDimension, walkTree } from './walk.ts';
import { maxOf } from './weights.ts';

/** Levels: lines that rise, none out of reach, only the lowest without a line and gates. */
export function checkLevels(scheme: Scheme): readonly Problem[] {
  return [...checkCount(scheme), ...checkFurtherTotals(scheme), ...checkLinesOf(scheme.levels, scheme.levelRule?.kind ?? 'cutoffs', scheme.order ?? 'high', 'levels'), ...checkReach(scheme), ...checkGates(scheme), ...checkSeats(scheme)];
}

/** Two levels at least, or none: the scheme only scores and ranks. */
function checkCount({ levels }: Scheme): readonly Problem[] {
  return levels.length === 1 ? [{ severity: 'error', path: 'levels', code: 'scheme/too-few', params: { least: 2, value: '1' } }] : [];
}

/** Further totals: codes of their own, lines only in those that there are, rising (or falling) from level to level. */
function checkFurtherTotals({ levels, totals = [] }: Scheme): readonly Problem[] {
  const problems: Problem[] = [];
  const codes = new Set(totals.map(({ code }) => code));
  totals.forEach(({ code, range }, index) => {
    const first = totals.findIndex((each) => each.code === code);
    if (first < index) problems.push({ severity: 'error', path: `totals[${index}].code`, code: 'scheme/code-twice', params: { code, other: `totals[${first}].code` } });
    if (range?.from !== undefined && range.to !== undefined && compare(parseNumber(range.from)!, parseNumber(range.to)!) > 0) {
      problems.push({ severity: 'error', path: `totals[${index}].range`, code: 'scheme/range-reversed', params: {} });
    }
  });
  levels.forEach((level, index) => {
    for (const code of Object.keys(level.lines ?? {})) {
      if (!codes.has(code)) problems.push({ severity: 'error', path: `levels[${index}].lines.${code}`, code: 'scheme/unknown-code', params: { path: `levels[${index}].lines`, code } });
    }
  });
  for (const { code, order } of totals) {
    let below: { readonly line: Rational; readonly level: Level } | null = null;
    for (const [index, level] of levels.entries()) {
      const stated = level.lines?.[code];
      if (stated === undefined || stated === null) continue;
      const line = parseNumber(stated)!;
      if (below !== null && compare(line, below.line) * (order === 'low' ? -1 : 1) < 0) {
        const params = { level: level.name.zh, line: String(stated), below: below.level.name.zh, belowLine: String(below.level.lines?.[code]) };
        problems.push({ severity: 'error', path: `levels[${index}].lines.${code}`, code: order === 'low' ? 'scheme/lines-not-falling' : 'scheme/lines-not-rising', params });
      }
      below = { line, level };
    }
  }
  return problems;
}

/** The lines of a list of levels that stands at a path; only the lowest takes the rest. */
export function checkLinesOf(levels: readonly Level[], rule: LevelRule['kind'], order: Order, list: string): readonly Problem[] {
  const problems: Problem[] = [];
  const isRelative = rule === 'quota' || rule === 'clusters';
  let below: { readonly line: Rational; readonly level: Level } | null = null;
  levels.forEach((level, index) => {
    const path = `${list}[${index}]`;
    if (level.code === BELOW_SCALE) problems.push({ severity: 'error', path: `${path}.code`, code: 'scheme/level-code-reserved', params: { code: level.code } });
    if (index > 0 && level.line === undefined && (level.gates ?? []).length === 0 && Object.keys(level.lines ?? {}).length === 0 && level.share === undefined && level.seats === undefined && !isRelative) {
      problems.push({ severity: 'error', path, code: 'scheme/level-takes-all', params: { level: level.name.zh } });
    }
    if (typeof level.line !== 'string' && typeof level.line !== 'number') return;
    const line = parseNumber(level.line)!;
    if (below !== null && !isHarder(level, line, below, order)) {
      const params = { level: level.name.zh, line: String(level.line), below: below.level.name.zh, belowLine: String(below.level.line) };
      problems.push({ severity: 'error', path: `${path}.line`, code: order === 'low' ? 'scheme/lines-not-falling' : 'scheme/lines-not-rising', params });
    }
    below = { line, level };
  });
  return problems;
}

/** A line counts as harder when it lies further on, or when on the same number only the upper level excludes it, or gates differ. */
function isHarder(level: Level, line: Rational, below: { readonly line: Rational; readonly level: Level }, best: Order): boolean {
  const side = compare(line, below.line) * (best === 'low' ? -1 : 1);
  if (side !== 0) return side > 0;
  const isStricter = level.lineExclusive === true && below.level.lineExclusive !== true;
  return isStricter || (level.gates ?? []).length > 0 || level.lines !== undefined;
}

/** A line that no total can reach. */
function checkReach(scheme: Scheme): readonly Problem[] {
  const isLow = scheme.order === 'low';
  const best = isLow ? lowestTotal(scheme) : highestTotal(scheme);
  if (best === null) return [];
  return scheme.levels.flatMap((level, index) => {
    if (level.line === undefined || level.line === null) return [];
    const side = compare(parseNumber(level.line)!, best) * (isLow ? -1 : 1);
    const isOut = side > 0 || (side === 0 && level.lineExclusive === true);
    const params = { level: level.name.zh, line: String(level.line) };
    return isOut ? [{ severity: 'error' as const, path: `levels[${index}].line`, code: isLow ? ('scheme/level-unreachable-low' as const) : ('scheme/level-unreachable' as const), params }] : [];
  });
}

/** The highest total there can be; null where a part may pass its maximum. */
function highestTotal(scheme: Scheme): Rational | null {
  const to = scheme.range?.to === undefined ? null : parseNumber(scheme.range.to);
  const isOpen = walkTree(scheme).some(({ node }) => (isDimension(node) ? isOpenDimension(node) : node.cap !== undefined));
  const gains = scheme.adjustments?.items.some(({ kind }) => kind === 'bonus') === true;
  return isOpen || gains ? to : (to ?? maxOf(scheme.tree));
}

/** The lowest total there can be; null where a part may fall below 0. */
function lowestTotal(scheme: Scheme): Rational | null {
  const from = scheme.range?.from === undefined ? null : parseNumber(scheme.range.from);
  const isOpen = walkTree(scheme).some(({ node }) => node.floor !== undefined || (isDimension(node) && node.range?.from !== undefined));
  const falls = scheme.adjustments?.items.some(({ kind }) => kind === 'bonus') === true;
  return isOpen || falls ? from : (from ?? ZERO);
}

/** Whether a dimension's points may pass its maximum. */
function isOpenDimension(node: DimensionNode): boolean {
  return node.of === 'points' || node.cap !== undefined || node.range?.to !== undefined || node.children.some(({ bonus }) => bonus?.cap !== undefined);
}

function checkGates(scheme: Scheme): readonly Problem[] {
  return scheme.levels.flatMap((level, index) =>
    (level.gates ?? []).flatMap((gate, place): readonly Problem[] => {
      const path = `levels[${index}].gates[${place}]`;
      if (gate.atLeast === undefined && gate.atMost === undefined) return [{ severity: 'error', path, code: 'scheme/gate-empty', params: { level: level.name.zh } }];
      if (gate.atLeast === undefined || gate.atMost === undefined) return [];
      const isReversed = compare(parseNumber(gate.atLeast)!, parseNumber(gate.atMost)!) > 0;
      return isReversed ? [{ severity: 'error', path, code: 'scheme/range-reversed', params: {} }] : [];
    }),
  );
}
