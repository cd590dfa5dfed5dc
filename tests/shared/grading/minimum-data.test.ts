import { describe, expect, it } from 'vitest';
import { stateSentence } from '../../../shared/grading/sentences.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { MeasuredRule, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput } from './build-input.ts';
import { buildScheme, dimension, indicator } from './build-scheme.ts';
import { states } from './read-result.ts';

/** Dimensions d (a, b), e (c, and f with g in it) and h (i). */
function schemeOf(require: readonly MeasuredRule[], missing: Scheme['missing'] = 'reweight'): Scheme {
  const tree = [
    dimension('d', [indicator('a'), indicator('b')]),
    dimension('e', [indicator('c'), dimension('f', [indicator('g')])]),
    dimension('h', [indicator('i', { appliesTo: { value: 'ownership', is: '=', than: 'own' } })]),
  ];
  return buildScheme(tree, { minimumData: { require }, missing });
}
function grade(require: readonly MeasuredRule[], rows: readonly Readonly<Record<string, number>>[], missing: Scheme['missing'] = 'reweight') {
  return gradePeriod(schemeOf(require, missing), buildInput('2026-09', rows.map((figures) => ({ figures, ownership: 'partner' }))));
}

describe('least measured indicators', () => {
  it('need at least k of the dimensions to have n measured ones each, those further down counted', () => {
    const rule = { atLeast: 2, of: ['d', 'e', 'h'], measured: 2 };
    expect(states(grade([rule], [{ a: 1, b: 1, c: 1, g: 1 }, { a: 1, b: 1, c: 1 }, { a: 1, c: 1, g: 1 }]))).toEqual(['graded', 'notGraded', 'notGraded']);
    expect(states(grade([{ ...rule, atLeast: 1 }], [{ a: 1, b: 1, c: 1 }, { a: 1, c: 1 }]))).toEqual(['graded', 'notGraded']);
  });
  it('do not count what a policy filled in, nor what does not apply', () => {
    expect(states(grade([{ atLeast: 1, of: ['d'], measured: 2 }], [{ a: 1, b: 1 }, { a: 1 }], 'zero'))).toEqual(['graded', 'notGraded']);
    expect(states(grade([{ atLeast: 1, of: ['h'], measured: 1 }], [{ a: 1, i: 1 }]))).toEqual(['notGraded']);
  });
  it('all have to be met, and the first that is not is the reason', () => {
    const result = grade([{ atLeast: 1, of: ['d'], measured: 1 }, { atLeast: 2, of: ['d', 'e'], measured: 1 }], [{ a: 1 }, { a: 1, c: 1 }]);
    const reason = result.stateReasons.get(0)!;
    expect(reason).toEqual({ kind: 'tooFewMeasured', dimensions: ['d', 'e'], measured: 1, having: 1, needed: 2 });
    expect(stateSentence(reason, 'zh')).toBe('“d、e”中有 1 项各有 1 个有数据的指标，至少要 2 项，不评级');
    expect(stateSentence(reason, 'en')).toBe('Not graded: 1 of "d, e" have 1 measured indicator, 2 are needed');
    expect(states(result)).toEqual(['notGraded', 'graded']);
  });
  it('are checked: known dimensions, and not more than there can be', () => {
    const faults = (rule: MeasuredRule) => checkScheme(schemeOf([rule]), { forPublication: true }).map(({ code, path }) => `${code} ${path}`);
    expect(faults({ atLeast: 2, of: ['d', 'e'], measured: 2 })).toEqual([]);
    expect(faults({ atLeast: 2, of: ['d', 'h'], measured: 2 })).toEqual(['scheme/require-never-met minimumData.require[0]']);
    expect(faults({ atLeast: 3, of: ['d', 'e'], measured: 1 })).toEqual(['scheme/require-never-met minimumData.require[0]']);
    expect(faults({ atLeast: 1, of: ['a'], measured: 1 })).toEqual(['scheme/unknown-code-near minimumData.require[0].of[0]']);
  });
});
