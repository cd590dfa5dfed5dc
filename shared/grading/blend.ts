import { shiftPeriod, type PeriodId } from '../dates.ts';
import { emptyFractions, setFraction, valueAt, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { columnValue } from '../exact/number-column.ts';
import { div, HUNDRED, mul, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { sumOf } from '../exact/whole.ts';
import type { DimensionNode } from '../scheme/scheme.ts';
import type { EarlierRun } from './grading-input.ts';

/** One period of a blend: what the dimension came to by itself, and the percent with which it counts; null: it left. */
export interface BlendedPeriod {
  readonly period: PeriodId;
  readonly score: Rational | null;
  readonly percent: Rational | null;
}

/**
 * The periods of a dimension's blend for one outlet, this one first. A period without a score of the dimension leaves and
 * hands its weight to the others in proportion; GRADING.md section 4.
 *
 * @param own the dimension's unblended score of this period; null: missing
 */
export function blendedPeriods(node: DimensionNode, own: Rational | null, period: PeriodId, runs: readonly EarlierRun[], row: number): readonly BlendedPeriod[] {
  const parts = (node.blend?.weights ?? []).map((weight, place) => {
    const at = shiftPeriod(period, -place);
    return { period: at, weight: exactNumber(weight), score: place === 0 ? own : earlierScore(node.code, at, runs, row) };
  });
  const whole = sumOf(parts.flatMap(({ score, weight }) => (score === null ? [] : [weight])));
  return parts.map((part) => ({
    period: part.period,
    score: part.score,
    percent: part.score === null || whole.num === 0n ? null : div(mul(HUNDRED, part.weight), whole),
  }));
}

/** The weighted mean of the present and the earlier scores of a dimension on every row; missing where no period has one. */
export function blendScores(node: DimensionNode, unblended: ExactColumn, period: PeriodId, runs: readonly EarlierRun[]): FractionColumn {
  const rows = unblended.num.length;
  const blended = emptyFractions(rows);
  for (let row = 0; row < rows; row += 1) {
    const counted = blendedPeriods(node, valueAt(unblended, row), period, runs, row).filter(({ percent }) => percent !== null);
    if (counted.length === 0) continue;
    setFraction(blended, row, div(sumOf(counted.map(({ score, percent }) => mul(score!, percent!))), HUNDRED));
  }
  return blended;
}

function earlierScore(code: string, period: PeriodId, runs: readonly EarlierRun[], row: number): Rational | null {
  const column = runs.find((run) => run.period === period)?.unblended?.get(code);
  return column === undefined ? null : columnValue(column, row);
}
