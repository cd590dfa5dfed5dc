import type { Problem } from '../errors.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { compare, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { Range } from '../exact/bounds.ts';
import { intersection, isEmpty, uncovered } from '../exact/range-sets.ts';
import { bandRange } from '../grading/scheme-numbers.ts';
import type { BandRow, Method } from './scheme.ts';

type Bands = Extract<Method, { kind: 'bands' }>;

/** Faults of a band table: rows that hold nothing, never get their turn, overlap with two ends, or leave a gap. */
export function checkBands(method: Bands, path: string): readonly Problem[] {
  const problems = method.rows.flatMap((row, index) => checkEnds(row, `${path}.rows[${index}]`));
  const isKnown = method.rows.every((row) => ![row.atLeast, row.above, row.atMost, row.below].includes(null));
  if (problems.length > 0 || !isKnown) return problems;
  const ranges = method.rows.map(bandRange);
  return [...checkEmpty(ranges, path), ...checkTurns(ranges, path), ...checkOverlaps(ranges, path), ...checkGaps(method, ranges, path), ...checkHoles(method, ranges, path)];
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

/**
 * Where no domain is stated: values between the rows that none of them holds. Tables of single values or of closed rows
 * (0 to 5, 6 to 10) are meant for whole numbers.
 */
function checkHoles(method: Bands, ranges: readonly Range[], path: string): readonly Problem[] {
  const isClosed = ranges.every(({ low, lowIncluded, high, highIncluded }) => low !== null && high !== null && lowIncluded && highIncluded);
  if (method.domain !== undefined || method.otherwise !== undefined || isClosed) return [];
  const lows = ranges.map(({ low }) => low);
  const highs = ranges.map(({ high }) => high);
  const whole: Range = { low: least(lows), lowIncluded: false, high: most(highs), highIncluded: false };
  const hole = uncovered(whole, ranges);
  if (hole === null) return [];
  return [{ severity: 'warning', path: `${path}.rows`, code: 'scheme/band-gap', params: { from: endText(hole.low, '-∞'), to: endText(hole.high, '∞') } }];
}

function least(ends: readonly (Rational | null)[]): Rational | null {
  return ends.reduce((a, b) => (a === null || b === null ? null : compare(a, b) <= 0 ? a : b));
}

function most(ends: readonly (Rational | null)[]): Rational | null {
  return ends.reduce((a, b) => (a === null || b === null ? null : compare(a, b) >= 0 ? a : b));
}

function endText(end: Rational | null, open: string): string {
  return end === null ? open : plainDecimal(end);
}
