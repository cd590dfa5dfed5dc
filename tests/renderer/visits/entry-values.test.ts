import { describe, expect, it } from 'vitest';
import { answersOf, entryValues, headerOf } from '../../../renderer/features/visits/entry-form.ts';
import { typedText, typedValue, timeText } from '../../../renderer/components/answers/typed-value.ts';
import { pushStep, type AnswerField, type UndoStep } from '../../../renderer/features/visits/undo-stack.ts';
import { filtersOfAddress, hasVisitFilters, isVisitFilters, NO_VISIT_FILTERS, visitQuery } from '../../../renderer/features/visits/visit-filters.ts';
import type { Checklist, Item } from '../../../shared/checklist/checklist.ts';

const measure: Item = { code: 'C7', name: { zh: '等候' }, kind: 'measure', bands: [{ points: 1 }] };
const time: Item = { code: 'T', name: { zh: '时间' }, kind: 'time' };
const checklist: Checklist = {
  format: 'startier-checklist/1',
  code: 'f',
  name: { zh: '表' },
  mode: 'ratio',
  header: [{ code: 'a.b', name: { zh: '时段' }, kind: 'text' }],
  sections: [{ code: 'S', name: { zh: '甲' }, items: [{ ...measure, code: '1.1' }, time] }],
};

describe('the entry form', () => {
  it('presets nothing and reads back what was there, codes with dots included', () => {
    const answers = { '1.1': { value: '12.5', note: 'x' } };
    const values = entryValues(checklist, answers, { 'a.b': '上午' });
    expect(values.answers).toEqual([{ answer: { value: '12.5', note: 'x' } }, { answer: null }]);
    expect(answersOf(checklist, values)).toEqual(answers);
    expect(headerOf(checklist, values)).toEqual({ 'a.b': '上午' });
  });
});

describe('typed answers', () => {
  it('takes full-width digits and points as typed', () => {
    expect(typedValue(measure, ' ３００ ')).toBe('300');
    expect(typedValue(measure, '１２。５')).toBe('12.5');
    expect(typedValue(measure, '')).toBeNull();
    expect(typedValue(measure, '30 分')).toBe('30 分');
  });

  it('reads 1405 and 14：05 as a time', () => {
    expect(timeText('1405')).toBe('14:05');
    expect(timeText('14：05')).toBe('14:05');
    expect(timeText('9:05')).toBe('09:05');
    expect(timeText('140')).toBe('140');
    expect(typedValue(time, '0905')).toBe('09:05');
  });

  it('takes a long scale as a number and leaves what is none to be refused', () => {
    const scale: Item = { code: 'S', name: { zh: '分' }, kind: 'scale', points: 10, steps: 10 };
    expect(typedValue(scale, '10')).toBe(10);
    expect(typedValue(scale, '1x')).toBe('1x');
    expect(typedText({ value: 0 })).toBe('0');
    expect(typedText({ value: '3', na: true })).toBe('');
  });
});

describe('pushStep', () => {
  const step = (item: string, field: AnswerField): UndoStep => ({ item, before: null, field });
  it('takes typing in one field as one step, and each answer as its own', () => {
    const one = pushStep([], step('A1', 'note'));
    expect(pushStep(one, step('A1', 'note'))).toHaveLength(1);
    expect(pushStep(one, step('A2', 'note'))).toHaveLength(2);
    const two = pushStep([], step('A1', 'answer'));
    expect(pushStep(two, step('A1', 'answer'))).toHaveLength(2);
  });
});

describe('visit filters', () => {
  it('asks only for what is set', () => {
    expect(visitQuery(NO_VISIT_FILTERS)).toEqual({});
    expect(hasVisitFilters(NO_VISIT_FILTERS)).toBe(false);
    expect(visitQuery({ ...NO_VISIT_FILTERS, state: 'submitted', kind: ['open', 'nonsense'], redLine: true })).toEqual({ state: ['submitted'], kind: ['open'], redLine: true });
  });

  it('takes state and period from the address, and nothing from nonsense', () => {
    expect(filtersOfAddress(new URLSearchParams('state=submitted'))).toEqual({ ...NO_VISIT_FILTERS, state: 'submitted' });
    expect(filtersOfAddress(new URLSearchParams('period=2026-09'))).toEqual({ ...NO_VISIT_FILTERS, period: '2026-09' });
    expect(filtersOfAddress(new URLSearchParams('state=no'))).toBeNull();
  });

  it('refuses kept filters of another shape', () => {
    expect(isVisitFilters({ ...NO_VISIT_FILTERS, state: 'approved' })).toBe(true);
    expect(isVisitFilters({ ...NO_VISIT_FILTERS, state: 'no' })).toBe(false);
    expect(isVisitFilters({ text: '' })).toBe(false);
  });
});
