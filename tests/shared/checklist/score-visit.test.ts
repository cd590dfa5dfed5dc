import { describe, expect, it } from 'vitest';
import type { Checklist, CriticalRule, Item } from '../../../shared/checklist/checklist.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import { toExactText } from '../../../shared/exact/rational.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { answersOf, buildChecklist, buildContext, passFail } from '../../builders/checklist.ts';

const named = (code: string) => ({ code, name: { zh: code } });
const day = (text: string) => text as IsoDate;

function scoreText(checklist: Checklist, values: Parameters<typeof answersOf>[0]): string | null {
  return scoreVisit(checklist, answersOf(values), buildContext()).score?.text ?? null;
}

/** Sections A (weight 15, 5 items) and B (weight 5, 3 items), as hygiene and closing of a published shop checklist. */
const banan: Checklist = {
  ...buildChecklist([]),
  sections: [
    { ...named('F'), weight: 15, items: ['F1', 'F2', 'F3', 'F4', 'F5'].map((code) => passFail(code, { naAllowed: code === 'F5' })) },
    { ...named('G'), weight: 5, items: ['G1', 'G2', 'G3'].map((code) => passFail(code, { naAllowed: true })) },
  ],
};

describe('mode ratio', () => {
  it('is 100 x gained / possible over all items', () => {
    const form = buildChecklist([passFail('a', { points: 2 }), passFail('b', { points: 1 })]);
    expect(scoreText(form, { a: 'pass', b: 'fail' })).toBe('66.67');
    expect(toExactText(scoreVisit(form, answersOf({ a: 'pass', b: 'fail' }), buildContext()).score?.exact ?? { num: 0n, den: 1n })).toBe('200/3');
  });

  it('weighs the ratios of sections: 15 x 3/4 + 5 x 1/2 of 20', () => {
    const values = { F1: 'pass', F2: 'pass', F3: 'fail', F4: 'pass', F5: 'na', G1: 'pass', G2: 'fail', G3: 'na' };
    expect(scoreText(banan, values)).toBe('68.75');
  });

  it('lets a section with nothing possible leave', () => {
    const values = { F1: 'pass', F2: 'pass', F3: 'fail', F4: 'pass', F5: 'pass', G1: 'na', G2: 'na', G3: 'na' };
    expect(scoreText(banan, values)).toBe('80.00');
  });

  it('has no score when nothing is possible, not 0 and not 100', () => {
    const form = buildChecklist([passFail('a', { naAllowed: true }), passFail('b', { bonus: true })]);
    const score = scoreVisit(form, answersOf({ a: 'na', b: 'pass' }), buildContext());
    expect([score.scored, score.score, score.best]).toEqual([false, null, null]);
  });

  it('lets bonus pass 100: (1 + 1/2) / 1', () => {
    const form = buildChecklist([passFail('a'), passFail('b', { points: '1/2', bonus: true })]);
    expect(scoreText(form, { a: 'pass', b: 'pass' })).toBe('150.00');
    expect(scoreText({ ...form, cap: 100 }, { a: 'pass', b: 'pass' })).toBe('100.00');
    expect(scoreText(form, { a: 'pass', b: 'fail' })).toBe('100.00');
  });

  it('stops at 0 unless the floor says otherwise: 100 x -1 / 2', () => {
    const item: Item = { ...named('a'), kind: 'choice', points: 2, options: [{ ...named('good'), points: 2 }, { ...named('bad'), points: -1 }] };
    expect(scoreText(buildChecklist([item]), { a: 'bad' })).toBe('0.00');
    expect(scoreText(buildChecklist([item], { floor: 'none' }), { a: 'bad' })).toBe('-50.00');
    expect(scoreText(buildChecklist([item], { floor: -20 }), { a: 'bad' })).toBe('-20.00');
  });

  it('prints 2 places, half away from zero: 17999/20000 is 90.00', () => {
    const form = buildChecklist([{ ...named('a'), kind: 'score', points: 200 }]);
    expect(scoreText(form, { a: '179.99' })).toBe('90.00');
    expect(scoreText(form, { a: '179.9899' })).toBe('89.99');
  });
});

describe('mode mean', () => {
  const loss: Item = { ...named('b'), kind: 'choice', options: [{ ...named('none'), points: 0 }, { ...named('some'), points: -1 }, { ...named('all'), points: -4 }] };

  it('is the weighted mean of the item rates: (3 x 1/2 + 1 x 1) / 4', () => {
    const half: Item = { ...named('a'), kind: 'scale', points: 10, steps: 2, weight: 3 };
    expect(scoreText(buildChecklist([half, passFail('c', { points: 3 })], { mode: 'mean' }), { a: 1, c: 'pass' })).toBe('62.50');
  });

  it('reads an item without a positive option against its greatest loss: (1 - 1/4) / 2', () => {
    const form = buildChecklist([passFail('a'), loss], { mode: 'mean' });
    expect(scoreText(form, { a: 'pass', b: 'some' })).toBe('37.50');
    expect(scoreText(form, { a: 'pass', b: 'none' })).toBe('50.00');
  });

  it('adds bonus rates without their weight: (1/2 + 1) / 1, and 0 + 1', () => {
    const form = buildChecklist([{ ...named('a'), kind: 'scale', points: 2, steps: 2 }, passFail('b', { points: 5, bonus: true })], { mode: 'mean' });
    expect(scoreText(form, { a: 1, b: 'pass' })).toBe('150.00');
    expect(scoreText(form, { a: 0, b: 'pass' })).toBe('100.00');
  });
});

describe('mode points', () => {
  it('is the sum', () => {
    const form = buildChecklist([passFail('a', { points: '8.5' }), passFail('b', { points: 4 })], { mode: 'points' });
    expect(scoreText(form, { a: 'pass', b: 'fail' })).toBe('8.50');
  });
});

describe('mode deduct', () => {
  const counted: Item = { ...named('a'), kind: 'count', faults: [{ ...named('x'), points: 7 }, { ...named('y'), points: 2 }] };

  it('takes what the items lost from the base: 100 - 2 x 7 - 2', () => {
    expect(scoreText(buildChecklist([counted], { mode: 'deduct', base: 100 }), { a: { x: 2, y: 1 } })).toBe('84.00');
  });

  it('stops the loss of an item at its limit', () => {
    expect(scoreText(buildChecklist([{ ...counted, limit: 10 }], { mode: 'deduct', base: 100 }), { a: { x: 2 } })).toBe('90.00');
  });

  it('takes possible less gained of items with points: 50 - (8 - 4) - 3', () => {
    const sign: Item = { ...named('b'), kind: 'count', points: 8, faults: [{ ...named('z'), points: 4 }] };
    expect(scoreText(buildChecklist([sign, passFail('c', { points: 3 })], { mode: 'deduct', base: 50 }), { b: { z: 1 }, c: 'fail' })).toBe('43.00');
  });

  it('adds bonus', () => {
    const form = buildChecklist([counted, passFail('c', { points: 3, bonus: true })], { mode: 'deduct', base: 100 });
    expect(scoreText(form, { a: { y: 1 }, c: 'pass' })).toBe('101.00');
  });

  it('has no score when no item applies, and the base when nothing was lost', () => {
    const form = buildChecklist([{ ...counted, naAllowed: true }], { mode: 'deduct', base: 100 });
    expect(scoreText(form, { a: 'na' })).toBeNull();
    expect(scoreText(form, { a: {} })).toBe('100.00');
  });

  it('stops at 0', () => {
    expect(scoreText(buildChecklist([counted], { mode: 'deduct', base: 100 }), { a: { x: 15 } })).toBe('0.00');
  });
});

describe('critical items', () => {
  /** Section A: critical a (2), b (2); section B: c (6). With a failed the ratio is 8/10. */
  function form(rule: CriticalRule, more: Partial<Checklist> = {}): Checklist {
    return buildChecklist([], {
      criticalRule: rule,
      sections: [
        { ...named('A'), items: [passFail('a', { points: 2, critical: true, naAllowed: true }), passFail('b', { points: 2 })] },
        { ...named('B'), items: [passFail('c', { points: 6 })] },
      ],
      ...more,
    });
  }
  const failing = { a: 'fail', b: 'pass', c: 'pass' };

  it.each<[string, CriticalRule, string, boolean | null]>([
    ['flag keeps the score', 'flag', '80.00', null],
    ['fail keeps the score and fails the outcome', 'fail', '80.00', false],
    ['zeroSection: gained 6 of 10', 'zeroSection', '60.00', null],
    ['zeroVisit', 'zeroVisit', '0.00', null],
    ['cap below the score', { cap: 59 }, '59.00', null],
    ['cap above the score changes nothing', { cap: 90 }, '80.00', null],
    ['deductTotal', { deductTotal: '2.5' }, '77.50', null],
  ])('%s', (_, rule, expected, passed) => {
    const score = scoreVisit(form(rule), answersOf(failing), buildContext());
    expect([score.score?.text, score.redLine, score.criticalFailed, score.outcome.passed]).toEqual([expected, true, ['a'], passed]);
  });

  it('does nothing when the item passes, and passes a form whose only mark is the red line', () => {
    const score = scoreVisit(form('fail'), answersOf({ ...failing, a: 'pass' }), buildContext());
    expect([score.score?.text, score.redLine, score.outcome.passed]).toEqual(['100.00', false, true]);
  });

  it('never fails when N/A, hidden or skipped', () => {
    expect(scoreVisit(form('zeroVisit'), answersOf({ ...failing, a: 'na' }), buildContext()).redLine).toBe(false);
    const hidden = buildChecklist([passFail('a', { critical: true, validTo: day('2026-09-14') }), passFail('b')]);
    expect(scoreVisit(hidden, answersOf({ a: 'fail', b: 'pass' }), buildContext()).redLine).toBe(false);
  });

  it('carries the flag when there is no score', () => {
    const flags = buildChecklist([{ ...named('a'), kind: 'flag', critical: true }], { criticalRule: 'zeroVisit' });
    const score = scoreVisit(flags, answersOf({ a: true }), buildContext());
    expect([score.scored, score.redLine]).toEqual([false, true]);
  });

  it('applies the item’s own rule before the checklist’s', () => {
    const own = buildChecklist([passFail('a', { critical: true, criticalRule: { cap: 10 } }), passFail('b')], { criticalRule: 'zeroVisit' });
    expect(scoreText(own, { a: 'fail', b: 'pass' })).toBe('10.00');
  });

  it('deducts for each failed item, and before the floor', () => {
    const two = buildChecklist([passFail('a', { critical: true }), passFail('b', { critical: true }), passFail('c', { points: 2 })], {
      criticalRule: { deductTotal: 20 },
    });
    expect(scoreText(two, { a: 'fail', b: 'fail', c: 'pass' })).toBe('10.00');
    expect(scoreText(two, { a: 'fail', b: 'fail', c: 'fail' })).toBe('0.00');
  });

  it('works in order: section, deductTotal, floor, lowest cap, zeroVisit', () => {
    const item = (code: string, rule: CriticalRule) => passFail(code, { critical: true, criticalRule: rule });
    const ordered = buildChecklist([], {
      floor: 30,
      sections: [
        { ...named('A'), items: [item('a', 'zeroSection'), passFail('a2', { points: 5 })] },
        { ...named('B'), items: [item('b', { deductTotal: 50 }), item('c', { cap: 25 }), item('d', { cap: 20 }), passFail('e', { points: 1 })] },
      ],
    });
    const all = { a: 'pass', a2: 'pass', b: 'pass', c: 'pass', d: 'pass', e: 'pass' };
    expect(scoreText(ordered, { ...all, a: 'fail' })).toBe('40.00');
    expect(scoreText(ordered, { ...all, b: 'fail' })).toBe('40.00');
    expect(scoreText(ordered, { ...all, a: 'fail', b: 'fail' })).toBe('30.00');
    expect(scoreText(ordered, { ...all, a: 'fail', b: 'fail', c: 'fail' })).toBe('25.00');
    expect(scoreText(ordered, { ...all, c: 'fail', d: 'fail' })).toBe('20.00');
  });

  it('fails by the marked answers only', () => {
    const marked: Item = {
      ...named('a'),
      kind: 'choice',
      critical: true,
      criticalAnswers: ['used'],
      criticalRule: { deductTotal: 2 },
      options: [{ ...named('kept'), points: 0 }, { ...named('used'), points: 0 }],
    };
    expect(scoreText(buildChecklist([marked, passFail('b')]), { a: 'used', b: 'pass' })).toBe('98.00');
    expect(scoreText(buildChecklist([marked, passFail('b')]), { a: 'kept', b: 'pass' })).toBe('100.00');
  });

  it.each<[string, Item, Parameters<typeof answersOf>[0], boolean]>([
    ['any occurrence of a count item', { ...named('a'), kind: 'count', points: 9, critical: true, faults: [{ ...named('x'), points: 1 }] }, { a: { x: 1 } }, true],
    ['no occurrence', { ...named('a'), kind: 'count', points: 9, critical: true, faults: [{ ...named('x'), points: 1 }] }, { a: { x: 0 } }, false],
    ['a flag raised', { ...named('a'), kind: 'flag', critical: true }, { a: true }, true],
    ['a flag not raised', { ...named('a'), kind: 'flag', critical: true }, { a: false }, false],
    ['a breach', { ...named('a'), kind: 'allOf', points: 1, critical: true, conditions: [named('x')] }, { a: { x: 'breached' } }, true],
    ['step 0 of a scale', { ...named('a'), kind: 'scale', points: 1, steps: 2, critical: true }, { a: 0 }, true],
    ['step 1 of a scale', { ...named('a'), kind: 'scale', points: 1, steps: 2, critical: true }, { a: 1 }, false],
    ['a passFail item without points that fails', passFail('a', { points: 0, critical: true }), { a: 'fail' }, true],
    ['a passFail item without points that passes', passFail('a', { points: 0, critical: true }), { a: 'pass' }, false],
    ['a marked band', { ...named('a'), kind: 'measure', critical: true, bands: [{ below: 5, points: 1 }, { atLeast: 5, points: 1, critical: true }] }, { a: '5' }, true],
    ['a band that is not marked', { ...named('a'), kind: 'measure', critical: true, bands: [{ below: 5, points: 0 }, { atLeast: 5, points: 1, critical: true }] }, { a: '4' }, false],
  ])('%s', (_, item, values, expected) => {
    expect(scoreVisit(buildChecklist([item]), answersOf(values), buildContext()).redLine).toBe(expected);
  });
});

describe('conditions and jumps', () => {
  const duty: Item = {
    ...named('duty'),
    kind: 'choice',
    options: [{ ...named('yes'), points: 1 }, { ...named('no'), points: 0, jumpTo: 'E', skipped: 'lost' }, { ...named('away'), points: 0, jumpTo: 'E' }],
  };
  const jumping = buildChecklist([duty, passFail('A'), passFail('B'), passFail('E')]);

  it('loses skipped items where the option says so: 1 of 4', () => {
    const score = scoreVisit(jumping, answersOf({ duty: 'no', A: 'pass', E: 'pass' }), buildContext());
    expect([score.score?.text, score.itemScores['A']?.state, score.missing]).toEqual(['25.00', 'jumped', []]);
  });

  it('lets skipped items leave otherwise: 1 of 2', () => {
    expect(scoreText(jumping, { duty: 'away', A: 'pass', E: 'pass' })).toBe('50.00');
  });

  it('hides an item whose condition does not hold, and lets it leave', () => {
    const form = buildChecklist([
      passFail('front'),
      passFail('sign', { condition: { value: { item: 'front' }, is: '=', than: 'pass' } }),
      passFail('size', { condition: { value: { attribute: 'area' }, is: '>=', than: 100 } }),
      passFail('noon', { condition: { not: { value: { header: 'slot' }, in: ['noon', 'evening'] } } }),
    ]);
    const states = (values: Parameters<typeof answersOf>[0], attributes: Record<string, string>, header: Record<string, string>) => {
      const { itemScores } = scoreVisit(form, answersOf(values), buildContext({ attributes, header }));
      return ['sign', 'size', 'noon'].map((code) => itemScores[code]?.state);
    };
    expect(states({ front: 'pass' }, { area: '100' }, { slot: 'morning' })).toEqual(['unanswered', 'unanswered', 'unanswered']);
    expect(states({ front: 'fail' }, { area: '99.9' }, { slot: 'noon' })).toEqual(['hidden', 'hidden', 'hidden']);
    expect(states({}, {}, {})).toEqual(['hidden', 'hidden', 'unanswered']);
  });

  it('holds items on their first and last day, read on the due date where there is one', () => {
    const form = buildChecklist([passFail('a', { validFrom: day('2026-09-01'), validTo: day('2026-09-15') }), passFail('b')]);
    const state = (visitedOn: string, dueOn?: string) =>
      scoreVisit(form, {}, { ...buildContext(), visitedOn: day(visitedOn), ...(dueOn === undefined ? {} : { dueOn: day(dueOn) }) }).itemScores['a']?.state;
    expect(['2026-08-31', '2026-09-01', '2026-09-15', '2026-09-16'].map((date) => state(date))).toEqual(['hidden', 'unanswered', 'unanswered', 'hidden']);
    expect(state('2026-09-16', '2026-09-15')).toBe('unanswered');
  });
});

describe('unfinished visits', () => {
  const form = buildChecklist([passFail('a', { points: 2 }), passFail('b', { points: 3 }), passFail('c', { points: 5, required: false })]);

  it('keeps unanswered items possible, and says what is answered and what can still be reached', () => {
    const score = scoreVisit(form, answersOf({ a: 'fail', b: 'pass' }), buildContext());
    expect([score.score?.text, score.scoreAnswered?.text, score.best?.text]).toEqual(['30.00', '60.00', '80.00']);
    expect([score.answered, score.items, score.missing]).toEqual([2, 3, []]);
  });

  it('lists required items that are open, in the order of the form', () => {
    expect(scoreVisit(form, {}, buildContext()).missing).toEqual([
      { item: 'a', reason: 'unanswered' },
      { item: 'b', reason: 'unanswered' },
    ]);
  });

  it('has no score of the answered before the first answer', () => {
    const score = scoreVisit(form, {}, buildContext());
    expect([score.score?.text, score.scoreAnswered, score.best?.text]).toEqual(['0.00', null, '100.00']);
  });

  it('asks for a required photo only where photos are kept', () => {
    const strict = buildChecklist([{ ...named('a'), kind: 'photo', required: true }]);
    const missing = (photos?: Record<string, number>) => scoreVisit(strict, {}, buildContext(photos === undefined ? {} : { photos })).missing.map(({ item }) => item);
    expect(missing()).toEqual([]);
    expect(missing({})).toEqual(['a']);
  });
  it('asks for evidence when something is amiss, for photos only where photos are kept', () => {
    const strict = buildChecklist([passFail('a', { evidence: { photo: 'onFail', note: 'onFail' } })]);
    const missing = (value: string, photos?: Record<string, number>) =>
      scoreVisit(strict, answersOf({ a: value }), buildContext(photos === undefined ? {} : { photos })).missing.map(({ reason }) => reason);
    expect([missing('pass', {}), missing('fail', {}), missing('fail', { a: 1 }), missing('fail')]).toEqual([[], ['noPhoto'], ['evidence'], ['evidence']]);
  });

  it('lists required header fields that are empty', () => {
    const headed = buildChecklist([passFail('a')], { header: [{ ...named('slot'), kind: 'text', required: true }] });
    expect(scoreVisit(headed, answersOf({ a: 'pass' }), buildContext({ header: { slot: ' ' } })).missingHeader).toEqual(['slot']);
    expect(scoreVisit(headed, answersOf({ a: 'pass' }), buildContext({ header: { slot: '早' } })).missingHeader).toEqual([]);
  });
});

describe('outcome', () => {
  const bands = [
    { ...named('good'), atLeast: 80 },
    { ...named('poor'), below: 80 },
  ];
  const form = buildChecklist([{ ...named('a'), kind: 'score', points: 100 }], { passMark: 80, bands });

  it.each([
    ['80', true, 'good'],
    ['79.995', true, 'good'],
    ['79.99', false, 'poor'],
  ])('reads the printed score: %s', (typed, passed, band) => {
    expect(scoreVisit(form, answersOf({ a: typed }), buildContext()).outcome).toEqual({ passed, band });
  });

  it('fails by one section below its mark; on the mark passes and 0 never fails', () => {
    const sections = (passMark: number) =>
      buildChecklist([], {
        passMark: 10,
        sections: [
          { ...named('A'), passMark, items: [passFail('a'), passFail('b')] },
          { ...named('B'), passMark: 0, items: [passFail('c', { points: 4 })] },
        ],
      });
    const passed = (passMark: number) =>
      scoreVisit(sections(passMark), answersOf({ a: 'pass', b: 'fail', c: 'fail' }), buildContext()).outcome.passed;
    expect([passed(50), passed(50.01)]).toEqual([true, false]);
  });
});

describe('required items', () => {
  it('are, unless stated, those that score', () => {
    const kinds: readonly Item[] = [
      passFail('a'),
      { ...named('b'), kind: 'flag' },
      { ...named('c'), kind: 'text' },
      { ...named('d'), kind: 'photo' },
      { ...named('e'), kind: 'time' },
      { ...named('f'), kind: 'flag', required: true },
      passFail('g', { required: false }),
    ];
    expect(scoreVisit(buildChecklist(kinds), {}, buildContext()).missing.map(({ item }) => item)).toEqual(['a', 'f']);
  });
});
