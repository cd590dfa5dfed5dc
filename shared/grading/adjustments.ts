import { affine, clamp, emptyExact, setExact, unify, valueAt, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { add, min, sub, ZERO, type Rational } from '../exact/rational.ts';
import type { Adjustment, Adjustments, Order, RecordTable, Source } from '../scheme/scheme.ts';
import { holds, type ConditionReader } from './conditions.ts';
import type { RawValues } from './folded-values.ts';
import { known, stated } from './scheme-numbers.ts';

/** Points of one bonus or penalty over all rows, within its own cap; missing where it does not hold. */
export interface AdjustmentWorking {
  readonly adjustment: Adjustment;
  readonly points: ExactColumn;
}

/** All bonuses and all penalties of one outlet, each sum within its cap. */
export interface AdjustmentSums {
  readonly bonus: Rational;
  readonly penalty: Rational;
}

export interface AdjustmentReader {
  readonly conditions: ConditionReader;
  readonly source: (source: Source) => RawValues;
  /** The sum of the records' points by a table. */
  readonly records: (table: RecordTable) => ExactColumn;
  readonly formula: (expression: string) => RawValues;
}

/** What each bonus and penalty gives where its condition holds. A missing value gives nothing. */
export function workAdjustments(rule: Adjustments, reader: AdjustmentReader): readonly AdjustmentWorking[] {
  const { rows } = reader.conditions;
  return rule.items.map((adjustment) => {
    const full = clamp(fullPoints(adjustment, reader), ZERO, stated(adjustment.cap));
    if (adjustment.when === undefined) return { adjustment, points: full };
    const held = holds(adjustment.when, reader.conditions);
    const points = emptyExact(rows, full.den);
    for (let row = 0; row < rows; row += 1) {
      if (held[row] !== 1) continue;
      points.num[row] = full.num[row]!;
      const big = full.big.get(row);
      if (big !== undefined) points.big.set(row, big);
    }
    return { adjustment, points };
  });
}

function fullPoints(adjustment: Adjustment, reader: AdjustmentReader): ExactColumn {
  const { rows, read } = reader.conditions;
  if (adjustment.records !== undefined) return reader.records(adjustment);
  if (adjustment.formula !== undefined) return numbersOf(reader.formula(adjustment.formula), rows);
  const { points, times } = adjustment;
  if (times === undefined) {
    const fixed = emptyExact(rows, 1);
    for (let row = 0; row < rows; row += 1) setExact(fixed, row, known(points));
    return fixed;
  }
  const values = 'kind' in times ? reader.source(times) : read(times);
  return affine(numbersOf(values, rows), known(points), ZERO);
}

function numbersOf(values: RawValues | null, rows: number): ExactColumn {
  return values === null || values.kind === 'text' ? emptyExact(rows) : values.column;
}

/** The bonuses and penalties of a row, given each one's points; null: it does not hold. */
export function sumAdjustments(rule: Adjustments, points: readonly (Rational | null)[]): AdjustmentSums {
  const sums = { bonus: ZERO, penalty: ZERO };
  rule.items.forEach(({ kind }, index) => {
    const own = points[index];
    if (own !== undefined && own !== null) sums[kind] = add(sums[kind], own);
  });
  const [bonusCap, penaltyCap] = [stated(rule.bonusCap), stated(rule.penaltyCap)];
  return {
    bonus: bonusCap === null ? sums.bonus : min(sums.bonus, bonusCap),
    penalty: penaltyCap === null ? sums.penalty : min(sums.penalty, penaltyCap),
  };
}

/** Totals with their bonuses and penalties, before range and rounding; of penalty points (`low`) bonuses are taken off. */
export function adjustTotals(rule: Adjustments, order: Order, totals: ExactColumn | FractionColumn, workings: readonly AdjustmentWorking[]): ExactColumn {
  const column = totals.den instanceof Float64Array ? unify(totals as FractionColumn) : (totals as ExactColumn);
  const adjusted: ExactColumn = { num: column.num.slice(), den: column.den, big: new Map(column.big) };
  for (let row = 0; row < adjusted.num.length; row += 1) {
    if (workings.every(({ points }) => Number.isNaN(points.num[row]!))) continue;
    const total = valueAt(column, row);
    if (total === null) continue;
    const { bonus, penalty } = sumAdjustments(rule, workings.map(({ points }) => valueAt(points, row)));
    setExact(adjusted, row, order === 'low' ? sub(add(total, penalty), bonus) : sub(add(total, bonus), penalty));
  }
  return adjusted;
}
