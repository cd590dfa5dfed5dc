import { describe, expect, it } from 'vitest';
import type { SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import { formulaPieces } from '../../../renderer/components/formula/formula-text.ts';
import { reshaped, shapeOf } from '../../../renderer/features/schemes/model/band-shape.ts';
import { bandPieces } from '../../../renderer/features/schemes/model/band-pieces.ts';
import { conditionText } from '../../../renderer/features/schemes/model/condition-text.ts';
import { completions, wordAt } from '../../../renderer/components/formula/formula-completion.ts';
import { operandChoices, operandKey, operandOf } from '../../../renderer/features/schemes/model/operands.ts';
import { nodePathOf, placeName, tabOf } from '../../../renderer/features/schemes/model/problem-place.ts';
import { SchemeNames } from '../../../renderer/features/schemes/model/scheme-names.ts';
import { documentProblems } from '../../../renderer/features/schemes/model/scheme-problems.ts';
import { scheme } from './sample-scheme.ts';

const vocabulary: SchemeVocabulary = {
  figures: [{ code: 'volume', name: '放号量', unit: '户' }],
  attributes: [{ code: 'area', name: '面积', type: 'number' }],
  checklists: [{ code: 'hall', name: { zh: '厅堂检查', en: 'Hall checklist' } }],
  types: ['hall'],
  classes: ['A'],
  regionLevels: 2,
};

describe('conditions as sentences', () => {
  const zh = new SchemeNames(scheme, vocabulary, 'zh');
  const en = new SchemeNames(scheme, vocabulary, 'en');

  it('name what they compare', () => {
    expect(conditionText({ value: { indicator: 'sales' }, is: '>=', than: 10 }, zh)).toBe('销量不低于 10');
    expect(conditionText({ value: { dimension: 'business' }, is: '<', than: 60 }, en)).toBe('score of Business below 60');
    expect(conditionText({ value: 'ownership', is: '=', than: 'own' }, zh)).toBe('经营方式等于自办厅');
  });

  it('say how a source of their own is put together', () => {
    expect(conditionText({ value: { source: { kind: 'kpi', figure: 'volume', fold: 'sum', window: { months: 3 } } }, is: '>', than: 10 }, zh)).toBe('放号量（近 3 个月合计）超过 10');
    expect(conditionText({ value: { source: { kind: 'event', event: 'complaint', fold: 'count' } }, is: '>', than: 2 }, en)).toBe('complaint (count, this period) above 2');
  });

  it('offer a source of their own where raw values are known, not among the facts alone', () => {
    const fresh = operandKey({ source: { kind: 'kpi', figure: 'volume', fold: 'sum' } });
    const offered = (stage: 'facts' | 'raw') => operandChoices(stage, zh, 'ownership').map(({ value }) => value);
    expect(offered('raw').at(-1)).toBe(fresh);
    expect(offered('facts')).not.toContain(fresh);
    const counted = { source: { kind: 'event', event: 'complaint', fold: 'count' } } as const;
    expect(operandChoices('raw', zh, counted).filter(({ value }) => value.startsWith('source '))).toEqual([{ value: operandKey(counted), label: 'complaint（本期次数）' }]);
  });

  it('put brackets around what is combined within', () => {
    const a = { value: 'total', is: '<', than: 60 } as const;
    expect(conditionText({ any: [a, { all: [a, { not: a }] }] }, zh)).toBe('总分低于 60，或（总分低于 60，且并非总分低于 60）');
    expect(conditionText({ redLine: { kinds: ['covert'], window: { months: 3 } } }, zh)).toBe('近 3 个月的暗访出现红线');
  });

  it('keep their operand through the list of choices', () => {
    for (const operand of ['total', { dimension: 'a b' }, { indicator: 'x', read: 'score' }, { indicator: 'x' }, { attribute: 'y' }] as const) {
      expect(operandOf(operandKey(operand))).toEqual(operand);
    }
  });
});

describe('completion in formulas', () => {
  const offered = (word: string, own: string | null = null) => completions(word, scheme, vocabulary, 'zh', own).map(({ label }) => label);

  it('finds the word at the caret, in brackets or bare', () => {
    expect(wordAt('IF(销', 4)).toEqual({ start: 3, end: 4, word: '销' });
    expect(wordAt('1+[sa]*2', 5)).toEqual({ start: 2, end: 6, word: 'sa' });
    expect(wordAt('1+2', 3)).toBeNull();
  });

  it('offers indicators, figures by code or name, and functions by name or what they do', () => {
    expect(offered('销')).toContain('销量');
    expect(offered('放号')).toContain('volume');
    expect(offered('AV')[0]).toBe('AVERAGE');
    expect(offered('平均')).toContain('AVERAGE');
  });

  it('never offers the indicator that the formula is of', () => {
    expect(offered('投', 'complaints')).not.toContain('投诉');
  });

  it('cuts a formula into its words and marks the faulty one', () => {
    expect(formulaPieces('IF([a]>1, "x")', [{ start: 3, end: 6 }]).map(({ text, kind, isWrong }) => [text, kind, isWrong])).toEqual([
      ['IF', 'function', false],
      ['(', 'plain', false],
      ['[a]', 'name', true],
      ['>', 'operator', false],
      ['1', 'number', false],
      [',', 'plain', false],
      [' ', 'plain', false],
      ['"x"', 'text', false],
      [')', 'plain', false],
    ]);
  });
});

describe('band rows', () => {
  it('are told by their ends and keep their numbers in another shape', () => {
    expect(shapeOf({ atLeast: 5, below: 9, points: 1 })).toBe('atLeastBelow');
    expect(shapeOf({ atLeast: 5, atMost: 5, points: 1 })).toBe('equal');
    expect(shapeOf({ points: 1 })).toBe('any');
    expect(reshaped({ atLeast: 5, below: 9, points: 1 }, 'above')).toEqual({ above: 5, points: 1 });
    expect(reshaped({ atMost: 3, points: 1 }, 'atLeastAtMost')).toEqual({ atLeast: null, atMost: 3, points: 1 });
  });

  it('are drawn as steps, the first that holds on top, gaps left open', () => {
    const pieces = bandPieces({ kind: 'bands', rows: [{ atLeast: 8, points: 100 }, { atLeast: 2, below: 9, points: 50 }] }, { low: 0, high: 10 });
    expect(pieces).toEqual([
      { from: [2, 50], to: [8, 50], text: '50' },
      { from: [8, 100], to: [10, 100], text: '100' },
    ]);
  });
});

describe('a row of a single value', () => {
  it('is a dot, unless a row above it takes the value', () => {
    const zero = { atLeast: 0, atMost: 0, points: 100 };
    expect(bandPieces({ kind: 'bands', rows: [zero, { above: 0, points: 60 }] }, { low: 0, high: 10 })).toEqual([
      { from: [0, 60], to: [10, 60], text: '60' },
      { from: [0, 100], to: [0, 100], text: '100' },
    ]);
    expect(bandPieces({ kind: 'bands', rows: [{ above: 0, points: 60 }, zero] }, { low: 0, high: 10 })).toHaveLength(2);
    expect(bandPieces({ kind: 'bands', rows: [{ atLeast: 0, points: 60 }, zero] }, { low: 0, high: 10 })).toHaveLength(1);
  });
});

describe('places of faults', () => {
  it('lead to the tab and the node that hold them', () => {
    expect(tabOf('tree.children[0].weight')).toBe('tree');
    expect(tabOf('levels[2].line')).toBe('levels');
    expect(tabOf('movement.buffer')).toBe('movement');
    expect(nodePathOf('tree.children[0].children[1].method.rows[0]')).toBe('tree.children[0].children[1]');
    expect(placeName(scheme, 'tree.children[0].children[1].method', 'zh')).toBe('业务 / 投诉');
    expect(placeName(scheme, 'levels[1].line', 'en')).toBe('Two stars');
  });

  it('are errors for a name that neither the scheme nor the store has, and none for one of the store', () => {
    const withFormula = (expression: string) => JSON.parse(JSON.stringify(scheme).replace('[sales] / 2', expression)) as typeof scheme;
    expect(documentProblems(withFormula('[area] / 2'), vocabulary)).toEqual([]);
    expect(documentProblems(withFormula('[arae] / 2'), vocabulary).map(({ severity, path }) => [severity, path])).toEqual([['error', 'tree.children[0].children[1].source.expression']]);
  });
});
