import type { Problem } from '../errors.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { compare, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { Range } from '../exact/bounds.ts';
import { bandRange } from '../grading/scheme-numbers.ts';
import type { BandRow, Method } from './scheme.ts';

type Bands = Extract<Method, { kind: 'bands' }>;

/** Faults of a band table: rows that hold nothing, never get their turn, overlap with two ends, or leave a gap. */
export function checkBands(method: Bands, path: string): readonly Problem[] {
  const problems = method.rows.flatMap((row, index) => checkEnds(row, `${path}.rows[${index}]`));
  const isKnown = method.rows.every((row) => ![row.atLeast, row.above, row.atMost, row.below].includes(null));
  if (problems.length > 0 || !isKnown) return problems;
  const ranges = method.rows.map(bandRange);
  return [...checkEmpty(ranges, path), ...checkTurns(ranges, path), ...checkOverlaps(ranges, path), ...checkGaps(method, ranges, path)];
}

function checkEnds(row: BandRow, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (row.atLeast !== undefined && row.above !== undefined) problems.push({ severity: 'error', path, code: 'scheme/band-two-ends', params: { ends: 'atLeast, above' } });
  if (row.atMost !== undefined && row.below !== undefined) problems.push({ severity: 'error', path, code: 'scheme/band-two-ends', params: { ends: 'atMost, below' } });
  return problems;
}

function checkEmpty(ranges: readonly Range[], path: string): readonly Problem[] {
  return ranges.flatMap((range, index) =>
    isEmpty(range) ? [{ severity: 'error' as const, path: `${path}.rows[${index}]`, code: 'scheme/band-empty' as const, params: { row: index + 1 } }] : [],
  );
}

/** A row is unreachable where the rows before it hold all that it holds. */
function checkTurns(ranges: readonly Range[], path: string): readonly Problem[] {
  return ranges.flatMap((range, index) => {
    if (isEmpty(range) || uncovered(range, ranges.slice(0, index)) !== null) return [];
    return [{ severity: 'error' as const, path: `${path}.rows[${index}]`, code: 'scheme/band-unreachable' as const, params: { row: index + 1 } }];
  });
}

/** Rows with two ends state a range that no other such row may share. */
function checkOverlaps(ranges: readonly Range[], path: string): readonly Problem[] {
  const problems: Problem[] = [];
  ranges.forEach((range, index) => {
    if (range.low === null || range.high === null || isEmpty(range)) return;
    const other = ranges.findIndex((before, place) => {
      return place < index && before.low !== null && before.high !== null && !isEmpty(intersection(before, range));
    });
    if (other >= 0) problems.push({ severity: 'error', path: `${path}.rows[${index}]`, code: 'scheme/band-overlap', params: { row: index + 1, other: other + 1 } });
  });
  return problems;
}

function checkGaps(method: Bands, ranges: readonly Range[], path: string): readonly Problem[] {
  if (method.domain === undefined || method.otherwise !== undefined) return [];
  const { from, to } = method.domain;
  const domain: Range = {
    low: from === undefined ? null : exactNumber(from),
    lowIncluded: true,
    high: to === undefined ? null : exactNumber(to),
    highIncluded: true,
  };
  const gap = uncovered(domain, ranges);
  if (gap === null) return [];
  return [{ severity: 'error', path: `${path}.rows`, code: 'scheme/band-gap', params: { from: endText(gap.low, '-∞'), to: endText(gap.high, '∞') } }];
}

/** A part of the range that none of the others holds, or null where they hold all of it. */
function uncovered(range: Range, others: readonly Range[]): Range | null {
  const [other, ...rest] = others;
  if (other === undefined) return isEmpty(range) ? null : range;
  const below: Range = { low: range.low, lowIncluded: range.lowIncluded, high: other.low, highIncluded: !other.lowIncluded };
  const above: Range = { low: other.high, lowIncluded: !other.highIncluded, high: range.high, highIncluded: range.highIncluded };
  const parts = [
    ...(other.low === null ? [] : [intersection(range, below)]),
    ...(other.high === null ? [] : [intersection(range, above)]),
  ].filter((part) => !isEmpty(part));
  for (const part of parts) {
    const left = uncovered(part, rest);
    if (left !== null) return left;
  }
  return null;
}

function intersection(a: Range, b: Range): Range {
  const low = tighter(a.low, a.lowIncluded, b.low, b.lowIncluded, 1);
  const high = tighter(a.high, a.highIncluded, b.high, b.highIncluded, -1);
  return { low: low.end, lowIncluded: low.included, high: high.end, highIncluded: high.included };
}

function tighter(a: Rational | null, aIn: boolean, b: Rational | null, bIn: boolean, side: 1 | -1): { end: Rational | null; included: boolean } {
  if (a === null) return { end: b, included: bIn };
  if (b === null) return { end: a, included: aIn };
  const order = compare(a, b) * side;
  if (order === 0) return { end: a, included: aIn && bIn };
  return order > 0 ? { end: a, included: aIn } : { end: b, included: bIn };
}

function isEmpty({ low, lowIncluded, high, highIncluded }: Range): boolean {
  if (low === null || high === null) return false;
  const order = compare(low, high);
  return order > 0 || (order === 0 && !(lowIncluded && highIncluded));
}

function endText(end: Rational | null, open: string): string {
  return end === null ? open : plainDecimal(end);
}
