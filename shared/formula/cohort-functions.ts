import { assertNever } from '../errors.ts';
import { medianOfSorted } from './aggregates.ts';
import { cohortDeviation, cohortMean } from './cohort-sums.ts';
import type { CohortProvider, CohortReading } from './environment.ts';
import type { Span } from './formula-error.ts';
import type { FunctionName, ORDERS } from './functions.ts';
import { compareNumbers, roundPlaces, SmallFraction, UNIT, type FormulaNumber } from './numbers.ts';
import { numberOf, type ValueGetter } from './values.ts';
import type { WarningCounter } from './warnings.ts';

export type CohortFunctionName = Extract<FunctionName, `COHORT_${string}`>;

interface CohortContext {
  readonly cohort: CohortProvider;
  readonly rows: number;
  readonly warnings: WarningCounter;
}

/** One cohort's values, ascending. */
type Sorted = readonly FormulaNumber[];

/**
 * The cohort functions of one expression. Its value is worked out for every row when a row is first asked for; each
 * cohort is sorted once.
 */
export function cohortFunction(argument: ValueGetter, place: Span, context: CohortContext): (name: CohortFunctionName, order: (typeof ORDERS)[number]) => ValueGetter {
  let values: readonly (FormulaNumber | null)[] | null = null;
  let reading: CohortReading | null = null;
  const groups = new Map<number, Sorted>();
  const statistics = new Map<string, FormulaNumber | null>();

  const valueAt = (row: number): FormulaNumber | null => {
    values ??= numbersOfRows(argument, place, context);
    return values[row] ?? null;
  };
  const groupAt = (row: number): number => {
    reading ??= context.cohort((member) => valueAt(member) !== null);
    return reading.groupOf(row);
  };
  const sorted = (group: number): Sorted => {
    const known = groups.get(group);
    if (known !== undefined) return known;
    const members = reading!.membersOf(group).map((row) => valueAt(row)!).sort(compareNumbers);
    groups.set(group, members);
    return members;
  };

  return (name, order) => (row) => {
    const group = groupAt(row);
    if (group < 0) return null;
    if (isPlaceFunction(name)) {
      const value = valueAt(row);
      return value === null ? null : placeOf(name, value, sorted(group), order === 'high');
    }
    const key = `${name} ${group}`;
    const known = statistics.get(key);
    const result = known === undefined ? statisticOf(name, sorted(group)) : known;
    statistics.set(key, result);
    return result ?? context.warnings.note('formula/out-of-range', place, row);
  };
}

type PlaceFunctionName = 'COHORT_RANK' | 'COHORT_PERCENT' | 'COHORT_PERCENTRANK';

function isPlaceFunction(name: CohortFunctionName): name is PlaceFunctionName {
  return name === 'COHORT_RANK' || name === 'COHORT_PERCENT' || name === 'COHORT_PERCENTRANK';
}

function numbersOfRows(argument: ValueGetter, place: Span, { rows, warnings }: CohortContext): readonly (FormulaNumber | null)[] {
  return Array.from({ length: rows }, (_, row) => {
    const value = argument(row);
    return value === null ? null : (numberOf(value) ?? warnings.note('formula/wrong-kind', place, row));
  });
}

function placeOf(name: PlaceFunctionName, value: FormulaNumber, members: Sorted, isHighBest: boolean): FormulaNumber | null {
  const below = countWhile(members, (member) => compareNumbers(member, value) < 0);
  const above = members.length - countWhile(members, (member) => compareNumbers(member, value) <= 0);
  const [worse, better] = isHighBest ? [below, above] : [above, below];
  switch (name) {
    case 'COHORT_RANK':
      return new SmallFraction(better + 1, 1);
    case 'COHORT_PERCENT':
      return new SmallFraction(100 * worse, members.length);
    case 'COHORT_PERCENTRANK':
      return members.length === 1 ? UNIT : roundPlaces(new SmallFraction(worse, members.length - 1), 3, 'down');
    default:
      return assertNever(name);
  }
}

/** How many values from the start hold; those that hold stand before those that do not. */
function countWhile(values: Sorted, holds: (value: FormulaNumber) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Null: out of range. A cohort has at least one value. */
function statisticOf(name: Exclude<CohortFunctionName, PlaceFunctionName>, members: Sorted): FormulaNumber | null {
  switch (name) {
    case 'COHORT_SD':
      return cohortDeviation(members);
    case 'COHORT_MEAN':
      return cohortMean(members);
    case 'COHORT_MEDIAN':
      return medianOfSorted(members);
    case 'COHORT_MAX':
      return members[members.length - 1]!;
    case 'COHORT_MIN':
      return members[0]!;
    case 'COHORT_COUNT':
      return new SmallFraction(members.length, 1);
    default:
      return assertNever(name);
  }
}
