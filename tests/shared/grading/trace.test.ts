import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { methodSentence, stateSentence, vetoSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import type { Trace, TracePart } from '../../../shared/grading/trace.ts';
import type { IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, dimension, figure, indicator } from './build-scheme.ts';

function trace(scheme: Scheme, specs: readonly OutletSpec[], row = 0): Trace {
  const input = buildInput('2026-09', specs);
  return traceOutlet(scheme, input, gradePeriod(scheme, input), row);
}
function find(part: TracePart, code: string): TracePart {
  return part.code === code ? part : part.children.map((child) => findOrNull(child, code)).find((found) => found !== null)!;
}
function findOrNull(part: TracePart, code: string): TracePart | null {
  if (part.code === code) return part;
  return part.children.map((child) => findOrNull(child, code)).find((found) => found !== null) ?? null;
}
const household = { zh: '户', en: 'numbers' };

describe('contributions', () => {
  // marketing 40: a 60, b 40 · service 60: c 50, d 50 (d missing: c has all of it)
  const scheme = buildScheme([
    dimension('marketing', [indicator('a', { weight: 60 }), indicator('b', { weight: 40 })], { weight: 40 }),
    dimension('service', [indicator('c', { weight: 50 }), indicator('d', { weight: 50 })], { weight: 60 }),
  ]);
  const result = trace(scheme, [{ figures: { a: '83.333', b: 70, c: 90 } }]);

  it('go down from the rounded scores, and with the rounding line make the total', () => {
    // a 83.33, marketing 83.33 x 0.6 + 70 x 0.4 = 77.998 -> 78.00; total 78 x 0.4 + 90 x 0.6 = 85.2
    const shown = ['marketing', 'a', 'b', 'service', 'c', 'd'].map((code) => find(result.root, code)).map(({ score, effectiveWeight, contribution, mark }) => [score, effectiveWeight, contribution, mark]);
    expect(shown).toEqual([
      ['78.00', '40.00', '31.2', 'used'],
      ['83.33', '24.00', '19.9992', 'used'],
      ['70.00', '16.00', '11.2', 'used'],
      ['90.00', '60.00', '54', 'used'],
      ['90.00', '60.00', '54', 'used'],
      [null, null, null, 'reweighted'],
    ]);
    expect([result.total, result.roundingLine]).toEqual(['85.20', '0.0008']);
  });
  it('show each level with its line and the distance to it', () => {
    expect(result.level.lines.map(({ level, distance, reached }) => [level, distance, reached])).toEqual([
      ['s1', null, true],
      ['s2', '+25.20', true],
      ['s3', '+15.20', true],
      ['s4', '+5.20', true],
      ['s5', '-4.80', false],
    ]);
  });
  it('keep the unrounded points and the months that were read', () => {
    expect(find(result.root, 'a').indicator).toMatchObject({ raw: '83.333', unrounded: '83.333', inputs: [{ kind: 'figure', figure: 'a', period: '2026-09', value: '83.333' }] });
    expect(find(result.root, 'b').indicator?.unrounded).toBeNull();
  });
});

describe('how an indicator scored, in words', () => {
  const say = (more: Partial<IndicatorNode>, specs: readonly OutletSpec[]): [string, string] => {
    const part = find(trace(buildScheme([indicator('a', { unit: household, ...more })]), specs).root, 'a').indicator!;
    return [methodSentence(part, 'zh'), methodSentence(part, 'en')];
  };
  const value = (a: number | string) => [{ figures: { a } }];

  it('names the rank and the size of the cohort', () => {
    expect(say({ method: { kind: 'rank', map: { kind: 'percentile' } } }, [...value(7), ...value(9), ...value(1)])).toEqual(['同类第 2 / 3 名，百分位', 'rank 2 of 3 among its peers, percentile']);
  });
  it('names the row of a rank map', () => {
    const specs = [...value(7), ...value(9), ...value(1)];
    const map = { kind: 'share', rows: [{ topPercent: 50, points: 80 }] } as const;
    expect(say({ method: { kind: 'rank', map } }, specs)).toEqual(['同类第 2 / 3 名，前 50% 得 80 分', 'rank 2 of 3 among its peers, the first 50% get 80']);
    expect(say({ method: { kind: 'rank', map: { ...map, rounding: 'down' } } }, specs)[0]).toBe('同类第 2 / 3 名，其余得 0 分');
  });
  it('names the mean and sd, or the ends, of the cohort', () => {
    const specs = [...value(1), ...value(3)];
    expect(say({ method: { kind: 'zscore', centre: 60, spread: 10 } }, specs)).toEqual(['同类 2 家，均值 2，标准差 1', 'among 2 peers with mean 2 and standard deviation 1']);
    expect(say({ method: { kind: 'minmax' } }, specs)).toEqual(['同类 2 家，最低 1，最高 3', 'among 2 peers from 1 to 3']);
    const part = find(trace(buildScheme([indicator('a', { method: { kind: 'minmax' } })]), [...specs, ...value(4)], 1).root, 'a');
    expect([part.score, part.indicator?.unrounded]).toEqual(['66.67', '66.6666666666']);
  });
  it('names the target and its share', () => {
    expect(say({ method: { kind: 'target', target: 160 } }, value(142))).toEqual(['完成目标 160 户的 88.75%', '88.75% of the target of 160 numbers']);
  });
  it('names both ends of the line', () => {
    const method = { kind: 'linear', from: 10, to: 50, pointsFrom: 0, pointsTo: 100 } as const;
    expect(say({ method }, value(38))).toEqual(['10 户 0 分，50 户 100 分，按比例', '10 numbers gives 0, 50 numbers gives 100, in proportion']);
  });
  it('names the band that held, with its ends', () => {
    const unit = { zh: '件', en: 'cases' };
    const rows = [{ atMost: 1, points: 85 }, { above: 1, below: 5, points: 40 }, { atLeast: 5, points: 0 }];
    expect(say({ unit, method: { kind: 'bands', rows } }, value(1))[0]).toBe('分档：不超过 1 件得 85 分');
    expect(say({ unit, method: { kind: 'bands', rows } }, value(3))[0]).toBe('分档：超过 1 到不足 5 件得 40 分');
    expect(say({ unit: { zh: '%' }, method: { kind: 'bands', rows } }, value(1))[0]).toBe('分档：不超过 1% 得 85 分');
    expect(say({ unit, method: { kind: 'bands', rows } }, value(9))).toEqual(['分档：不低于 5 件得 0 分', 'bands: at least 5 cases gives 0']);
  });
  it('names the free allowance and the step of a deduction', () => {
    const method = { kind: 'deduct', base: 100, terms: [{ free: 1, step: 1, perStep: 10 }] } as const;
    expect(say({ unit: { zh: '件', en: 'case' }, method }, value(2))).toEqual(['免扣 1 件，超出每件扣 10 分', '1 case free, then 10 points off for each case']);
  });
  it('names the visits', () => {
    const source = { kind: 'inspection', fold: { by: 'mean' } } as const;
    const visits = [{ on: '2026-09-03', score: '81.5' }, { on: '2026-09-23', score: '85.1' }];
    expect(say({ source }, [{ visits }])[0]).toBe('2 次均值：81.50、85.10');
    expect(say({ source }, [{ visits: visits.slice(1) }])).toEqual(['1 次，09-23', '1 visit, 09-23']);
  });
  it('names the policy where data are missing', () => {
    expect(say({ missing: { fixed: 60 } }, [{ figures: { b: 1 } }])).toEqual(['没有数据，按 60 分计', 'no data, counts 60']);
  });
});

describe('why an outlet has no grade, and what a veto does', () => {
  it('says so in full', () => {
    expect(stateSentence({ kind: 'tooLittleData', measuredPercent: '40.00', neededPercent: '60' }, 'zh')).toBe('有数据的指标只占权重的 40.00%，至少要 60%，不评级');
    const veto = { name: { zh: '实名制违规', en: 'Identity breach' }, effects: [{ kind: 'capLevel' as const, at: 's3' }, { kind: 'noPromotion' as const, periods: 2 }] };
    expect(vetoSentence(veto, buildScheme([]).levels, 'zh')).toBe('否决：实名制违规，最高三星，本期和其后 2 期不得升级');
    expect(vetoSentence(veto, buildScheme([]).levels, 'en')).toBe('Veto: Identity breach; at most 3 stars, no promotion in this and the next 2 periods');
  });
});

describe('a result without some outlets of the input', () => {
  it('is traced by its own rows', () => {
    const scheme = buildScheme([indicator('a')], { population: { where: { value: 'type', is: '=', than: 'hall' } } });
    const specs = [{ type: 'kiosk', figures: { a: 99 } }, { type: 'hall', figures: { a: 71 }, level: 's2' }];
    const traced = trace(scheme, specs, 0);
    expect([traced.outletCode, traced.total, traced.rank, traced.level.reason.from]).toEqual(['N0002', '71.00', { rank: 1, of: 1 }, 's2']);
  });
});

describe('a capped total', () => {
  it('keeps the total before the cap, which the contributions make', () => {
    const vetoes: Scheme['vetoes'] = [{ code: 'v', name: { zh: '红线' }, when: { redLine: {} }, effects: [{ kind: 'capTotal', at: 59 }] }];
    const scheme = buildScheme([indicator('a', { source: figure('a') })], { vetoes });
    const capped = trace(scheme, [{ figures: { a: 95 }, visits: [{ on: '2026-09-01', score: 1, redLine: true }] }]);
    expect([capped.total, capped.uncappedTotal, capped.roundingLine, capped.level.afterVetoes]).toEqual(['59.00', '95.00', '0', 's1']);
  });
});
