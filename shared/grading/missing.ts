import { assertNever } from '../errors.ts';
import { setExact, unify, valueAt, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { columnValue } from '../exact/number-column.ts';
import { add, compare, div, rational, type Rational } from '../exact/rational.ts';
import { roundColumn, roundFractions } from '../exact/round-column.ts';
import { roundTo, type RoundingStep } from '../exact/rounding.ts';
import { comparePeriods, shiftPeriod, type PeriodId } from '../dates.ts';
import type { MissingPolicy } from '../scheme/scheme.ts';
import { chooseCohorts, rowsWhere, type CohortFrame } from './cohorts.ts';
import type { EarlierRun } from './grading-input.ts';
import { PART_MARKS, type PartMark } from './grading-result.ts';
import { known } from './scheme-numbers.ts';

export function markPlace(mark: PartMark): number {
  return PART_MARKS.indexOf(mark);
}

/** Whether the mark says that the score was measured, not filled in. */
export function isMeasured(mark: number): boolean {
  return mark === markPlace('used') || mark === markPlace('dropped') || mark === markPlace('bonus');
}

/** Scores of an indicator or dimension with how each came about. */
export interface MarkedScores {
  readonly score: ExactColumn;
  /** Place in PART_MARKS. */
  readonly mark: Uint8Array;
}

/** What filling in missing scores reads. */
export interface FillContext {
  readonly code: string;
  readonly policy: MissingPolicy;
  readonly max: Rational;
  readonly step: RoundingStep;
  /** 1: the outlet is eligible and the part applies to it. */
  readonly applies: Uint8Array;
  readonly frame: () => CohortFrame;
  readonly period: PeriodId;
  readonly runs: readonly EarlierRun[];
}

/**
 * Applies the missing value policy and then the stage's rounding.
 *
 * The median of a cohort is that of its measured points before rounding, for rounding comes after the policy; `median` or
 * `carry` of nothing is `reweight`.
 */
export function fillAndRound(points: ExactColumn | FractionColumn, context: FillContext): MarkedScores {
  const isFraction = points.den instanceof Float64Array;
  const medians = context.policy === 'median' ? cohortMedians(isFraction ? unify(points as FractionColumn) : (points as ExactColumn), context) : null;
  const score = roundPoints(points, context.step);
  const rows = score.num.length;
  const mark = new Uint8Array(rows);
  const fixed = fixedPoints(context);
  const { applies } = context;
  const notApplicable = markPlace('notApplicable');
  const left = markPlace(context.policy === 'block' ? 'missing' : 'reweighted');
  for (let row = 0; row < rows; row += 1) {
    const num = score.num[row]!;
    if (applies[row] !== 1) {
      score.num[row] = NaN;
      mark[row] = notApplicable;
    } else if (num !== num) {
      const filled = fixed ?? medians?.(row) ?? carried(context, row);
      if (filled !== null) setExact(score, row, roundTo(filled, context.step));
      mark[row] = filled === null ? left : markPlace('filled');
    }
  }
  return { score, mark };
}

/** Points rounded, in a column of its own that may be written into. */
export function roundPoints(points: ExactColumn | FractionColumn, step: RoundingStep): ExactColumn {
  if (points.den instanceof Float64Array) return roundFractions(points as FractionColumn, step);
  const rounded = roundColumn(points as ExactColumn, step);
  return rounded === points ? { num: rounded.num.slice(), den: rounded.den, big: new Map(rounded.big) } : rounded;
}

function fixedPoints({ policy, max }: FillContext): Rational | null {
  if (policy === 'zero') return rational(0n);
  if (policy === 'full') return max;
  if (typeof policy === 'object') return 'fixed' in policy ? known(policy.fixed) : null;
  if (policy === 'reweight' || policy === 'median' || policy === 'block') return null;
  return assertNever(policy);
}

/** The outlet's last measured score of at most n periods ago. */
function carried({ policy, code, period, runs }: FillContext, row: number): Rational | null {
  if (typeof policy !== 'object' || !('carry' in policy)) return null;
  const oldest = shiftPeriod(period, -policy.carry);
  for (const run of runs) {
    if (comparePeriods(run.period, period) >= 0) continue;
    if (comparePeriods(run.period, oldest) < 0) break;
    const column = run.measured.get(code);
    const value = column === undefined ? null : columnValue(column, row);
    if (value !== null) return value;
  }
  return null;
}

/** The median of the measured points of the cohort that a row is read against; null where the cohort has none. */
function cohortMedians(points: ExactColumn, context: FillContext): (row: number) => Rational | null {
  const isMember = (row: number): boolean => context.applies[row] === 1 && !Number.isNaN(points.num[row]!);
  const choice = chooseCohorts(context.frame(), rowsWhere(points.num.length, isMember), context.applies);
  const medians = new Map<string, Rational>();
  return (row) => {
    const level = choice.level[row]!;
    if (level < 0) return null;
    const { group } = choice.frame.levels[level]!;
    const key = `${level} ${group[row]!}`;
    const known = medians.get(key);
    if (known !== undefined) return known;
    const values: Rational[] = [];
    for (let other = 0; other < group.length; other += 1) {
      if (group[other] === group[row] && isMember(other)) values.push(valueAt(points, other)!);
    }
    const median = medianOf(values);
    medians.set(key, median);
    return median;
  };
}

function medianOf(values: Rational[]): Rational {
  values.sort(compare);
  const upper = values[values.length >> 1]!;
  if (values.length % 2 === 1) return upper;
  return div(add(values[(values.length >> 1) - 1]!, upper), rational(2n));
}
