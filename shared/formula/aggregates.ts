import { compareCodePoints } from '../grading/text-columns.ts';
import type { Span } from './formula-error.ts';
import { compareNumbers, NOUGHT, over, plus, SmallFraction, type FormulaNumber } from './numbers.ts';
import { FormulaDate, numberOf, type FormulaValue, type ValueGetter } from './values.ts';
import type { WarningCounter } from './warnings.ts';

export type AggregateName = 'MIN' | 'MAX' | 'SUM' | 'AVERAGE' | 'COUNT' | 'MEDIAN';

/** The closure of a function of many values that passes over missing ones; nothing left: missing, COUNT 0. */
export function aggregate(name: AggregateName, args: readonly ValueGetter[], place: Span, warnings: WarningCounter): ValueGetter {
  if (name === 'COUNT') return count(args);
  return (row) => {
    const values: Exclude<FormulaValue, null>[] = [];
    for (const argument of args) {
      const value = argument(row);
      if (value !== null) values.push(value);
    }
    if (values.length === 0) return null;
    if ((name === 'MIN' || name === 'MAX') && values.every((value) => value instanceof FormulaDate)) return extremeDate(values, name);
    const numbers: FormulaNumber[] = [];
    for (const value of values) {
      const number = numberOf(value);
      if (number === undefined) return warnings.note('formula/wrong-kind', place, row);
      numbers.push(number);
    }
    return reckon(name, numbers) ?? warnings.note('formula/out-of-range', place, row);
  };
}

/** Sum of numbers; null when out of range. */
function sumOfNumbers(values: readonly FormulaNumber[]): FormulaNumber | null {
  let sum: FormulaNumber | null = NOUGHT;
  for (const value of values) {
    sum = plus(sum, value);
    if (sum === null) return null;
  }
  return sum;
}

/** The arithmetic mean; null when out of range. */
function meanOfNumbers(values: readonly FormulaNumber[]): FormulaNumber | null {
  const sum = sumOfNumbers(values);
  return sum === null ? null : over(sum, new SmallFraction(values.length, 1));
}

/** The middle one of values in ascending order, or the mean of the middle two. */
export function medianOfSorted(values: readonly FormulaNumber[]): FormulaNumber | null {
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : meanOfNumbers([values[middle - 1]!, values[middle]!]);
}

/** Numbers and dates count, texts do not, as in Excel. */
function count(args: readonly ValueGetter[]): ValueGetter {
  return (row) => {
    let found = 0;
    for (const argument of args) {
      const value = argument(row);
      if (value !== null && typeof value !== 'string') found += 1;
    }
    return new SmallFraction(found, 1);
  };
}

function reckon(name: Exclude<AggregateName, 'COUNT'>, values: readonly FormulaNumber[]): FormulaNumber | null {
  switch (name) {
    case 'SUM':
      return sumOfNumbers(values);
    case 'AVERAGE':
      return meanOfNumbers(values);
    case 'MEDIAN':
      return medianOfSorted([...values].sort(compareNumbers));
    case 'MIN':
      return values.reduce((least, value) => (compareNumbers(value, least) < 0 ? value : least));
    case 'MAX':
      return values.reduce((most, value) => (compareNumbers(value, most) > 0 ? value : most));
  }
}

function extremeDate(dates: readonly FormulaDate[], name: 'MIN' | 'MAX'): FormulaDate {
  const sorted = [...dates].sort((a, b) => compareCodePoints(a.iso, b.iso));
  return name === 'MIN' ? sorted[0]! : sorted[sorted.length - 1]!;
}
