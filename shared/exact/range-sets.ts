import type { Range } from './bounds.ts';
import { compare, type Rational } from './rational.ts';

/** A part of the range that none of the others holds, or null where they hold all of it. */
export function uncovered(range: Range, others: readonly Range[]): Range | null {
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

/** The values that lie in both ranges; it may be empty. */
export function intersection(a: Range, b: Range): Range {
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

/** Whether no value lies in the range. */
export function isEmpty({ low, lowIncluded, high, highIncluded }: Range): boolean {
  if (low === null || high === null) return false;
  const order = compare(low, high);
  return order > 0 || (order === 0 && !(lowIncluded && highIncluded));
}
