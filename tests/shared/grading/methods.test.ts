import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { IndicatorNode, Method, RankMap } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, figure, indicator } from './build-scheme.ts';
import { marks, scores } from './read-result.ts';

function score(method: Method, values: readonly (string | number | null)[], more: Partial<IndicatorNode> = {}): (string | null)[] {
  return scores(grade(method, values.map((value) => ({ figures: { a: value } })), more), 'a');
}

function grade(method: Method, specs: readonly OutletSpec[], more: Partial<IndicatorNode> = {}) {
  return gradePeriod(buildScheme([indicator('a', { method, ...more })]), buildInput('2026-09', specs));
}

describe('direct', () => {
  it('gives the raw value within 0 and the maximum, rounded half away from zero', () => {
    expect(score({ kind: 'direct' }, ['89.995', '89.994', '-1', '100.01', null])).toEqual(['90', '89.99', '0', '100', null]);
  });
  it('keeps to the floor and cap that the indicator states', () => {
    expect(score({ kind: 'direct' }, ['-3', '7', '120'], { floor: -2, cap: 110 })).toEqual(['-2', '7', '110']);
    expect(score({ kind: 'direct' }, ['-3.005', '120'], { floor: 'none', cap: 'none' })).toEqual(['-3.01', '120']);
  });
  it('reads values wider than a double exactly', () => {
    const more = { cap: 'none', method: { kind: 'direct' } } as const;
    expect(score({ kind: 'direct' }, ['1234567890123456.785', '1234567890123456.784'], more)).toEqual(['1234567890123456.79', '1234567890123456.78']);
  });
});

describe('linear', () => {
  it('follows the line through both ends and stops at 0 and the maximum', () => {
    const method: Method = { kind: 'linear', from: 10, to: 50, pointsFrom: 0, pointsTo: 100 };
    expect(score(method, [38, 10, 50, 9, 51])).toEqual(['70', '0', '100', '0', '100']);
  });
  it('falls when the upper end stands first', () => {
    expect(score({ kind: 'linear', from: 5, to: 0, pointsFrom: 60, pointsTo: 100 }, [5, 0, '2.5', 8])).toEqual(['60', '100', '80', '36']);
  });
  it('rounds the exact fraction: 1/3 of the way from 0 to 100', () => {
    expect(score({ kind: 'linear', from: 0, to: 3, pointsFrom: 0, pointsTo: 100 }, [1, 2])).toEqual(['33.33', '66.67']);
  });
});

describe('target', () => {
  it('is 100 x raw / target', () => {
    expect(score({ kind: 'target', target: 160 }, [142, 160, 200, 0])).toEqual(['88.75', '100', '100', '0']);
  });
  it('for low is 100 x target / raw, and raw 0 gives the cap', () => {
    expect(score({ kind: 'target', target: 3, order: 'low' }, [0, 4, 3, 2], { cap: 120 })).toEqual(['120', '75', '100', '120']);
  });
  it('reads the target from an attribute; a target of 0 is missing with a warning', () => {
    const specs = [
      { figures: { a: 142 }, attributes: { plan: 160 } },
      { figures: { a: 1 }, attributes: { plan: 0 } },
      { figures: { a: 1 }, attributes: { plan: null } },
    ];
    const result = grade({ kind: 'target', target: { attribute: 'plan' } }, specs);
    expect(scores(result, 'a')).toEqual(['88.75', null, null]);
    expect(result.warnings).toEqual([{ kind: 'divisionByZero', indicator: 'a', rows: 1, example: 'N0002' }]);
  });
  it('reads the target from the raw value of another indicator', () => {
    const scheme = buildScheme([indicator('a', { method: { kind: 'target', target: { indicator: 'b' } } }), indicator('b')]);
    expect(scores(gradePeriod(scheme, buildInput('2026-09', [{ figures: { a: 45, b: 60 } }])), 'a')).toEqual(['75']);
  });
});

describe('bands', () => {
  const method: Method = {
    kind: 'bands',
    rows: [
      { atLeast: 95, points: 100 },
      { atLeast: '80.5', below: 95, points: '70/3' },
      { below: '80.5', points: 10 },
    ],
  };
  it('takes the first row that holds, each end as stated', () => {
    expect(score(method, [95, '94.999', '80.5', '80.499'])).toEqual(['100', '23.33', '23.33', '10']);
  });
  it('tells above and atMost from atLeast and below', () => {
    const rows = [{ above: 90, points: 3 }, { above: 85, atMost: 90, points: 2 }, { atMost: 85, points: 1 }];
    expect(score({ kind: 'bands', rows }, [91, '90.01', 90, '85.01', 85])).toEqual(['3', '3', '2', '2', '1']);
  });
  it('takes a value in no row for missing and warns, or gives otherwise', () => {
    const rows = [{ atLeast: 1, atMost: 2, points: 50 }];
    const result = grade({ kind: 'bands', rows }, [{ figures: { a: 3 } }, { figures: { a: 2 } }]);
    expect(scores(result, 'a')).toEqual([null, '50']);
    expect(result.warnings).toEqual([{ kind: 'inputError', indicator: 'a', rows: 1, example: 'N0001' }]);
    expect(score({ kind: 'bands', rows, otherwise: 7 }, [3, 2, null])).toEqual(['7', '50', null]);
  });
});

describe('categories', () => {
  const rows = [{ value: 'A', points: 100 }, { value: 'B', points: 60 }];
  const source = { kind: 'attribute', attribute: 'place' } as const;
  it('compares texts, and warns of an unlisted one', () => {
    const specs = ['A', 'B', 'C', null].map((place) => ({ attributes: { place } }));
    const result = grade({ kind: 'categories', rows }, specs, { source });
    expect(scores(result, 'a')).toEqual(['100', '60', null, null]);
    expect(result.warnings).toEqual([{ kind: 'inputError', indicator: 'a', rows: 1, example: 'N0003' }]);
  });
  it('gives otherwise to the unlisted, and compares numbers by value', () => {
    expect(score({ kind: 'categories', rows: [{ value: '1.0', points: 5 }], otherwise: 2 }, [1, 2, null])).toEqual(['5', '2', null]);
  });
});

describe('rank', () => {
  it('is 100 x (n - r) / (n - 1) with equal values sharing the better rank', () => {
    // ranks 1, 2, 2, 4 of 4
    expect(score({ kind: 'rank', map: { kind: 'percentile' } }, [40, 30, 30, 10])).toEqual(['100', '66.67', '66.67', '0']);
  });
  it.each([
    ['max', ['100', '33.33', '33.33', '0']], // 1, 3, 3, 4
    ['average', ['100', '50', '50', '0']], // 1, 2.5, 2.5, 4
    ['dense', ['100', '50', '50', '0']], // 1, 2, 2, 3 of 3 values
  ] as const)('shares ranks by %s', (ties, expected) => {
    expect(score({ kind: 'rank', ties, map: { kind: 'percentile' } }, [40, 30, 30, 10])).toEqual(expected);
  });
  it('puts the lowest first for order low, and leaves out missing values', () => {
    expect(score({ kind: 'rank', order: 'low', map: { kind: 'percentile' } }, [1, 2, null, 3])).toEqual(['100', '50', null, '0']);
  });
  it('gives 100 to the only one', () => {
    expect(score({ kind: 'rank', map: { kind: 'percentile' } }, [1, null])).toEqual(['100', null]);
  });
  it('compares unrounded averages: 10/3 is above 3.33', () => {
    const specs = [
      { figures: { 'a@2026-07': 3, 'a@2026-08': 3, 'a@2026-09': 4 } },
      { figures: { 'a@2026-07': '3.33', 'a@2026-08': '3.33', 'a@2026-09': '3.33' } },
    ];
    const source = figure('a', { fold: 'average', window: { months: 3 } });
    const result = grade({ kind: 'rank', map: { kind: 'percentile' } }, specs, { source });
    expect(scores(result, 'a')).toEqual(['100', '0']);
  });
  it('ranks values wider than a double by their last digit', () => {
    expect(score({ kind: 'rank', map: { kind: 'percentile' } }, ['123456789012345671', '123456789012345672'])).toEqual(['0', '100']);
  });
});

describe('rank maps', () => {
  const rank = (map: RankMap, values: readonly (number | null)[], ties?: 'average' | 'dense') => score({ kind: 'rank', map, ...(ties === undefined ? {} : { ties }) }, values);
  const rows = [{ topPercent: 10, points: 100 }, { topPercent: 40, points: 60 }];
  const eleven = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

  it('share takes ranks up to n x topPercent / 100, rounded up unless said otherwise', () => {
    // n = 11: 1.1 and 4.4 places; up 2 and 5, down 1 and 4, nearest 1 and 4
    expect(rank({ kind: 'share', rows }, eleven)).toEqual(['100', '100', '60', '60', '60', '0', '0', '0', '0', '0', '0']);
    expect(rank({ kind: 'share', rows, rounding: 'down', otherwise: 5 }, eleven).slice(0, 6)).toEqual(['100', '60', '60', '60', '5', '5']);
    expect(rank({ kind: 'share', rows: [{ topPercent: 50, points: 9 }], rounding: 'nearest' }, [3, 2, 1])).toEqual(['9', '9', '0']); // 1.5 -> 2
  });
  it('share of a whole number of places is that number: 10 % of 10 is the first alone', () => {
    expect(rank({ kind: 'share', rows }, eleven.slice(1)).slice(0, 6)).toEqual(['100', '60', '60', '60', '0', '0']);
  });
  it('positions take ranks up to the place; equal values share the better one', () => {
    const map = { kind: 'positions', rows: [{ upTo: 1, points: 50 }, { upTo: 3, points: '70/3' }], otherwise: 1 } as const;
    expect(rank(map, [9, 8, 8, 8, 7, null])).toEqual(['50', '23.33', '23.33', '23.33', '1', null]); // ranks 1 2 2 2 5
    expect(rank(map, [9, 8, 8, 7], 'average')).toEqual(['50', '23.33', '23.33', '1']); // 1 2.5 2.5 4
    expect(rank({ kind: 'positions', rows: [{ upTo: 1, points: 8 }] }, [9, 9, 7], 'average')).toEqual(['0', '0', '0']); // 1.5 is after 1
  });
  it('steps take off for each place, down to the floor', () => {
    const map = { kind: 'steps', first: 100, step: '2.5', floor: 95 } as const;
    expect(rank(map, [9, 8, 7, 6])).toEqual(['100', '97.5', '95', '95']);
    expect(rank(map, [9, 8, 8, 7], 'dense')).toEqual(['100', '97.5', '97.5', '95']);
    expect(rank({ kind: 'steps', first: 10, step: 6 }, [3, 2, 1])).toEqual(['10', '4', '0']); // -2: the indicator's floor
  });
});

describe('zscore', () => {
  const method = { kind: 'zscore', centre: 60, spread: 10 } as const;
  it('is centre + spread x (raw - mean) / sd', () => {
    // mean 5, squares 9 1 1 1 0 0 4 16 = 32, / 8 = 4, sd 2
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(score(method, values)).toEqual(['45', '55', '55', '55', '60', '60', '70', '80']);
    expect(score({ ...method, order: 'low' }, values).slice(0, 2)).toEqual(['75', '65']);
  });
  it('reads a sample sd where it says so, rounded to 20 digits', () => {
    // 1, 2, 3: population sd sqrt(2/3) = 0.81649…, 10 / it = 12.247…; sample sd 1
    expect(score(method, [1, 2, 3])).toEqual(['47.75', '60', '72.25']);
    expect(score({ ...method, sd: 'sample' }, [1, 2, 3, null])).toEqual(['50', '60', '70', null]);
  });
  it('gives centre for equal values and for one value, in a sample too', () => {
    expect(score(method, [7, 7])).toEqual(['60', '60']);
    expect(score({ ...method, sd: 'sample' }, [7, null])).toEqual(['60', null]);
  });
  it('reads each cohort by itself and keeps what it read', () => {
    const specs = [{ ownership: 'own', figures: { a: 1 } }, { ownership: 'own', figures: { a: 3 } }, { ownership: 'agent', figures: { a: 9 } }];
    const result = grade({ ...method, cohort: { keys: ['ownership'] } }, specs);
    expect(scores(result, 'a')).toEqual(['50', '70', '60']);
    const facts = result.indicators[0]!.spread!.get('own')!;
    expect(facts).toEqual({ size: 2, mean: { num: 2n, den: 1n }, sd: { num: 1n, den: 1n } });
  });
});

describe('minmax', () => {
  it('is 100 x (raw - min) / (max - min), the other way round for low', () => {
    expect(score({ kind: 'minmax' }, [10, 40, 25, 20, null])).toEqual(['0', '100', '50', '33.33', null]);
    expect(score({ kind: 'minmax', order: 'low' }, [10, 40, 20])).toEqual(['100', '0', '66.67']);
  });
  it('gives 100 where all are equal', () => {
    expect(score({ kind: 'minmax' }, [3, 3])).toEqual(['100', '100']);
    expect(score({ kind: 'minmax', order: 'low' }, [3])).toEqual(['100']);
  });
});

describe('rank in cohorts', () => {
  const place = (city: string | null, ownership: string | null, a: number) => ({ regions: ['P', city], ownership, figures: { a } });
  const specs = [place('X', 'own', 5), place('X', 'own', 4), place('X', 'agent', 9), place('Y', 'own', 1), place(null, 'own', 7), place('X', null, 8)];
  const cohort = { keys: ['all', { region: 1 }, 'ownership'], minCohort: 2 } as const;
  const result = grade({ kind: 'rank', map: { kind: 'percentile' }, cohort }, specs);

  it('reads an outlet of a small cohort, or without a key, against all of the next wider one; the others keep theirs', () => {
    // X own: 5, 4 · X agent alone: against X 9, 8, 5, 4 · Y alone, and no city: against all 9 8 7 5 4 1 · no ownership: X
    expect(scores(result, 'a')).toEqual(['100', '0', '100', '0', '60', '66.67']);
    const column = result.indicators[0]!;
    expect([...column.cohortSize!]).toEqual([2, 2, 4, 6, 6, 4]);
    expect([...column.rankTwice!].map((twice) => twice / 2)).toEqual([1, 2, 1, 6, 3, 2]);
    expect([...column.cohort!.index].map((index) => column.cohort!.dictionary[index])).toEqual(['X|own', 'X|own', 'X', '*', '*', 'X']);
  });
  it('has no score where even the widest named cohort is too small, and warns', () => {
    const narrow = grade({ kind: 'rank', map: { kind: 'percentile' }, cohort: { keys: [{ region: 1 }], minCohort: 2 } }, specs);
    expect(scores(narrow, 'a')).toEqual(['33.33', '0', '100', null, null, '66.67']);
    expect(marks(narrow, 'a')[3]).toBe('reweighted');
    expect(narrow.warnings).toEqual([{ kind: 'smallCohort', indicator: 'a', rows: 2, example: 'N0004' }]);
  });
});

describe('deduct', () => {
  const term = { free: 1, step: 1, perStep: 10 };
  it('takes off every started step beyond the free allowance', () => {
    expect(score({ kind: 'deduct', base: 100, terms: [term] }, [0, 1, '1.01', 2, 12, null])).toEqual(['100', '100', '90', '90', '0', null]);
  });
  it('counts started steps in proportion where it says so', () => {
    expect(score({ kind: 'deduct', base: 100, terms: [{ ...term, step: 3, started: 'proportion' }] }, [2, 4])).toEqual(['96.67', '90']);
  });
  it('adds penalty points', () => {
    expect(score({ kind: 'deduct', base: 5, terms: [{ step: 2, perStep: 3 }], add: true }, [0, 1, 4])).toEqual(['5', '8', '11']);
  });
  it('is missing where its first term is; another missing term counts 0', () => {
    const terms = [term, { source: figure('b'), step: 1, perStep: 5 }];
    const specs = [{ figures: { a: 2, b: 3 } }, { figures: { a: 2 } }, { figures: { b: 3 } }];
    expect(scores(grade({ kind: 'deduct', base: 100, terms }, specs), 'a')).toEqual(['75', '90', null]);
  });
});
