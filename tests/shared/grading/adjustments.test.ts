import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Adjustment, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, figure, indicator } from './build-scheme.ts';
import { totals } from './read-result.ts';

const item = (code: string, kind: Adjustment['kind'], more: Partial<Extract<Adjustment, { readonly points: unknown; readonly records?: undefined }>>): Adjustment => ({ code, name: { zh: code }, kind, points: 1, ...more });
function scheme(items: readonly Adjustment[], more: Partial<Scheme['adjustments']> = {}, rest: Partial<Scheme> = {}): Scheme {
  return buildScheme([indicator('a', { weight: 100 })], { adjustments: { items, ...more }, ...rest });
}
function grade(own: Scheme, specs: readonly OutletSpec[]): (string | null)[] {
  return totals(gradePeriod(own, buildInput('2026-09', specs)));
}

describe('adjustments', () => {
  const prizes = item('prize', 'bonus', { points: 2, times: figure('prizes'), cap: 5 });
  const fines = item('fine', 'penalty', { points: '1.5', times: figure('fines') });

  it('add bonuses and take off penalties by record, each within its cap', () => {
    const specs = [{ a: 80, prizes: 2 }, { a: 80, prizes: 3 }, { a: 80, fines: 3 }, { a: 80 }, { prizes: 2 }].map((figures) => ({ figures }));
    expect(grade(scheme([prizes, fines]), specs)).toEqual(['84', '85', '75.5', '80', null]);
  });
  it('keep all bonuses and all penalties within theirs', () => {
    const items = [prizes, item('age', 'bonus', { points: 4 }), fines];
    expect(grade(scheme(items, { bonusCap: 8, penaltyCap: 3 }), [{ figures: { a: 80, prizes: 3, fines: 9 } }])).toEqual(['85']); // 9 -> 8, 13.5 -> 3
  });
  it('hold where their condition does, which may read scores', () => {
    const items = [item('good', 'bonus', { points: 3, when: { value: { indicator: 'a', read: 'score' }, is: '>=', than: 80 } })];
    expect(grade(scheme(items), [{ figures: { a: 80 } }, { figures: { a: '79.99' } }])).toEqual(['83', '79.99']);
  });
  it('multiply the score or raw value of an indicator, not below 0', () => {
    const own = (read: 'raw' | 'score') => scheme([item('x', 'bonus', { points: '0.1', times: { indicator: 'a', read } })]);
    expect([grade(own('raw'), [{ figures: { a: 120 } }]), grade(own('score'), [{ figures: { a: 120 } }])]).toEqual([['112'], ['110']]);
    expect(grade(own('raw'), [{ figures: { a: -50 } }])).toEqual(['0']);
  });
  it('come before the range and the rounding', () => {
    const items = [item('x', 'bonus', { points: '0.006' }), item('y', 'bonus', { points: 30, when: { value: 'type', is: '=', than: 'hall' } })];
    const specs = [{ figures: { a: '80' } }, { type: 'hall', figures: { a: 80 } }];
    expect(grade(scheme(items, {}, { range: { to: 100 } }), specs)).toEqual(['80.01', '100']);
  });
  it('stand in the trace and through packing, and add up with the rounding line', () => {
    const own = scheme([prizes, fines, item('none', 'bonus', { when: { value: 'type', is: '=', than: 'hall' } })]);
    const input = buildInput('2026-09', [{ figures: { a: '80.126', prizes: 3, fines: 1 } }]);
    const result = gradePeriod(own, input);
    const trace = traceOutlet(own, input, unpackResult(packResult(result)), 0);
    expect(trace.adjustments).toEqual({
      items: [{ code: 'prize', name: { zh: 'prize' }, kind: 'bonus', points: '5' }, { code: 'fine', name: { zh: 'fine' }, kind: 'penalty', points: '1.5' }],
      bonus: '5',
      penalty: '1.5',
    });
    // 80.13 + 5 - 1.5
    expect([trace.total, trace.roundingLine, trace.root.children[0]!.contribution]).toEqual(['83.63', '0', '80.13']);
  });
  it('are checked: negative numbers, codes used twice, conditions on the total', () => {
    const codes = (items: readonly Adjustment[]) => checkScheme(scheme(items), { forPublication: true }).map(({ code, path }) => `${code} ${path}`);
    expect(codes([prizes, fines])).toEqual([]);
    expect(codes([item('x', 'penalty', { points: -1 }), item('x', 'bonus', { cap: -2 })])).toEqual([
      'scheme/adjustment-negative adjustments.items[0].points',
      'scheme/adjustment-negative adjustments.items[1].cap',
      'scheme/code-twice adjustments.items[1].code',
    ]);
    expect(codes([item('x', 'bonus', { when: { value: 'total', is: '>', than: 1 } })])).toEqual(['scheme/read-too-early adjustments.items[0].when.value']);
    expect(codes([item('x', 'bonus', { when: { value: { dimension: 'total' }, is: '>', than: 1 } })])).toEqual(['scheme/read-too-early adjustments.items[0].when.value']);
    expect(codes([item('x', 'bonus', { times: { indicator: 'b' } })])).toEqual(['scheme/unknown-code adjustments.items[0].times.indicator'].map((text) => text.replace('code ', 'code-near ')));
  });
});
