import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFor } from '../../../shared/errors.ts';
import { checkFormula, type Vocabulary } from '../../../shared/formula/check.ts';
import { compileFormula } from '../../../shared/formula/evaluate.ts';
import { FUNCTIONS } from '../../../shared/formula/functions.ts';
import { warningProblem } from '../../../shared/formula/warnings.ts';
import { environmentOf, wordsOf } from './environment-of.ts';

const vocabulary: Vocabulary = {
  names: new Map([
    ['放号量', 'number'],
    ['投诉量', 'number'],
    ['类型', 'text'],
    ['开业日期', 'date'],
    ['达标', 'boolean'],
    ['未知', 'any'],
  ]),
  scored: new Set(['服务得分']),
  visited: new Set(['暗访']),
  facilities: new Set(['history', 'cohort', 'total', 'level']),
};

describe('faults', () => {
  it.each([
    ['[放号两]*2', 0, '第 1 个字符处，没有名为“放号两”的指标、数据项、属性或维度，是不是“放号量”？', 'There is no indicator, figure, attribute or dimension named "放号两" (character 1); did you mean "放号量"?'],
    ['1+完全不同的', 2, '第 3 个字符处，没有名为“完全不同的”的指标、数据项、属性或维度。', 'There is no indicator, figure, attribute or dimension named "完全不同的" (character 3).'],
    ['1+ROUN(1,2)', 2, '第 3 个字符处，没有函数 ROUN，是不是 ROUND？', 'There is no function ROUN (character 3); did you mean ROUND?'],
    ['VLOOKUP(1)', 0, '第 1 个字符处，没有函数 VLOOKUP。', 'There is no function VLOOKUP (character 1).'],
    ['ROUND(放号量)', 0, '第 1 个字符处，函数 ROUND 有 1 个参数，应为 2 个。', 'Arguments of ROUND (character 1): 1 instead of 2.'],
    ['IF(达标)', 0, '第 1 个字符处，函数 IF 有 1 个参数，应为 2–3 个。', 'Arguments of IF (character 1): 1 instead of 2–3.'],
    ['IFS(达标,1,达标)', 0, '第 1 个字符处，函数 IFS 有 3 个参数，条件和结果应成对。', 'Arguments of IFS (character 1): 3, but conditions and results must come in pairs.'],
    ['放号量+类型', 4, '第 5 个字符处的“类型”不是数，不能这样计算。', '"类型" at character 5 is no number and cannot be reckoned with like this.'],
    ['SUM(放号量,开业日期)', 8, '第 9 个字符处的“开业日期”不是数，不能这样计算。', '"开业日期" at character 9 is no number and cannot be reckoned with like this.'],
    ['IF(类型,1,2)', 3, '第 4 个字符处的“类型”不是条件；条件例如 [投诉量]>3。', '"类型" at character 4 is no condition; a condition is, say, [complaints]>3.'],
    ['YEAR(放号量)', 5, '第 6 个字符处的“放号量”不是日期；日期写成 "2026-09-30"。', '"放号量" at character 6 is no date; write dates as "2026-09-30".'],
    ['开业日期>"2026-02-30"', 5, '第 6 个字符处的“"2026-02-30"”不是日期；日期写成 "2026-09-30"。', '""2026-02-30"" at character 6 is no date; write dates as "2026-09-30".'],
    ['类型=1', 0, '第 1 个字符处的“类型=1”拿不同类的值（数、文字、日期、是否）作比较。', '"类型=1" at character 1 compares values of different kinds (number, text, date, yes or no).'],
    ['60<=放号量<80', 0, '第 1 个字符处的“60<=放号量<80”连着比较；改写成 AND(60<=[得分], [得分]<80) 这样。', '"60<=放号量<80" at character 1 chains comparisons; write AND(60<=[score], [score]<80) instead.'],
    ['SCORE(放号量+1)', 6, '第 7 个字符处，函数 SCORE 的括号里只能写一个指标或维度的名称。', 'SCORE takes just the name of an indicator or dimension (character 7).'],
    ['PREV(放号量,0)', 9, '第 10 个字符处，函数 PREV 的期数要写成 1 到 240 的整数。', 'The number of periods in PREV (character 10) must be written as a whole number from 1 to 240.'],
    ['COHORT_RANK(放号量,"best")', 16, '第 17 个字符处，函数 COHORT_RANK 的这个参数只能是 "high" "low" 之一。', 'This argument of COHORT_RANK (character 17) must be one of "high" "low".'],
    ['STREAK(STREAK(达标)>2)', 7, '第 8 个字符处，STREAK 里面不能再用 STREAK。', 'STREAK cannot stand within STREAK (character 8).'],
    ['1+', 2, '公式没有写完：末尾（第 3 个字符处）缺少一个数、名称或函数。', 'The formula is unfinished: a number, name or function is missing at its end (character 3).'],
  ])('%s', (text, start, zh, en) => {
    const { problems } = checkFormula(text, vocabulary);
    expect(problems.map((problem) => [problem.start, messageFor(problem.code, problem.params, 'zh'), messageFor(problem.code, problem.params, 'en')])).toEqual([[start, zh, en]]);
  });

  it('are all listed, in order', () => {
    const { problems } = checkFormula('投诉量额+ABS(1,2)+类型', vocabulary);
    expect(problems.map(({ code }) => code)).toEqual(['formula/unknown-name-near', 'formula/argument-count', 'formula/not-a-number']);
  });

  it.each(['TOTAL', 'LEVEL', 'COHORT_MEAN(放号量)', 'PREV(放号量,1)'])('%s is refused where it is not known yet', (text) => {
    const { problems } = checkFormula(text, { ...vocabulary, facilities: new Set() });
    expect(problems.map(({ code, start }) => [code, start])).toEqual([['formula/not-here', 0]]);
  });
});

describe('no fault', () => {
  it.each([
    ['[放号量]/0', 'number'],
    ['0/0', 'number'],
    ['IF([投诉量]>3, 0, [放号量]*0.6)', 'number'],
    ['IF(达标,"甲","乙")', 'text'],
    ['IF(达标,1,"乙")', 'any'],
    ['开业日期+30', 'date'],
    ['PERIOD_END-开业日期', 'number'],
    ['开业日期<"2026-01-01"', 'boolean'],
    ['(放号量>3)*5', 'number'],
    ['未知+1', 'any'],
    ['未知="甲"', 'boolean'],
    ['SCORE(服务得分)+VISITS(暗访)', 'number'],
    ['MIN(开业日期,PERIOD_END)', 'date'],
    ['DATEDIF(开业日期,PERIOD_END,"m")', 'number'],
    ['STREAK(AND(放号量>10,达标))', 'number'],
    ['LEVEL', 'text'],
    ['COALESCE(PREV(放号量,1),0)', 'number'],
  ])('%s is a %s', (text, kind) => {
    const checked = checkFormula(text, vocabulary);
    expect([checked.problems, checked.kind]).toEqual([[], kind]);
  });
});

describe('warnings in words', () => {
  it('say place, text and rows', () => {
    const problem = warningProblem('1+[a]/[b]', { code: 'formula/division-by-zero', start: 2, end: 9, rows: 3, example: 0 });
    expect(messageFor(problem.code, problem.params, 'zh')).toBe('第 3 个字符处除以零，3 个网点按缺失处理。');
  });
});

describe('for any formula', () => {
  const leaves = fc.constantFrom('放号量', '投诉量', '类型', '开业日期', '达标', '未知', '1', '0', '2.5', '-3', '"甲"', '"2026-01-31"', 'TRUE', 'TOTAL', 'LEVEL', 'PERIOD_END', '10^300', '"M"', '"low"');
  const names = Object.keys(FUNCTIONS);
  const formulas = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaves,
      fc.tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '>='), tie('formula')).map((parts) => `(${parts.join('')})`),
      fc.tuple(fc.constantFrom(...names), fc.array(tie('formula'), { maxLength: 3 })).map(([name, args]) => `${name}(${args.join(',')})`),
    ),
  })).formula;
  const columns = { 放号量: [3, null, '0.5'], 投诉量: [0, 1, '1/3'], 类型: ["'甲", null, "'乙"], 开业日期: ['d:2020-02-29', null, 'd:2026-01-01'], 达标: [true, false, null], 未知: [1, "'x", null] };
  const table = { columns, total: [90, 80, null], level: ["'S1", "'S2", null], before: [{ columns }, { columns }] };

  it('one without a fault is reckoned for every outlet and throws nothing', () => {
    let sound = 0;
    fc.assert(fc.property(formulas, (text) => {
      const { expression, problems } = checkFormula(text, vocabulary);
      if (expression === null || problems.length > 0) return;
      sound += 1;
      const { evaluate } = compileFormula(expression, environmentOf(table));
      for (const row of [0, 1, 2]) wordsOf(evaluate(row));
    }), { numRuns: 5000 });
    expect(sound).toBeGreaterThan(500);
  });
});

describe('the functions of the contract', () => {
  it('are all there', () => {
    const named = 'IF IFS AND OR NOT MIN MAX SUM AVERAGE COUNT MEDIAN ABS ROUND ROUNDUP ROUNDDOWN CEILING FLOOR MOD POWER SQRT ISBLANK IFERROR COALESCE CLAMP DATEDIF YEAR MONTH PERIOD_START PERIOD_END PREV STREAK COHORT_RANK COHORT_PERCENT COHORT_PERCENTRANK COHORT_SD COHORT_MEAN COHORT_MEDIAN COHORT_MAX COHORT_MIN COHORT_COUNT SCORE VISITS TOTAL LEVEL';
    expect(named.split(' ').filter((name) => !Object.hasOwn(FUNCTIONS, name))).toEqual([]);
  });
});
