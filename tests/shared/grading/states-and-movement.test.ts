import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packResult, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { movementReason } from '../../../shared/grading/movement-reason.ts';
import { movementSentence, stateSentence, vetoSentence } from '../../../shared/grading/sentences.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { MovementPolicy } from '../../../shared/scheme/movement-policy.ts';
import type { ForcedState, Scheme, Veto, VetoEffect } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';
import { moves, states, totals } from './read-result.ts';

const RED = { visits: [{ on: '2026-09-09', score: 90, redLine: true }] };
const veto = (code: string, ...effects: VetoEffect[]): Veto => ({ code, name: { zh: `否决${code}`, en: `Veto ${code}` }, when: { redLine: {} }, effects });
const force = (state: ForcedState): VetoEffect => ({ kind: 'forceState', state });

/** One outlet: its movement, its sentences, and what it came to. */
function run(scheme: Partial<Scheme>, total: number | string | null, more: OutletSpec = {}) {
  const built = buildScheme([indicator('a', { weight: 100 })], scheme);
  const input = buildInput('2026-09', [{ figures: { a: total }, ...more }]);
  const result = unpackResult(packResult(gradePeriod(built, input)));
  const reason = movementReason(built, input, result, 0);
  const stateReason = result.stateReasons.get(0);
  return {
    move: moves(result)[0],
    state: states(result)[0],
    level: result.level[0],
    total: totals(result)[0],
    rank: result.rank[0],
    zh: movementSentence(reason, built.levels, 'zh'),
    en: movementSentence(reason, built.levels, 'en'),
    why: stateReason === undefined ? null : stateSentence(stateReason, 'zh'),
  };
}

describe('a state forced by a veto', () => {
  const forced = (state: ForcedState, more: OutletSpec = {}, movement: MovementPolicy = {}) => run({ vetoes: [veto('v', force(state))], movement }, 85, { ...RED, level: 's3', ...more });
  it('terminated: the level ends', () => {
    expect(forced('terminated')).toMatchObject({ move: 'demote -2 levelEnds', state: 'terminated', level: -2, zh: '本期终止，三星到此为止', en: 'Terminated in this period; 3 stars ends', why: '否决“v”：终止' });
    expect(forced('terminated', { level: null }).move).toBe('none -2 noLevelYet');
    expect(forced('terminated', { level: 'below-scale' }).move).toBe('none -2 levelEnds');
    expect(forced('terminated', { frozen: true }).move).toBe('hold 2 frozen');
  });
  it('pending and not graded: it is kept', () => {
    expect(forced('pending')).toMatchObject({ move: 'hold 2 notGradedKept', state: 'pending', level: -2, zh: '本期待定，保持三星' });
    expect(forced('notGraded')).toMatchObject({ move: 'hold 2 notGradedKept', state: 'notGraded', zh: '本期未评级，保持三星' });
  });
  it('not eligible: it is kept, or ends where the scheme says so', () => {
    expect(forced('notEligible')).toMatchObject({ move: 'hold 2 notGradedKept', zh: '本期不参评，保持三星' });
    expect(forced('notEligible', {}, { notEligible: 'ends' })).toMatchObject({ move: 'demote -2 levelEnds', zh: '本期不参评，三星到此为止' });
    expect(forced('pending', {}, { notEligible: 'ends' }).move).toBe('hold 2 notGradedKept');
  });
  it('below the scale: leads off it', () => {
    expect(forced('belowScale', { level: 's1' })).toMatchObject({ move: 'demote -1 demoteAfter', state: 'graded', level: -1 });
    expect(forced('belowScale', { level: null }).move).toBe('none -1 enterLevel');
  });
  it('beats every level, the first of two stands, and total and rank stay', () => {
    const both = run({ vetoes: [veto('a', { kind: 'forceLevel', level: 's1' }), veto('b', force('pending'), force('terminated')), veto('c', force('notEligible'))] }, 85, { ...RED, level: 's3' });
    expect(both).toMatchObject({ state: 'pending', level: -2, total: '85', rank: 1 });
  });
  it('needs a grade for below the scale, the other states do not', () => {
    expect(run({ vetoes: [veto('v', force('belowScale'))] }, null, { ...RED, level: 's3' })).toMatchObject({ move: 'hold 2 notGradedKept', state: 'notGraded' });
    expect(run({ vetoes: [veto('v', force('terminated'))] }, null, { ...RED, level: 's3' })).toMatchObject({ move: 'demote -2 levelEnds', state: 'terminated' });
  });
  it('is said of the veto', () => {
    const { levels } = buildScheme([]);
    expect(vetoSentence(veto('v', force('terminated')), levels, 'zh')).toBe('否决：否决v，终止');
    expect(vetoSentence(veto('v', force('belowScale')), levels, 'en')).toBe('Veto: Veto v; set below the scale');
  });
  it('counts in the share of promotions no longer', () => {
    // Two graded of three: 50 % is one.
    const scheme = buildScheme([indicator('a', { weight: 100 })], { vetoes: [veto('v', force('pending'))], movement: { maxPromotedShare: 50 } });
    const rows = [{ figures: { a: 95 }, level: 's3' }, { figures: { a: 85 }, level: 's3' }, { figures: { a: 99 }, level: 's3', ...RED }];
    expect(moves(gradePeriod(scheme, buildInput('2026-09', rows))).map((move) => move.split(' ')[2])).toEqual(['promoteAfter', 'enoughPromoted', 'notGradedKept']);
  });
});

describe('an eligibility condition', () => {
  const gate = (otherwise?: 'notEligible' | 'pending' | 'terminated') => ({ code: 'lic', name: { zh: '证照' }, require: { value: 'class' as const, is: '=' as const, than: 'ok' }, ...(otherwise === undefined ? {} : { otherwise }) });
  it('may leave an outlet pending or terminate it', () => {
    expect(run({ eligibility: [gate()] }, 85, { level: 's3', class: 'no' })).toMatchObject({ state: 'notEligible', move: 'hold 2 notGradedKept', why: '不符合准入条件“lic”，不参评' });
    expect(run({ eligibility: [gate('pending')] }, 85, { level: 's3', class: 'no' })).toMatchObject({ state: 'pending', move: 'hold 2 notGradedKept', why: '不符合准入条件“lic”，待定' });
    expect(run({ eligibility: [gate('terminated')] }, 85, { level: 's3', class: 'no' })).toMatchObject({ state: 'terminated', move: 'demote -2 levelEnds', why: '不符合准入条件“lic”，终止' });
  });
  it('decides by the first that fails', () => {
    expect(run({ eligibility: [gate('pending'), { ...gate('terminated'), code: 'b' }] }, 85, { class: 'no' }).state).toBe('pending');
  });
});

describe('validity', () => {
  const fall = (validity: number, levelSince: string | null, more: OutletSpec = {}, period = '2026-09') => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], { movement: { validity } });
    const input = buildInput(period, [{ figures: { a: 65 }, level: 's4', levelSince, ...more }]);
    const result = gradePeriod(scheme, input);
    return { move: moves(result)[0], zh: movementSentence(movementReason(scheme, input, result, 0), scheme.levels, 'zh') };
  };
  it('forbids a demotion for v periods from the one in which the level was given', () => {
    // Given in June: June, July and August are its three periods; in September it has ended.
    expect(fall(3, '2026-07')).toMatchObject({ move: 'hold 3 stillValid', zh: '低于四星（65.00），但星级从 2026-07 起每 3 期才可降一次，保持不变' });
    expect(fall(3, '2026-06').move).toBe('demote 2 demoteAfter');
  });
  it('begins anew when it ends', () => {
    expect(fall(3, '2026-05').move).toBe('hold 3 stillValid');
    expect(fall(3, '2026-04').move).toBe('hold 3 stillValid');
    expect(fall(3, '2026-03').move).toBe('demote 2 demoteAfter');
  });
  it('of one period forbids nothing, and so does a level of unknown age', () => {
    expect(fall(1, '2026-08').move).toBe('demote 2 demoteAfter');
    expect(fall(3, null).move).toBe('demote 2 demoteAfter');
  });
  it('does not hold back a promotion or a demotion at once', () => {
    expect(run({ movement: { validity: 4 } }, 95, { level: 's4', levelSince: '2026-08' }).move).toBe('promote 4 promoteAfter');
    expect(run({ movement: { validity: 4 }, vetoes: [veto('v', { kind: 'demoteAtOnce', by: 1 })] }, 95, { ...RED, level: 's4', levelSince: '2026-08' }).move).toBe('demote 2 demoteAtOnce');
  });
});

describe('a first level by a person', () => {
  const enter = (upTo?: string, more: OutletSpec = {}, vetoes: readonly Veto[] = []) => run({ vetoes, movement: { enterLevel: { kind: 'person', ...(upTo === undefined ? {} : { upTo }) } } }, 75, more);
  it('is proposed without a level', () => {
    expect(enter()).toMatchObject({ move: 'enter -2 enterLevel', zh: '首次定级：星级由人确定', en: 'First level: a person decides it' });
    expect(enter('s4').zh).toBe('首次定级：星级由人确定，最高四星');
  });
  it('is at most what vetoes leave', () => {
    expect(enter('s4', RED, [veto('v', { kind: 'capLevel', at: 's2' })]).zh).toBe('首次定级：星级由人确定，最高二星');
    expect(enter('s1', RED, [veto('v', { kind: 'capLevel', at: 's2' })]).zh).toBe('首次定级：星级由人确定，最高一星');
    expect(enter('s4', RED, [veto('v', force('belowScale'))]).move).toBe('none -1 enterLevel');
  });
  it('waits for a grade', () => {
    expect(run({ movement: { enterLevel: { kind: 'person' } } }, null).move).toBe('none -2 noLevelYet');
  });
});

describe('levels of an earlier version', () => {
  it('are read by the map of the scheme', () => {
    const replacesLevels = { gold: 's4', silver: 's3' };
    expect(run({ replacesLevels }, 75, { level: 'gold', earlier: { '2026-08': { level: 'silver' } } }).move).toBe('demote 2 demoteAfter');
    expect(run({ replacesLevels, movement: { promoteAfter: 2 } }, 75, { level: 's2', earlier: { '2026-08': { level: 'silver' } } }).move).toBe('promote 2 promoteAfter');
    expect(() => run({}, 75, { level: 'gold' })).toThrowError(expect.objectContaining({ code: 'scheme/unknown-level-held' }));
  });
  it('must be mapped to levels that there are', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], { replacesLevels: { gold: 's9' } });
    expect(checkScheme(scheme, { forPublication: true }).map(({ code, path }) => `${code} ${path}`)).toEqual(['scheme/unknown-code-near replacesLevels.gold']);
  });
});

describe('a level step', () => {
  const step = (code: string, by: number): NonNullable<Scheme['levelSteps']>[number] => ({ code, name: { zh: `步${code}` }, when: { value: 'total', is: '>=', than: 0 }, effect: { kind: 'move', by } });
  it('that changed the level is named by the sentence', () => {
    expect(run({ levelSteps: [step('a', 1)] }, 75, { level: 's3' }).zh).toBe('连续 1 期达到四星（75.00），每期最多升 1 星；本期按“步a”由三星调为四星');
    expect(run({ levelSteps: [step('a', 1), step('b', -2)] }, 75, { level: 's3' }).zh).toBe('连续 1 期低于三星（75.00），每期最多降 1 星；本期按“步b”由三星调为二星');
    expect(run({ levelSteps: [step('a', 1)] }, 75, { level: 's4' }).zh).toBe('本期为四星（75.00），保持不变；本期按“步a”由三星调为四星');
    expect(run({ levelSteps: [step('a', 1)] }, 75).zh).toBe('首次定级：按初评星级（75.00）；本期按“步a”由三星调为四星');
  });
  it('that changed nothing is not', () => {
    expect(run({ levelSteps: [step('a', 1), step('b', -1)] }, 75, { level: 's3' }).zh).toBe('本期为三星（75.00），保持不变');
  });
});

describe('the format', () => {
  it('reads all of it back', () => {
    const scheme = buildScheme([indicator('a', { weight: 100 })], {
      eligibility: [{ code: 'e', name: { zh: '准' }, require: { value: 'type', is: '=', than: 'x' }, otherwise: 'pending' }],
      vetoes: [veto('v', force('terminated'))],
      replacesLevels: { old: 's1' },
      movement: { validity: 4, notEligible: 'ends', enterLevel: { kind: 'person', upTo: 's3' } },
    });
    const raw: unknown = JSON.parse(JSON.stringify(scheme));
    expect(parseScheme(raw)).toEqual({ scheme: raw, problems: [] });
    expect(checkScheme(scheme, { forPublication: true })).toEqual([]);
  });
});
