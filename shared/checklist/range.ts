import { compare, parseNumber, type Rational } from '../exact/rational.ts';
import type { ChecklistNumber, Range } from './checklist.ts';

/** One end of a range. */
export interface RangeEnd {
  readonly value: Rational;
  /** Whether the end itself lies in the range. */
  readonly included: boolean;
}

/** A range with its rules resolved; null: open on that side. */
export interface ResolvedRange {
  readonly lower: RangeEnd | null;
  readonly upper: RangeEnd | null;
}

/**
 * The ranges of one list with their ends resolved: plain `from`/`to` ranges include the lower end, not the upper, the one
 * with the greatest `to` both. GRADING.md section 2, `bands`.
 *
 * Numbers that cannot be read leave that side open; `checkChecklist` names them.
 */
export function resolveRanges(ranges: readonly Range[]): readonly ResolvedRange[] {
  let top: Rational | null = null;
  for (const { to } of ranges) {
    const value = numberOf(to);
    if (value !== null && (top === null || compare(value, top) > 0)) top = value;
  }
  const openAbove = ranges.some((range) => range.from !== undefined && upperOf(range, null) === null);
  return ranges.map((range) => ({ lower: lowerOf(range), upper: upperOf(range, openAbove ? null : top) }));
}

export function isInRange(value: Rational, { lower, upper }: ResolvedRange): boolean {
  if (lower !== null) {
    const side = compare(value, lower.value);
    if (side < 0 || (side === 0 && !lower.included)) return false;
  }
  if (upper !== null) {
    const side = compare(value, upper.value);
    if (side > 0 || (side === 0 && !upper.included)) return false;
  }
  return true;
}

function lowerOf(range: Range): RangeEnd | null {
  return end(range.from ?? range.atLeast, true) ?? end(range.above, false);
}

function upperOf(range: Range, top: Rational | null): RangeEnd | null {
  const plain = end(range.to, false);
  if (plain !== null) return { value: plain.value, included: top !== null && compare(plain.value, top) === 0 };
  return end(range.atMost, true) ?? end(range.below, false);
}

function end(stated: ChecklistNumber | undefined, included: boolean): RangeEnd | null {
  const value = numberOf(stated);
  return value === null ? null : { value, included };
}

function numberOf(stated: ChecklistNumber | undefined): Rational | null {
  return stated === undefined ? null : parseNumber(stated);
}
