import { describe, expect, it } from 'vitest';
import { messageFor } from '../../../shared/errors.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { methodSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { buildInput } from './build-input.ts';
import { buildScheme, dimension, indicator } from './build-scheme.ts';

const formula = (expression: string): Source => ({ kind: 'formula', expression });

/** `fee` and `volume` count nothing; the formula indicator alone makes the total. */
function schemeOf(expression: string): Scheme {
  return buildScheme([
    indicator('volume', { weight: 0, name: { zh: '放号量', en: 'Activations' }, cap: 'none' }),
    indicator('fee', { weight: 0, name: { zh: '缴费额', en: 'Fees' }, cap: 'none' }),
    indicator('f', { weight: 100, source: formula(expression) }),
  ]);
}

const input: GradingInput = buildInput(
  '2026-09',
  [
    { figures: { volume: 10, fee: '100.5', complaints: 4 }, attributes: { 面积: 80, 类别: '旗舰店' } },
    { figures: { volume: 0, fee: 50, complaints: 0 }, attributes: { 面积: null, 类别: '普通店' } },
    { figures: { volume: null, fee: 5, complaints: null }, attributes: { 面积: 30, 类别: null } },
  ],
  { 面积: 'number', 类别: 'text' },
);

describe('a formula as the source of an indicator', () => {
  it.each([
    ['[fee]-volume', ['90.5', '50', null]],
    ['缴费额-[Activations]', ['90.5', '50', null]],
    ['IF([complaints]>3,0,80)', ['0', '80', null]],
    ['IF(ISBLANK(面积),60,面积)', ['80', '60', '30']],
    ['IF(类别="旗舰店",90,70)', ['90', '70', null]],
    ['fee/volume', ['10.05', null, null]],
    ['COALESCE(fee/nothing,1)', ['1', '1', '1']],
  ])('%s', (expression, expected) => {
    const { indicators } = gradePeriod(schemeOf(expression), input);
    expect([0, 1, 2].map((row) => columnText(indicators[2]!.score, row))).toEqual(expected);
  });

  it('reads another formula', () => {
    const scheme = buildScheme([indicator('a', { weight: 50, source: formula('fee/2') }), indicator('b', { weight: 50, source: formula('a+1') })]);
    expect(columnText(gradePeriod(scheme, input).indicators[1]!.score, 0)).toBe('51.25');
  });

  it('warns of divisions by zero and of data that nobody imported', () => {
    const warnings = (expression: string): readonly string[] => gradePeriod(schemeOf(expression), input).warnings.map(({ kind, indicator: code, rows, example }) => `${kind} ${code} ${rows} ${example}`);
    expect(warnings('fee/volume')).toEqual(['divisionByZero f 1 N0002']);
    expect(warnings('fee+nothing')).toEqual(['noFigures f 3 N0001']);
  });
});

describe('the check of a scheme with formulas', () => {
  const problems = (scheme: Scheme): readonly string[] => checkScheme(scheme, { forPublication: true }).map(({ severity, path, code, params }) => `${severity} ${path} ${code} ${params['position'] ?? ''}`);
  const path = 'tree.children[2].source.expression';

  it.each([
    ['fee/0', []],
    ['fee+', [`error ${path} formula/ends-early 5`]],
    ['ROUN(fee,2)', [`error ${path} formula/unknown-function-near 1`]],
    ['1+ROUND(fee)', [`error ${path} formula/argument-count 3`]],
    ['1+TOTAL', [`error ${path} formula/not-here 3`]],
    ['[total]*2', [`error ${path} formula/not-here 1`]],
    ['fee+volum', [`warning ${path} formula/name-outside-scheme-near 5`]],
    ['fee+面积', [`warning ${path} formula/name-outside-scheme 5`]],
    ['f+1', [`error ${path} formula/circular 1`]],
    ['[指标f]+1', [`error ${path} formula/circular 1`]],
  ])('%s', (expression, expected) => {
    expect(problems(schemeOf(expression))).toEqual(expected);
  });

  it('names a circle through several indicators', () => {
    const scheme = buildScheme([indicator('a', { weight: 50, source: formula('b') }), indicator('b', { weight: 50, source: formula('a') })]);
    const [problem] = checkScheme(scheme, { forPublication: true });
    expect([problem!.path, messageFor(problem!.code, problem!.params, 'zh')]).toEqual(['tree.children[1].source.expression', '公式循环引用：a → b → a（第 1 个字符处）。']);
  });

  it('tells a circle once, at the reference that closes it, and none where formulas share one or read an earlier period', () => {
    const found = (formulas: Readonly<Record<string, string>>): readonly string[] =>
      checkScheme(buildScheme([], { tree: dimension('all', Object.entries(formulas).map(([code, text]) => indicator(code, { source: formula(text) })), { weights: 'any' }) }), { forPublication: true })
        .filter(({ code }) => code === 'formula/circular')
        .map(({ params }) => `${params['chain']} ${params['position']}`);
    expect(found({ 甲: '1+乙', 乙: '丙*2', 丙: '3-[甲]', 丁: '甲+1' })).toEqual(['甲 → 乙 → 丙 → 甲 3']);
    expect(found({ 甲: '乙+丙', 乙: '丙', 丙: '[放号量]', 丁: 'PREV(丁,1)*0.5+甲' })).toEqual([]);
  });
  it('reads the source from a document', () => {
    expect(parseScheme(JSON.parse(JSON.stringify(schemeOf('fee'))))).toMatchObject({ problems: [] });
  });
});

describe('the trace of a formula', () => {
  it('shows the expression, and the figures and attributes that it reads', () => {
    const scheme = schemeOf('fee-面积+complaints');
    const part = traceOutlet(scheme, input, gradePeriod(scheme, input), 0).root.children[2]!.indicator!;
    expect(methodSentence(part, 'zh')).toBe('公式 fee-面积+complaints；原始值即得分');
    expect(part.inputs).toEqual([
      { kind: 'attribute', attribute: '面积', value: '80' },
      { kind: 'figure', figure: 'complaints', period: '2026-09', value: '4' },
    ]);
  });
});
