import { shiftPeriod } from '../../../shared/dates.ts';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, div, mul, parseNumber, rational, type Rational } from '../../../shared/exact/rational.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { DimensionNode } from '../../../shared/scheme/scheme.ts';

/** The mean of this period's rounded score and the earlier unblended ones by their weights; what is missing leaves. */
export function modelBlend(node: DimensionNode, own: Rational | null, input: GradingInput, row: number): Rational | null {
  let [top, whole] = [rational(0n), rational(0n)];
  (node.blend?.weights ?? []).forEach((weight, back) => {
    const earlier = input.history.runs.find(({ period }) => period === shiftPeriod(input.period, -back))?.unblended?.get(node.code);
    const score = back === 0 ? own : earlier === undefined ? null : columnValue(earlier, row);
    if (score === null) return;
    top = add(top, mul(score, parseNumber(weight)!));
    whole = add(whole, parseNumber(weight)!);
  });
  return whole.num === 0n ? null : div(top, whole);
}
