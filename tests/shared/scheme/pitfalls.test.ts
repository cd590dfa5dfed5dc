import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Condition, Level, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildScheme, dimension, indicator } from '../grading/build-scheme.ts';

/** `severity code path` of all that is found. */
function found(scheme: Scheme): string[] {
  return checkScheme(scheme, { forPublication: true }).map(({ severity, code, path }) => `${severity} ${code.replace('scheme/', '')} ${path}`);
}
const two = [indicator('a', { weight: 60 }), indicator('b', { weight: 40 })];
const veto = (when: Condition, more: Partial<Scheme> = {}): string[] =>
  found(buildScheme(two, { vetoes: [{ code: 'v', name: { zh: '否决' }, when, effects: [{ kind: 'lower', by: 1 }] }], ...more })).map((line) => line.replace('warning ', ''));
const level = (code: string, more: Partial<Level>): Level => ({ code, name: { zh: code }, ...more });

describe('conditions', () => {
  it('that ask for a score or a total that there cannot be never hold', () => {
    expect(veto({ value: { indicator: 'a', read: 'score' }, is: '>', than: 100 })).toEqual(['condition-out-of-reach vetoes[0].when']);
    expect(veto({ value: { indicator: 'a', read: 'score' }, is: '>=', than: 100 })).toEqual([]);
    expect(veto({ value: 'total', is: '<', than: 0 })).toEqual(['condition-out-of-reach vetoes[0].when']);
    expect(veto({ value: 'total', is: '=', than: '100.5' })).toEqual(['condition-out-of-reach vetoes[0].when']);
    expect(veto({ value: { indicator: 'a' }, is: '>', than: 100 })).toEqual([]); // raw values have no bounds
  });
  it('that every value meets decide nothing', () => {
    expect(veto({ value: 'total', is: '<=', than: 100 })).toEqual(['condition-always vetoes[0].when']);
    expect(veto({ value: 'total', is: '<', than: 100 })).toEqual([]);
    expect(veto({ value: 'total', is: '!=', than: 101 })).toEqual(['condition-always vetoes[0].when']);
    expect(veto({ not: { value: 'total', is: '<=', than: 100 } })).toEqual(['condition-never vetoes[0].when']);
    expect(veto({ not: { value: 'total', is: '>', than: 100 } })).toEqual(['condition-always vetoes[0].when']);
  });
  it('that contradict each other in one list never hold', () => {
    const raw = (is: '<' | '<=' | '>' | '>=' | '=', than: number): Condition => ({ value: { indicator: 'a' }, is, than });
    expect(veto({ all: [raw('>', 5), raw('<', 3)] })).toEqual(['condition-contradiction vetoes[0].when']);
    expect(veto({ all: [raw('>=', 5), raw('<=', 5)] })).toEqual([]);
    expect(veto({ all: [raw('>', 5), raw('<=', 5)] })).toEqual(['condition-contradiction vetoes[0].when']);
    expect(veto({ any: [raw('>', 5), raw('<', 3)] })).toEqual([]);
    const text = (than: string): Condition => ({ value: { attribute: 'city' }, is: '=', than });
    expect(veto({ all: [text('A'), text('B')] })).toEqual(['condition-contradiction vetoes[0].when']);
    expect(veto({ all: [text('A'), { value: { attribute: 'town' }, is: '=', than: 'B' }] })).toEqual([]);
  });
  it('in a list are told at their own place, unless another alternative may hold', () => {
    const out: Condition = { value: 'total', is: '>', than: 100 };
    expect(veto({ all: [{ value: { indicator: 'a' }, is: '>', than: 1 }, out] })).toEqual(['condition-out-of-reach vetoes[0].when.all[1]']);
    expect(veto({ any: [{ value: 'total', is: '<=', than: 100 }, out] })).toEqual(['condition-out-of-reach vetoes[0].when.any[1]', 'condition-always vetoes[0].when']);
  });
  it('know ownerships and levels', () => {
    expect(veto({ value: 'ownership', is: '=', than: 'partners' })).toEqual(['condition-never vetoes[0].when']);
    expect(veto({ value: 'ownership', is: '=', than: 'partner' })).toEqual([]);
    expect(veto({ value: 'level', is: '=', than: 's6' })).toEqual(['condition-never vetoes[0].when']);
    expect(veto({ value: 'level', is: '=', than: 's5' })).toEqual([]);
  });
  it('know that a count of records is never below 0', () => {
    const count = (is: '<' | '>=', than: number): Condition => ({ value: { source: { kind: 'event', event: 'complaint', fold: 'count' } }, is, than });
    expect([veto(count('<', 0)), veto(count('>=', 0)), veto(count('<', 1))]).toEqual([['condition-out-of-reach vetoes[0].when'], ['condition-always vetoes[0].when'], []]);
  });
});

describe('levels that nobody can get', () => {
  const rows = (most: number) => ({ kind: 'categories' as const, rows: [{ value: 'x', points: most }, { value: 'y', points: 10 }] });
  it('have a line beyond what the methods of the parts allow', () => {
    const levels = (line: number) => [level('s1', {}), level('s2', { line })];
    const scheme = (line: number) => found(buildScheme([indicator('a', { weight: 100, method: rows(80) })], { levels: levels(line) }));
    expect(scheme(80)).toEqual([]);
    expect(scheme(81)).toEqual(['warning line-out-of-reach levels[1].line']);
  });
  it('or gates beyond the scores of what they name', () => {
    const scheme = (atLeast: number) =>
      found(buildScheme([dimension('d', [indicator('a', { method: rows(80) })], { weight: 100 })], { levels: [level('s1', {}), level('s2', { line: 50, gates: [{ of: { dimension: 'd' }, atLeast }] })] }));
    expect([scheme(80), scheme(81)]).toEqual([[], ['warning gate-unreachable levels[1].gates[0]']]);
  });
  it('lie below a line that everybody reaches', () => {
    const scheme = (line: number) => found(buildScheme([indicator('a', { weight: 100, method: rows(80) })], { levels: [level('s1', {}), level('s2', { line }), level('s3', { line: 70 })] }));
    expect([scheme(10), scheme(11)]).toEqual([['warning line-holds-all levels[1].line'], []]);
  });
  it('count the other way round where lower is better', () => {
    const low = (line: number) => found(buildScheme([indicator('a', { weight: 100, method: rows(80) })], { order: 'low', levels: [level('s1', {}), level('s2', { line })] }));
    expect([low(10), low(9), low(79), low(80)]).toEqual([[], ['warning line-out-of-reach levels[1].line'], [], ['warning line-holds-all levels[1].line']]);
  });
  it('have no seat, or none is left for them', () => {
    const quota = (...levels: readonly Level[]) => found(buildScheme(two, { levelRule: { kind: 'quota' }, levels }));
    expect(quota(level('c', {}), level('b', { share: 50 }), level('a', { share: 49 }))).toEqual([]);
    expect(quota(level('c', {}), level('b', { share: 50 }), level('a', { share: 50 }))).toEqual(['warning no-seat-left levels[0]']);
    expect(quota(level('c', {}), level('b', { seats: 0 }), level('a', { share: 0 }))).toEqual(['warning no-seat levels[2].share', 'warning no-seat levels[1].seats']);
  });
  it('are not reached by a first level nor by a promotion', () => {
    const ways = (movement: Scheme['movement']) => found(buildScheme(two, { movement }));
    const fixed = { kind: 'fixed', level: 's3' } as const;
    expect(ways({ enterLevel: fixed, maxPromotedShare: 0 })).toEqual(['warning no-way-up levels[3]', 'warning no-way-up levels[4]']);
    expect(ways({ enterLevel: fixed, maxPromotedShare: 1 })).toEqual([]);
    expect(ways({ maxPromotedShare: 0 })).toEqual([]);
    expect(ways({ enterLevel: fixed, buffer: 11 })).toEqual(['warning no-way-up levels[4]']); // 90 + 11 is beyond 100
    expect(ways({ enterLevel: fixed, buffer: 10 })).toEqual([]);
  });
});

describe('an indicator counted twice', () => {
  it('has the same source and fold in two that carry weight', () => {
    const source = { kind: 'kpi', figure: 'sales', fold: 'sum' } as const;
    const pair = (more: object, weights: readonly [number, number] = [60, 40]) => found(buildScheme([indicator('a', { weight: weights[0], source }), indicator('b', { weight: weights[1], source, ...more })]));
    expect(pair({})).toEqual(['warning counted-twice tree.children[1].source']);
    expect(pair({ source: { ...source, fold: 'average' } })).toEqual([]);
    expect(pair({ source: { ...source, window: { months: 3 } } })).toEqual([]);
    expect(pair({}, [100, 0])).toEqual([]);
  });
});

describe('a sum', () => {
  it('needs a maximum of each part where one of them may leave', () => {
    const sum = (first: object, second: object = {}) => found(buildScheme([], { levels: [], tree: dimension('total', [indicator('a', first), indicator('b', { max: 50, ...second })], { combine: 'sum' }) }));
    expect(sum({ cap: 'none' })).toEqual(['error sum-without-maxima tree.children[0]']);
    expect(sum({ cap: 'none', max: 30 })).toEqual([]);
    expect(sum({ cap: 'none', missing: 'zero' }, { missing: 'block' })).toEqual([]);
    expect(sum({ cap: 'none', missing: 'zero' }, { missing: 'median' })).toEqual(['error sum-without-maxima tree.children[0]']);
    expect(sum({ cap: 'none', bonus: {} })).toEqual([]);
  });
});

describe('further totals', () => {
  const tree = dimension('t2', [indicator('c', { source: { kind: 'kpi', figure: 'a', fold: 'sum' }, method: { kind: 'categories', rows: [{ value: 'x', points: 80 }] } })]);
  const scheme = (line: number) => found(buildScheme(two, { totals: [{ code: 'more', name: { zh: '另一总分' }, tree }], levels: [level('s1', {}), level('s2', { line: 50, lines: { more: line } })] }));
  it('have lines within their own reach, and count nothing of the first twice', () => {
    expect([scheme(80), scheme(81)]).toEqual([[], ['warning line-out-of-reach levels[1].lines.more']]);
  });
});
