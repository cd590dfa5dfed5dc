import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';
import { moves } from './read-result.ts';

const scheme = (more: Partial<Scheme>): Scheme => buildScheme([indicator('a', { weight: 100 }), indicator('b', { weight: 0 })], more);

describe('tie-breakers of the rank of the total', () => {
  it('decide between equal totals in order, missing is worst, and what is equal then shares a rank', () => {
    const own = scheme({ tieBreakers: [{ of: { indicator: 'b' } }, { of: { attribute: 'area' }, order: 'low' }] });
    const rows = [
      { figures: { a: 80, b: 5 }, attributes: { area: 30 } },
      { figures: { a: 80, b: 7 }, attributes: { area: 90 } },
      { figures: { a: 80, b: 5 }, attributes: { area: 20 } },
      { figures: { a: 80 }, attributes: { area: 1 } },
      { figures: { a: 80, b: 5 }, attributes: { area: 30 } },
      { figures: { a: 80, b: 5 } },
      { figures: { a: 81 } },
    ];
    // 81 · 80 with b 7 · b 5 area 20 · b 5 area 30 twice · b 5 without area · without b
    expect([...gradePeriod(own, buildInput('2026-09', rows)).rank]).toEqual([4, 2, 3, 7, 4, 6, 1]);
  });
  it('count for seats and for the share of promotions too', () => {
    const levels = [{ code: 'c', name: { zh: '丙' } }, { code: 'a', name: { zh: '甲' }, seats: 1 }];
    const rows = [5, 7].map((b) => ({ figures: { a: 80, b } }));
    const seats = { levels, levelRule: { kind: 'quota' as const } };
    expect([...gradePeriod(scheme(seats), buildInput('2026-09', rows)).level]).toEqual([1, 1]);
    expect([...gradePeriod(scheme({ ...seats, tieBreakers: [{ of: { indicator: 'b' } }] }), buildInput('2026-09', rows)).level]).toEqual([0, 1]);
    const held = rows.map((row) => ({ ...row, level: 's3' }));
    const movement = { maxPromotedShare: 50 };
    expect(moves(gradePeriod(scheme({ movement }), buildInput('2026-09', held))).map((move) => move.split(' ')[2])).toEqual(['enoughPromoted', 'enoughPromoted']);
    expect(moves(gradePeriod(scheme({ movement, tieBreakers: [{ of: { indicator: 'b' } }] }), buildInput('2026-09', held))).map((move) => move.split(' ')[2])).toEqual(['enoughPromoted', 'promoteAfter']);
  });
  it('read texts by code point', () => {
    const own = scheme({ tieBreakers: [{ of: 'class', order: 'low' }] });
    expect([...gradePeriod(own, buildInput('2026-09', ['B', 'A', null].map((each) => ({ figures: { a: 80 }, class: each })))).rank]).toEqual([2, 1, 3]);
  });
  it('are checked for what they name', () => {
    const own = scheme({ tieBreakers: [{ of: { indicator: 'bb' } }] });
    expect(checkScheme(own, { forPublication: true }).filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`)).toEqual(['scheme/unknown-code-near tieBreakers[0].of.indicator']);
  });
});

describe('ranks in regions', () => {
  const rows = [
    { figures: { a: 80 }, regions: ['P', 'X'] },
    { figures: { a: 90 }, regions: ['P', 'Y'] },
    { figures: { a: 70 }, regions: ['P', 'X'] },
    { figures: { a: 95 }, regions: ['P', null] },
    { regions: ['P', 'Y'] },
  ];
  const own = scheme({});
  const input = buildInput('2026-09', rows);
  const result = unpackResult(packResult(gradePeriod(own, input)));
  it('are given on every level, among the graded outlets of the region', () => {
    expect(result.regionRanks.map(({ rank, size }) => [[...rank], [...size]])).toEqual([
      [[3, 2, 4, 1, 0], [4, 4, 4, 4, 0]],
      [[1, 1, 2, 0, 0], [2, 1, 2, 0, 0]],
    ]);
  });
  it('stand in the trace, without regions that the outlet lacks', () => {
    expect(traceOutlet(own, input, result, 0).regionRanks).toEqual([{ region: 'P', rank: 3, of: 4 }, { region: 'X', rank: 1, of: 2 }]);
    expect(traceOutlet(own, input, result, 3).regionRanks).toEqual([{ region: 'P', rank: 1, of: 4 }]);
  });
});

describe('a scheme without levels', () => {
  it('scores and ranks, gives no level and moves nobody', () => {
    const own = scheme({ levels: [] });
    const result = gradePeriod(own, buildInput('2026-09', [{ figures: { a: 80 } }, { figures: { a: 90 } }]));
    expect([[...result.rank], [...result.level], moves(result)]).toEqual([[2, 1], [-2, -2], ['none -2 noLevels', 'none -2 noLevels']]);
    expect(checkScheme(own, { forPublication: true }).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(parseScheme(JSON.parse(JSON.stringify(own))).problems).toEqual([]);
  });
  it('has two levels at least otherwise', () => {
    const own = scheme({ levels: [{ code: 'a', name: { zh: '甲' } }] });
    expect(checkScheme(own, { forPublication: true }).map(({ code, path }) => `${code} ${path}`)).toContain('scheme/too-few levels');
  });
});
