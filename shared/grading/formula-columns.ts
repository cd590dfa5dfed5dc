import { parseIsoDate } from '../dates.ts';
import { BIG, emptyFractions, setFraction, unify } from '../exact/exact-column.ts';
import type { CohortProvider, CohortReading } from '../formula/environment.ts';
import { SmallFraction } from '../formula/numbers.ts';
import { exactResult, FormulaDate, truthOf, type FormulaValue, type ValueGetter } from '../formula/values.ts';
import { chooseCohorts, rowsWhere, type CohortFrame } from './cohorts.ts';
import type { TextColumn } from './columns.ts';
import type { RawValues } from './folded-values.ts';
import { textColumn } from './text-columns.ts';

/** A column as formulas read it. A text column whose every text is a day is one of dates. */
export function columnGetter(values: RawValues): ValueGetter {
  if (values.kind === 'text') return textGetter(values.column);
  const { num, den, big } = values.column;
  return (row) => {
    const units = num[row]!;
    if (units !== units) return null;
    return units === BIG ? big.get(row)! : new SmallFraction(units, den);
  };
}

/** What a formula gives for every row: numbers (TRUE is 1, FALSE 0), or texts and dates where any row gives one. */
export function formulaColumn(evaluate: ValueGetter, rows: number): RawValues {
  const numbers = emptyFractions(rows);
  const texts: (string | null)[] = [];
  let hasText = false;
  for (let row = 0; row < rows; row += 1) {
    const value = evaluate(row);
    const text = value instanceof FormulaDate ? value.iso : typeof value === 'string' ? value : null;
    texts.push(text);
    if (text !== null) hasText = true;
    else if (value instanceof SmallFraction) {
      numbers.num[row] = value.num;
      numbers.den[row] = value.den;
    } else {
      const number = exactResult(value);
      if (number !== null) setFraction(numbers, row, number);
    }
  }
  return hasText ? { kind: 'text', column: textColumn(texts) } : { kind: 'number', column: unify(numbers) };
}

/** A formula as a condition: 1 where it holds, 0 where not, 2 where it is missing or no condition. */
export function formulaTruth(evaluate: ValueGetter, rows: number): Uint8Array {
  const truth = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const value = evaluate(row);
    const holds = value === null ? undefined : truthOf(value);
    truth[row] = holds === undefined ? 2 : Number(holds);
  }
  return truth;
}

/** The cohorts of a frame for formulas: of the concerned outlets that have a value. */
export function cohortsOf(frame: CohortFrame, isConcerned: (row: number) => boolean): CohortProvider {
  return (hasValue) => {
    const isMember = (row: number): boolean => isConcerned(row) && hasValue(row);
    const rows = frame.levels[0]!.group.length;
    const choice = chooseCohorts(frame, rowsWhere(rows, isMember), rowsWhere(rows, isConcerned));
    return readingOf(frame, choice.level, isMember);
  };
}

function readingOf(frame: CohortFrame, level: Int8Array, isMember: (row: number) => boolean): CohortReading {
  const offsets: number[] = [];
  let groups = 0;
  for (const { names } of frame.levels) {
    offsets.push(groups);
    groups += names.length;
  }
  const members: (number[] | undefined)[] = new Array<undefined>(groups);
  frame.levels.forEach(({ group }, place) => {
    for (let row = 0; row < group.length; row += 1) {
      if (group[row]! >= 0 && isMember(row)) (members[offsets[place]! + group[row]!] ??= []).push(row);
    }
  });
  return {
    groupOf: (row) => {
      const place = level[row]!;
      return place < 0 ? -1 : offsets[place]! + frame.levels[place]!.group[row]!;
    },
    membersOf: (group) => members[group] ?? [],
  };
}

function textGetter({ dictionary, index }: TextColumn): ValueGetter {
  const days = dictionary.map(parseIsoDate);
  const isDates = dictionary.length > 0 && days.every((day) => day !== null);
  const values: readonly FormulaValue[] = isDates ? days.map((day) => new FormulaDate(day)) : dictionary;
  return (row) => {
    const place = index[row]!;
    return place < 0 ? null : values[place]!;
  };
}
