import { describe, expect, it } from 'vitest';
import { columnText } from '../../../shared/exact/number-column.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { stateSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Level, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput } from './build-input.ts';
import { buildScheme, dimension, indicator } from './build-scheme.ts';
import { states } from './read-result.ts';

/** Points of service, of which more is better, and faults, of which fewer are: level a needs 80 and at most 5. */
const LEVELS: readonly Level[] = [
  { code: 'c', name: { zh: '丙' } },
  { code: 'b', name: { zh: '乙' }, line: 60 },
  { code: 'a', name: { zh: '甲' }, line: 80, lines: { faults: 5 } },
];
const scheme = (more: Partial<Scheme> = {}): Scheme =>
  buildScheme([indicator('s', { weight: 100 })], {
    levels: LEVELS,
    totals: [{ code: 'faults', name: { zh: '差错分' }, order: 'low', tree: dimension('fault-tree', [indicator('x', { weight: 50 }), indicator('y', { weight: 50 })]) }],
    ...more,
  });
const given = (...rows: readonly (readonly [number | null, number | null, number | null])[]) => buildInput('2026-09', rows.map(([s, x, y]) => ({ figures: { s, x, y } })));

describe('several totals', () => {
  it('are never added, and the level needs its line in each', () => {
    // x and y half each: 4 · 5 · 5.5 · 5
    const result = unpackResult(packResult(gradePeriod(scheme(), given([90, 4, 4], [80, 6, 4], [90, 6, 5], [79.99, 0, 10]))));
    expect(result.codes.map((_, row) => [Number(columnText(result.total, row)), Number(columnText(result.totals![0]!.total, row)), result.level[row]])).toEqual([
      [90, 4, 2],
      [80, 5, 2],
      [90, 5.5, 1],
      [79.99, 5, 1],
    ]);
  });
  it('exclude every line of a level where it says so', () => {
    const strict = LEVELS.map((level) => ({ ...level, lineExclusive: true }));
    expect([...gradePeriod(scheme({ levels: strict }), given([81, 5, 5], [81, 4, 5])).level]).toEqual([1, 2]);
  });
  it('rank by the first alone', () => {
    expect([...gradePeriod(scheme(), given([70, 0, 0], [80, 90, 90])).rank]).toEqual([2, 1]);
  });
  it('must all be there', () => {
    const result = gradePeriod(scheme(), given([90, null, null], [90, null, 4]));
    expect([states(result), columnText(result.total, 0)]).toEqual([['notGraded', 'graded'], null]);
    expect(stateSentence(result.stateReasons.get(0)!, 'zh', () => '差错分')).toBe('“差错分”没有一项能算出得分，不评级');
  });
  it('are clamped each to its own range', () => {
    const [faults] = scheme().totals!;
    const result = gradePeriod(scheme({ range: { to: 85 }, totals: [{ ...faults!, range: { from: 3 } }] }), given([90, 0, 0]));
    expect([columnText(result.total, 0), columnText(result.totals![0]!.total, 0)]).toEqual(['85', '3']);
  });
  it('may be read by conditions and gates, by the code of their tree', () => {
    const steps: Scheme['levelSteps'] = [{ code: 'x', name: { zh: '步' }, when: { value: { dimension: 'fault-tree' }, is: '>', than: 3 }, effect: { kind: 'move', by: -1 } }];
    expect([...gradePeriod(scheme({ levelSteps: steps }), given([90, 3, 3], [90, 4, 4])).level]).toEqual([2, 1]);
    const gated = LEVELS.map((level, place) => (place === 1 ? { ...level, gates: [{ of: { dimension: 'fault-tree' }, atMost: 8 }] } : level));
    expect([...gradePeriod(scheme({ levels: gated }), given([70, 8, 8], [70, 9, 8])).level]).toEqual([1, 0]);
  });
  it('stand in the trace with their trees and lines', () => {
    const own = scheme();
    const input = given([90, 6, 5]);
    const trace = traceOutlet(own, input, gradePeriod(own, input), 0);
    expect(trace.totals!.map(({ code, total, root, roundingLine }) => [code, total, root.children.map(({ code: part, contribution }) => [part, contribution]), roundingLine])).toEqual([
      ['faults', '5.50', [['x', '3'], ['y', '2.5']], '0'],
    ]);
    expect(trace.level.lines[2]).toMatchObject({ reached: false, distance: '+10.00', further: [{ total: 'faults', line: '5', distance: '-0.50', reached: false }] });
  });
  it('are read back and checked', () => {
    const raw: unknown = JSON.parse(JSON.stringify(scheme()));
    expect(parseScheme(raw)).toEqual({ scheme: raw, problems: [] });
    const codes = (more: Partial<Scheme>) => checkScheme(scheme(more), { forPublication: true }).filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`);
    expect(codes({})).toEqual([]);
    expect(codes({ levels: [LEVELS[0]!, { ...LEVELS[1]!, lines: { faults: 3 } }, LEVELS[2]!] })).toEqual(['scheme/lines-not-falling levels[2].lines.faults']);
    expect(codes({ levels: [LEVELS[0]!, { ...LEVELS[1]!, lines: { fault: 3 } }] })).toEqual(['scheme/unknown-code levels[1].lines.fault']);
    const [faults] = scheme().totals!;
    expect(codes({ totals: [faults!, { ...faults!, tree: dimension('t2', [indicator('z', { weight: 90 })]) }] })).toEqual(['scheme/weights-below-100 totals[1].tree.children', 'scheme/code-twice totals[1].code']);
    expect(codes({ totals: [{ ...faults!, tree: dimension('t2', [indicator('s', { weight: 100 })]) }] })).toEqual(['scheme/code-twice totals[0].tree.children[0].code']);
  });
});
