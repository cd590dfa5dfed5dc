import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import { toExactText } from '../../../shared/exact/rational.ts';
import { answersOf, buildChecklist, buildContext } from '../../builders/checklist.ts';

/** `gained/possible`, or the state where the item is not answered. */
function itemResult(item: Item, value: AnswerValue, more: Parameters<typeof buildContext>[0] = {}): string {
  const score = scoreVisit(buildChecklist([item]), answersOf({ X: value }), buildContext(more));
  const found = score.itemScores['X'];
  if (found === undefined) throw new Error('No item X');
  const reason = score.missing[0]?.reason;
  if (found.state !== 'answered') return reason === undefined ? found.state : `${found.state}: ${reason}`;
  return `${toExactText(found.gained)}/${toExactText(found.possible)}`;
}

const head = { code: 'X', name: { zh: '题' } };
const named = (code: string) => ({ code, name: { zh: code } });

describe('item kinds', () => {
  const passFail: Item = { ...head, kind: 'passFail', points: '2.5' };
  const scale: Item = { ...head, kind: 'scale', points: 5, steps: 3 };
  const choice: Item = {
    ...head,
    kind: 'choice',
    options: [
      { ...named('best'), points: 5 },
      { ...named('fair'), points: '10/3' },
      { ...named('bad'), points: -1 },
      { ...named('small'), points: 1, possible: 2 },
    ],
  };
  const stated: Item = { ...head, kind: 'choice', points: 3, options: [{ ...named('much'), points: 4 }, { ...named('none'), points: 0 }] };
  const multi: Item = {
    ...head,
    kind: 'multi',
    options: [{ ...named('a'), points: 1 }, { ...named('b'), points: 2 }, { ...named('c'), points: -1 }],
  };
  const cappedMulti: Item = { ...multi, points: 2 };
  const frontSign: Item = {
    ...head,
    kind: 'count',
    points: 8,
    faults: [
      { ...named('missing'), points: 8 },
      { ...named('manual'), points: 5 },
      { ...named('conspicuous'), points: 3 },
      { ...named('damaged'), points: 1 },
    ],
  };
  const hoursPlate: Item = {
    ...head,
    kind: 'count',
    points: 2,
    faults: [{ ...named('manual'), points: 1 }, { ...named('damaged'), points: 1 }, { ...named('dirty'), points: 1 }],
  };
  const limited: Item = { ...hoursPlate, points: 10, limit: 3 };
  const smile: Item = {
    ...head,
    kind: 'additive',
    points: 5,
    none: 1,
    parts: [{ ...named('welcome'), points: 2.5 }, { ...named('farewell'), points: 2.5 }],
  };
  const cleanHall: Item = { ...head, kind: 'allOf', points: 1, naAllowed: true, conditions: [named('sign'), named('wall'), named('cars')] };
  const wait: Item = {
    ...head,
    kind: 'measure',
    bands: [{ atMost: 300, points: 2 }, { above: 300, atMost: 600, points: 1 }],
    otherwise: 0,
  };
  const plain: Item = {
    ...head,
    kind: 'measure',
    bands: [{ from: 0, to: 5, points: 1 }, { from: 5, to: 10, points: 2 }],
  };
  const score: Item = { ...head, kind: 'score', points: 10 };

  it.each<[string, Item, AnswerValue, string]>([
    ['passFail: pass gains the points', passFail, 'pass', '2.5/2.5'],
    ['passFail: fail gains 0', passFail, 'fail', '0/2.5'],
    ['passFail: another word is no answer', passFail, 'maybe', 'unanswered: invalid'],
    ['scale: 5 x 2 / 3', scale, 2, '10/3/5'],
    ['scale: the top step gains all', scale, 3, '5/5'],
    ['scale: step 0 gains 0', scale, 0, '0/5'],
    ['scale: above the top is no answer', scale, 4, 'unanswered: invalid'],
    ['scale: half a step is no answer', scale, 1.5, 'unanswered: invalid'],
    ['choice: possible is the best option', choice, 'fair', '10/3/5'],
    ['choice: an option may be negative', choice, 'bad', '-1/5'],
    ['choice: an option may have its own possible points', choice, 'small', '1/2'],
    ['choice: nothing above the stated points', stated, 'much', '3/3'],
    ['choice: an unknown option is no answer', choice, 'worst', 'unanswered: invalid'],
    ['multi: the sum of the chosen, of the positive options', multi, ['b', 'c'], '1/3'],
    ['multi: an option named twice counts once', multi, ['a', 'a'], '1/3'],
    ['multi: none chosen is an answer', multi, [], '0/3'],
    ['multi: nothing above the stated points', cappedMulti, ['a', 'b'], '2/2'],
    ['count: not conspicuous and damaged leave 8 - 3 - 1', frontSign, { conspicuous: 1, damaged: 1 }, '4/8'],
    ['count: none found', frontSign, {}, '8/8'],
    ['count: 3 faults on 2 points stop at 0', hoursPlate, { manual: 1, damaged: 1, dirty: 1 }, '0/2'],
    ['count: exactly all its points', hoursPlate, { manual: 2 }, '0/2'],
    ['count: one below', hoursPlate, { manual: 1 }, '1/2'],
    ['count: losses stop at the limit', limited, { manual: 2, dirty: 5 }, '7/10'],
    ['count: half an occurrence is no answer', hoursPlate, { manual: 0.5 }, 'unanswered: invalid'],
    ['count: an unknown fault is no answer', hoursPlate, { lost: 1 }, 'unanswered: invalid'],
    ['additive: the parts given', smile, { welcome: true, farewell: false }, '2.5/5'],
    ['additive: points if there is none', smile, { welcome: false, farewell: false }, '1/5'],
    ['additive: a part not said leaves the item open', smile, { welcome: true }, 'unanswered: unanswered'],
    ['additive: N/A of a part only where the item allows N/A', smile, { welcome: true, farewell: 'na' }, 'unanswered: invalid'],
    ['allOf: all met', cleanHall, { sign: 'met', wall: 'met', cars: 'met' }, '1/1'],
    ['allOf: one breach gives 0', cleanHall, { sign: 'met', wall: 'breached', cars: 'met' }, '0/1'],
    ['allOf: an N/A condition leaves, the points stay whole', cleanHall, { sign: 'met', wall: 'na', cars: 'met' }, '1/1'],
    ['allOf: with all conditions N/A the item is N/A', cleanHall, { sign: 'na', wall: 'na', cars: 'na' }, 'na'],
    ['measure: on the end of the first band', wait, '300', '2/2'],
    ['measure: just above it', wait, '300.01', '1/2'],
    ['measure: on the second end', wait, '600', '1/2'],
    ['measure: otherwise', wait, '601', '0/2'],
    ['measure: a plain range has its lower end', plain, '5', '2/2'],
    ['measure: just below it', plain, '4.999', '1/2'],
    ['measure: the topmost plain range has its upper end', plain, '10', '2/2'],
    ['measure: no band and no otherwise is refused', plain, '10.1', 'unanswered: invalid'],
    ['measure: no number is refused', wait, 'long', 'unanswered: invalid'],
    ['measure: an empty text is open', wait, '', 'unanswered: unanswered'],
    ['score: points typed', score, '7.25', '7.25/10'],
    ['score: all', score, '10', '10/10'],
    ['score: above its points is refused', score, '10.01', 'unanswered: invalid'],
    ['score: below 0 is refused', score, '-1', 'unanswered: invalid'],
    ['score: 6 decimals are the most', score, '1.0000001', 'unanswered: invalid'],
    ['flag: no points', { ...head, kind: 'flag' }, true, '0/0'],
    ['text: no points', { ...head, kind: 'text' }, '好', '0/0'],
    ['time: no points', { ...head, kind: 'time' }, '09:05', '0/0'],
    ['time: 24:00 is no time', { ...head, kind: 'time' }, '24:00', 'unanswered: invalid'],
    ['photo: none yet is open, not required', { ...head, kind: 'photo' }, [], 'unanswered'],
  ])('%s', (_, item, value, expected) => {
    expect(itemResult(item, value)).toBe(expected);
  });


  it('gives repeat points for the same answer as on the last approved visit only', () => {
    const item: Item = {
      ...head,
      kind: 'choice',
      options: [{ ...named('ok'), points: 4 }, { ...named('dirty'), points: 2, repeatPoints: 0 }],
    };
    expect(itemResult(item, 'dirty')).toBe('2/4');
    expect(itemResult(item, 'dirty', { previousAnswers: answersOf({ X: 'ok' }) })).toBe('2/4');
    expect(itemResult(item, 'dirty', { previousAnswers: answersOf({ X: 'dirty' }) })).toBe('0/4');
  });
});

describe('N/A', () => {
  const two: readonly Item[] = [
    { ...head, kind: 'passFail', points: 3, naAllowed: true },
    { code: 'Y', name: { zh: '乙' }, kind: 'passFail', points: 1 },
  ];

  it.each([
    ['leaves', '100.00'],
    ['full', '100.00'],
    ['lost', '25.00'],
  ] as const)('%s: with the other of 1 point passed', (na, expected) => {
    expect(scoreVisit(buildChecklist(two, { na }), answersOf({ X: 'na', Y: 'pass' }), buildContext()).score?.text).toBe(expected);
  });

  it.each([
    ['leaves', '0.00'],
    ['full', '75.00'],
    ['lost', '0.00'],
  ] as const)('%s: with the other of 1 point failed', (na, expected) => {
    expect(scoreVisit(buildChecklist(two, { na }), answersOf({ X: 'na', Y: 'fail' }), buildContext()).score?.text).toBe(expected);
  });

  it.each([
    ['leaves', '2.5/2.5'],
    ['full', '5/5'],
    ['lost', '2.5/5'],
  ] as const)('of a part follows the rule: %s', (na, expected) => {
    const item: Item = {
      ...head,
      kind: 'additive',
      naAllowed: true,
      parts: [{ ...named('welcome'), points: 2.5 }, { ...named('farewell'), points: 2.5 }],
    };
    const { itemScores } = scoreVisit(
      buildChecklist([item], { na }),
      answersOf({ X: { value: { welcome: true, farewell: 'na' } } }),
      buildContext(),
    );
    const found = itemScores['X'];
    expect(`${toExactText(found?.gained ?? { num: -1n, den: 1n })}/${toExactText(found?.possible ?? { num: -1n, den: 1n })}`).toBe(expected);
  });

  it('is refused where the form does not allow it', () => {
    const score = scoreVisit(buildChecklist(two), answersOf({ X: 'pass', Y: 'na' }), buildContext());
    expect(score.missing).toEqual([{ item: 'Y', reason: 'invalid' }]);
    expect(score.score?.text).toBe('75.00');
  });

  it('asks for its reason where the form says so', () => {
    const form = buildChecklist([{ ...head, kind: 'passFail', points: 1, naAllowed: true, naNeedsReason: true }]);
    const missing = (naReason: string) =>
      scoreVisit(form, { X: { value: null, na: true, naReason } }, buildContext()).missing;
    expect(missing(' ')).toEqual([{ item: 'X', reason: 'naReason' }]);
    expect(missing('无引导台')).toEqual([]);
  });
});
