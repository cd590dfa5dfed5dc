import { describe, expect, it } from 'vitest';
import {
  answeredCounts,
  entryOrder,
  HEADER_PLACE,
  missingCount,
  missingLines,
  nextMissing,
  sectionStep,
  settledPlace,
  startPlace,
  stepFrom,
} from '../../../renderer/features/visits/entry-order.ts';
import type { Answers } from '../../../shared/checklist/answer.ts';
import type { Checklist, Item } from '../../../shared/checklist/checklist.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import type { IsoDate } from '../../../shared/dates.ts';

const item = (code: string, more: Partial<Item> = {}): Item => ({ code, name: { zh: code }, kind: 'passFail', points: 1, ...more }) as Item;
const checklist: Checklist = {
  format: 'startier-checklist/1',
  code: 'form',
  name: { zh: '表' },
  mode: 'ratio',
  header: [{ code: 'slot', name: { zh: '时段' }, kind: 'text', required: true }],
  sections: [
    { code: 'A', name: { zh: '甲' }, items: [item('A1'), item('A2', { naAllowed: true, naNeedsReason: true }), item('A3', { evidence: { note: 'onFail' } })] },
    { code: 'B', name: { zh: '乙' }, items: [item('B1'), item('B2', { condition: { value: { item: 'B1' }, is: '=', than: 'fail' } }), item('B3', { kind: 'photo' })] },
    { code: 'C', name: { zh: '丙' }, items: [item('C1'), item('C2')] },
  ],
};
const scored = (answers: Answers = {}, header: Readonly<Record<string, string>> = {}) =>
  scoreVisit(checklist, answers, { header, attributes: {}, visitedOn: '2026-09-23' as IsoDate });
const pass = { value: 'pass' };
const fail = { value: 'fail' };

describe('entryOrder', () => {
  it('holds the head, then the items that apply, photos too; hidden items are passed over', () => {
    expect(entryOrder(checklist, scored())).toEqual([HEADER_PLACE, 'A1', 'A2', 'A3', 'B1', 'B3', 'C1', 'C2']);
    expect(entryOrder(checklist, scored({ B1: fail }))).toEqual([HEADER_PLACE, 'A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2']);
    const { header: _none, ...headless } = checklist;
    expect(entryOrder(headless, scored())[0]).toBe(HEADER_PLACE);
  });

  it('steps item by item and section by section, and stays at the ends', () => {
    const order = entryOrder(checklist, scored());
    expect(stepFrom(order, 'A3', 1)).toBe('B1');
    expect(stepFrom(order, 'C2', 1)).toBe('C2');
    expect(stepFrom(order, HEADER_PLACE, -1)).toBe(HEADER_PLACE);
    expect(sectionStep(checklist, order, 'A2', 1)).toBe('B1');
    expect(sectionStep(checklist, order, 'C2', 1)).toBe('C2');
    expect(sectionStep(checklist, order, 'B1', -1)).toBe('A1');
    expect(sectionStep(checklist, order, 'A2', -1)).toBe(HEADER_PLACE);
  });

  it('resumes at the item last worked on', () => {
    const order = entryOrder(checklist, scored());
    expect(startPlace(order, 'B1')).toBe('B1');
    expect(startPlace(order, 'B2')).toBe(HEADER_PLACE);
    expect(startPlace(order, null)).toBe(HEADER_PLACE);
  });

  it('goes on to the next shown item when an answer hides the current one', () => {
    expect(settledPlace(checklist, entryOrder(checklist, scored()), 'B2')).toBe('B3');
  });
});

describe('what is missing', () => {
  it('counts items and head fields', () => {
    expect(missingCount(scored())).toBe(7);
    expect(missingCount(scored({}, { slot: '上午' }))).toBe(6);
    expect(missingCount(scored({ A1: pass, A2: pass, A3: pass, B1: pass, C1: pass, C2: pass }, { slot: '上午' }))).toBe(0);
  });

  it('calls an item skipped once something after it has been answered', () => {
    expect(missingLines(checklist, scored({ A2: pass }), 'A3')).toEqual([
      { kind: 'header', fields: ['slot'] },
      { kind: 'item', code: 'A1', reason: 'skipped' },
      { kind: 'item', code: 'A3', reason: 'unanswered' },
      { kind: 'item', code: 'B1', reason: 'unanswered' },
      { kind: 'section', section: 'C', first: 'C1', count: 2 },
    ]);
  });

  it('lists the items of the section in hand one by one', () => {
    expect(missingLines(checklist, scored({}, { slot: '上午' }), 'C1').filter((line) => line.kind === 'item').map((line) => line.code)).toEqual(['B1', 'C1', 'C2']);
  });

  it('says why an answered item is not done: reason of N/A, note', () => {
    const lines = missingLines(checklist, scored({ A1: pass, A2: { value: null, na: true }, A3: fail, B1: pass, C1: pass, C2: pass }, { slot: '上午' }), 'C2');
    expect(lines).toEqual([
      { kind: 'item', code: 'A2', reason: 'naReason' },
      { kind: 'item', code: 'A3', reason: 'evidence' },
    ]);
  });

  it('counts progress over the items that take an answer', () => {
    const items = checklist.sections[1]!.items;
    expect(answeredCounts(items, scored())).toEqual({ answered: 0, items: 2 });
    expect(answeredCounts(items, scored({ B1: fail }))).toEqual({ answered: 1, items: 3 });
    expect(answeredCounts(items, scored({ B1: fail, B3: { value: ['a'] } }))).toEqual({ answered: 2, items: 3 });
    expect(answeredCounts(checklist.sections[0]!.items, scored({ A1: pass, A2: { value: null, na: true } }))).toEqual({ answered: 2, items: 3 });
  });

  it('goes to the next missing place and starts again at the top', () => {
    const score = scored({ A1: pass, B1: pass }, { slot: '上午' });
    const order = entryOrder(checklist, score);
    expect(nextMissing(order, score, 'A1')).toBe('A2');
    expect(nextMissing(order, score, 'A3')).toBe('C1');
    expect(nextMissing(order, score, 'C2')).toBe('A2');
    const done = scored({ A1: pass, A2: pass, A3: pass, B1: pass, C1: pass, C2: pass }, { slot: '上午' });
    expect(nextMissing(entryOrder(checklist, done), done, 'A1')).toBeNull();
  });
});
