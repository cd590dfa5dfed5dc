import { describe, expect, it } from 'vitest';
import { pointsText } from '../../../renderer/components/answers/answer-labels.ts';
import { bonusPoints, itemPoints, lostPoints, sectionPoints } from '../../../renderer/features/visits/entry-words.ts';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { answersOf, buildChecklist, buildContext, passFail } from '../../builders/checklist.ts';

const faults: Item = { kind: 'count', code: 'C', name: { zh: '差错' }, faults: [{ code: 'rude', name: { zh: '生硬' }, points: 5 }] };
const items: readonly Item[] = [passFail('A', { points: '1/2' }), passFail('B', { points: 3 }), faults, passFail('D', { points: 2, bonus: true })];
const checklist = buildChecklist(items, { mode: 'deduct', base: 100 });
const compiled = compileChecklist(checklist);

describe('points in words', () => {
  it('shows points with the places they need', () => {
    expect(itemPoints(compiled, 'A')).toBe('0.5');
    expect(itemPoints(compiled, 'B')).toBe('3');
    expect(itemPoints(compiled, 'C')).toBeNull();
    expect(itemPoints(compiled, 'D')).toBe('2');
  });

  it('adds up a section without its bonus', () => {
    expect(sectionPoints(compiled, 0)).toBe('3.5');
  });

  it('tells what was lost from what is only unanswered, and bonus apart', () => {
    const score = scoreCompiled(compiled, answersOf({ B: 'fail', C: { value: { rude: 2 } }, D: 'pass' }), buildContext());
    expect(pointsText(lostPoints(score, items))).toBe('13');
    expect(pointsText(bonusPoints(score, items))).toBe('2');
    expect(score.scoreAnswered?.text).toBe('89.00');
  });
});
