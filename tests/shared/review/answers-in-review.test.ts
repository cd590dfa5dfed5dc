import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../shared/checklist/answer.ts';
import { CHECKLIST_FORMAT, type Checklist, type Item } from '../../../shared/checklist/checklist.ts';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { contradicts } from '../../../shared/review/contradicts.ts';
import { outcomeClasses } from '../../../shared/review/outcome-class.ts';
import { minutesOnSite } from '../../../shared/review/time-on-site.ts';

const ITEMS: readonly Item[] = [
  { kind: 'passFail', code: 'p', name: { zh: '对错' }, points: 2, naAllowed: true },
  { kind: 'scale', code: 's', name: { zh: '等级' }, points: 4, steps: 4 },
  { kind: 'count', code: 'c', name: { zh: '差错' }, points: 3, faults: [{ code: 'x', name: { zh: '次' }, points: 1 }] },
  { kind: 'flag', code: 'f', name: { zh: '红线' }, critical: true, criticalRule: 'zeroSection' },
  { kind: 'passFail', code: 'b', name: { zh: '加分' }, points: 1, bonus: true },
  { kind: 'text', code: 't', name: { zh: '备注' } },
  { kind: 'passFail', code: 'h', name: { zh: '条件' }, points: 1, condition: { value: { item: 'p' }, is: '=', than: 'fail' } },
];
const FORM: Checklist = { format: CHECKLIST_FORMAT, code: 'F', name: { zh: '表' }, mode: 'ratio', sections: [{ code: 'a', name: { zh: '甲' }, items: ITEMS }] };

function classesOf(answers: Answers): string {
  const compiled = compileChecklist(FORM);
  const { itemScores } = scoreCompiled(compiled, answers, { header: {}, attributes: {}, visitedOn: '2026-09-01' as IsoDate });
  return outcomeClasses(compiled, answers, itemScores);
}

describe('what answers come to', () => {
  it('is all, a part or nothing of the points, whatever the kind', () => {
    expect(classesOf({ p: { value: 'pass' }, s: { value: 4 }, c: { value: {} }, f: { value: false }, b: { value: 'pass' }, t: { value: '好' } })).toBe('FFFFF--');
    expect(classesOf({ p: { value: 'fail' }, s: { value: 1 }, c: { value: { x: 3 } }, f: { value: false }, b: { value: 'fail' }, h: { value: 'pass' } })).toBe('NPNFN-F');
  });

  it('tells N/A from unanswered, and a hidden item is not rated', () => {
    expect(classesOf({ p: { value: null, na: true }, s: { value: 0 } })).toBe('AN-----');
  });

  it('is the answer itself, not what a red line made of its section', () => {
    expect(classesOf({ p: { value: 'pass' }, s: { value: 2 }, f: { value: true } })).toBe('FP-N---');
  });
});

describe('minutes on site', () => {
  const form: Checklist = {
    ...FORM,
    header: [
      { code: 'in', name: { zh: '到店' }, kind: 'time' },
      { code: 'who', name: { zh: '陪同' }, kind: 'person' },
      { code: 'out', name: { zh: '离店' }, kind: 'time' },
    ],
  };
  const none = { arrivedAt: null, leftAt: null };

  it('are those of the visit, else of the first and last time of the head', () => {
    expect(minutesOnSite(form, { ...none, header: { in: '09:50', out: '10:25' } })).toBe(35);
    expect(minutesOnSite(form, { arrivedAt: '09:00', leftAt: '09:40', header: { in: '09:50', out: '10:25' } })).toBe(40);
    expect(minutesOnSite(FORM, { ...none, header: {} })).toBeNull();
  });

  it('go past midnight and need both times', () => {
    expect(minutesOnSite(form, { ...none, header: { in: '23:50', out: '00:10' } })).toBe(20);
    expect(minutesOnSite(form, { ...none, header: { in: '09:50' } })).toBeNull();
    expect(minutesOnSite(form, { ...none, header: { in: '9点', out: '10:25' } })).toBeNull();
  });
});

describe('a note that contradicts its answer', () => {
  it('says something is wrong where nothing was lost', () => {
    expect(contradicts('门头灯箱破损', true)).toBe(true);
    expect(contradicts('门头灯箱破损', false)).toBe(false);
    expect(contradicts('没有问题，很干净', true)).toBe(false);
    expect(contradicts(undefined, true)).toBe(false);
    expect(contradicts('The lamp is broken', true)).toBe(true);
    expect(contradicts('No problem found', true)).toBe(false);
  });
});
