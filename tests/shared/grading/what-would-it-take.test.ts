import { describe, expect, it } from 'vitest';
import { columnText } from '../../../shared/exact/number-column.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { gradeBase } from '../../../shared/grading/reach-probe.ts';
import type { Reach } from '../../../shared/grading/reach.ts';
import { tryTogether, whatWouldItTake } from '../../../shared/grading/what-would-it-take.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, figure, indicator } from './build-scheme.ts';

function reachOf(scheme: Scheme, specs: readonly OutletSpec[], row = 0): Reach {
  return whatWouldItTake(gradeBase(scheme, buildInput('2026-09', specs)), row);
}

function stepsOf(reach: Reach, level: string): readonly (readonly [string, string | null, string, string | null])[] {
  return reach.targets.find((target) => target.level === level)!.steps.map(({ code, from, to, total }) => [code, from, to, total]);
}

describe('what would it take, by lines', () => {
  const half = (code: string) => indicator(code, { weight: 50 });
  // 50 % of 70 and 50 % of 60 are 65.00: two stars. Three stars from 70 take 10 more of either.
  const scheme = buildScheme([half('a'), half('b')]);

  it('raises one value to the line and no farther', () => {
    const reach = reachOf(scheme, [{ figures: { a: 70, b: 60 } }]);
    expect(reach.level).toBe('s2');
    expect(reach.total).toBe('65.00');
    expect(stepsOf(reach, 's3')).toEqual([
      ['a', '70', '80', '70.00'],
      ['b', '60', '70', '70.00'],
    ]);
    // Four stars from 80: a would need 100, b 90.
    expect(stepsOf(reach, 's4')).toEqual([
      ['a', '70', '100', '80.00'],
      ['b', '60', '90', '80.00'],
    ]);
  });

  it('says which single value comes nearest where none reaches the level', () => {
    // At full marks a gives 80.00, b 85.00.
    const reach = reachOf(scheme, [{ figures: { a: 70, b: 60 } }]);
    expect(reach.targets.map(({ level }) => level)).toEqual(['s3', 's4', 's5']);
    expect(reach.targets[2]).toMatchObject({ steps: [], best: { code: 'b', from: '60', to: '100', total: '85.00', level: 's4' } });
  });

  it('says what would lose the present level', () => {
    // Two stars from 60: a may fall to 60 (60.00), not to 59 (59.50).
    const reach = reachOf(scheme, [{ figures: { a: 70, b: 60 } }]);
    expect(reach.losses.map(({ code, to, change, total, level }) => [code, to, change, total, level])).toEqual([
      ['a', '59', '-11', '59.50', 's1'],
      ['b', '49', '-11', '59.50', 's1'],
    ]);
  });

  it('moves in the places of the data', () => {
    // 50 % of 70.5 and of 60.0 are 65.25; 79.9 gives 69.95, 80.0 gives 70.00.
    expect(stepsOf(reachOf(scheme, [{ figures: { a: '70.5', b: '60.0' } }]), 's3')[0]).toEqual(['a', '70.5', '80', '70.00']);
    // With two places 79.99 gives 69.995, rounded 70.00.
    expect(stepsOf(reachOf(scheme, [{ figures: { a: '70.55', b: '60' } }]), 's3')[0]).toEqual(['a', '70.55', '79.99', '70.00']);
  });

  it('gives the movement that the rules would then decide', () => {
    const strict = buildScheme([half('a'), half('b')], { movement: { promoteAfter: 2 } });
    const [step] = reachOf(strict, [{ figures: { a: 70, b: 60 }, level: 's2' }]).targets[0]!.steps;
    expect(step).toMatchObject({ level: 's3', next: 's2', movement: 'hold', reason: { rule: 'hold', needed: 2, reached: 1 } });
    const earlier = { '2026-08': { level: 's3', total: '71' } };
    const [second] = reachOf(strict, [{ figures: { a: 70, b: 60 }, level: 's2', earlier }]).targets[0]!.steps;
    expect(second).toMatchObject({ level: 's3', next: 's3', movement: 'promote', reason: { rule: 'promoteAfter', needed: 2 } });
  });

  it('lowers a value of which less is better', () => {
    const complaints = indicator('c', {
      weight: 50,
      method: { kind: 'bands', rows: [{ atMost: 1, points: 100 }, { atMost: 3, points: 60 }], otherwise: 0 },
    });
    // a 70 and 0 points: 35.00. Up to 3 complaints: 65.00, up to 1: 85.00.
    const reach = reachOf(buildScheme([half('a'), complaints]), [{ figures: { a: 70, c: 5 } }]);
    expect(reach.level).toBe('s1');
    expect(stepsOf(reach, 's2')).toEqual([['c', '5', '3', '65.00']]);
    expect(stepsOf(reach, 's4')).toEqual([['c', '5', '1', '85.00']]);
  });

  it('counts gates: the total alone does not reach the level', () => {
    const gated = buildScheme([half('a'), half('b')], {
      levels: [
        { code: 's1', name: { zh: '一星' }, stars: 1 },
        { code: 's2', name: { zh: '二星' }, stars: 2, line: 70, gates: [{ of: { indicator: 'b' }, atLeast: 75 }] },
      ],
    });
    // The total 80.00 is over the line; b is short of its gate. No value of a helps.
    const reach = reachOf(gated, [{ figures: { a: 90, b: 70 } }]);
    expect(stepsOf(reach, 's2')).toEqual([['b', '70', '75', '82.50']]);
  });

  it('lifts a veto', () => {
    const veto = buildScheme([half('a'), half('b')], {
      vetoes: [{ code: 'v', name: { zh: '甲项过低' }, when: { value: { indicator: 'a' }, is: '<', than: 80 }, effects: [{ kind: 'capLevel', at: 's1' }] }],
    });
    // 79 and 99: 89.00, capped at one star; 80 and 99: 89.50, four stars at once.
    const reach = reachOf(veto, [{ figures: { a: 79, b: 99 } }]);
    expect(reach.level).toBe('s1');
    for (const level of ['s2', 's3', 's4']) expect(stepsOf(reach, level)).toEqual([['a', '79', '80', '89.50']]);
    // Five stars from 90: 50 % of 81 and of 99.
    expect(stepsOf(reach, 's5')).toEqual([['a', '79', '81', '90.00']]);
  });

  it('gives a value to an outlet that has none', () => {
    // Without b the total is a: 65.00. With b of 75 it is 70.00.
    const reach = reachOf(scheme, [{ figures: { a: 65, b: null } }, { figures: { a: 50, b: 40 } }, { figures: { a: 50, b: 90 } }]);
    expect(stepsOf(reach, 's3')).toContainEqual(['b', null, '75', '70.00']);
  });

  it('changes what a formula reads, and says through which indicator', () => {
    const sum = indicator('f', { weight: 50, source: { kind: 'formula', expression: '[x] * 2 + 10' } });
    // x 20: 50; with a 70 it is 60.00. Three stars: f of 70, that is x of 30.
    const reach = reachOf(buildScheme([half('a'), sum]), [{ figures: { a: 70, x: 20 } }]);
    expect(reach.targets[0]!.steps.map(({ code, through, to, total }) => [code, through, to, total])).toEqual([
      ['x', ['f'], '30', '70.00'],
      ['a', [], '90', '70.00'],
    ]);
  });

  it('says of a value that is neither always better nor always worse that it cannot tell', () => {
    const hill = indicator('h', { weight: 50, method: { kind: 'bands', rows: [{ below: 10, points: 0 }, { atLeast: 10, below: 1000, points: 100 }], otherwise: 20 } });
    const reach = reachOf(buildScheme([half('a'), hill]), [{ figures: { a: 50, h: 5 } }]);
    expect(reach.levers.map(({ code, status }) => [code, status])).toEqual([
      ['a', 'tried'],
      ['h', 'notMonotone'],
    ]);
  });

  it('tries several changes together', () => {
    const base = gradeBase(scheme, buildInput('2026-09', [{ figures: { a: 70, b: 60 } }]));
    const keys = whatWouldItTake(base, 0).levers.map(({ key }) => key);
    // 95 and 86: 90.50.
    const both = tryTogether(base, 0, [{ key: keys[0]!, value: parseNumber(95)! }, { key: keys[1]!, value: parseNumber(86)! }]);
    expect(both).toMatchObject({ total: '90.50', level: 's5', next: 's5', movement: 'enter' });
  });
});

describe('what would it take, against other outlets', () => {
  it('passes the outlet ahead where the score is a rank', () => {
    // Percentiles of 10, 20, 30, 40, 50: 0, 25, 50, 75, 100. The second (20) has 25; for 60 points it must be fourth: above 40.
    const ranked = indicator('r', { method: { kind: 'rank', map: { kind: 'percentile' } } });
    const specs = [10, 20, 30, 40, 50].map((r) => ({ figures: { r } }));
    const reach = reachOf(buildScheme([ranked]), specs, 1);
    // With equal values the better rank is shared: 40 ties with the second best.
    expect(stepsOf(reach, 's2')).toEqual([['r', '20', '40', '75.00']]);
    expect(stepsOf(reach, 's5')).toEqual([['r', '20', '50', '100.00']]);
    expect(reach.targets.find(({ level }) => level === 's5')!.steps[0]!.isBeyond).toBe(false);
  });

  it('takes the last seat from the one who holds it', () => {
    const seated = buildScheme([indicator('a')], {
      levels: [
        { code: 's1', name: { zh: '一星' }, stars: 1 },
        { code: 's2', name: { zh: '二星' }, stars: 2, seats: 2 },
      ],
      levelRule: { kind: 'quota', ties: 'out' },
    });
    // Seats for the best two, 90 and 80; equal totals across the edge get none: 81 is needed.
    const reach = reachOf(seated, [90, 80, 70, 60].map((a) => ({ figures: { a } })), 2);
    expect(stepsOf(reach, 's2')).toEqual([['a', '70', '81', '81.00']]);
  });
});

describe('every answer', () => {
  const random = seeded(20260930);

  it('is reached in a whole second run on the changed data, and not one step earlier', () => {
    let answers = 0;
    for (let each = 0; each < 60; each += 1) {
      const scheme = randomScheme(random);
      const specs = Array.from({ length: 6 + random(8) }, () => ({
        regions: ['GS', random(2) === 0 ? 'LZ' : 'TS'],
        figures: { a: random(101), b: random(101), c: random(9), d: random(4) === 0 ? null : random(500) },
        level: ['s1', 's2', 's3', null][random(4)]!,
      }));
      const input = buildInput('2026-09', specs);
      const base = gradeBase(scheme, input);
      const row = random(specs.length);
      const reach = whatWouldItTake(base, row);
      const levelWith = (code: string, value: string): number => {
        const changed = specs.map((spec, place) => (place === row ? { ...spec, figures: { ...spec.figures, [code]: value } } : spec));
        const again = gradePeriod(scheme, buildInput('2026-09', changed));
        return again.level[row]!;
      };
      const place = (level: string): number => scheme.levels.findIndex(({ code }) => code === level);
      for (const { level, steps } of reach.targets) {
        for (const { code, from, to, total } of steps) {
          answers += 1;
          const towards = from === null || Number(to) > Number(from) ? -1 : 1;
          expect(levelWith(code, to)).toBeGreaterThanOrEqual(place(level));
          const before = String(Number(to) + towards);
          if (from !== null) expect(levelWith(code, before)).toBeLessThan(place(level));
          const changed = specs.map((spec, index) => (index === row ? { ...spec, figures: { ...spec.figures, [code]: to } } : spec));
          expect(Number(columnText(gradePeriod(scheme, buildInput('2026-09', changed)).total, row))).toBe(Number(total));
        }
      }
      const now = base.result.level[row]!;
      for (const { code, from, to } of reach.losses) {
        answers += 1;
        expect(levelWith(code, to)).toBeLessThan(now);
        if (from !== null) expect(levelWith(code, String(Number(to) + (Number(to) > Number(from) ? -1 : 1)))).toBe(now);
      }
    }
    expect(answers).toBeGreaterThan(150);
  });
});

function randomScheme(random: (below: number) => number): Scheme {
  const rank = { kind: 'rank', map: { kind: 'percentile' }, cohort: { keys: ['all', { region: 1 }], minCohort: 3 } } as const;
  const zscore = { kind: 'zscore', centre: 60, spread: 20 } as const;
  const line = { kind: 'linear', from: 0, to: 300, pointsFrom: 20, pointsTo: 100 } as const;
  const peers = [rank, zscore, { kind: 'minmax' } as const, line][random(4)]!;
  const scheme = buildScheme([
    indicator('a', { weight: 30 }),
    indicator('b', { weight: 30, method: random(2) === 0 ? { kind: 'direct' } : zscore }),
    indicator('c', { weight: 10, source: figure('c'), method: { kind: 'deduct', base: 100, terms: [{ step: 1, perStep: 12, free: 1 }] } }),
    indicator('d', { weight: 30, method: peers }),
  ]);
  if (random(3) > 0) return scheme;
  return {
    ...scheme,
    levels: scheme.levels.map(({ code, name, stars }, place) => ({ code, name, ...(stars === undefined ? {} : { stars }), ...(place === 0 ? {} : { share: 20 }) })),
    levelRule: { kind: 'quota', ties: random(2) === 0 ? 'in' : 'out', rounding: 'up' },
  };
}

/** Whole numbers below a bound from a linear congruence, the same in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}
