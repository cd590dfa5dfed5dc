import { describe, expect, it } from 'vitest';
import { answerOptions, optionOfDigit, optionState, pressOption, withNotApplicable, withNote, withReason } from '../../../renderer/components/answers/answer-options.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';

const name = { zh: '项' };
const base = { code: 'A1', name };
const coded = (...codes: string[]) => codes.map((code) => ({ code, name: { zh: code } }));
const passFail: Item = { ...base, kind: 'passFail', points: 2, naAllowed: true };
const choice: Item = { ...base, kind: 'choice', options: [{ code: 'a', name, points: 2 }, { code: 'b', name, points: 1 }, { code: 'c', name, points: '0' }] };
const count: Item = { ...base, kind: 'count', points: 2, faults: [{ code: 'x', name, points: 1 }, { code: 'y', name, points: '1/2' }], naAllowed: true };
const additive: Item = { ...base, kind: 'additive', parts: [{ code: 'p', name, points: 1 }, { code: 'q', name, points: 1 }] };
const allOf: Item = { ...base, kind: 'allOf', points: 2, conditions: coded('m', 'n'), naAllowed: true };
const multi: Item = { ...base, kind: 'multi', options: [{ code: 'u', name, points: 1 }, { code: 'v', name, points: -1 }] };
const scale: Item = { ...base, kind: 'scale', points: 4, steps: 4, naAllowed: true };
const flag: Item = { ...base, kind: 'flag' };

/** Presses digits one after another and gives the answer. */
function pressed(item: Item, digits: readonly number[], start: Answer | null = null, back = false): Answer | null {
  return digits.reduce<Answer | null>((answer, digit) => {
    const option = optionOfDigit(item, digit);
    return option === null ? answer : pressOption(item, answer, option, back);
  }, start);
}

describe('answer options', () => {
  it('presets nothing: no option of any kind is on before it was pressed', () => {
    for (const item of [passFail, choice, count, additive, allOf, multi, scale, flag]) {
      expect(answerOptions(item).map((option) => optionState(item, null, option).tone).every((tone) => tone === 'off')).toBe(true);
    }
  });

  it('answers 合格, 不合格, 不适用 by 1, 2, 3', () => {
    expect(pressed(passFail, [1])).toEqual({ value: 'pass' });
    expect(pressed(passFail, [2])).toEqual({ value: 'fail' });
    expect(pressed(passFail, [3])).toEqual({ value: null, na: true });
    expect(pressed(passFail, [3, 1])).toEqual({ value: 'pass' });
  });

  it('shows 不适用 locked where it is not allowed, and no digit presses it', () => {
    const { naAllowed: _allowed, ...strict } = passFail;
    expect(answerOptions(strict).map(({ id, locked }) => [id, locked])).toEqual([['pass', false], ['fail', false], ['na', true]]);
    expect(optionOfDigit(strict, 3)).toBeNull();
    expect(pressOption(strict, { value: 'pass' }, answerOptions(strict)[2]!)).toEqual({ value: 'pass' });
  });

  it('answers a choice by its place and a scale by its number', () => {
    expect(pressed(choice, [2])).toEqual({ value: 'b' });
    expect(pressed(scale, [0])).toEqual({ value: 0 });
    expect(pressed(scale, [4])).toEqual({ value: 4 });
    expect(answerOptions(scale).at(-1)).toMatchObject({ id: 'na', digit: null });
  });

  it('shows the best answer as good, the worst as bad, those between as neither', () => {
    expect(answerOptions(choice).map(({ tone }) => tone)).toEqual(['good', 'plain', 'bad']);
    expect(answerOptions(flag).map(({ id, tone }) => [id, tone])).toEqual([['false', 'good'], ['true', 'bad']]);
  });

  it('counts faults up and, with Shift, down to none', () => {
    expect(pressed(count, [1, 1, 2])).toEqual({ value: { x: 2, y: 1 } });
    expect(pressed(count, [1], { value: { x: 2, y: 1 } }, true)).toEqual({ value: { x: 1, y: 1 } });
    expect(pressed(count, [2], { value: { y: 1 } }, true)).toEqual({ value: {} });
    expect(pressed(count, [0])).toEqual({ value: {} });
    expect(pressed(count, [0], { value: { x: 3 } })).toEqual({ value: {} });
    expect(pressed(count, [3])).toEqual({ value: null, na: true });
  });

  it('tells no faults from not answered', () => {
    const none = answerOptions(count).find(({ id }) => id === 'none')!;
    expect(optionState(count, null, none).tone).toBe('off');
    expect(optionState(count, { value: {} }, none).tone).toBe('good');
    expect(optionState(count, { value: { x: 1 } }, none).tone).toBe('off');
  });

  it('goes round given and not given, and N/A only where it is allowed', () => {
    expect(pressed(additive, [1])).toEqual({ value: { p: true } });
    expect(pressed(additive, [1, 1])).toEqual({ value: { p: false } });
    expect(pressed(additive, [1, 1, 1])).toEqual({ value: { p: true } });
    expect(pressed(allOf, [2, 2])).toEqual({ value: { n: 'breached' } });
    expect(pressed(allOf, [2, 2, 2])).toEqual({ value: { n: 'na' } });
    expect(pressed(allOf, [2, 2, 2, 2])).toEqual({ value: { n: 'met' } });
  });

  it('fills only the unsaid parts with 0', () => {
    expect(pressed(additive, [1, 1, 0])).toEqual({ value: { p: false, q: true } });
    expect(pressed(allOf, [0])).toEqual({ value: { m: 'met', n: 'met' } });
  });

  it('ticks several, and says none of them with 0', () => {
    expect(pressed(multi, [1, 2])).toEqual({ value: ['u', 'v'] });
    expect(pressed(multi, [1, 2, 1])).toEqual({ value: ['v'] });
    expect(pressed(multi, [0])).toEqual({ value: [] });
  });

  it('keeps the note through every change and drops the reason with N/A', () => {
    const noted = withNote(null, '看到了');
    expect(noted).toEqual({ value: null, note: '看到了' });
    expect(pressed(passFail, [2], noted)).toEqual({ value: 'fail', note: '看到了' });
    const away = withReason(withNotApplicable(noted), '无引导台');
    expect(away).toEqual({ value: null, na: true, naReason: '无引导台', note: '看到了' });
    expect(pressed(passFail, [1], away)).toEqual({ value: 'pass', note: '看到了' });
    expect(withNote({ value: null, note: 'x' }, '')).toBeNull();
    expect(withNote({ value: 'pass', note: 'x' }, '')).toEqual({ value: 'pass' });
  });

  it('gives no digit past the ninth option', () => {
    const long: Item = { ...base, kind: 'choice', options: Array.from({ length: 11 }, (_, n) => ({ code: `o${n}`, name, points: n })), naAllowed: true };
    expect(answerOptions(long).map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null, null, null]);
  });

  it('types a scale with more steps than digits', () => {
    expect(answerOptions({ ...base, kind: 'scale', points: 10, steps: 10 })).toEqual([]);
  });
});
