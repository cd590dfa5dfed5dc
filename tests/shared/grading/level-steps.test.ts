import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Condition, LevelStep, LevelStepEffect, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';

const ALWAYS: Condition = { value: 'total', is: '>=', than: 0 };
const step = (code: string, effect: LevelStepEffect, when: Condition = ALWAYS): LevelStep => ({ code, name: { zh: code }, when, effect });
function scheme(steps: readonly LevelStep[], more: Partial<Scheme> = {}): Scheme {
  return buildScheme([indicator('a', { weight: 100 })], { levelSteps: steps, ...more });
}
/** Places of the levels after the steps; totals of 50, 60, 70, 80, 90 are the levels 0 to 4. */
function places(effects: readonly LevelStepEffect[], totals: readonly number[], more: Partial<Scheme> = {}): number[] {
  const steps = effects.map((effect, index) => step(`s${index}`, effect));
  return [...gradePeriod(scheme(steps, more), buildInput('2026-09', totals.map((a) => ({ figures: { a } })))).level];
}

describe('level steps', () => {
  it('move up and down within the scale', () => {
    expect(places([{ kind: 'move', by: 1 }], [50, 80, 90])).toEqual([1, 4, 4]);
    expect(places([{ kind: 'move', by: -2 }], [50, 60, 90])).toEqual([0, 0, 2]);
  });
  it('cap and floor at a level, or by the raw level', () => {
    expect(places([{ kind: 'cap', at: 's3' }], [50, 70, 90])).toEqual([0, 2, 2]);
    expect(places([{ kind: 'floor', at: 's3' }], [50, 70, 90])).toEqual([2, 2, 4]);
    expect(places([{ kind: 'move', by: 3 }, { kind: 'capByRaw', plus: 1 }], [50, 80])).toEqual([1, 4]);
    expect(places([{ kind: 'move', by: -3 }, { kind: 'floorByRaw', plus: -1 }], [50, 90])).toEqual([0, 3]);
  });
  it('count in the order given, each clamped: up from the top, then down, is one below it', () => {
    expect(places([{ kind: 'move', by: 2 }, { kind: 'move', by: -1 }], [90])).toEqual([3]);
    expect(places([{ kind: 'move', by: -1 }, { kind: 'move', by: 2 }], [90])).toEqual([4]);
  });
  it('start one step under the lowest level below the scale, and never lead off it', () => {
    const levels = [{ code: 's1', name: { zh: '一' }, line: 60 }, { code: 's2', name: { zh: '二' }, line: 80 }];
    expect(places([{ kind: 'move', by: 1 }], [50, 60], { levels })).toEqual([0, 1]);
    expect(places([{ kind: 'move', by: -5 }], [50, 60], { levels })).toEqual([-1, 0]);
  });
  it('come before vetoes, hold where their condition does, and stand in the trace', () => {
    const vetoes: Scheme['vetoes'] = [{ code: 'v', name: { zh: '否决' }, when: ALWAYS, effects: [{ kind: 'lower', by: 1 }] }];
    const own = scheme([step('up', { kind: 'move', by: 2 }, { value: { indicator: 'a' }, is: '>=', than: 60 }), step('no', { kind: 'move', by: 1 }, { value: 'type', is: '=', than: 'x' })], { vetoes });
    const input = buildInput('2026-09', [{ figures: { a: 60 } }, { figures: { a: '59.99' } }, {}]);
    const result = unpackResult(packResult(gradePeriod(own, input)));
    expect([[...result.rawLevel], [...result.steps!.level], [...result.level]]).toEqual([[1, 0, -2], [3, 0, -2], [2, 0, -2]]);
    const { level } = traceOutlet(own, input, result, 0);
    expect([level.raw, level.afterSteps, level.steps, level.afterVetoes]).toEqual(['s2', 's4', [{ code: 'up', name: { zh: 'up' } }], 's3']);
  });
  it('are checked: unknown levels, codes used twice', () => {
    const codes = (steps: readonly LevelStep[]) => checkScheme(scheme(steps), { forPublication: true }).map(({ code, path }) => `${code} ${path}`);
    expect(codes([step('x', { kind: 'cap', at: 's3' })])).toEqual([]);
    expect(codes([step('x', { kind: 'cap', at: 's9' }), step('x', { kind: 'move', by: 1 })])).toEqual(['scheme/code-twice levelSteps[1].code', 'scheme/unknown-code-near levelSteps[0].effect.at']);
  });
});
