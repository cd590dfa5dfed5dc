import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { BandRow, DimensionNode, RankMap, Scheme, TreeNode } from '../../../shared/scheme/scheme.ts';
import { buildScheme, dimension, indicator } from '../grading/build-scheme.ts';

/** `severity code path` of every problem. */
function problems(scheme: Scheme, forPublication = true): string[] {
  return checkScheme(scheme, { forPublication }).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}
function weights(list: readonly (number | string | null | undefined)[], more: Partial<Scheme> = {}): string[] {
  const children: TreeNode[] = list.map((weight, index) => indicator(`i${index}`, weight === undefined ? {} : { weight }));
  return problems(buildScheme(children, more));
}
function bands(rows: readonly BandRow[], domain?: { from?: number; to?: number }, otherwise?: number): string[] {
  const method = { kind: 'bands', rows, ...(domain === undefined ? {} : { domain }), ...(otherwise === undefined ? {} : { otherwise }) } as const;
  return problems(buildScheme([indicator('a', { weight: 100, method })], { levels: [] })).map((text) => text.replace('error scheme/', '').replace('warning scheme/', 'warning ').replace('tree.children[0].method.', ''));
}

describe('weights', () => {
  it('add up to exactly 100, fractions too', () => {
    expect(weights([40, 30, 30])).toEqual([]);
    expect(weights(['100/3', '100/3', '100/3'])).toEqual([]);
    expect(weights([40, 30, '29.99'])).toEqual(['error scheme/weights-below-100 tree.children']);
    expect(weights([40, 30, '30.01'])).toEqual(['error scheme/weights-above-100 tree.children']);
  });
  it('leave the rest to children without one, which may be none', () => {
    expect(weights([40, undefined])).toEqual([]);
    expect(weights([100, undefined])).toEqual(['warning scheme/no-weight-left tree.children']);
    expect(weights([101, undefined])).toEqual(['error scheme/weights-above-100 tree.children']);
  });
  it('are not negative nor all 0', () => {
    expect(weights([110, -10])).toEqual(['error scheme/weight-negative tree.children[1].weight']);
    const tree = dimension('total', [indicator('a', { weight: 0 })], { weights: 'any' });
    expect(problems(buildScheme([], { tree }))).toEqual(['error scheme/weights-all-zero tree.children']);
  });
  it('may be any number on any scale', () => {
    const tree = dimension('total', [indicator('a', { weight: 3 }), indicator('b', { weight: 4 })], { weights: 'any' });
    expect(problems(buildScheme([], { tree }))).toEqual([]);
  });
  it('that are not known are a warning in a draft and an error when published', () => {
    const scheme = buildScheme([indicator('a', { weight: null })]);
    expect(problems(scheme, false)).toEqual(['warning scheme/unknown-number tree.children[0].weight']);
    expect(problems(scheme, true)).toEqual(['error scheme/unknown-number tree.children[0].weight']);
  });
  it('that do not add up are a warning in a draft', () => {
    expect(problems(buildScheme([indicator('a', { weight: 40 })]), false)).toEqual(['warning scheme/weights-below-100 tree.children']);
  });
  it('the maximum of a sum is that of its parts', () => {
    const sum = (max: number) => buildScheme([], { tree: dimension('total', [indicator('a', { max: 60 }), indicator('b', { max: 40 })], { combine: 'sum', max }) });
    expect(problems(sum(100))).toEqual([]);
    expect(problems(sum(90))).toEqual(['error scheme/maxima-do-not-add-up tree.max']);
  });
});

describe('bands', () => {
  it('cover the stated domain, both ends of it', () => {
    expect(bands([{ atLeast: 60, points: 1 }, { below: 60, points: 0 }], { from: 0, to: 100 })).toEqual([]);
    expect(bands([{ above: 60, points: 1 }, { below: 60, points: 0 }], { from: 0, to: 100 })).toEqual(['band-gap rows']);
    expect(bands([{ atLeast: 60, below: 100, points: 1 }, { atLeast: 0, below: 60, points: 0 }], { from: 0, to: 100 })).toEqual(['band-gap rows']);
    expect(bands([{ atLeast: 60, below: 100, points: 1 }, { atLeast: 0, below: 60, points: 0 }], { from: 0, to: 100 }, 5)).toEqual([]);
  });
  it('have no empty row', () => {
    expect(bands([{ atLeast: 5, below: 5, points: 1 }])).toEqual(['band-empty rows[0]']);
    expect(bands([{ atLeast: 5, atMost: 5, points: 1 }])).toEqual([]);
  });
  it('have no row that never gets its turn', () => {
    expect(bands([{ atLeast: 60, points: 1 }, { atLeast: 80, points: 2 }])).toEqual(['band-unreachable rows[1]']);
    expect(bands([{ atLeast: 80, points: 2 }, { atLeast: 60, points: 1 }])).toEqual([]);
  });
  it('with two ends do not overlap', () => {
    expect(bands([{ atLeast: 0, atMost: 10, points: 1 }, { atLeast: 10, atMost: 20, points: 2 }])).toEqual(['band-overlap rows[1]']);
    expect(bands([{ atLeast: 0, below: 10, points: 1 }, { atLeast: 10, atMost: 20, points: 2 }])).toEqual([]);
  });
  it('leave no hole between their rows, even where no domain is stated; tables of single or closed rows are for whole numbers', () => {
    expect(bands([{ above: 10, points: 2 }, { below: 10, points: 1 }])).toEqual(['warning band-gap rows']);
    expect(bands([{ above: 10, points: 2 }, { atMost: 10, points: 1 }])).toEqual([]);
    expect(bands([{ atLeast: 0, below: 5, points: 1 }, { atLeast: 6, points: 2 }])).toEqual(['warning band-gap rows']);
    expect(bands([{ atLeast: 0, below: 5, points: 1 }, { atLeast: 6, points: 2 }], undefined, 0)).toEqual([]);
    expect(bands([{ atLeast: 0, atMost: 5, points: 1 }, { atLeast: 6, atMost: 10, points: 2 }])).toEqual([]);
  });
  it('state each end once', () => {
    expect(bands([{ atLeast: 0, above: 1, points: 1 }])).toEqual(['band-two-ends rows[0]']);
  });
});

describe('rank maps', () => {
  const map = (given: RankMap): string[] =>
    problems(buildScheme([indicator('a', { weight: 100, method: { kind: 'rank', map: given } })], { levels: [] })).map((text) => text.replace('tree.children[0].method.map.', ''));
  it('have shares within 0 and 100 that rise', () => {
    expect(map({ kind: 'share', rows: [{ topPercent: 10, points: 9 }, { topPercent: 100, points: 5 }] })).toEqual([]);
    expect(map({ kind: 'share', rows: [{ topPercent: 10, points: 9 }, { topPercent: '100.1', points: 5 }] })).toEqual(['error scheme/share-not-percent rows[1].topPercent']);
    expect(map({ kind: 'share', rows: [{ topPercent: 10, points: 9 }, { topPercent: 10, points: 5 }] })).toEqual(['error scheme/band-unreachable rows[1]']);
  });
  it('have places that rise and a step above 0', () => {
    expect(map({ kind: 'positions', rows: [{ upTo: 3, points: 9 }, { upTo: 2, points: 5 }] })).toEqual(['error scheme/band-unreachable rows[1]']);
    expect(map({ kind: 'steps', first: 100, step: 0 })).toEqual(['error scheme/step-not-positive step']);
  });
});

describe('dimensions', () => {
  const node = (children: readonly TreeNode[], more: Partial<DimensionNode>): string[] => problems(buildScheme([], { tree: dimension('total', children, more) }));
  const [a, b] = [indicator('a'), indicator('b')];
  it('weigh only in a weighted mean', () => {
    expect(node([a, b], { combine: 'median' })).toEqual([]);
    expect(node([indicator('a', { weight: 100 })], { combine: 'max' })).toEqual(['warning scheme/weight-in-sum tree.children[0].weight']);
  });
  it('drop in one way, and not all', () => {
    expect(node([a, b], { dropLowest: 1 })).toEqual([]);
    expect(node([a, b], { dropLowest: 2 })).toEqual(['error scheme/drops-all tree.dropLowest']);
    expect(node([a, b], { dropLowest: 1, keepHighest: 1 })).toEqual(['error scheme/drop-twice tree.keepHighest']);
  });
  it('have something that bonuses are added to, which have no weight', () => {
    expect(node([indicator('a', { weight: 100 }), indicator('b', { bonus: {} })], {})).toEqual([]);
    expect(node([indicator('a', { bonus: {} })], {})).toEqual(['error scheme/only-bonuses tree.children']);
    expect(node([indicator('a', { weight: 100 }), indicator('b', { bonus: {}, weight: 5 })], {})).toEqual(['warning scheme/weight-of-bonus tree.children[1].weight']);
  });
  it('check their range and method as an indicator does', () => {
    expect(node([a], { range: { from: 9, to: 1 } })).toEqual(['error scheme/range-reversed tree.range']);
    expect(node([a], { cap: 90 })).toEqual(['warning scheme/end-without-method tree.cap']);
    expect(node([a], { method: { kind: 'target', target: { indicator: 'x' } } })).toEqual(['error scheme/unknown-code-near tree.method.target.indicator']);
  });
});

describe('zscore', () => {
  it('has a spread above 0', () => {
    const spread = (given: number) => problems(buildScheme([indicator('a', { weight: 100, method: { kind: 'zscore', centre: 60, spread: given } })]));
    expect([spread(1), spread(0)]).toEqual([[], ['error scheme/spread-not-positive tree.children[0].method.spread']]);
  });
});

describe('levels', () => {
  const lines = (...list: readonly (number | undefined)[]): string[] =>
    problems(buildScheme([indicator('a', { weight: 100 })], { levels: list.map((line, index) => ({ code: `s${index}`, name: { zh: `${index}` }, ...(line === undefined ? {} : { line }) })) }));
  it('rise from the lowest, which alone may be without a line', () => {
    expect(lines(undefined, 60, 80)).toEqual([]);
    expect(lines(50, 60, 60)).toEqual(['error scheme/lines-not-rising levels[2].line']);
    expect(lines(50, undefined, 60)).toEqual(['error scheme/level-takes-all levels[1]']);
  });
  it('lie within what a total can reach', () => {
    expect(lines(50, 100)).toEqual([]);
    expect(lines(50, 101)).toEqual(['error scheme/level-unreachable levels[1].line']);
    const levels: Scheme['levels'] = [{ code: 'a1', name: { zh: '一' } }, { code: 'a2', name: { zh: '二' }, line: 100, lineExclusive: true }];
    expect(problems(buildScheme([indicator('a', { weight: 100 })], { levels }))).toEqual(['error scheme/level-unreachable levels[1].line']);
  });
});

describe('references', () => {
  const base = [indicator('new_activations', { weight: 100 })];
  it('name the nearest known code', () => {
    const vetoes: Scheme['vetoes'] = [{ code: 'v', name: { zh: '否决' }, when: { value: { indicator: 'new_activation' }, is: '<', than: 1 }, effects: [{ kind: 'capLevel', at: 's9' }] }];
    const found = checkScheme(buildScheme(base, { vetoes }), { forPublication: true });
    expect(found.map(({ code, params }) => [code, params['near']])).toEqual([['scheme/unknown-code-near', 'new_activations'], ['scheme/unknown-code-near', 's1']]);
  });
  it('may not use a code twice, nor read what is not known yet', () => {
    expect(problems(buildScheme([indicator('a', { weight: 50 }), dimension('a', [indicator('b')], { weight: 50 })]))).toEqual(['error scheme/code-twice tree.children[1].code']);
    const eligibility: Scheme['eligibility'] = [{ code: 'e', name: { zh: '准入' }, require: { value: 'total', is: '>', than: 1 } }];
    expect(problems(buildScheme(base, { eligibility }))).toEqual(['error scheme/read-too-early eligibility[0].require.value']);
  });
});

describe('the shape', () => {
  const raw = (): Record<string, unknown> => JSON.parse(JSON.stringify(buildScheme([indicator('a')]))) as Record<string, unknown>;
  it('refuses an unknown key and names the nearest known one', () => {
    expect(parseScheme({ ...raw(), levls: [] }).problems).toEqual([
      { severity: 'error', path: 'levls', code: 'scheme/unknown-key-near', params: { key: 'levls', near: 'levels' } },
    ]);
  });
  it('reports every fault at once with its place', () => {
    const tree = { code: 'total', name: { zh: '总' }, children: [{ code: 'a', name: { zh: '甲' }, weight: '1/0', source: { kind: 'kpi', figure: 'a', fold: 'summ' }, method: { kind: 'ranks' } }] };
    expect(parseScheme({ ...raw(), tree, cycle: 'week' }).problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'cycle scheme/value-not-listed',
      'tree.children[0].method.kind scheme/value-not-listed',
      'tree.children[0].source.fold scheme/value-not-listed',
      'tree.children[0].weight scheme/not-a-number',
    ]);
  });
  it('says what is missing', () => {
    const { movement: _, ...without } = raw();
    expect(parseScheme(without).problems).toEqual([{ severity: 'error', path: 'movement', code: 'scheme/key-missing', params: { key: 'movement' } }]);
  });
  it.each([null, [], 'x', 7])('refuses %j', (document) => {
    expect(parseScheme(document).scheme).toBeNull();
  });
});

describe('the shipped schemes', () => {
  it.each(['telecom-channel-40-30-10-20', 'food-inspection-scale'])('%s can be published without a warning', (name) => {
    const document: unknown = JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/schemes/${name}.json`), 'utf8'));
    const { scheme, problems: faults } = parseScheme(document);
    expect([faults, scheme === null ? null : checkScheme(scheme, { forPublication: true })]).toEqual([[], []]);
  });
});
