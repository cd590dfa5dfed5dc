import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput, unpackInput } from '../../../shared/grading/pack-columns.ts';
import { methodSentence, stateSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { IndicatorNode, Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, dimension, figure, indicator } from './build-scheme.ts';
import { marks, scores, states, totals } from './read-result.ts';

const formula = (expression: string): Source => ({ kind: 'formula', expression });
const points = (code: string, expression: string, more: Partial<IndicatorNode> = {}): IndicatorNode => indicator(code, { method: { kind: 'formula', expression }, floor: 'none', cap: 'none', ...more });
const grade = (scheme: Scheme, specs: readonly OutletSpec[], period = '2026-09') => gradePeriod(scheme, buildInput(period, specs));
const faults = (scheme: Scheme): readonly string[] => checkScheme(scheme, { forPublication: true }).map(({ severity, path, code, params }) => `${severity} ${path} ${code} ${params['position'] ?? ''}`.trim());

describe('the method formula', () => {
  const shops: readonly OutletSpec[] = [{ figures: { a: 7, b: 50 } }, { figures: { a: 3, b: 50 } }, { figures: { b: 50 } }];

  it('reads the raw value by the code or the name, and other raw values', () => {
    const scheme = buildScheme([points('a', 'IF([指标a]>5,100,a*10)+b/100', { weight: 100 }), indicator('b', { weight: 0 })]);
    expect(scores(grade(scheme, shops), 'a')).toEqual(['100.5', '30.5', null]);
  });
  it('keeps to floor and cap, and gives points for a missing value where it says so', () => {
    const scheme = buildScheme([points('a', 'IF(ISBLANK(a),60,a*30-100)', { weight: 100, floor: 0, cap: 100 })]);
    expect(scores(grade(scheme, shops), 'a')).toEqual(['100', '0', '60']);
    expect(marks(grade(scheme, shops), 'a')).toEqual(['used', 'used', 'used']);
  });
  it('warns of a division by zero, and of a text where points are wanted', () => {
    const division = grade(buildScheme([points('a', 'a/(b-50)', { weight: 100 }), indicator('b', { weight: 0 })]), shops);
    expect(division.warnings).toEqual([{ kind: 'divisionByZero', indicator: 'a', rows: 2, example: 'N0001' }]);
    const text = grade(buildScheme([points('a', 'IF(a>5,"高",a)', { weight: 100 })]), shops);
    expect([scores(text, 'a'), text.warnings]).toEqual([[null, null, null], [{ kind: 'inputError', indicator: 'a', rows: 1, example: 'N0001' }]]);
  });
  it('reads scores of others, whichever stands first in the tree: half of b, and a third of what dimension d came to', () => {
    const scheme = buildScheme([points('a', 'SCORE(b)/2+d/3', { weight: 50 }), dimension('d', [indicator('b')], { weight: 50 })], { rounding: { indicator: 'none' } });
    const result = grade(scheme, [{ figures: { a: 0, b: 66 } }]);
    expect(scores(result, 'a')).toEqual(['55']);
    expect(result.indicators.map(({ code }) => code)).toEqual(['a', 'b']);
    // (55 + 66) / 2
    expect(totals(result)).toEqual(['60.5']);
  });
  it('maps the combined points of a dimension, which it reads by the code of the dimension', () => {
    const scheme = buildScheme([dimension('d', [indicator('b'), indicator('c')], { weight: 100, method: { kind: 'formula', expression: 'IF(MIN(SCORE(b),SCORE(c))<60,d-10,d)' } })]);
    expect(scores(grade(scheme, [{ figures: { b: 80, c: 59 } }, { figures: { b: 80, c: 60 } }]), 'd')).toEqual(['59.5', '70']);
  });
  it('compares within the cohort of those whom the indicator concerns: mean of the own shops 20, of all 40', () => {
    const specs: readonly OutletSpec[] = [{ ownership: 'own', figures: { a: 10 } }, { ownership: 'own', figures: { a: 30 } }, { ownership: 'agent', figures: { a: 80 } }];
    const own = points('a', 'a-COHORT_MEAN(a)', { weight: 100 });
    expect(scores(grade(buildScheme([own]), specs), 'a')).toEqual(['-30', '-10', '40']);
    expect(scores(grade(buildScheme([own], { cohort: { keys: ['ownership'] } }), specs), 'a')).toEqual(['-10', '10', '0']);
    expect(scores(grade(buildScheme([{ ...own, appliesTo: { value: 'ownership', is: '=', than: 'own' } }]), specs), 'a')).toEqual(['-10', '10', null]);
  });
  it('says itself in the trace, with the points before rounding', () => {
    const scheme = buildScheme([points('a', '100*a/COHORT_MAX(a)', { weight: 100 })]);
    const input = buildInput('2026-09', [{ figures: { a: 1 } }, { figures: { a: 3 } }]);
    const part = traceOutlet(scheme, input, gradePeriod(scheme, input), 0).root.children[0]!.indicator!;
    expect(part.unrounded).toBe('33.3333333333');
    expect(methodSentence(part, 'zh')).toBe('得分 = 100*a/COHORT_MAX(a)');
  });
});

describe('a formula as a source', () => {
  it('compares within cohorts and reads scores and numbers of visits', () => {
    const scheme = buildScheme([
      indicator('a', { weight: 0, cap: 'none' }),
      indicator('r', { weight: 50, source: formula('COHORT_RANK(a)'), method: { kind: 'linear', from: 1, to: 2, pointsFrom: 100, pointsTo: 50 } }),
      indicator('v', { weight: 0, source: { kind: 'inspection', fold: { by: 'mean' } }, method: { kind: 'direct' } }),
      indicator('s', { weight: 50, source: formula('SCORE(r)-VISITS(v)') }),
    ]);
    const result = grade(scheme, [{ figures: { a: 10 }, visits: [{ on: '2026-09-01', score: 80 }, { on: '2026-09-02', score: 90 }] }, { figures: { a: 20 } }]);
    expect([scores(result, 'r'), scores(result, 's')]).toEqual([['50', '100'], ['48', '100']]);
  });
  it('reads type, ownership and class as facts', () => {
    const scheme = buildScheme([indicator('a', { weight: 100, source: formula('IF([ownership]="own",80,IF([class]="A",70,60))') })]);
    expect(totals(grade(scheme, [{ ownership: 'own' }, { ownership: 'agent', class: 'A' }, { ownership: 'agent', class: 'B' }, {}]))).toEqual(['80', '70', '60', null]);
  });
});

describe('conditions by formula', () => {
  const shops: readonly OutletSpec[] = [{ figures: { a: 90, late: 5 }, attributes: { area: 100 } }, { figures: { a: 90, late: 4 }, attributes: { area: 50 } }, { figures: { a: 90 }, attributes: { area: null } }];

  it('hold where TRUE, not where missing, nor does their not', () => {
    const veto = (when: Scheme['population']) => buildScheme([indicator('a', { weight: 100 })], { vetoes: [{ code: 'v', name: { zh: 'v' }, when: when!.where, effects: [{ kind: 'capTotal', at: 60 }] }] });
    expect(totals(grade(veto({ where: { formula: '[late]>4' } }), shops))).toEqual(['60', '90', '90']);
    expect(totals(grade(veto({ where: { not: { formula: '[late]>4' } } }), shops))).toEqual(['90', '60', '90']);
  });
  it('choose the population by attributes', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], { population: { where: { formula: '[area]>=60' } } });
    expect(grade(scheme, shops).codes).toEqual(['N0001']);
  });
  it('decide eligibility by a score that compares nobody', () => {
    const scheme = buildScheme([indicator('a', { weight: 50 }), indicator('late', { weight: 50 })], { eligibility: [{ code: 'e', name: { zh: '准入' }, require: { formula: 'SCORE(late)<5' } }, { code: 'f', name: { zh: '总体' }, require: { value: { indicator: 'a', read: 'score' }, is: '>=', than: 90 } }] });
    expect(states(grade(scheme, shops))).toEqual(['notEligible', 'graded', 'notEligible']);
  });
  it('say whom an indicator concerns', () => {
    const scheme = buildScheme([indicator('a', { weight: 50 }), indicator('late', { weight: 50, appliesTo: { formula: 'area*2>=200' } })]);
    expect(marks(grade(scheme, shops), 'late')).toEqual(['used', 'notApplicable', 'notApplicable']);
  });
  it('read TOTAL before the caps of vetoes, and in level steps the LEVEL as it stands before the step', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], {
      levelSteps: [
        { code: 'x', name: { zh: 'x' }, when: { formula: 'AND(LEVEL="s5",TOTAL=90)' }, effect: { kind: 'move', by: -1 } },
        { code: 'y', name: { zh: 'y' }, when: { formula: 'LEVEL="s4"' }, effect: { kind: 'move', by: -1 } },
      ],
    });
    expect([...grade(scheme, [{ figures: { a: 90 } }, { figures: { a: 91 } }, { figures: { a: 80 } }]).level]).toEqual([2, 4, 2]);
  });
});

describe('cohort keys by formula', () => {
  it('group by what the formula gives: a size of 100 or more', () => {
    const scheme = buildScheme([indicator('a', { weight: 100, method: { kind: 'minmax' } })], { cohort: { keys: [{ formula: 'IF([size]>=100,"big","small")' }] } });
    const specs = [[10, 100], [20, 250], [30, 99], [50, 1], [40, 2]].map(([a, size]) => ({ figures: { a: a!, size: size! } }));
    const result = grade(scheme, specs);
    expect(scores(result, 'a')).toEqual(['0', '100', '0', '100', '50']);
    expect(result.cohort.dictionary).toEqual(['big', 'small']);
  });
  it('group by numbers too, and an outlet without the key has no cohort', () => {
    const scheme = buildScheme([indicator('a', { weight: 100, method: { kind: 'minmax' } })], { cohort: { keys: [{ formula: 'ROUNDDOWN([size]/100,0)' }] } });
    expect(scores(grade(scheme, [{ figures: { a: 1, size: 120 } }, { figures: { a: 2, size: 180 } }, { figures: { a: 3 } }]), 'a')).toEqual(['0', '100', null]);
  });
});

describe('adjustments by formula', () => {
  it('give what the formula comes to, from 0 to their cap; missing gives nothing', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], { adjustments: { items: [{ code: 'p', name: { zh: 'p' }, kind: 'penalty', formula: '[late]*SCORE(a)/100', cap: 4 }] } });
    const specs = [2, 9, -3, null].map((late) => ({ figures: { a: 80, late } }));
    expect(totals(grade(scheme, specs))).toEqual(['78.4', '76', '80', '80']);
  });
});

describe('the level rule formula', () => {
  const rule = (expression: string): Scheme => buildScheme([indicator('a', { weight: 100 })], { levelRule: { kind: 'formula', expression } });
  const shops = [95, 70, 30, 10].map((a) => ({ figures: { a } }));

  it('gives a level by code or name', () => {
    expect([...grade(rule('IFS(TOTAL>90,"s5",TOTAL>=70,"三星",TOTAL>=30,"1 star",TRUE,"below-scale")'), shops).rawLevel]).toEqual([4, 2, 0, -1]);
  });
  it('gives a level by place: 1 the lowest, 0 below the scale', () => {
    expect([...grade(rule('ROUNDDOWN(TOTAL/20,0)+1'), shops).rawLevel]).toEqual([4, 3, 1, 0]);
    expect([...grade(rule('ROUNDDOWN(TOTAL/20,0)'), shops).rawLevel]).toEqual([3, 2, 0, -1]);
  });
  it('leaves ungraded whom it gives no level: a broken place, one beyond the scale, an unknown name', () => {
    const result = grade(rule('IFS(TOTAL=95,6,TOTAL=70,2.5,TOTAL=30,-1,TRUE,1)'), shops);
    expect([...result.rawLevel]).toEqual([-2, -2, -2, 0]);
    expect(states(result)).toEqual(['notGraded', 'notGraded', 'notGraded', 'graded']);
    expect(totals(result)).toEqual([null, null, null, '10']);
    expect([...result.rank]).toEqual([0, 0, 0, 1]);
    expect(stateSentence(result.stateReasons.get(0)!, 'en')).toBe('Not graded: the level formula gives no level of the scheme');
    expect(states(grade(rule('"nine"'), shops.slice(0, 1)))).toEqual(['notGraded']);
  });
});

describe('history in formulas', () => {
  const growth = buildScheme([indicator('a', { weight: 0, cap: 'none' }), indicator('g', { weight: 100, source: formula('100*a/PREV(a,1)'), cap: 'none' })]);

  it('reads figures of earlier periods', () => {
    const scheme = buildScheme([indicator('g', { weight: 100, source: formula('[x]-PREV([x],2)'), cap: 'none', floor: 'none' })]);
    expect(totals(grade(scheme, [{ figures: { x: 90, 'x@2026-07': 20, 'x@2026-08': 50 } }, { figures: { x: 90 } }]))).toEqual(['70', null]);
  });
  it('reads the raw value that the published run of the period had, and where there is none the data of that period', () => {
    const figures = { a: 30, 'a@2026-08': 40 };
    expect(scores(grade(growth, [{ figures }]), 'g')).toEqual(['75']);
    expect(scores(grade(growth, [{ figures, earlier: { '2026-08': { level: 's3', values: { 'raw/a': '50' } } } }]), 'g')).toEqual(['60']);
    // in a run that has no such value for the outlet nothing is read from the data
    expect(scores(grade(growth, [{ figures, earlier: { '2026-08': { level: 's3', values: { 'raw/a': '50' } } } }, { figures }]), 'g')).toEqual(['60', null]);
  });
  it('reads scores, TOTAL, LEVEL and numbers of visits of earlier runs, also where those of this run are not known yet', () => {
    const scheme = buildScheme([
      indicator('v', { weight: 0, source: { kind: 'inspection', fold: { by: 'mean' } } }),
      indicator('g', { weight: 100, source: formula('PREV(SCORE(v),1)+PREV(TOTAL,2)+IF(PREV(LEVEL,1)="s2",1,0)+PREV(VISITS(v),1)*100'), cap: 'none' }),
    ]);
    const earlier = { '2026-08': { level: 's2', total: '65', values: { 'score/v': '4.5', 'visits/v': 3 } }, '2026-07': { level: 's2', total: '60' } };
    expect(scores(grade(scheme, [{ earlier }]), 'g')).toEqual(['365.5']);
    expect(faults(scheme)).toEqual([]);
  });
  it('counts periods in a row with STREAK up to the first that does not hold or is not known', () => {
    const scheme = buildScheme([indicator('g', { weight: 100, source: formula('STREAK([x]>=10)') })]);
    const months = (...values: (number | null)[]): OutletSpec => ({ figures: Object.fromEntries(values.map((value, back) => [back === 0 ? 'x' : `x@2026-0${9 - back}`, value])) });
    expect(scores(grade(scheme, [months(10, 11, 9, 12), months(10, 11, 12, 13, 14), months(9, 11), months(10, null, 12), months(null, 20)]), 'g')).toEqual(['2', '5', '0', '1', '0']);
  });
  it('reads attributes as they were on the last day of the period', () => {
    const scheme = buildScheme([indicator('g', { weight: 100, source: formula('[area]-PREV([area],1)') })]);
    const input = buildInput('2026-09', [{ attributes: { area: 90 } }]);
    const facts = [{ period: buildInput('2026-08', []).period, values: new Map([['attribute/area', buildInput('2026-08', [{ attributes: { area: 60 } }]).outlets.attributes.get('area')!]]) }];
    const known = { ...input, history: { ...input.history, facts } };
    expect(scores(gradePeriod(scheme, known), 'g')).toEqual(['30']);
    expect(unpackInput(packInput(known)).history).toEqual(known.history);
  });
  it('ends a formula that reads itself in earlier periods where nothing is known', () => {
    const scheme = buildScheme([indicator('g', { weight: 100, source: formula('COALESCE(PREV(g,1),0)+[x]') })]);
    expect(scores(grade(scheme, [{ figures: { x: 1, 'x@2026-08': 10, 'x@2026-07': 20 } }]), 'g')).toEqual(['31']);
    expect(faults(scheme).filter((fault) => fault.startsWith('error'))).toEqual([]);
  });
  it('ranks within the cohorts of today: last month the second was first', () => {
    const scheme = buildScheme([indicator('g', { weight: 100, source: formula('PREV(COHORT_RANK([x]),1)*10+COHORT_RANK([x])') })]);
    expect(scores(grade(scheme, [{ figures: { x: 5, 'x@2026-08': 1 } }, { figures: { x: 4, 'x@2026-08': 2 } }]), 'g')).toEqual(['21', '12']);
  });
  it('groups outlets by their history: those with two months in a row of 10 are compared by themselves', () => {
    const scheme = buildScheme([points('g', '[x]-COHORT_MEAN([x])', { weight: 100 })], { cohort: { keys: [{ formula: 'STREAK([x]>=10)>=2' }] } });
    const months = (now: number, before: number): OutletSpec => ({ figures: { x: now, 'x@2026-08': before } });
    // 10 and 30 have the mean 20; 50 and 4 have 27.
    expect(scores(grade(scheme, [months(10, 10), months(30, 11), months(50, 9), months(4, 99)]), 'g')).toEqual(['-10', '10', '23', '-23']);
  });
  it('ends a cohort key that reads its own cohorts: the outlets lack the key', () => {
    const scheme = buildScheme([points('g', '[x]-COHORT_MEAN([x])', { weight: 100 })], { cohort: { keys: ['all', { formula: 'PREV(COHORT_RANK([x]),1)' }] } });
    expect(scores(grade(scheme, [{ figures: { x: 5, 'x@2026-08': 1 } }, { figures: { x: 4, 'x@2026-08': 2 } }]), 'g')).toEqual(['0.5', '-0.5']);
  });
});

describe('the check of formulas, by where they stand', () => {
  const base = (more: Partial<Scheme> = {}, a: Partial<IndicatorNode> = {}): Scheme => buildScheme([indicator('a', { weight: 50, ...a }), indicator('b', { weight: 50, method: { kind: 'rank', map: { kind: 'percentile' } } })], more);
  const named = (text: string) => ({ code: 'e', name: { zh: 'e' }, require: { formula: text } });

  it.each<[string, Scheme, readonly string[]]>([
    ['the population knows attributes and facts', base({ population: { where: { formula: '[class]="A"' } } }), []],
    ['the population knows no raw value', base({ population: { where: { formula: 'a>1' } } }), ['error population.where.formula formula/not-here 1']],
    ['the population knows no history', base({ population: { where: { formula: 'PREV([class],1)="A"' } } }), ['error population.where.formula formula/not-here 1']],
    ['eligibility knows a score that compares nobody', base({ eligibility: [named('SCORE(a)>1')] }), []],
    ['eligibility knows no score by rank', base({ eligibility: [named('1+SCORE(b)>1')] }), ['error eligibility[0].require.formula formula/not-here 9']],
    ['eligibility knows no total that holds a score by rank', base({ eligibility: [named('TOTAL>1')] }), ['error eligibility[0].require.formula formula/not-here 1']],
    ['eligibility knows no cohort', base({ eligibility: [named('COHORT_RANK(a)>1')] }), ['error eligibility[0].require.formula formula/not-here 1']],
    ['whom it concerns is known before scores', base({}, { appliesTo: { formula: 'SCORE(b)>1' } }), ['error tree.children[0].appliesTo.formula formula/not-here 7']],
    ['a cohort key knows raw values', base({ cohort: { keys: [{ formula: 'a>1' }] } }), []],
    ['a cohort key knows no scores', base({ cohort: { keys: [{ formula: 'SCORE(a)>1' }] } }), ['error cohort.keys[0].formula formula/not-here 7']],
    ['a cohort key knows no cohort of an earlier period: it is formed of the keys of now', base({ cohort: { keys: [{ formula: 'PREV(COHORT_RANK(a),1)' }] } }), ['error cohort.keys[0].formula formula/not-here 6']],
    ['a cohort key knows scores of an earlier period', base({ cohort: { keys: [{ formula: 'PREV(SCORE(b),1)>1' }] } }), []],
    ['a cohort key that needs a raw value that compares within it is a circle', base({ cohort: { keys: [{ formula: 'a>1' }] } }, { source: formula('COHORT_MEAN([sales])') }), ['warning tree.children[0].source.expression formula/name-outside-scheme 13', 'error cohort.keys[0].formula formula/circular 1']],
    ['an adjustment knows scores but no total', base({ adjustments: { items: [{ code: 'p', name: { zh: 'p' }, kind: 'bonus', formula: 'SCORE(b)+TOTAL' }] } }), ['error adjustments.items[0].formula formula/not-here 10']],
    ['a veto knows the total but no level', base({ vetoes: [{ code: 'v', name: { zh: 'v' }, when: { formula: 'AND(TOTAL>1,LEVEL="s1")' }, effects: [{ kind: 'lower', by: 1 }] }] }), ['error vetoes[0].when.formula formula/not-here 13']],
    ['a level step knows the level', base({ levelSteps: [{ code: 'v', name: { zh: 'v' }, when: { formula: 'LEVEL="s1"' }, effect: { kind: 'move', by: 1 } }] }), []],
    ['the level rule knows the total', base({ levelRule: { kind: 'formula', expression: 'IF(total>1,LEVEL,1)' } }), ['error levelRule.expression formula/not-here 12']],
    ['a condition is a condition', base({ vetoes: [{ code: 'v', name: { zh: 'v' }, when: { formula: '"s1"' }, effects: [{ kind: 'lower', by: 1 }] }] }), ['error vetoes[0].when.formula formula/not-a-condition 1']],
    ['points are numbers', base({}, { method: { kind: 'formula', expression: '"s1"' } }), ['error tree.children[0].method.expression formula/not-a-number 1']],
    ['an indicator must not need its own score', base({}, { method: { kind: 'formula', expression: 'a+SCORE(a)' } }), ['error tree.children[0].method.expression formula/circular 9']],
    ['nor the score of a dimension that holds it', buildScheme([dimension('d', [indicator('a', { source: formula('d*2') })], { weight: 100 })]), ['error tree.children[0].children[0].source.expression formula/circular 1']],
  ])('%s', (_, scheme, expected) => {
    expect(faults(scheme)).toEqual(expected);
  });

  it('reads a score in a plain condition of eligibility alike', () => {
    const read = (code: string): Scheme => base({ eligibility: [{ code: 'e', name: { zh: 'e' }, require: { value: { indicator: code, read: 'score' }, is: '>', than: 1 } }] });
    expect([faults(read('a')), faults(read('b'))]).toEqual([[], ['error eligibility[0].require.value scheme/read-too-early']]);
  });
  it('reads every place of a formula back from a document', () => {
    const document = base(
      { population: { where: { formula: '[class]="A"' } }, cohort: { keys: ['all', { formula: 'a' }] }, adjustments: { items: [{ code: 'p', name: { zh: 'p' }, kind: 'bonus', formula: 'a' }] }, levelRule: { kind: 'formula', expression: 'TOTAL' } },
      { method: { kind: 'formula', expression: 'a' }, source: figure('x') },
    );
    expect(parseScheme(JSON.parse(JSON.stringify(document)))).toEqual({ scheme: document, problems: [] });
  });
});
