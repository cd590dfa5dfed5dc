import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput, unpackInput } from '../../../shared/grading/pack-columns.ts';
import { methodSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { IndicatorNode, Method, Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, figure, indicator } from './build-scheme.ts';
import { scores, states, totals } from './read-result.ts';

function one(source: Source, more: Partial<IndicatorNode> = {}, rest: Partial<Scheme> = {}): Scheme {
  return buildScheme([indicator('a', { weight: 100, source, floor: 'none', cap: 'none', ...more })], rest);
}
function points(source: Source, specs: readonly OutletSpec[], more: Partial<IndicatorNode> = {}): (string | null)[] {
  return scores(gradePeriod(one(source, more), buildInput('2026-09', specs)), 'a');
}

describe('events', () => {
  const shops: readonly OutletSpec[] = [
    {
      openedOn: '2026-08-10',
      events: [
        { on: '2026-08-09', category: 'service', quantity: 100 },
        { on: '2026-08-10', category: 'service', quantity: '1.5' },
        { on: '2026-09-01', category: 'goods', quantity: 2 },
        { on: '2026-09-30', category: 'service' },
        { on: '2026-09-30', event: 'prize', quantity: 7 },
        { on: '2026-10-01', category: 'service', quantity: 100 },
      ],
    },
    {},
  ];

  it('are counted in the period; no record is 0', () => {
    expect(points({ kind: 'event', event: 'complaint', fold: 'count' }, shops)).toEqual(['2', '0']);
  });
  it('are summed by quantity; one without a quantity adds nothing', () => {
    expect(points({ kind: 'event', event: 'complaint', fold: 'sum', window: { months: 2 } }, shops)).toEqual(['3.5', '0']);
  });
  it('of the window count from the day of opening on', () => {
    expect(points({ kind: 'event', event: 'complaint', fold: 'count', window: { months: 2 } }, shops)).toEqual(['3', '0']);
  });
  it('of named categories only', () => {
    expect(points({ kind: 'event', event: 'complaint', fold: 'count', category: ['service'], window: { months: 2 } }, shops)).toEqual(['2', '0']);
  });
  it('warn when nobody has a record of that kind, so that a misspelt code is seen', () => {
    const { warnings } = gradePeriod(one({ kind: 'event', event: 'complaints', fold: 'count' }), buildInput('2026-09', shops));
    expect(warnings).toEqual([{ kind: 'noFigures', indicator: 'a', rows: 2, example: 'N0001' }]);
  });
  it('stand in the trace with their days', () => {
    const scheme = one({ kind: 'event', event: 'complaint', fold: 'count' });
    const input = buildInput('2026-09', shops);
    const part = traceOutlet(scheme, input, gradePeriod(scheme, input), 0).root.children[0]!.indicator!;
    expect(part.inputs).toEqual([
      { kind: 'event', event: 'complaint', date: '2026-09-01', code: null, category: 'goods', quantity: '2', note: null },
      { kind: 'event', event: 'complaint', date: '2026-09-30', code: null, category: 'service', quantity: null, note: null },
    ]);
    expect(methodSentence(part, 'zh')).toBe('2 条记录（09-01、09-30）；原始值即得分');
    expect(methodSentence(part, 'en')).toBe('2 records (09-01, 09-30); the raw value is the score');
  });
});

describe('surveys', () => {
  const shops: readonly OutletSpec[] = [
    { answers: [{ on: '2026-09-02', value: 9 }, { on: '2026-09-20', value: '6.5', count: 3 }, { on: '2026-08-31', value: 0 }] },
    { answers: [{ on: '2026-09-02', value: 9 }, { on: '2026-09-03', value: 10, survey: 'other' }] },
    {},
  ];

  it('give the mean of all answers, batches by their size: (9 + 3 x 6.5) / 4', () => {
    expect(points({ kind: 'survey', survey: 'nps' }, shops)).toEqual(['7.13', '9', null]);
  });
  it('are missing below the least sample, not at it', () => {
    expect(points({ kind: 'survey', survey: 'nps', minSample: 4 }, shops)).toEqual(['7.13', null, null]);
    expect(points({ kind: 'survey', survey: 'nps', minSample: 5 }, shops)).toEqual([null, null, null]);
  });
  it('keep the size of the sample with the value, and say it', () => {
    const scheme = one({ kind: 'survey', survey: 'nps' });
    const input = buildInput('2026-09', shops);
    const result = gradePeriod(scheme, input);
    expect([...result.indicators[0]!.counted]).toEqual([4, 1, 0]);
    const part = traceOutlet(scheme, input, result, 0).root.children[0]!.indicator!;
    expect(part.inputs).toEqual([
      { kind: 'answer', survey: 'nps', date: '2026-09-02', value: '9', count: 1 },
      { kind: 'answer', survey: 'nps', date: '2026-09-20', value: '6.5', count: 3 },
    ]);
    expect(methodSentence(part, 'en')).toBe('mean of 4 answers; the raw value is the score');
  });
});

describe("judgements and other schemes' scores", () => {
  const shops: readonly OutletSpec[] = [
    { judgements: { image: 80, grade: '优' }, otherScores: { 'credit@2026-Q2/total': '71.25', 'credit@2026-Q2/level': 'A' } },
    { judgements: { image: '92.5' }, otherScores: { 'credit@2026-Q2/total': 60, 'credit@2026-Q2/level': 'B' } },
    {},
  ];

  it("are a person's values for the period, numbers or categories", () => {
    expect(points({ kind: 'judgement', judgement: 'image' }, shops)).toEqual(['80', '92.5', null]);
    const method: Method = { kind: 'categories', rows: [{ value: '优', points: 95 }] };
    expect(points({ kind: 'judgement', judgement: 'grade' }, shops, { method })).toEqual(['95', null, null]);
  });
  it('name the person and the reason', () => {
    const scheme = one({ kind: 'judgement', judgement: 'image' });
    const input = buildInput('2026-09', shops);
    const part = traceOutlet(scheme, input, gradePeriod(scheme, input), 1).root.children[0]!.indicator!;
    expect(part.inputs).toEqual([{ kind: 'judgement', judgement: 'image', value: '92.5', reason: '现场评定', by: '李经理' }]);
    expect(methodSentence(part, 'zh')).toBe('李经理评定 92.5：现场评定');
  });
  it('read the total, or the level as a category', () => {
    expect(points({ kind: 'score', scheme: 'credit' }, shops)).toEqual(['71.25', '60', null]);
    const method: Method = { kind: 'categories', rows: [{ value: 'A', points: 100 }], otherwise: 0 };
    expect(points({ kind: 'score', scheme: 'credit', read: 'level' }, shops, { method })).toEqual(['100', '0', null]);
  });
  it('are of a run no older than stated, in periods of the other scheme that have ended: for September Q3, so Q2 is one old', () => {
    expect(points({ kind: 'score', scheme: 'credit', maxAge: 1 }, shops)).toEqual(['71.25', '60', null]);
    expect(points({ kind: 'score', scheme: 'credit', maxAge: 0 }, shops)).toEqual([null, null, null]);
    const august = gradePeriod(one({ kind: 'score', scheme: 'credit', maxAge: 0 }), buildInput('2026-08', shops));
    expect(scores(august, 'a')).toEqual(['71.25', '60', null]);
  });
  it('name the run that they were read from', () => {
    const scheme = one({ kind: 'score', scheme: 'credit' });
    const input = buildInput('2026-09', shops);
    const part = traceOutlet(scheme, input, gradePeriod(scheme, input), 0).root.children[0]!.indicator!;
    expect(part.inputs).toEqual([{ kind: 'otherScore', scheme: 'credit', version: 1, period: '2026-Q2', number: 2, read: 'total', value: '71.25' }]);
    expect(methodSentence(part, 'en')).toBe('scheme credit, run 2 of 2026-Q2');
  });
  it('are of no run after the period', () => {
    expect(scores(gradePeriod(one({ kind: 'score', scheme: 'credit' }), buildInput('2026-05', shops)), 'a')).toEqual([null, null, null]);
  });
});

describe('deductions by record', () => {
  const byCategory: Method = {
    kind: 'deduct',
    base: 100,
    terms: [{ records: { event: 'complaint' }, by: 'category', rows: [{ value: 'light', points: 2 }, { value: 'grave', points: 20 }], free: 1 }],
  };
  const shops: readonly OutletSpec[] = [
    { events: [{ on: '2026-09-05', category: 'light' }, { on: '2026-09-03', category: 'grave' }, { on: '2026-09-07', category: 'light' }] },
    { events: [{ on: '2026-09-05', category: 'grave' }, { on: '2026-09-06', category: 'grave' }] },
    {},
    { events: [{ on: '2026-09-05', category: 'light' }, { on: '2026-09-06', category: 'odd' }] },
  ];
  const count: Source = { kind: 'event', event: 'complaint', fold: 'count' };

  it('take the points of each by its category; the earliest are free, whatever they would cost', () => {
    expect(points(count, shops.slice(0, 3), { method: byCategory })).toEqual(['96', '80', '100']);
  });
  it('give an input error where no row takes a record and nothing is said of the others', () => {
    const result = gradePeriod(one(count, { method: byCategory }), buildInput('2026-09', shops));
    expect(scores(result, 'a')).toEqual(['96', '80', '100', null]);
    expect(result.warnings).toEqual([{ kind: 'inputError', indicator: 'a', rows: 1, example: 'N0004' }]);
    const terms = byCategory.kind === 'deduct' ? byCategory.terms.map((term) => ({ ...term, otherwise: 5 })) : [];
    expect(points(count, shops, { method: { kind: 'deduct', base: 100, terms } })).toEqual(['96', '80', '100', '95']);
  });
  it('take the points by the band of the quantity, lower ends included', () => {
    const method: Method = { kind: 'deduct', base: 50, terms: [{ records: { event: 'fine' }, by: 'quantity', rows: [{ atLeast: 1000, points: 10 }, { below: 1000, points: '1.5' }] }] };
    const fined = [{ events: [{ on: '2026-09-01', event: 'fine', quantity: '999.99' }, { on: '2026-09-02', event: 'fine', quantity: 1000 }] }];
    expect(points({ kind: 'event', event: 'fine', fold: 'count' }, fined, { method })).toEqual(['38.5']);
  });
  it('stand beside steps of a figure, and a wrong record of a later term counts 0', () => {
    const method: Method = { kind: 'deduct', base: 100, terms: [{ step: 1, perStep: 3 }, ...(byCategory.kind === 'deduct' ? byCategory.terms : [])] };
    expect(points(figure('late'), shops.map((shop) => ({ ...shop, figures: { late: 2 } })), { method })).toEqual(['90', '74', '94', '94']);
  });
  it('name what each record cost', () => {
    const scheme = one(count, { method: byCategory });
    const input = buildInput('2026-09', shops);
    const part = traceOutlet(scheme, input, gradePeriod(scheme, input), 0).root.children[0]!.indicator!;
    expect(part.inputs.flatMap((each) => (each.kind === 'event' && each.points !== undefined ? [`${each.date} ${each.points} ${each.isFree}`] : []))).toEqual(['2026-09-03 0 true', '2026-09-05 2 false', '2026-09-07 2 false']);
    expect(methodSentence(part, 'zh')).toBe('3 条记录（09-03、09-05、09-07），扣 2、2 分，1 条免扣');
  });
  it('give bonuses and penalties by record', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], {
      adjustments: { items: [{ code: 'prize', name: { zh: '获奖' }, kind: 'bonus', records: { event: 'prize' }, by: 'category', rows: [{ value: '省级', points: 5 }, { value: '市级', points: 2 }], cap: 6 }] },
    });
    const specs: readonly OutletSpec[] = [
      { figures: { a: 70 }, events: [{ on: '2026-09-01', event: 'prize', category: '省级' }, { on: '2026-09-08', event: 'prize', category: '市级' }] },
      { figures: { a: 70 }, events: [{ on: '2026-09-08', event: 'prize', category: '市级' }] },
      { figures: { a: 70 }, events: [{ on: '2026-09-08', event: 'prize', category: '县级' }] },
      { figures: { a: 70 } },
    ];
    expect(totals(gradePeriod(scheme, buildInput('2026-09', specs)))).toEqual(['76', '72', '70', '70']);
  });
});

describe('conditions on sources and on the level held', () => {
  const shops: readonly OutletSpec[] = [
    { figures: { a: 80 }, level: 's5', events: [{ on: '2026-09-01' }, { on: '2026-09-02' }, { on: '2026-09-03' }] },
    { figures: { a: 80 }, level: 's4', events: [{ on: '2026-09-01' }, { on: '2026-09-02' }] },
    { figures: { a: 80 } },
  ];
  const complaints: Source = { kind: 'event', event: 'complaint', fold: 'count' };

  it('read a source by itself, as eligibility', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], {
      eligibility: [{ code: 'few', name: { zh: '投诉少' }, require: { value: { source: complaints }, is: '<=', than: 2 } }],
    });
    expect(states(gradePeriod(scheme, buildInput('2026-09', shops)))).toEqual(['notEligible', 'graded', 'graded']);
  });
  it('read the level held on entering the period; without one the condition does not hold', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], {
      adjustments: { items: [{ code: 'top', name: { zh: '五星' }, kind: 'penalty', when: { value: 'level', is: '=', than: 's5' }, points: 1 }, { code: 'rest', name: { zh: '非五星' }, kind: 'penalty', when: { value: 'level', is: '!=', than: 's5' }, points: 2 }] },
    });
    expect(totals(gradePeriod(scheme, buildInput('2026-09', shops)))).toEqual(['79', '78', '80']);
  });
  it('are refused as part of the population, which reads facts alone', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], { population: { where: { value: { source: complaints }, is: '=', than: 0 } } });
    expect(checkScheme(scheme, { forPublication: true }).map(({ path, code }) => [path, code])).toEqual([['population.where.value.source', 'scheme/read-too-early']]);
  });
});

describe('records', () => {
  const shops: readonly OutletSpec[] = [
    { code: 'B', events: [{ on: '2026-09-01', code: 'E2', category: 'x', quantity: '1.5', note: '迟到' }], answers: [{ on: '2026-09-02', value: 9 }], judgements: { image: '好' }, otherScores: { 'credit@2026-Q2/dimension/d1': 3 } },
    { code: 'A', events: [{ on: '2026-09-01', code: 'E1' }] },
  ];
  it('come through packing as they were', () => {
    const input = buildInput('2026-09', shops);
    expect(unpackInput(packInput(input)).records).toEqual(input.records);
  });
  it('have a format that reads every form back', () => {
    const document = one(
      { kind: 'score', scheme: 'credit', read: { indicator: 'i1' }, maxAge: 0 },
      { method: { kind: 'deduct', base: 100, terms: [{ records: { event: 'x', window: { months: 3 } }, by: 'quantity', rows: [{ atLeast: 0, points: 1 }], otherwise: 0, free: 2 }] } },
      { eligibility: [{ code: 'e', name: { zh: 'e' }, require: { value: { source: { kind: 'survey', survey: 's', minSample: 3 } }, is: '>', than: 5 } }] },
    );
    expect(parseScheme(JSON.parse(JSON.stringify(document)))).toEqual({ scheme: document, problems: [] });
  });
  it('tell a table with a row twice, and an empty band', () => {
    const method: Method = { kind: 'deduct', base: 0, terms: [{ records: { event: 'x' }, by: 'category', rows: [{ value: 'a', points: 1 }, { value: 'a', points: 2 }] }, { records: { event: 'x' }, by: 'quantity', rows: [{ atLeast: 5, below: 5, points: 1 }] }] };
    expect(checkScheme(one({ kind: 'event', event: 'x', fold: 'count' }, { method }), { forPublication: true }).map(({ path, code }) => [path, code])).toEqual([
      ['tree.children[0].method.terms[0].rows[1].value', 'scheme/category-twice'],
      ['tree.children[0].method.terms[1].rows[0]', 'scheme/band-empty'],
    ]);
  });
});
