import { describe, expect, it } from 'vitest';
import { compileFormula } from '../../../shared/formula/evaluate.ts';
import { FormulaError } from '../../../shared/formula/formula-error.ts';
import { parseFormula } from '../../../shared/formula/parse.ts';
import { valueOf, valuesOf, environmentOf, type Columns } from './environment-of.ts';

/** One outlet: x is missing, n is 0. */
const columns: Columns = { x: [null], a: [12], b: ['0.1'], n: [0], t: ["'Vip"], d: ['d:2024-02-29'], yes: [true] };

describe('operators', () => {
  it.each([
    ['1+2*3', '7'],
    ['-2^2', '4'],
    ['2^3^2', '64'],
    ['2^-1', '0.5'],
    ['-10%', '-0.1'],
    ['10%+0.2', '0.3'],
    ['0.1+0.2=0.3', 'TRUE'],
    ['1/3', '1/3'],
    ['1/3*3', '1'],
    ['10-4-3', '3'],
    ['"第"&a&"名"', '第12名'],
    ['1/3&""', '0.3333333333'],
    ['"a"="A"', 'TRUE'],
    ['"ä"="Ä"', 'FALSE'],
    ['"b">"A"', 'TRUE'],
    ['"乙">"甲"', 'FALSE'],
    ['"\uFFFD"<"\u{1F600}"', 'TRUE'],
    ['t<>"VIP"', 'FALSE'],
    ['(a>3)*5', '5'],
    ['+a', '12'],
    ['a<12', 'FALSE'],
    ['a<=12', 'TRUE'],
    ['a>=12', 'TRUE'],
    ['a>12', 'FALSE'],
    ['t=1', 'FALSE'],
    ['t<>1', 'TRUE'],
    ['t<1', 'missing'],
    ['t+1', 'missing'],
    ['TRUE>FALSE', 'TRUE'],
    ['d+1', '2024-03-01'],
    ['d-60', '2023-12-31'],
    ['1+d', '2024-03-01'],
    ['d-DATE(2023,2,28)', '366'],
    ['d>="2024-02-29"', 'TRUE'],
    ['d<"2024-02-29"', 'FALSE'],
    ['d+0.5', 'missing'],
    ['1-d', 'missing'],
  ])('%s gives %s', (formula, expected) => {
    expect(valueOf(formula, { columns })).toBe(expected);
  });
});

describe('missing', () => {
  it.each([
    ['x+1', 'missing'],
    ['1-x', 'missing'],
    ['-x', 'missing'],
    ['x%', 'missing'],
    ['x*0', 'missing'],
    ['x=x', 'missing'],
    ['x&"a"', 'missing'],
    ['IF(x>3,1,2)', 'missing'],
    ['IF(a>3,1,x)', '1'],
    ['IF(a<3,1,x)', 'missing'],
    ['IF(a<3,1)', 'missing'],
    ['IFS(a<3,1,x>3,2,TRUE,3)', 'missing'],
    ['IFS(a>3,1,x>3,2)', '1'],
    ['IFS(a<3,1)', 'missing'],
    ['ISBLANK(x)', 'TRUE'],
    ['ISBLANK(n)', 'FALSE'],
    ['ISBLANK("")', 'FALSE'],
    ['COALESCE(x,x+1,n,5)', '0'],
    ['COALESCE(x,x)', 'missing'],
    ['IFERROR(x+1,7)', '7'],
    ['IFERROR(1/n,7)', '7'],
    ['IFERROR(a,7)', '12'],
    ['SUM(a,x,1)', '13'],
    ['SUM(x)', 'missing'],
    ['AVERAGE(a,x,n)', '6'],
    ['AVERAGE(x,x)', 'missing'],
    ['MIN(a,x,3)', '3'],
    ['MAX(x)', 'missing'],
    ['MEDIAN(1,x,2)', '1.5'],
    ['MEDIAN(3,1,x,2)', '2'],
    ['COUNT(a,x,n,t)', '2'],
    ['COUNT(x)', '0'],
    ['AND(x>1,a<3)', 'FALSE'],
    ['AND(x>1,a>3)', 'missing'],
    ['AND(a>3,n=0)', 'TRUE'],
    ['OR(x>1,a>3)', 'TRUE'],
    ['OR(x>1,a<3)', 'missing'],
    ['OR(a<3,n=1)', 'FALSE'],
    ['NOT(x>1)', 'missing'],
    ['NOT(a>1)', 'FALSE'],
    ['ROUND(x,2)', 'missing'],
    ['ROUND(a,x)', 'missing'],
    ['POWER(x,2)', 'missing'],
    ['CLAMP(a,x,20)', 'missing'],
    ['DATEDIF(d,x,"D")', 'missing'],
    ['YEAR(x)', 'missing'],
  ])('%s gives %s', (formula, expected) => {
    expect(valueOf(formula, { columns })).toBe(expected);
  });
});

describe('functions as Excel documents them', () => {
  it.each([
    ['ROUND(2.15,1)', '2.2'],
    ['ROUND(2.149,1)', '2.1'],
    ['ROUND(-1.475,2)', '-1.48'],
    ['ROUND(21.5,-1)', '20'],
    ['ROUND(626.3,-3)', '1000'],
    ['ROUND(1.98,-1)', '0'],
    ['ROUND(-50.55,-2)', '-100'],
    ['ROUND(89.995,2)', '90'],
    ['ROUND(1.005,2)', '1.01'],
    ['ROUND(0.5,0)', '1'],
    ['ROUND(-0.5,0)', '-1'],
    ['ROUND(2.567,1.9)', '2.6'],
    ['ROUNDUP(3.2,0)', '4'],
    ['ROUNDUP(76.9,0)', '77'],
    ['ROUNDUP(3.14159,3)', '3.142'],
    ['ROUNDUP(-3.14159,1)', '-3.2'],
    ['ROUNDUP(31415.92654,-2)', '31500'],
    ['ROUNDUP(3,0)', '3'],
    ['ROUNDDOWN(3.2,0)', '3'],
    ['ROUNDDOWN(76.9,0)', '76'],
    ['ROUNDDOWN(3.14159,3)', '3.141'],
    ['ROUNDDOWN(-3.14159,1)', '-3.1'],
    ['ROUNDDOWN(31415.92654,-2)', '31400'],
    ['CEILING(2.5,1)', '3'],
    ['CEILING(-2.5,-2)', '-4'],
    ['CEILING(-2.5,2)', '-2'],
    ['CEILING(1.5,0.1)', '1.5'],
    ['CEILING(0.234,0.01)', '0.24'],
    ['CEILING(2.5,-1)', 'missing'],
    ['CEILING(2.5,0)', '0'],
    ['FLOOR(3.7,2)', '2'],
    ['FLOOR(-2.5,-2)', '-2'],
    ['FLOOR(-2.5,2)', '-4'],
    ['FLOOR(2.5,-2)', 'missing'],
    ['FLOOR(1.58,0.1)', '1.5'],
    ['FLOOR(0.234,0.01)', '0.23'],
    ['FLOOR(2.5,0)', 'missing'],
    ['FLOOR(0,0)', '0'],
    ['MOD(3,2)', '1'],
    ['MOD(-3,2)', '1'],
    ['MOD(3,-2)', '-1'],
    ['MOD(-3,-2)', '-1'],
    ['MOD(0.3,0.1)', '0'],
    ['MOD(3,0)', 'missing'],
    ['POWER(5,2)', '25'],
    ['POWER(4,0.5)', '2'],
    ['POWER(8,1/3)', '2'],
    ['POWER(8,-2/3)', '0.25'],
    ['POWER(0,0)', 'missing'],
    ['POWER(0,-1)', 'missing'],
    ['POWER(0,0.5)', '0'],
    ['POWER(-8,1/3)', 'missing'],
    ['POWER(-2,3)', '-8'],
    ['POWER(-2,-3)', '-0.125'],
    ['SQRT(16)', '4'],
    ['SQRT(1/9)', '1/3'],
    ['SQRT(0)', '0'],
    ['SQRT(-1)', 'missing'],
    ['ABS(-2.5)', '2.5'],
    ['AVERAGE(10,7,9,27,2)', '11'],
    ['MEDIAN(1,2,3,4,5,6)', '3.5'],
    ['MAX(10,7,9,27,2)', '27'],
    ['MIN(10,7,9,27,2)', '2'],
    ['MIN([d],DATE(2023,1,1))', '2023-01-01'],
    ['IFS(85>89,"A",85>79,"B",TRUE,"C")', 'B'],
    ['CLAMP(120,0,100)', '100'],
    ['CLAMP(-1,0,100)', '0'],
    ['CLAMP(50,0,100)', '50'],
    ['CLAMP(50,100,0)', 'missing'],
    ['IF(2,"y","n")', 'y'],
    ['IF(0,"y","n")', 'n'],
  ])('%s gives %s', (formula, expected) => {
    expect(valueOf(formula, { columns })).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['DATEDIF("2001-01-01","2003-01-01","Y")', '2'],
    ['DATEDIF("2001-06-01","2002-08-15","D")', '440'],
    ['DATEDIF("2001-06-01","2002-08-15","YD")', '75'],
    ['DATEDIF("2001-06-01","2002-08-15","ym")', '2'],
    ['DATEDIF("2001-06-01","2002-08-15","MD")', '14'],
    ['DATEDIF("2026-01-31","2026-02-28","M")', '0'],
    ['DATEDIF("2026-01-31","2026-03-30","M")', '1'],
    ['DATEDIF("2026-01-31","2026-03-31","M")', '2'],
    ['DATEDIF("2026-01-15","2026-02-14","M")', '0'],
    ['DATEDIF("2026-01-15","2026-02-15","M")', '1'],
    ['DATEDIF("2026-01-31","2026-03-01","MD")', '1'],
    ['DATEDIF("2024-02-29","2025-02-28","Y")', '0'],
    ['DATEDIF("2024-02-29","2025-03-01","Y")', '1'],
    ['DATEDIF("2026-01-15","2026-01-15","D")', '0'],
    ['DATEDIF("2026-01-16","2026-01-15","D")', 'missing'],
    ['YEAR(PERIOD_END)', '2026'],
    ['MONTH(PERIOD_END())', '9'],
    ['PERIOD_START', '2026-07-01'],
    ['PERIOD_END', '2026-09-30'],
    ['DAY(d)', '29'],
    ['DATE(2026,13,1)', '2027-01-01'],
    ['DATE(2026,3,0)', '2026-02-28'],
    ['DATE(0,1,1)', 'missing'],
    ['DATE(9999,12,31)', '9999-12-31'],
    ['DATE(9999,12,32)', 'missing'],
    ['DATE(1,1,1)', '0001-01-01'],
    ['DATEDIF(d,PERIOD_END,"M")', '31'],
    ['YEAR("soon")', 'missing'],
  ])('%s gives %s', (formula, expected) => {
    expect(valueOf(formula, { columns })).toBe(expected);
  });
});

describe('the example of the contract', () => {
  it('reckons it exactly for every outlet', () => {
    const table = { 投诉量: [4, 3, null], 放号量: [10, '10.5', 1], 缴费额: [100, '0.01', 1] };
    expect(valuesOf('IF([投诉量]>3, 0, [放号量]*0.6+[缴费额]*0.4)', { columns: table })).toEqual(['0', '6.304', 'missing']);
  });
});

describe('history', () => {
  const periods = [
    { columns: { x: [5, 1] }, level: ["'B", "'C"] },
    { columns: { x: [7, 9] } },
    { columns: { x: [null, 9] } },
    { columns: { x: [8, 9] } },
  ];
  const [now, ...before] = periods;
  const table = { ...now!, before };

  it.each([
    ['PREV(x,1)', ['7', '9']],
    ['PREV(x,2)', ['missing', '9']],
    ['PREV(x,4)', ['missing', 'missing']],
    ['PREV(PREV(x,1)+1,2)', ['9', '10']],
    ['x-PREV(x,1)', ['-2', '-8']],
    ['STREAK(x>4)', ['2', '0']],
    ['STREAK(x>0)', ['2', '4']],
    ['STREAK(x>7)', ['0', '0']],
    ['PREV(STREAK(x>0),1)', ['1', '3']],
    ['PREV(LEVEL,1)', ['missing', 'missing']],
    ['LEVEL', ['B', 'C']],
    ['PREV(other,1)', ['missing', 'missing']],
    ['PREV(COHORT_RANK(x),1)', ['2', '1']],
    ['PREV(PERIOD_END,1)', ['2026-09-30', '2026-09-30']],
  ])('%s', (formula, expected) => {
    expect(valuesOf(formula, table)).toEqual(expected);
  });
});

describe('cohorts', () => {
  const table = { columns: { x: [1, 2, 2, 4, null] } };
  it.each([
    ['COHORT_RANK(x)', ['4', '2', '2', '1', 'missing']],
    ['COHORT_RANK(x,"low")', ['1', '2', '2', '4', 'missing']],
    ['COHORT_PERCENT(x)', ['0', '25', '25', '75', 'missing']],
    ['COHORT_PERCENTRANK(x)', ['0', '0.333', '0.333', '1', 'missing']],
    ['COHORT_MEAN(x)', ['2.25', '2.25', '2.25', '2.25', '2.25']],
    ['COHORT_MEDIAN(x)', ['2', '2', '2', '2', '2']],
    ['COHORT_MAX(x)-COHORT_MIN(x)', ['3', '3', '3', '3', '3']],
    ['COHORT_COUNT(x)', ['4', '4', '4', '4', '4']],
    // Squares of the distances: 1.5625 + 0.0625 + 0.0625 + 3.0625 = 4.75; the root of 1.1875.
    ['COHORT_SD(x)', Array(5).fill('1.0897247358851683881')],
    ['COHORT_RANK(x-COHORT_MEAN(x))', ['4', '2', '2', '1', 'missing']],
    ['COHORT_COUNT(IF(x>1,x,1/0))', ['3', '3', '3', '3', '3']],
  ])('%s', (formula, expected) => {
    expect(valuesOf(formula, table)).toEqual(expected);
  });

  it('reads rows against the cohorts that the run forms', () => {
    // Two cohorts by parity of the row; the last row has none.
    const parity = (hasValue: (row: number) => boolean) => ({
      groupOf: (row: number) => (row === 4 ? -1 : row % 2),
      membersOf: (group: number) => [0, 1, 2, 3].filter((row) => row % 2 === group && hasValue(row)),
    });
    const read = (formula: string): readonly string[] => valuesOf(formula, { columns: { x: [1, 2, 3, 1, 9] }, cohort: parity });
    expect([read('COHORT_RANK(x)'), read('COHORT_SD(x)')]).toEqual([
      ['2', '1', '1', '2', 'missing'],
      ['1', '0.5', '1', '0.5', 'missing'],
    ]);
  });

  it('gives a cohort of one rank 1, percent 0, percent rank 1 and no spread', () => {
    const read = (name: string): string => valueOf(`COHORT_${name}(x)`, { columns: { x: [7] } });
    expect(['RANK', 'PERCENT', 'PERCENTRANK', 'SD'].map(read)).toEqual(['1', '0', '1', '0']);
  });
});

describe('the run', () => {
  it('gives scores, visits, total and level', () => {
    const table = { columns: { 服务: [3] }, scores: { 服务: ['88.5'] }, visits: { 服务: [4] }, total: [91], level: ["'S4"] };
    const formula = '[服务]&"/"&SCORE([服务])&"/"&VISITS(服务)&"/"&TOTAL&"/"&LEVEL';
    expect(valueOf(formula, table)).toBe('3/88.5/4/91/S4');
  });

  it.each([
    ['y', 'formula/unknown-name'],
    ['SCORE(y)', 'formula/unknown-name'],
    ['SCORE(1)', 'formula/needs-name'],
    ['NOPE(1)', 'formula/unknown-function'],
    ['ROUND(1)', 'formula/argument-count'],
    ['IFS(TRUE,1,FALSE)', 'formula/argument-count'],
    ['TOTAL', 'formula/not-here'],
    ['PREV(a,0)', 'formula/needs-whole'],
    ['PREV(a,a)', 'formula/needs-whole'],
    ['STREAK(STREAK(a>1)>1)', 'formula/nested-streak'],
    ['STREAK(PREV(STREAK(a>1),1)>1)', 'formula/nested-streak'],
    ['DATEDIF(d,d,"W")', 'formula/needs-word'],
    ['COHORT_RANK(a,"best")', 'formula/needs-word'],
  ])('%s is refused: %s', (formula, code) => {
    const table = { columns, before: [{ columns }, { columns }] };
    const run = (): unknown => compileFormula(parseFormula(formula), environmentOf(table)).evaluate(0);
    expect(run).toThrow(FormulaError);
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});

describe('warnings', () => {
  it('count rows by place, each once', () => {
    const table = { columns: { a: [1, 2, 3], n: [0, 1, 0], t: ["'x", null, null] } };
    const environment = environmentOf(table);
    const compiled = compileFormula(parseFormula('IFERROR(a/n,0)+SQRT(-a)+COALESCE(t+1,1)'), environment);
    for (const row of [0, 1, 2, 2]) compiled.evaluate(row);
    expect(compiled.warnings()).toEqual([
      { code: 'formula/division-by-zero', start: 8, end: 11, rows: 2, example: 0 },
      { code: 'formula/out-of-range', start: 15, end: 23, rows: 3, example: 0 },
    ]);
  });

  it('tell a value of the wrong kind', () => {
    const compiled = compileFormula(parseFormula('t+1'), environmentOf({ columns: { t: ["'x"] } }));
    compiled.evaluate(0);
    expect(compiled.warnings()).toEqual([{ code: 'formula/wrong-kind', start: 0, end: 3, rows: 1, example: 0 }]);
  });
});
