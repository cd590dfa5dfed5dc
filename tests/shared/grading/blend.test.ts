import { describe, expect, it } from 'vitest';
import { columnText } from '../../../shared/exact/number-column.ts';
import { add, parseNumber, rational } from '../../../shared/exact/rational.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput, packResult, unpackInput, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import type { TracePart } from '../../../shared/grading/trace.ts';
import type { DimensionNode, IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, dimension, indicator } from './build-scheme.ts';
import { marks, scores, states, totals } from './read-result.ts';

const THREE = { weights: [50, 25, 25] };

/** An outlet with this period's figure and the node's unblended scores of earlier months. */
function outlet(a: string | number | null, earlier: Readonly<Record<string, string>> = {}, code = 'n'): OutletSpec {
  const runs = Object.entries(earlier).map(([period, score]) => [period, { level: 's1', unblended: { [code]: score } }] as const);
  return { figures: { a }, earlier: Object.fromEntries(runs) };
}
function grade(specs: readonly OutletSpec[], more: Partial<DimensionNode> = {}, whole: Partial<Scheme> = {}, part: Partial<IndicatorNode> = {}) {
  const scheme = buildScheme([dimension('n', [indicator('a', part)], { blend: THREE, ...more })], whole);
  const input = buildInput('2026-09', specs);
  return { scheme, input, result: gradePeriod(scheme, input) };
}
function unblended(result: ReturnType<typeof gradePeriod>): (string | null)[] {
  return result.codes.map((_, row) => columnText(result.unblended![0]!.score, row));
}

describe('a dimension that blends earlier periods', () => {
  it('weighs its own unblended scores, newest first', () => {
    // 90 x 0.5 + 80 x 0.25 + 60 x 0.25
    expect(scores(grade([outlet(90, { '2026-08': '80', '2026-07': '60' })]).result, 'n')).toEqual(['80']);
  });
  it('lets missing periods leave, this one too, and is missing without any', () => {
    const specs = [outlet(90, { '2026-08': '60' }), outlet(90, { '2026-07': '60' }), outlet(null, { '2026-08': '80', '2026-07': '60' }), outlet(90), outlet(null)];
    // (90 x 50 + 60 x 25) / 75; the same; (80 + 60) / 2; 90 alone; nothing
    expect(scores(grade(specs).result, 'n')).toEqual(['80', '80', '70', '90', null]);
    expect(marks(grade(specs).result, 'n')).toEqual(['used', 'used', 'used', 'used', 'reweighted']);
  });
  it('reads periods by the calendar: what is older than its weights does not count', () => {
    expect(scores(grade([outlet(90, { '2026-06': '10' })]).result, 'n')).toEqual(['90']);
  });
  it('takes its weights on any scale', () => {
    expect(scores(grade([outlet(90, { '2026-08': '60' })], { blend: { weights: ['0.2', '0.1'] } }).result, 'n')).toEqual(['80']);
  });
  it('rounds each period by itself first, so that what is printed adds up by hand', () => {
    // 200 / 3 = 66.67 printed; (66.67 + 0) / 2 = 33.335 gives 33.34, where the bare fraction 33.333... would give 33.33
    const specs = [outlet(2, { '2026-08': '0' })];
    const method = { kind: 'target', target: 3 } as const;
    const half = { blend: { weights: [1, 1] } };
    expect(scores(grade(specs, half, {}, { method }).result, 'n')).toEqual(['33.34']);
    const whole = { rounding: { indicator: 'none', node: 'none' } } as const;
    const exact = grade(specs, half, whole, { method }).result;
    expect([columnText(exact.nodes[0]!.score, 0), totals(exact)[0]]).toEqual(['33.3333333333', '33.33']);
  });
  it('keeps its own score beside the blended one, for the periods to come', () => {
    const { result } = grade([outlet(90, { '2026-08': '60' }), outlet(null, { '2026-08': '60' })]);
    expect(unblended(result)).toEqual(['90', null]);
    expect(unpackResult(packResult(result))).toEqual(result);
  });
  it('blends after its range and method, and before its missing policy', () => {
    const ranged = grade([outlet(90, { '2026-08': '40' })], { blend: { weights: [1, 1] }, range: { to: 50 } });
    expect(scores(ranged.result, 'n')).toEqual(['45']);
    const mapped = grade([outlet(90, { '2026-08': '40' })], { blend: { weights: [1, 1] }, method: { kind: 'linear', from: 0, to: 100, pointsFrom: 100, pointsTo: 0 } });
    expect(scores(mapped.result, 'n')).toEqual(['25']); // (10 + 40) / 2
    expect(scores(grade([outlet(null, { '2026-08': '40' }), outlet(null)], { missing: 'full' }).result, 'n')).toEqual(['40', '100']);
  });
  it('leaves with its earlier periods where it does not apply', () => {
    const more = { appliesTo: { value: 'ownership', is: '=', than: 'own' } } as const;
    const { result } = grade([{ ...outlet(90, { '2026-08': '40' }), ownership: 'partner' }], more);
    expect([scores(result, 'n'), marks(result, 'n'), unblended(result)]).toEqual([[null], ['notApplicable'], [null]]);
  });
  it('may be the root: adjustments come after, and outlets that are not graded keep no score', () => {
    const tree = dimension('total', [indicator('a', { missing: 'block' })], { blend: { weights: [1, 1] } });
    const adjustments = { items: [{ code: 'b', name: { zh: '加分' }, kind: 'bonus', points: 5 }] } as const;
    const scheme = buildScheme([], { tree, adjustments });
    const specs = [outlet(90, { '2026-08': '70' }, 'total'), outlet(null, { '2026-08': '70' }, 'total')];
    const result = gradePeriod(scheme, buildInput('2026-09', specs));
    expect([totals(result), unblended(result), states(result)]).toEqual([['85', null], ['90', null], ['graded', 'notGraded']]);
  });
  it('packs the earlier scores with the input', () => {
    const { input } = grade([outlet(90, { '2026-08': '80.5', '2026-07': '1' })]);
    expect(unpackInput(packInput(input))).toEqual(input);
  });
});

describe('the trace of a blend', () => {
  const all = (part: TracePart): string[] => {
    const children = part.children.flatMap(all);
    const own = [...children, ...(part.blend ?? []).slice(children.length > 0 ? 1 : 0).flatMap(({ contribution }) => contribution ?? [])];
    return own.length > 0 || part.contribution === null ? own : [part.contribution];
  };
  const traced = (specs: readonly OutletSpec[], more: Partial<DimensionNode> = {}) => {
    const { scheme, input, result } = grade(specs, more);
    const trace = traceOutlet(scheme, input, result, 0);
    const sum = [...all(trace.root), trace.roundingLine!].map((value) => parseNumber(value)!).reduce(add, rational(0n));
    return { node: trace.root.children[0]!, total: trace.total, sum: plainDecimal(sum) };
  };
  it('shows each period with its weight, and the parts make the total', () => {
    const { node, total, sum } = traced([outlet(90, { '2026-08': '80', '2026-07': '60' })]);
    expect(node.blend).toEqual([
      { period: '2026-09', score: '90.00', weight: '50.00', contribution: '45' },
      { period: '2026-08', score: '80.00', weight: '25.00', contribution: '20' },
      { period: '2026-07', score: '60.00', weight: '25.00', contribution: '15' },
    ]);
    expect(node.children[0]).toMatchObject({ contribution: '45', effectiveWeight: '50.00' });
    expect([total, sum]).toEqual(['80.00', '80']);
  });
  it('says which periods left', () => {
    const { node, total, sum } = traced([outlet(null, { '2026-07': '61' })]);
    expect(node.blend?.map(({ weight, contribution }) => [weight, contribution])).toEqual([[null, null], [null, null], ['100.00', '61']]);
    expect([total, sum]).toEqual(['61.00', '61']);
  });
  it('bears the part of this period itself where a method maps the points', () => {
    const { node, total, sum } = traced([outlet(80, { '2026-08': '40' })], { blend: { weights: [1, 1] }, method: { kind: 'direct' } });
    expect(node.children[0]?.contribution).toBeNull();
    expect([total, sum]).toEqual(['60.00', '60']);
  });
});
