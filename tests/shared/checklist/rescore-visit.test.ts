import { describe, expect, it } from 'vitest';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { rescoreVisit, summarizeRescore } from '../../../shared/checklist/rescore-visit.ts';
import { answersOf, buildChecklist, buildContext, passFail } from '../../builders/checklist.ts';

const old = compileChecklist(buildChecklist([passFail('A', { points: 2 }), passFail('B', { points: 2 })], { passMark: 50 }));
// B weighs 6, C is new
const next = compileChecklist(buildChecklist([passFail('A', { points: 2 }), passFail('B', { points: 6 }), passFail('C', { points: 2 })], { passMark: 50 }));
const score = (values: Readonly<Record<string, 'pass' | 'fail'>>) => rescoreVisit(old, next, answersOf(values), buildContext());

describe('scoring a stored visit by another form', () => {
  it('takes answers by item code; a new item without an answer is open and gains nothing', () => {
    // 2/4 = 50.00 before, 2/10 = 20.00 after
    expect(score({ A: 'pass', B: 'fail' })).toEqual({ before: '50.00', after: '20.00', difference: '-30.00', passedBefore: true, passedAfter: false, redBefore: false, redAfter: false, open: 1 });
  });
  it('sums up: 50 to 20, 50 to 60, 100 to 80', () => {
    const summary = summarizeRescore([score({ A: 'pass', B: 'fail' }), score({ A: 'fail', B: 'pass' }), score({ A: 'pass', B: 'pass' })]);
    // means 200/3, 160/3, -40/3
    expect(summary).toEqual({ visits: 3, compared: 3, meanBefore: '66.67', meanAfter: '53.33', meanDifference: '-13.33', higher: 1, lower: 2, same: 0, nowFail: 1, nowPass: 0, withOpen: 3 });
  });
  it('has no means where no visit has both scores', () => {
    const flags = compileChecklist(buildChecklist([{ kind: 'flag', code: 'F', name: { zh: '标' } }]));
    const summary = summarizeRescore([rescoreVisit(old, flags, answersOf({ A: 'pass', B: 'pass' }), buildContext())]);
    expect(summary).toMatchObject({ visits: 1, compared: 0, meanBefore: null, meanAfter: null, meanDifference: null });
    expect(summarizeRescore([])).toMatchObject({ visits: 0, compared: 0, meanDifference: null });
  });
});
