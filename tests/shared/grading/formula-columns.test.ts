import { describe, expect, it } from 'vitest';
import { emptyExact, setExact, valueAt } from '../../../shared/exact/exact-column.ts';
import { parseNumber, toExactText } from '../../../shared/exact/rational.ts';
import { everybody, type FormulaEnvironment } from '../../../shared/formula/environment.ts';
import { compileFormula } from '../../../shared/formula/evaluate.ts';
import { parseFormula } from '../../../shared/formula/parse.ts';
import type { ValueGetter } from '../../../shared/formula/values.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { CohortFrame } from '../../../shared/grading/cohorts.ts';
import { cohortsOf, columnGetter, formulaColumn, formulaTruth } from '../../../shared/grading/formula-columns.ts';
import type { RawValues } from '../../../shared/grading/folded-values.ts';
import { textAt, textColumn } from '../../../shared/grading/text-columns.ts';

const ROWS = 4;
const columns: Readonly<Record<string, RawValues>> = {
  放号量: numbers(['10', '0.5', null, '9007199254740993']),
  类型: { kind: 'text', column: textColumn(['甲', null, '乙', '甲']) },
  开业: { kind: 'text', column: textColumn(['2024-02-29', null, '2026-01-01', '2025-09-30']) },
};

describe('formulas over the columns of a run', () => {
  it('give exact numbers, missing where the input is', () => {
    expect(resultOf('放号量/3')).toEqual(['10/3', '1/6', null, '3002399751580331']);
  });

  it('give conditions as 1 and 0 in a number column', () => {
    expect(resultOf('类型="甲"')).toEqual(['1', null, '0', '1']);
  });

  it('give texts and dates as a text column', () => {
    expect(resultOf('IF(ISBLANK(类型),"无",类型)')).toEqual(['甲', '无', '乙', '甲']);
    expect(resultOf('开业+1')).toEqual(['2024-03-01', null, '2026-01-02', '2025-10-01']);
  });

  it('read a text column of days as dates', () => {
    expect(resultOf('DATEDIF(开业,PERIOD_END,"M")')).toEqual(['31', null, '8', '12']);
  });

  it('hold, do not hold, or are missing as conditions', () => {
    expect([...formulaTruth(compiled('放号量>=10'), ROWS)]).toEqual([1, 0, 2, 1]);
    expect([...formulaTruth(compiled('类型'), ROWS)]).toEqual([2, 2, 2, 2]);
  });
});

describe('cohorts of formulas', () => {
  // All together, then two groups; the last row lacks the key of the second.
  const frame = (minCohort: number): CohortFrame => ({
    minCohort,
    levels: [
      { group: new Int32Array(ROWS), names: ['*'] },
      { group: Int32Array.of(0, 0, 1, -1), names: ['a', 'b'] },
    ],
  });
  const read = (formula: string, minCohort: number, isConcerned: (row: number) => boolean = () => true): unknown =>
    listed(formulaColumn(compileFormula(parseFormula(formula), environment({ x: numbers(['1', '2', '3', '4']) }, cohortsOf(frame(minCohort), isConcerned))).evaluate, ROWS));

  it('are the narrowest that are large enough, else the next wider one', () => {
    expect([read('COHORT_COUNT(x)', 1), read('COHORT_COUNT(x)', 2), read('COHORT_COUNT(x)', 5)]).toEqual([
      ['2', '2', '1', '4'],
      ['2', '2', '4', '4'],
      [null, null, null, null],
    ]);
  });

  it('leave out outlets that are not concerned', () => {
    expect(read('COHORT_RANK(x)', 1, (row) => row !== 1)).toEqual(['1', null, '1', '1']);
  });
});

function compiled(formula: string): ValueGetter {
  return compileFormula(parseFormula(formula), environment(columns, everybody(ROWS))).evaluate;
}

function resultOf(formula: string): readonly (string | null)[] {
  return listed(formulaColumn(compiled(formula), ROWS));
}

function environment(known: Readonly<Record<string, RawValues>>, cohort: FormulaEnvironment['cohort']): FormulaEnvironment {
  return {
    period: '2026-09' as PeriodId,
    rows: ROWS,
    read: (name) => (known[name] === undefined ? null : columnGetter(known[name])),
    score: () => null,
    visits: () => null,
    total: null,
    level: null,
    cohort,
    earlier: () => null,
  };
}

function numbers(texts: readonly (string | null)[]): RawValues {
  const column = emptyExact(texts.length, 10);
  texts.forEach((text, row) => {
    if (text !== null) setExact(column, row, parseNumber(text)!);
  });
  return { kind: 'number', column };
}

function listed(values: RawValues): readonly (string | null)[] {
  return Array.from({ length: ROWS }, (_, row) => {
    if (values.kind === 'text') return textAt(values.column, row);
    const value = valueAt(values.column, row);
    return value === null ? null : toExactText(value);
  });
}
