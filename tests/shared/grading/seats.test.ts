import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Level, LevelRule, Scheme, SeatRule } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';

const level = (code: string, more: Partial<Level>): Level => ({ code, name: { zh: code }, ...more });
const THREE = [level('c', {}), level('b', { share: 30 }), level('a', { share: 20 })];

function scheme(levels: readonly Level[], levelRule: LevelRule, more: Partial<Scheme> = {}): Scheme {
  return buildScheme([indicator('a', { weight: 100 })], { levels, levelRule, ...more });
}
/** Codes of the raw levels, `-` below the scale. */
function levels(values: readonly (number | null)[], list: readonly Level[], rule: LevelRule, more: readonly Partial<OutletSpec>[] = []): string {
  const specs = values.map((a, index) => ({ figures: { a }, ...more[index] }));
  return [...gradePeriod(scheme(list, rule), buildInput('2026-09', specs)).rawLevel].map((place) => list[place]?.code ?? '-').join('');
}
const TEN = [99, 98, 97, 96, 95, 94, 93, 92, 91, 90];

describe('quota', () => {
  it('adds seats up from the best level down and rounds each sum down', () => {
    expect(levels(TEN, THREE, { kind: 'quota' })).toBe('aabbbccccc');
    // n = 9: 1.8 -> 1, 1.8 + 2.7 = 4.5 -> 4
    expect(levels(TEN.slice(1), THREE, { kind: 'quota' })).toBe('abbbccccc');
    expect(levels(TEN.slice(1), THREE, { kind: 'quota', rounding: 'up' })).toBe('aabbbcccc');
    expect(levels(TEN.slice(1), THREE, { kind: 'quota', rounding: 'nearest' })).toBe('aabbbcccc'); // 2 and 5
  });
  it('lets ties at the edge in, or out', () => {
    const tied = [99, 98, 98, 96, 95, 94, 93, 92, 91, 90];
    expect(levels(tied, THREE, { kind: 'quota' })).toBe('aaabbccccc');
    expect(levels(tied, THREE, { kind: 'quota', ties: 'out' })).toBe('abbbbccccc');
  });
  it('takes numbers of outlets, and leaves the rest below the scale where the lowest level has seats', () => {
    expect(levels(TEN.slice(0, 5), [level('b', { seats: 2 }), level('a', { seats: 1 })], { kind: 'quota' })).toBe('abb--');
  });
  it('counts the graded outlets of each cohort, or its population', () => {
    const values = [99, 98, 97, null, null];
    const half = [level('c', {}), level('a', { share: 50 })];
    expect(levels(values, half, { kind: 'quota' })).toBe('acc--'); // 1.5 -> 1
    expect(levels(values, half, { kind: 'quota', of: 'population' })).toBe('aac--'); // 2.5 -> 2
    const own = [{ ownership: 'own' }, { ownership: 'own' }, { ownership: 'agent' }, { ownership: 'agent' }];
    expect(levels([99, 98, 60, 50], half, { kind: 'quota', cohort: { keys: ['ownership'] } }, own)).toBe('acac');
  });
});

describe('cutoffs with a quota', () => {
  const list = [level('d', {}), level('c', { line: 60 }), level('b', { line: 80, share: 30 }), level('a', { line: 90, share: 20 })];
  const rule: SeatRule = { kind: 'cutoffsWithQuota' };
  it('fills the seats of a level from those who reach it; the rest go on to the next lower one', () => {
    // n = 10: 2 seats for a, 3 for b of its own; three reach 90, the third takes a seat of b
    expect(levels([99, 95, 91, 85, 84, 83, 70, 60, 59, 10], list, rule)).toBe('aabbbcccdd');
  });
  it('does not pass an empty seat down', () => {
    expect(levels([95, 85, 84, 83, 82, 70, 65, 60, 59, 10], list, rule)).toBe('abbbccccdd');
  });
  it('ranks ties among the candidates, in or out', () => {
    const tied = [99, 95, 95, 85, 84, 70, 65, 60, 59, 10];
    expect(levels(tied, list, rule)).toBe('aaabbcccdd');
    expect(levels(tied, list, { ...rule, ties: 'out' })).toBe('abbbccccdd');
  });
});

describe('seats', () => {
  it('stand in the trace and go through packing', () => {
    const own = scheme(THREE, { kind: 'quota' });
    const input = buildInput('2026-09', TEN.map((a) => ({ figures: { a } })));
    const result = unpackResult(packResult(gradePeriod(own, input)));
    const { level: traced } = traceOutlet(own, input, result, 2);
    expect([traced.raw, traced.seat]).toEqual(['b', { cohort: '*', rank: 3, of: 10 }]);
    expect(traced.lines.map(({ reached, seats }) => [reached, seats])).toEqual([[true, undefined], [true, 5], [false, 2]]);
  });
  it('are checked', () => {
    const codes = (list: readonly Level[], rule: LevelRule) => checkScheme(scheme(list, rule), { forPublication: true }).map(({ code, path }) => `${code} ${path}`);
    expect(codes(THREE, { kind: 'quota' })).toEqual([]);
    expect(codes(THREE, { kind: 'cutoffs' })).toEqual(['scheme/seats-without-rule levels[1]', 'scheme/seats-without-rule levels[2]']);
    expect(codes([level('b', { share: 81 }), level('a', { share: 20 })], { kind: 'quota' })).toEqual(['scheme/shares-above-100 levels']);
    expect(codes([level('c', {}), level('b', {}), level('a', { line: 9, share: 101 })], { kind: 'quota' })).toEqual([
      'scheme/level-without-seats levels[1]',
      'scheme/line-in-quota levels[2]',
      'scheme/share-not-percent levels[2].share',
      'scheme/shares-above-100 levels',
    ]);
    expect(codes([level('c', {}), level('a', { line: 9, share: 10, seats: 1 })], { kind: 'cutoffsWithQuota' })).toEqual(['scheme/share-and-seats levels[1].seats']);
  });
});
