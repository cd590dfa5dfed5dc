import { describe, expect, it } from 'vitest';
import { parseNumber, toExactText, type Rational } from '../../../shared/exact/rational.ts';
import { clusterCentres } from '../../../shared/grading/clusters.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { GradingInput, PublishedLine } from '../../../shared/grading/grading-input.ts';
import type { GradingResult } from '../../../shared/grading/grading-result.ts';
import { packInput, packResult, unpackInput, unpackPublishedLines, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { methodSentence, stateSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { ClusterRule, Level, LevelRule, Method, MethodLevel, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';
import { scores, states, totals } from './read-result.ts';

const level = (code: string, more: Partial<Level> = {}): Level => ({ code, name: { zh: code }, ...more });
const TWO = [level('b'), level('a')];
const CLUSTERS: ClusterRule = { kind: 'clusters' };

function scheme(levels: readonly Level[], levelRule: LevelRule, more: Partial<Scheme> = {}): Scheme {
  return buildScheme([indicator('a', { weight: 100, cap: 'none', floor: 'none' })], { levels, levelRule, ...more });
}
function input(values: readonly (number | string | null)[], more: readonly OutletSpec[] = [], guard?: { readonly periods: number; readonly lines: readonly PublishedLine[] }): GradingInput {
  const built = buildInput('2026-09', values.map((a, index) => ({ figures: { a }, ...more[index] })));
  return guard === undefined ? built : { ...built, history: { ...built.history, guard } };
}
/** Codes of the raw levels, `-` below the scale, `.` none. */
function letters(result: GradingResult, levels: readonly Level[]): string {
  return [...result.rawLevel].map((place) => (place === -2 ? '.' : (levels[place]?.code ?? '-'))).join('');
}
function centres(values: readonly (number | string)[], k: number, outlier?: number): readonly string[] | null {
  const counts = new Map<string, { readonly value: Rational; count: number }>();
  for (const each of values) {
    const value = parseNumber(each)!;
    const key = toExactText(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const found = clusterCentres(new Map([...counts.values()].map(({ value, count }) => [value, count])), k, outlier === undefined ? null : parseNumber(outlier));
  return found === null ? null : found.map(toExactText);
}

describe('k-means of one number', () => {
  it('starts at the medians of the quantile groups and moves to the means until nothing changes', () => {
    // Groups floor(r x 2 / 6): 10 20 | 30 80 90, medians 15 and 80; then 10 20 30 | 80 90, means 20 and 85
    expect(centres([10, 20, 30, 80, 90], 2)).toEqual(['20', '85']);
  });
  it('gives a value in the middle of two centres to the lower one', () => {
    // Average ranks 1.5, 3, 4.5: 0 0 | 10 20 20, medians 0 and 20; 10 lies in the middle: 0 0 10 | 20 20
    expect(centres([0, 0, 10, 20, 20], 2)).toEqual(['10/3', '20']);
  });
  it('leaves outliers out of the means when it runs again', () => {
    // 0 0 0 | 10 10 10 40: means 0 and 17.5; again with 10: 40 is 22.5 away, the mean of the rest is 10
    expect(centres([0, 0, 0, 10, 10, 10, 40], 2)).toEqual(['0', '17.5']);
    expect(centres([0, 0, 0, 10, 10, 10, 40], 2, 10)).toEqual(['0', '10']);
    // 22.5 away is not farther than 22.5
    expect(centres([0, 0, 0, 10, 10, 10, 40], 2, 22.5)).toEqual(['0', '17.5']);
  });
  it('keeps an empty centre where it is', () => {
    // 0 0 0 | 5 | 6 6 6 (ranks 2, 4, 6; floor(r x 3 / 8) = 0, 1, 2), then nothing moves
    expect(centres([0, 0, 0, 5, 6, 6, 6], 3)).toEqual(['0', '5', '6']);
    // Again with 0.1: nothing is near the middle centre of 0 0 9 | 10 | 11 20 20, so it stays
    expect(centres([0, 0, 9, 10, 11, 20, 20], 3)).toEqual(['0', '10', '20']);
    expect(centres([0, 0, 9, 9, 11, 11, 20, 20], 3, 0)).toEqual(['0', '10', '20']);
  });
  it('is not possible with an empty quantile group', () => {
    expect(centres([7, 7, 7], 2)).toBeNull();
    expect(centres([7], 2)).toBeNull();
    expect(centres([7, 8], 2)).toEqual(['7', '8']);
    expect(centres([], 2)).toBeNull();
  });
});

describe('the level rule clusters', () => {
  it('gives the level of the nearest centre, with the centres kept', () => {
    const own = scheme(TWO, CLUSTERS);
    const result = unpackResult(packResult(gradePeriod(own, input([10, 20, 30, 80, 90, null]))));
    expect(letters(result, TWO)).toBe('bbbaa.');
    expect([...result.relative!.cohorts].map(([name, { size, centres: kept, lines }]) => [name, size, kept!.map(toExactText), lines.map((line) => line && toExactText(line))])).toEqual([['*', 5, ['20', '85'], [null, '52.5']]]);
    const { level: traced } = traceOutlet(own, input([10, 20, 30, 80, 90, null]), result, 3);
    expect([traced.groups, traced.lines.map(({ line, distance, reached }) => [line, distance, reached])]).toEqual([{ cohort: '*', of: 5, centres: ['20', '85'] }, [[null, null, true], ['52.5', '+27.50', true]]]);
  });
  it('groups each cohort by itself; where it cannot, by the wider one; else not graded', () => {
    const rule: LevelRule = { kind: 'clusters', cohort: { keys: ['all', 'ownership'] } };
    const owners = ['own', 'own', 'own', 'agent', 'agent'].map((ownership) => ({ ownership }));
    // own: 10 20 | 90; agents share one total, so they are read among 10 20 50 50 90: ranks 1 2 3.5 5, groups 10 20 | 50 50 90
    // medians 15 and 50, middle 32.5: means 15 and 190/3
    const result = gradePeriod(scheme(TWO, rule), input([10, 20, 90, 50, 50], owners));
    expect(letters(result, TWO)).toBe('bbaaa');
    expect([...result.relative!.cohorts.keys()].sort()).toEqual(['*', 'own']);
    const alone = gradePeriod(scheme(TWO, { kind: 'clusters', cohort: { keys: ['ownership'] } }), input([10, 20, 90, 50, 50], owners));
    expect([letters(alone, TWO), states(alone).slice(3), totals(alone).slice(3), [...alone.rank]]).toEqual(['bba..', ['notGraded', 'notGraded'], [null, null], [3, 2, 1, 0, 0]]);
    expect(stateSentence(alone.stateReasons.get(3)!, 'zh')).toBe('同类网点太少或总分太接近，分不成组，不评级');
  });
  it('asks for the least cohort', () => {
    const rule: LevelRule = { kind: 'clusters', cohort: { keys: ['all'], minCohort: 4 } };
    expect(letters(gradePeriod(scheme(TWO, rule), input([10, 20, 90])), TWO)).toBe('...');
    expect(letters(gradePeriod(scheme(TWO, rule), input([10, 20, 80, 90])), TWO)).toBe('bbaa');
  });
  it('turns round where lower is better', () => {
    const result = gradePeriod(scheme(TWO, CLUSTERS, { order: 'low' }), input([10, 20, 30, 80, 90]));
    // Of -90 -80 | -30 -20 -10 (groups floor(r x 2 / 6): -90 -80 | -30 -20 -10)
    expect(letters(result, TWO)).toBe('aaabb');
    expect(result.relative!.cohorts.get('*')!.centres!.map(toExactText)).toEqual(['85', '20']);
  });
  it('reads rounded totals', () => {
    // 52.504 rounds to 52.50, the middle of the first centres 20 and 85: to the lower; unrounded it would lie above
    const result = gradePeriod(scheme(TWO, CLUSTERS), input([20, 20, '52.504', 85, 85]));
    expect(totals(result)[2]).toBe('52.5');
    expect(letters(result, TWO)).toBe('bbbaa');
  });
});

describe('a guard', () => {
  const old = (line: string, code = 'a', cohort = '*'): PublishedLine => ({ cohort, level: code, line: parseNumber(line)! });
  const clusters = (guard: Omit<ClusterRule, 'kind'>): LevelRule => ({ kind: 'clusters', ...guard });
  // Centres 20 and 85, the line between is 52.5; 51 and 52 stand between the old line and it.
  const VALUES = [10, 20, 30, 80, 90];
  const lineOf = (result: GradingResult, cohort = '*') => result.relative!.cohorts.get(cohort)!.lines.map((line) => line && toExactText(line));

  it('keeps a line within so many points, or percent of the old one', () => {
    expect(lineOf(gradePeriod(scheme(TWO, clusters({ guard: { points: 2 } })), input(VALUES, [], { periods: 1, lines: [old('50')] })))).toEqual([null, '52']);
    expect(lineOf(gradePeriod(scheme(TWO, clusters({ guard: { percent: 4 } })), input(VALUES, [], { periods: 1, lines: [old('50')] })))).toEqual([null, '52']);
    expect(lineOf(gradePeriod(scheme(TWO, clusters({ guard: { points: 2 } })), input(VALUES, [], { periods: 1, lines: [old('60')] })))).toEqual([null, '58']);
    expect(lineOf(gradePeriod(scheme(TWO, clusters({ guard: { points: 2.5 } })), input(VALUES, [], { periods: 1, lines: [old('50')] })))).toEqual([null, '52.5']);
  });
  it('reads levels by line, on it is reached', () => {
    const guard = clusters({ guard: { points: 0 } });
    const at = (line: string) => letters(gradePeriod(scheme(TWO, guard), input(VALUES, [], { periods: 1, lines: [old(line)] })), TWO);
    expect([at('30'), at('30.01'), at('10')]).toEqual(['bbaaa', 'bbbaa', 'aaaaa']);
  });
  it('holds from its period on', () => {
    const guard = clusters({ guard: { points: 0 }, guardAfter: 3 });
    const graded = (periods: number) => gradePeriod(scheme(TWO, guard), input(VALUES, [], { periods, lines: [old('10')] }));
    expect([letters(graded(1), TWO), graded(1).relative!.isGuarded]).toEqual(['bbbaa', false]);
    expect([letters(graded(2), TWO), graded(2).relative!.isGuarded]).toEqual(['aaaaa', true]);
  });
  it('takes the line as it is where none was published, and keeps those that are not renewed', () => {
    const guard = clusters({ guard: { points: 1 } });
    const given = input(VALUES, [], { periods: 2, lines: [old('70', 'a', 'gone')] });
    const packed = packResult(gradePeriod(scheme(TWO, guard), unpackInput(packInput(given))));
    const result = unpackResult(packed);
    expect(lineOf(result)).toEqual([null, '52.5']);
    const published = unpackPublishedLines(packed.find(({ name }) => name === 'head')!.bytes);
    expect(published.map(({ cohort, level: code, line }) => [cohort, code, toExactText(line)])).toEqual([['*', 'a', '52.5'], ['gone', 'a', '70']]);
  });
  it('keeps the total of the last seat of a quota', () => {
    const three = [level('c'), level('b', { share: 40 }), level('a', { share: 20 })];
    const quota: LevelRule = { kind: 'quota', guard: { points: 3 } };
    const free = gradePeriod(scheme(three, { kind: 'quota' }), input([90, 80, 70, 60, 50]));
    // 5 x 20 % = 1 seat, 5 x 60 % = 3 seats: the last totals are 90 and 70
    expect([letters(free, three), lineOf(free)]).toEqual(['abbcc', [null, '70', '90']]);
    const kept = gradePeriod(scheme(three, quota), input([90, 80, 70, 60, 50], [], { periods: 1, lines: [old('62', 'b'), old('84')] }));
    expect([letters(kept, three), lineOf(kept)]).toEqual(['abbcc', [null, '65', '87']]);
    const lower = gradePeriod(scheme(three, quota), input([90, 80, 70, 60, 50], [], { periods: 1, lines: [old('57', 'b'), old('76')] }));
    expect([letters(lower, three), lineOf(lower)]).toEqual(['aabbc', [null, '60', '79']]);
  });
  it('knows no line where nobody has a seat, or where all stay out by a tie', () => {
    const two = [level('c'), level('a', { share: 20 })];
    const few = gradePeriod(scheme(two, { kind: 'quota', guard: { points: 3 } }), input([90, 80], [], { periods: 1, lines: [old('70')] }));
    expect([letters(few, two), lineOf(few)]).toEqual(['cc', [null, null]]);
    const tied = gradePeriod(scheme([level('c'), level('a', { seats: 2 })], { kind: 'quota', ties: 'out' }), input([90, 80, 80, 70]));
    expect([letters(tied, two), lineOf(tied)]).toEqual(['accc', [null, '90']]);
  });
  it('stands in the trace with the line before it', () => {
    const own = scheme(TWO, clusters({ guard: { points: 2 } }));
    const given = input(VALUES, [], { periods: 1, lines: [old('50')] });
    const { level: traced } = traceOutlet(own, given, gradePeriod(own, given), 2);
    expect([traced.guarded, traced.lines[1]!.line, traced.lines[1]!.distance]).toEqual([[null, '52.5'], '52', '-22.00']);
  });
});

describe('seats in a cohort that is too small', () => {
  it('leave the outlet ungraded', () => {
    const two = [level('c'), level('a', { seats: 1 })];
    const result = gradePeriod(scheme(two, { kind: 'quota', cohort: { keys: ['ownership'], minCohort: 2 } }), input([90, 80, 70], [{ ownership: 'own' }, { ownership: 'own' }, { ownership: 'agent' }]));
    expect([letters(result, two), states(result)]).toEqual(['ac.', ['graded', 'graded', 'notGraded']]);
    expect(stateSentence(result.stateReasons.get(2)!, 'en')).toBe('Not graded: too few peers to give levels by seats');
  });
});

describe('the method levels', () => {
  const method = (rule: Extract<Method, { kind: 'levels' }>['rule'], levels: readonly MethodLevel[], more: Partial<Extract<Method, { kind: 'levels' }>> = {}): Method => ({ kind: 'levels', rule, levels, ...more });
  const points = (own: Method, values: readonly (number | string | null)[], more: readonly OutletSpec[] = []) => scores(gradePeriod(buildScheme([indicator('a', { weight: 100, method: own })]), input(values, more)), 'a');
  it('gives points by lines of the raw values', () => {
    const own = method({ kind: 'cutoffs' }, [{ line: 10, points: 20 }, { line: 50, points: 60, lineExclusive: true }, { line: 90, points: 100 }]);
    expect(points(own, [9, 10, 50, '50.01', 90, null])).toEqual(['0.00', '20.00', '20.00', '60.00', '100.00', null].map((each) => each && String(Number(each))));
    expect(points({ ...own, otherwise: 5 } as Method, [9])).toEqual(['5']);
    expect(points(method({ kind: 'cutoffs' }, [{ points: 20 }, { line: 5, points: 80 }], { order: 'low' }), [5, 6])).toEqual(['80', '20']);
  });
  it('gives points by seats among the values', () => {
    const own = method({ kind: 'quota' }, [{ points: 40 }, { share: 50, points: 90 }]);
    expect(points(own, [7, 9, 3, 1, null])).toEqual(['90', '90', '40', '40', null]);
    expect(points({ ...own, order: 'low' } as Method, [7, 9, 3, 1])).toEqual(['40', '40', '90', '90']);
    expect(points({ ...own, cohort: { keys: ['ownership'] } } as Method, [7, 9, 3, 1], ['own', 'own', 'agent', 'agent'].map((ownership) => ({ ownership })))).toEqual(['40', '90', '90', '40']);
  });
  it('gives points by lines and seats', () => {
    const own = method({ kind: 'cutoffsWithQuota' }, [{ points: 10 }, { line: 5, seats: 1, points: 70 }, { line: 8, seats: 1, points: 100 }]);
    expect(points(own, [9, 8, 7, 4])).toEqual(['100', '70', '10', '10']);
  });
  it('gives points by clusters, none where no cohort forms the groups', () => {
    const own = method({ kind: 'clusters' }, [{ points: 40 }, { points: 80 }]);
    expect(points(own, [10, 20, 30, 80, 90])).toEqual(['40', '40', '40', '80', '80']);
    expect(points(own, [10, 10])).toEqual([null, null]);
  });
  it('stands in the trace and in words', () => {
    const built = buildScheme([indicator('a', { weight: 100, method: method({ kind: 'quota' }, [{ points: 40 }, { share: 50, points: 90 }]) })]);
    const given = input([7, 9, 3, 1]);
    const result = unpackResult(packResult(gradePeriod(built, given)));
    const traced = traceOutlet(built, given, result, 0).root.children[0]!.indicator!;
    expect([traced.row, traced.rank, methodSentence(traced, 'zh'), methodSentence(traced, 'en')]).toEqual([1, { rank: '2', of: 4, cohort: '*' }, '同类第 2 / 4 名，第 2 / 2 级得 90 分', 'rank 2 of 4 among its peers, level 2 of 2 gives 90']);
  });
  it('is checked like the levels of a scheme', () => {
    const codes = (own: Method) => checkScheme(buildScheme([indicator('a', { weight: 100, method: own })]), { forPublication: true }).map(({ code, path }) => `${code} ${path.replace('tree.children[0].method.', '')}`);
    expect(codes(method({ kind: 'cutoffs' }, [{ points: 1 }, { line: 5, points: 2 }]))).toEqual([]);
    expect(codes(method({ kind: 'cutoffs' }, [{ line: 6, points: 1 }, { line: 5, points: 2 }]))).toEqual(['scheme/lines-not-rising levels[1].line']);
    expect(codes(method({ kind: 'clusters', outlier: -1 }, [{ points: 1 }, { line: 5, points: 2 }]))).toEqual(['scheme/line-in-clusters levels[1]', 'scheme/number-negative rule.outlier']);
    expect(codes(method({ kind: 'quota' }, [{ share: 60, points: 1 }, { share: 50, points: 2 }]))).toEqual(['scheme/shares-above-100 levels']);
  });
});

describe('clusters and guards', () => {
  it('are read back and checked', () => {
    const own = scheme(TWO, { kind: 'clusters', cohort: { keys: ['all', 'type'] }, outlier: 20, guard: { percent: 5 }, guardAfter: 3 });
    const raw: unknown = JSON.parse(JSON.stringify(own));
    expect(parseScheme(raw)).toEqual({ scheme: raw, problems: [] });
    const codes = (rule: LevelRule, levels: readonly Level[] = TWO) => checkScheme(scheme(levels, rule), { forPublication: true }).map(({ code, path }) => `${code} ${path}`);
    expect(codes(own.levelRule!)).toEqual([]);
    expect(codes({ kind: 'clusters', outlier: -1, guard: { points: -2 } })).toEqual(['scheme/number-negative levelRule.guard.points', 'scheme/number-negative levelRule.outlier']);
    expect(codes({ kind: 'clusters', guardAfter: 2 })).toEqual(['scheme/guard-after-alone levelRule.guardAfter']);
    expect(codes(CLUSTERS, [level('b'), level('a', { line: 5 })])).toEqual(['scheme/line-in-clusters levels[1]']);
    expect(codes(CLUSTERS, [level('b'), level('a', { share: 5 })])).toEqual(['scheme/seats-without-rule levels[1]']);
  });
});
