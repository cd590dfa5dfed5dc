import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { movementReason } from '../../../shared/grading/movement-reason.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { MovementPolicy } from '../../../shared/scheme/movement-policy.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';
import { moves } from './read-result.ts';

type Earlier = NonNullable<OutletSpec['earlier']>;

function run(movement: MovementPolicy, total: number | string | null, level: string | null, earlier: Earlier = {}, more: OutletSpec = {}, scheme: Partial<Scheme> = {}) {
  const built = buildScheme([indicator('a')], { movement, ...scheme });
  // A second outlet that was graded in every period, so that a period without a grade of the first still had a run.
  const others = Object.fromEntries(Object.keys(earlier).map((period) => [period, { level: 's3', total: '75' }]));
  const input = buildInput('2026-09', [{ figures: { a: total }, level, earlier, ...more }, { figures: { a: 75 }, level: 's3', earlier: others }]);
  const result = gradePeriod(built, input);
  const reason = movementReason(built, input, result, 0);
  return { move: moves(result)[0], reason, zh: movementSentence(reason, built.levels, 'zh'), en: movementSentence(reason, built.levels, 'en') };
}

const at = (level: string | null, total?: string) => ({ level, ...(total === undefined ? {} : { total }) });

describe('entering', () => {
  it('takes the raw level by default, a fixed one, or the raw one up to a cap', () => {
    expect(run({}, 95, null).move).toBe('enter 4 enterLevel');
    expect(run({ enterLevel: { kind: 'fixed', level: 's2' } }, 95, null).move).toBe('enter 1 enterLevel');
    const capped = run({ enterLevel: { kind: 'rawUpTo', level: 's3' } }, '82.37', null);
    expect([capped.move, capped.zh]).toEqual(['enter 2 enterLevel', '首次定级：按初评星级（82.37），封顶三星']);
  });
  it('keeps to the level caps of vetoes, for a fixed level too', () => {
    const vetoes = [{ code: 'v', name: { zh: '红线' }, when: { redLine: {} }, effects: [{ kind: 'capLevel' as const, at: 's1' }] }];
    const more = { visits: [{ on: '2026-09-09', score: 90, redLine: true }] };
    expect(run({ enterLevel: { kind: 'fixed', level: 's3' } }, 95, null, {}, more, { vetoes })).toMatchObject({
      move: 'enter 0 enterLevel',
      zh: '首次定级：按规定从一星起，封顶一星；本期因否决“红线”降低',
    });
    expect(run({}, 50, null, {}, more, { vetoes })).toMatchObject({ move: 'enter 0 enterLevel', zh: '首次定级：按初评星级（50.00）' });
  });
  it('is not done without a grade', () => {
    expect(run({}, null, null)).toMatchObject({ move: 'none -2 noLevelYet', zh: '本期未评级，还没有星级' });
  });
});

describe('promotion', () => {
  const policy = { promoteAfter: 2, demoteAfter: 2 };
  it('needs the level above in this and the periods before', () => {
    const risen = run(policy, '80.03', 's3', { '2026-08': at('s4', '81.90') });
    expect(risen.move).toBe('promote 3 promoteAfter');
    expect(risen.zh).toBe('连续 2 期达到四星（81.90、80.03），每期最多升 1 星');
    expect(risen.en).toBe('Reached 4 stars 2 periods in a row (81.90, 80.03); at most 1 star up a period');
    expect(risen.reason).toMatchObject({ rule: 'promoteAfter', from: 's3', to: 's4', needed: 2, reached: 2, line: '80', maxSteps: 1 });
    expect(run(policy, '80.03', 's3', { '2026-08': at('s3', '79.99') }).move).toBe('hold 2 hold');
    expect(run(policy, '80.03', 's3')).toMatchObject({ move: 'hold 2 hold', zh: '高于三星 1 期（80.03），本期达到四星，连续 2 期才升' });
  });
  it('goes at most maxStepsUp, and not above the lowest level of the counted periods', () => {
    expect(run(policy, 95, 's1', { '2026-08': at('s3') }).move).toBe('promote 1 promoteAfter');
    expect(run({ ...policy, maxStepsUp: 4 }, 95, 's1', { '2026-08': at('s3') }).move).toBe('promote 2 promoteAfter');
  });
  it('is broken by a period without a grade or row, or passes over it', () => {
    const gap = { '2026-08': at(null), '2026-07': at('s4') };
    expect(run(policy, 85, 's3', gap).move).toBe('hold 2 hold');
    expect(run({ ...policy, ungradedPeriod: 'passes' }, 85, 's3', gap).move).toBe('promote 3 promoteAfter');
    expect(run(policy, 85, 's3', { '2026-07': at('s4') }).move).toBe('hold 2 hold');
    expect(run({ ...policy, ungradedPeriod: 'passes' }, 85, 's3', { '2026-07': at('s4') }).move).toBe('promote 3 promoteAfter');
  });
  it('counts periods from before a change of level, unless a move resets them', () => {
    const more = { levelSince: '2026-08' };
    expect(run(policy, 95, 's3', { '2026-08': at('s4') }, more).move).toBe('promote 3 promoteAfter');
    expect(run({ ...policy, resetAfterMove: true }, 95, 's3', { '2026-08': at('s4') }, more).move).toBe('hold 2 hold');
    expect(run({ ...policy, resetAfterMove: true }, 95, 's3', { '2026-08': at('s4') }, { levelSince: '2026-07' }).move).toBe('promote 3 promoteAfter');
  });
  it('is forbidden up to and including the period that an earlier veto names', () => {
    const earlier = { '2026-08': at('s4') };
    expect(run(policy, 95, 's3', earlier, { noPromotionUntil: '2026-09' }).move).toBe('hold 2 promotionForbidden');
    expect(run(policy, 95, 's3', earlier, { noPromotionUntil: '2026-08' }).move).toBe('promote 3 promoteAfter');
  });
  it('leads back onto the scale by one step from below it', () => {
    const levels = buildScheme([]).levels.slice(1);
    expect(run({}, 95, 'below-scale', {}, {}, { levels }).move).toBe('promote 0 promoteAfter');
  });
});

describe('demotion', () => {
  const policy = { promoteAfter: 2, demoteAfter: 2 };
  const earlier = { '2026-08': at('s3', '78.66') };
  it('mirrors promotion', () => {
    const fallen = run(policy, '76.92', 's4', earlier);
    expect(fallen).toMatchObject({ move: 'demote 2 demoteAfter', zh: '连续 2 期低于四星（78.66、76.92），每期最多降 1 星' });
    expect(fallen.en).toBe('Below 4 stars 2 periods in a row (78.66, 76.92); at most 1 star down a period');
    expect(run(policy, '76.92', 's4')).toMatchObject({ move: 'hold 3 hold', zh: '低于四星 1 期（76.92），连续 2 期才降' });
    expect(run({ ...policy, maxStepsDown: 4 }, 10, 's5', earlier).move).toBe('demote 2 demoteAfter');
  });
  it('does not happen in the protected periods after entry or promotion', () => {
    const protects = { ...policy, protectPeriods: 2 };
    expect(run(protects, 70, 's4', earlier, { lastRaisedIn: '2026-07' }).move).toBe('hold 3 protected');
    expect(run(protects, 70, 's4', earlier, { lastRaisedIn: '2026-06' }).move).toBe('demote 2 demoteAfter');
  });
  it('needs the least number of scored visits', () => {
    const needs = { ...policy, minVisitsToDemote: 2 };
    const visit = { on: '2026-09-02', score: 50 };
    expect(run(needs, 70, 's4', earlier, { visits: [visit, { on: '2026-09-03', score: null }] }).move).toBe('hold 3 tooFewVisitsToDemote');
    expect(run(needs, 70, 's4', earlier, { visits: [visit, { on: '2026-09-03', score: 60 }] }).move).toBe('demote 2 demoteAfter');
  });
  it('leads off the scale only by a level below it', () => {
    const levels = buildScheme([]).levels.slice(1);
    expect(run({}, 10, 's2', {}, {}, { levels }).move).toBe('demote -1 demoteAfter');
    expect(run({}, 10, 's3', {}, {}, { levels }).move).toBe('demote 0 demoteAfter');
  });
  it('stops at the highest level of the counted periods', () => {
    expect(run({ demoteAfter: 2, maxStepsDown: 4 }, 10, 's5', { '2026-08': at('s4') }).move).toBe('demote 3 demoteAfter');
  });
});

describe('buffers', () => {
  it('ask a promotion for the line and so much more, on it is enough', () => {
    const needs = { buffer: 2 };
    expect(run(needs, 82, 's3').move).toBe('promote 3 promoteAfter');
    expect(run(needs, '81.99', 's3')).toMatchObject({
      move: 'hold 2 insideBuffer',
      zh: '高于三星（81.99），但升级须比分数线 80 再高 2 分，保持不变',
      en: 'Above 3 stars (81.99), but a rise takes 2 more than the line of 80; stays',
    });
  });
  it('try the next lower level above the held one', () => {
    expect(run({ buffer: 2, maxStepsUp: 3 }, '91.99', 's2').move).toBe('promote 3 promoteAfter');
    expect(run({ buffer: 2, maxStepsUp: 3 }, 92, 's2').move).toBe('promote 4 promoteAfter');
  });
  it('ask a demotion for a total below the held line less the buffer', () => {
    const needs = { bufferDown: '1.5' };
    expect(run(needs, '78.5', 's4')).toMatchObject({ move: 'hold 3 insideBuffer', zh: '低于四星（78.50），但没有比分数线 80 低出 1.5 分以上，保持不变' });
    expect(run(needs, '78.49', 's4').move).toBe('demote 2 demoteAfter');
  });
});

describe('a greatest share of promotions', () => {
  const promoted = (totals: readonly number[], maxPromotedShare: number): string[] => {
    const scheme = buildScheme([indicator('a')], { movement: { maxPromotedShare } });
    return moves(gradePeriod(scheme, buildInput('2026-09', totals.map((a) => ({ figures: { a }, level: a < 70 ? 's2' : 's3' })))));
  };
  it('is rounded down, the best first; the others hold', () => {
    // 5 graded x 50 % = 2.5 -> 2
    expect(promoted([95, 91, 85, 75, 65], 50)).toEqual(['promote 3 promoteAfter', 'promote 3 promoteAfter', 'hold 2 enoughPromoted', 'hold 2 hold', 'hold 1 hold']);
  });
  it('leaves out a tie across the edge', () => {
    expect(promoted([95, 85, 85, 75, 65], 40).map((move) => move.split(' ')[0])).toEqual(['promote', 'hold', 'hold', 'hold', 'hold']);
    expect(promoted([95, 85, 85, 75, 65], 60).map((move) => move.split(' ')[0])).toEqual(['promote', 'promote', 'promote', 'hold', 'hold']);
  });
});

describe('a veto that demotes at once', () => {
  const vetoes = [{ code: 'v', name: { zh: '实名制违规' }, when: { redLine: {} }, effects: [{ kind: 'demoteAtOnce' as const, by: 1 }] }];
  const more = { visits: [{ on: '2026-09-09', score: 90, redLine: true }] };
  it('lowers by its steps whatever the period came to, protected or not', () => {
    const lastRaisedIn = '2026-08';
    const fallen = run({ protectPeriods: 9 }, '83.10', 's4', {}, { ...more, lastRaisedIn }, { vetoes });
    expect(fallen).toMatchObject({ move: 'demote 2 demoteAtOnce', zh: '否决：实名制违规，立即降到三星' });
  });
  it('does not lead off the scale', () => {
    expect(run({}, 95, 's1', {}, more, { vetoes }).move).toBe('hold 0 demoteAtOnce');
  });
});

describe('a veto that demotes to the level of the period', () => {
  const vetoes = [{ code: 'v', name: { zh: '实名制违规' }, when: { redLine: {} }, effects: [{ kind: 'demoteToLevel' as const }] }];
  const more = { visits: [{ on: '2026-09-09', score: 90, redLine: true }] };
  it('does so at once, by any number of steps', () => {
    expect(run({ demoteAfter: 3, maxStepsDown: 1 }, 65, 's5', {}, more, { vetoes })).toMatchObject({ move: 'demote 1 demoteAtOnce', zh: '否决：实名制违规，立即降到二星' });
  });
  it('leaves the other rules alone where that level is not lower', () => {
    expect(run({}, 85, 's4', {}, more, { vetoes }).move).toBe('hold 3 hold');
    expect(run({}, 85, 's3', {}, more, { vetoes }).move).toBe('promote 3 promoteAfter');
  });
});

describe('holding', () => {
  it('is what frozen and ungraded outlets do', () => {
    expect(run({}, 95, 's2', {}, { frozen: true })).toMatchObject({ move: 'hold 1 frozen', zh: '星级已冻结，保持不变' });
    expect(run({}, null, 's2')).toMatchObject({ move: 'hold 1 notGradedKept', zh: '本期未评级，保持二星' });
    expect(run({}, 75, 's3')).toMatchObject({ move: 'hold 2 hold', zh: '本期为三星（75.00），保持不变' });
  });
});
