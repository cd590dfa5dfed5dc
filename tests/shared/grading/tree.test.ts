import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput } from './build-input.ts';
import { buildScheme, dimension, figure, indicator } from './build-scheme.ts';
import { marks, scores, states, totals } from './read-result.ts';

function a(weight: number, more: Partial<IndicatorNode> = {}): IndicatorNode {
  return indicator('a', { weight, ...more });
}
function b(weight: number, more: Partial<IndicatorNode> = {}): IndicatorNode {
  return indicator('b', { weight, ...more });
}

describe('weighted mean', () => {
  it('rounds indicators, then nodes, then the total, each from the rounded value before it', () => {
    // a 66.665 -> 66.67; inner (66.67 + 0) / 2 = 33.335 -> 33.34; total (33.34 x 50 + 100 x 50) / 100 = 66.67
    const scheme = buildScheme([dimension('d', [a(50), b(50)], { weight: 50 }), indicator('c', { weight: 50 })]);
    const result = gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: '66.665', b: 0, c: 100 } }]));
    expect([scores(result, 'a'), scores(result, 'd'), totals(result)]).toEqual([['66.67'], ['33.34'], ['66.67']]);
  });
  it('keeps exact fractions where rounding is none: the mean of 100, 0 and 0 is not 33.33', () => {
    const rounding = { indicator: 'none', node: 'none', total: 'none' } as const;
    const scheme = buildScheme([indicator('a'), indicator('b'), indicator('c')], { rounding, levels: levelsAt('100/3') });
    const result = gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 100, b: 0, c: 0 } }, { figures: { a: '99.99', b: 0, c: 0 } }]));
    expect([...result.rawLevel]).toEqual([1, 0]);
    expect(result.total.fractions?.get(0)).toEqual({ num: 100n, den: 3n });
  });
  it('rounds to a step', () => {
    const scheme = buildScheme([a(100)], { rounding: { total: { step: '0.5' } } });
    expect(totals(gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: '80.25' } }, { figures: { a: '80.24' } }])))).toEqual(['80.5', '80']);
  });
  it('takes rates by the maxima: 15 of 20 and 30 of 50 at equal weights are 67.5', () => {
    const scheme = buildScheme([a(50, { max: 20 }), b(50, { max: 50 })]);
    expect(totals(gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 15, b: 30 } }])))).toEqual(['67.5']);
  });
  it('shares what is left of 100 among children without a weight, by their maxima', () => {
    // 40 stated; 60 left for maxima 20 and 40: 20 and 40. 50 x 0.4 + 100 x 0.2 + 0 x 0.4 = 40
    const scheme = buildScheme([a(40), indicator('b', { max: 20 }), indicator('c', { max: 40 })]);
    expect(totals(gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 50, b: 20, c: 0 } }])))).toEqual(['40']);
  });
  it('hands the weight of a missing child to its siblings in proportion', () => {
    const scheme = buildScheme([a(40), b(30), indicator('c', { weight: 30 })]);
    const result = gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 80, b: 66, c: null } }]));
    // (80 x 40 + 66 x 30) / 70 = 74
    expect([totals(result), marks(result, 'c')]).toEqual([['74'], ['reweighted']]);
  });
  it('shows a weight of 0 and does not count it', () => {
    const result = gradePeriod(buildScheme([a(100), b(0)]), buildInput('2026-09', [{ figures: { a: 70, b: 0 } }, { figures: { b: 50 } }]));
    expect([scores(result, 'b'), totals(result), states(result)]).toEqual([['0', '50'], ['70', null], ['graded', 'notGraded']]);
  });
});

describe('sum', () => {
  it('adds points up, and multiplies the others by all maxima / theirs where one leaves', () => {
    const tree = dimension('total', [indicator('a', { max: 20 }), indicator('b', { max: 30 }), indicator('c', { max: 50 })], { combine: 'sum' });
    const scheme = buildScheme([], { tree });
    const input = buildInput('2026-09', [{ figures: { a: 15, b: 20, c: 40 } }, { figures: { a: 15, b: 20 } }, {}]);
    expect(totals(gradePeriod(scheme, input))).toEqual(['75', '70', null]);
  });
  it('as an inner node has the sum of the maxima for its own', () => {
    const inner = dimension('d', [indicator('a', { max: 20 }), indicator('b', { max: 20 })], { combine: 'sum' });
    const result = gradePeriod(buildScheme([inner]), buildInput('2026-09', [{ figures: { a: 20, b: 10 } }]));
    expect([scores(result, 'd'), totals(result)]).toEqual([['30'], ['75']]);
  });
});

describe('missing value policies', () => {
  const specs = [{ figures: { a: 80, b: 90 } }, { figures: { a: 80, b: 70 } }, { figures: { a: 80, b: null } }];
  it.each([
    ['zero', '0', '40', 'filled'],
    ['full', '100', '90', 'filled'],
    [{ fixed: '66.665' }, '66.67', '73.34', 'filled'], // (80 + 66.67) / 2 = 73.335
    ['reweight', null, '80', 'reweighted'],
    ['median', '80', '80', 'filled'],
    ['block', null, null, 'missing'],
  ] as const)('%j', (missing, score, total, mark) => {
    const result = gradePeriod(buildScheme([a(50), b(50, { missing })]), buildInput('2026-09', specs));
    expect([scores(result, 'b')[2], totals(result)[2], marks(result, 'b')[2]]).toEqual([score, total, mark]);
  });
  it('names the data that block a grade', () => {
    const result = gradePeriod(buildScheme([a(50), b(50, { missing: 'block' })]), buildInput('2026-09', specs));
    expect(result.stateReasons.get(2)).toEqual({ kind: 'blocked', indicator: 'b' });
  });
  it('takes the median before rounding: of 66.664 and 66.665 it is 66.6645, shown 66.66', () => {
    const odd = [{ figures: { a: 1, b: '66.664' } }, { figures: { a: 1, b: '66.665' } }, { figures: { a: 1 } }];
    expect(scores(gradePeriod(buildScheme([a(50), b(50, { missing: 'median' })]), buildInput('2026-09', odd)), 'b')).toEqual(['66.66', '66.67', '66.66']);
  });
  it('carries the last measured score of at most n periods ago', () => {
    const earlier = (period: string) => ({ figures: { a: 10 }, earlier: { [period]: { level: 's1', measured: { b: '55.55' } } } });
    const scheme = buildScheme([a(50), b(50, { missing: { carry: 2 } })]);
    expect(scores(gradePeriod(scheme, buildInput('2026-09', [earlier('2026-07'), earlier('2026-06')])), 'b')).toEqual(['55.55', null]);
  });
  it('uses the scheme\'s policy where the indicator states none', () => {
    expect(totals(gradePeriod(buildScheme([a(50), b(50)], { missing: 'zero' }), buildInput('2026-09', specs)))[2]).toBe('40');
  });
  it('fills a dimension with nothing left by its own policy', () => {
    const scheme = buildScheme([a(50), dimension('d', [indicator('b')], { weight: 50, missing: { fixed: 60 } })]);
    const result = gradePeriod(scheme, buildInput('2026-09', specs));
    expect([scores(result, 'd')[2], totals(result)[2], marks(result, 'd')[2]]).toEqual(['60', '70', 'filled']);
  });
});

describe('what does not apply', () => {
  it('leaves without being missing, with all that stands below it', () => {
    const appliesTo = { value: 'ownership', is: '=', than: 'own' } as const;
    const scheme = buildScheme([a(50), dimension('d', [indicator('b')], { weight: 50, appliesTo })], { missing: 'zero' });
    const result = gradePeriod(scheme, buildInput('2026-09', [
      { ownership: 'own', figures: { a: 80, b: 60 } },
      { ownership: 'agent', figures: { a: 80, b: 60 } },
      { ownership: null, figures: { a: 80, b: 60 } },
    ]));
    expect([totals(result), marks(result, 'b')]).toEqual([['70', '80', '80'], ['used', 'notApplicable', 'notApplicable']]);
  });
});

describe('who is graded', () => {
  it('drops outlets outside the population from the result', () => {
    const scheme = buildScheme([a(100)], { population: { where: { value: 'type', is: '=', than: 'hall' } } });
    const result = gradePeriod(scheme, buildInput('2026-09', [{ type: 'kiosk', figures: { a: 99 } }, { type: 'hall', figures: { a: 70 } }]));
    expect([result.codes, totals(result), [...result.rank]]).toEqual([['N0002'], ['70'], [1]]);
  });
  it('gives who fails a condition no score, rank or cohort, and names the condition', () => {
    const eligibility = [{ code: 'sells', name: { zh: '有业务量' }, require: { value: { indicator: 'a' }, is: '>', than: 0 } }] as const;
    const method = { kind: 'rank', map: { kind: 'percentile' } } as const;
    const result = gradePeriod(buildScheme([indicator('a', { method })], { eligibility }), buildInput('2026-09', [{ figures: { a: 0 } }, { figures: { a: 5 } }, {}]));
    expect([states(result), totals(result)]).toEqual([['notEligible', 'graded', 'notEligible'], [null, '100', null]]);
    expect(result.stateReasons.get(2)).toEqual({ kind: 'notEligible', rule: 'sells' });
  });
  it('does not grade below the share of weight that must be measured; on it does', () => {
    const scheme = buildScheme([a(60), b(40)], { minimumData: { share: 60 } });
    const result = gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 90 } }, { figures: { b: 90 } }]));
    expect([states(result), totals(result)]).toEqual([['graded', 'notGraded'], ['90', null]]);
    expect(result.stateReasons.get(1)).toEqual({ kind: 'tooLittleData', measuredPercent: '40.00', neededPercent: '60' });
  });
  it('refuses a draft with unknown numbers and a period of another cycle', () => {
    const input = buildInput('2026-09', [{}]);
    expect(() => gradePeriod(buildScheme([indicator('a', { weight: null })]), input)).toThrow(AppError);
    expect(() => gradePeriod(buildScheme([a(100)], { cycle: 'quarter' }), input)).toThrow(AppError);
  });
});

describe('levels', () => {
  it('reaches a level on its line and not one hundredth below', () => {
    const result = gradePeriod(buildScheme([a(100)]), buildInput('2026-09', ['100', '90', '89.99', '60', '59.99', '0'].map((value) => ({ figures: { a: value } }))));
    expect([...result.rawLevel]).toEqual([4, 4, 3, 1, 0, 0]);
  });
  it('rounds before it compares: 89.995 is 90.00', () => {
    expect([...gradePeriod(buildScheme([a(100)]), buildInput('2026-09', [{ figures: { a: '89.995' } }, { figures: { a: '89.994' } }])).rawLevel]).toEqual([4, 3]);
  });
  it('does not reach an exclusive line on it, and puts what reaches no line below the scale', () => {
    const levels: Scheme['levels'] = [
      { code: 'ok', name: { zh: '合格' }, line: 60 },
      { code: 'good', name: { zh: '良好' }, line: 90, lineExclusive: true },
    ];
    const result = gradePeriod(buildScheme([a(100)], { levels }), buildInput('2026-09', ['90.01', '90', '60', '59.99'].map((value) => ({ figures: { a: value } }))));
    expect([...result.rawLevel]).toEqual([1, 0, 0, -1]);
  });
  it('wants every gate met; a missing score meets none', () => {
    const levels: Scheme['levels'] = [
      { code: 's1', name: { zh: '一星' } },
      { code: 's2', name: { zh: '二星' }, line: 80, gates: [{ of: { dimension: 'd' }, atLeast: 70 }, { of: { indicator: 'a' }, atMost: 95 }] },
    ];
    const scheme = buildScheme([a(50), dimension('d', [indicator('b')], { weight: 50 })], { levels });
    const values = [[95, 70], [96, 70], [95, '69.99'], [95, null]] as const;
    const result = gradePeriod(scheme, buildInput('2026-09', values.map(([one, two]) => ({ figures: { a: one, b: two } }))));
    expect([...result.rawLevel]).toEqual([1, 0, 0, 0]);
  });
});

describe('ranks of totals', () => {
  it('are shared by equal totals among the graded, and within the scheme\'s cohort', () => {
    const scheme = buildScheme([a(100)], { cohort: { keys: ['ownership'] } });
    const input = buildInput('2026-09', [
      { ownership: 'own', figures: { a: 80 } },
      { ownership: 'own', figures: { a: 90 } },
      { ownership: 'agent', figures: { a: '80.001' } },
      { ownership: 'own', figures: {} },
    ]);
    const result = gradePeriod(scheme, input);
    expect([[...result.rank], [...result.cohortRank], [...result.cohortSize]]).toEqual([[2, 1, 2, 0], [2, 1, 1, 0], [2, 2, 1, 0]]);
  });
});

describe('vetoes', () => {
  const veto = (effects: NonNullable<Scheme['vetoes']>[number]['effects']) => [{ code: 'v', name: { zh: '红线' }, when: { redLine: {} }, effects }];
  const visits = [{ on: '2026-09-15', score: null, redLine: true }];
  const grade = (effects: NonNullable<Scheme['vetoes']>[number]['effects'], value: string | number) =>
    gradePeriod(buildScheme([a(100)], { vetoes: veto(effects) }), buildInput('2026-09', [{ figures: { a: value }, visits }]));

  it('cap the total before ranks and levels, and keep the uncapped one', () => {
    const result = grade([{ kind: 'capTotal', at: '69.99' }], 95);
    expect([totals(result), [...result.rawLevel], result.uncappedTotal?.units[0]]).toEqual([['69.99'], [1], 9500]);
  });
  it('cap the level, and leave a lower one', () => {
    expect([...grade([{ kind: 'capLevel', at: 's3' }], 95).level]).toEqual([2]);
    expect([...grade([{ kind: 'capLevel', at: 's3' }], 65).level]).toEqual([1]);
  });
  it('force a level up or down, and lower by steps not below the scale', () => {
    expect([...grade([{ kind: 'forceLevel', level: 's2' }], 95).level]).toEqual([1]);
    expect([...grade([{ kind: 'forceLevel', level: 's2' }], 30).level]).toEqual([1]);
    expect([...grade([{ kind: 'lower', by: 2 }], 95).level]).toEqual([2]);
    expect([...grade([{ kind: 'lower', by: 9 }], 95).level]).toEqual([0]);
  });
  it('each read the level after the steps; the lowest outcome stands and lowerings do not add up', () => {
    expect([...grade([{ kind: 'lower', by: 1 }, { kind: 'lower', by: 2 }, { kind: 'capLevel', at: 's4' }], 95).level]).toEqual([2]);
  });
  it('read only flagged visits of the period, after opening', () => {
    const scheme = buildScheme([a(100)], { vetoes: veto([{ kind: 'capLevel', at: 's1' }]) });
    const flag = (on: string, openedOn: string | null = null) => ({ figures: { a: 95 }, openedOn, visits: [{ on, score: 90, redLine: true }] });
    const specs = [flag('2026-09-01'), flag('2026-09-30'), flag('2026-08-31'), flag('2026-10-01'), flag('2026-09-09', '2026-09-10')];
    const result = gradePeriod(scheme, buildInput('2026-09', specs));
    expect([...result.level]).toEqual([0, 0, 4, 4, 4]);
    expect([...result.vetoes]).toEqual([[0, ['v']], [1, ['v']]]);
  });
  it('read the total before any cap', () => {
    const vetoes: Scheme['vetoes'] = [
      { code: 'cap', name: { zh: '封顶' }, when: { redLine: {} }, effects: [{ kind: 'capTotal', at: 50 }] },
      { code: 'low', name: { zh: '低分' }, when: { value: 'total', is: '<', than: 60 }, effects: [{ kind: 'forceLevel', level: 's1' }] },
    ];
    const result = gradePeriod(buildScheme([a(100)], { vetoes }), buildInput('2026-09', [{ figures: { a: 95 }, visits }]));
    expect(result.vetoes.get(0)).toEqual(['cap']);
  });
});

describe('conditions', () => {
  it('do not hold on a missing value, nor does their negation; one true decides any, one false all', () => {
    const missing = { value: { attribute: 'x' }, is: '>', than: 1 } as const;
    const yes = { value: 'type', is: '=', than: 'hall' } as const;
    const when = { m: missing, notM: { not: missing }, any: { any: [missing, yes] }, all: { all: [missing, yes] }, notAll: { not: { all: [missing, { not: yes }] } } };
    const vetoes = Object.entries(when).map(([code, condition]) => ({ code, name: { zh: code }, when: condition, effects: [{ kind: 'capLevel' as const, at: 's1' }] }));
    const result = gradePeriod(buildScheme([a(100)], { vetoes }), buildInput('2026-09', [{ type: 'hall', attributes: { x: null }, figures: { a: 1 } }]));
    expect(result.vetoes.get(0)).toEqual(['any', 'notAll']);
  });
});

describe('range', () => {
  it('clamps the total before it is rounded', () => {
    const scheme = buildScheme([a(100, { cap: 'none' })], { range: { from: 20, to: 100 } });
    expect(totals(gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 130 } }, { figures: { a: 3 } }])))).toEqual(['100', '20']);
  });
});

describe('figures of a window', () => {
  const source = figure('a', { fold: 'sum', window: { months: 3 } });
  const raw = (fold: 'sum' | 'average' | 'last' | 'max' | 'min', specs: Parameters<typeof buildInput>[1], more = {}) => {
    const node = indicator('a', { source: figure('a', { fold, window: { months: 3 }, ...more }), cap: 'none' });
    return scores(gradePeriod(buildScheme([node]), buildInput('2026-09', specs)), 'a');
  };
  const three = { figures: { 'a@2026-06': 99, 'a@2026-07': 10, 'a@2026-08': 30, 'a@2026-09': 20, 'a@2026-10': 99 } };

  it.each([['sum', '60'], ['average', '20'], ['last', '20'], ['max', '30'], ['min', '10']] as const)('fold by %s', (fold, expected) => {
    expect(raw(fold, [three])).toEqual([expected]);
  });
  it('leave out months without a figure, and are missing below minMonths', () => {
    const two = { figures: { 'a@2026-07': 10, 'a@2026-08': 30 } };
    expect([raw('average', [two]), raw('last', [two]), raw('sum', [two], { minMonths: 2 }), raw('sum', [two], { minMonths: 3 })]).toEqual([['20'], ['30'], ['40'], [null]]);
  });
  it('leave out months before that of the opening', () => {
    expect(raw('sum', [{ ...three, openedOn: '2026-08-31' }, { ...three, openedOn: '2026-09-01' }])).toEqual(['50', '20']);
  });
  it('end earlier by the lag', () => {
    expect(raw('sum', [three], { lagMonths: 1 })).toEqual(['139']);
  });
  it('are the finest that the outlet has: months before a quarter, a quarter only when wholly inside', () => {
    const quarter = { figures: { 'a@2026-Q3': 33 } };
    const both = { figures: { 'a@2026-Q3': 33, 'a@2026-09': 5 } };
    expect(scores(gradePeriod(buildScheme([indicator('a', { source })]), buildInput('2026-09', [quarter, both])), 'a')).toEqual(['33', '5']);
    expect(scores(gradePeriod(buildScheme([indicator('a', { source })]), buildInput('2026-08', [quarter])), 'a')).toEqual([null]);
  });
});

describe('visits of a window', () => {
  const raw = (fold: Extract<IndicatorNode['source'], { kind: 'inspection' }>['fold'], specs: Parameters<typeof buildInput>[1], more = {}) => {
    const node = indicator('a', { source: { kind: 'inspection', fold, ...more } });
    return scores(gradePeriod(buildScheme([node]), buildInput('2026-09', specs)), 'a');
  };
  const visits = [
    { on: '2026-09-03', score: '81.5', kind: 'covert' as const },
    { on: '2026-09-10', score: '85.1', kind: 'covert' as const },
    { on: '2026-09-20', score: 91 },
    { on: '2026-09-25', score: null },
    { on: '2026-08-31', score: 1 },
  ];
  it.each([
    [{ by: 'mean' }, '85.87'], // 257.6 / 3 = 85.8666…
    [{ by: 'worst' }, '81.5'],
    [{ by: 'last' }, '91'],
    [{ by: 'dropBestAndWorst' }, '85.1'],
    [{ by: 'weightedKinds', weights: { covert: '0.7', open: '0.3' } }, '85.61'], // 83.3 x 0.7 + 91 x 0.3
    [{ by: 'weightedKinds', weights: { covert: '0.7', self: '0.3' } }, '83.3'],
  ] as const)('fold by %j', (fold, expected) => {
    expect(raw(fold, [{ visits }])).toEqual([expected]);
  });
  it('below three visits drop none', () => {
    expect(raw({ by: 'dropBestAndWorst' }, [{ visits: visits.slice(0, 2) }])).toEqual(['83.3']);
  });
  it('round each visit first: 84.994 and 84.996 to 84.99 and 85.00', () => {
    const two = [{ on: '2026-09-01', score: '84.994' }, { on: '2026-09-02', score: '84.996' }];
    expect(raw({ by: 'last' }, [{ visits: two }])).toEqual(['85']);
    expect(raw({ by: 'mean' }, [{ visits: two }])).toEqual(['85']); // 84.995 -> 85.00
  });
  it('count only scored visits towards minVisits, of the named kinds and checklists', () => {
    expect(raw({ by: 'mean' }, [{ visits }], { minVisits: 3 })).toEqual(['85.87']);
    expect(raw({ by: 'mean' }, [{ visits }], { minVisits: 4 })).toEqual([null]);
    expect(raw({ by: 'mean' }, [{ visits }], { kinds: ['open'] })).toEqual(['91']);
    expect(raw({ by: 'mean' }, [{ visits }], { checklists: ['other'] })).toEqual([null]);
  });
  it('take the later code of one day for the last', () => {
    expect(raw({ by: 'last' }, [{ visits: [{ on: '2026-09-02', code: 'V2', score: 70 }, { on: '2026-09-02', code: 'V1', score: 60 }] }])).toEqual(['70']);
  });
});

function levelsAt(line: string): Scheme['levels'] {
  return [
    { code: 's1', name: { zh: '一星' } },
    { code: 's2', name: { zh: '二星' }, line },
  ];
}
