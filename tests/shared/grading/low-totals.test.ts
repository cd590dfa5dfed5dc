import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { movementReason } from '../../../shared/grading/movement-reason.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Level, Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from './build-input.ts';
import { buildScheme, indicator } from './build-scheme.ts';
import { moves, totals } from './read-result.ts';

/** Penalty points: level c takes the rest, b at most 30, a at most 10. */
const LEVELS: readonly Level[] = [
  { code: 'c', name: { zh: '丙' } },
  { code: 'b', name: { zh: '乙' }, line: 30 },
  { code: 'a', name: { zh: '甲' }, line: 10 },
];
const low = (more: Partial<Scheme> = {}): Scheme => buildScheme([indicator('p', { weight: 100 })], { order: 'low', levels: LEVELS, ...more });
const graded = (scheme: Scheme, values: readonly (number | string)[], more: OutletSpec = {}) => gradePeriod(scheme, buildInput('2026-09', values.map((p) => ({ figures: { p }, ...more }))));

describe('totals that are better when lower', () => {
  it('reach a line from above, on it too unless it is excluded', () => {
    expect([...graded(low(), [10, '10.01', 30, '30.01']).level]).toEqual([2, 1, 1, 0]);
    const strict = LEVELS.map((level) => ({ ...level, lineExclusive: true }));
    expect([...graded(low({ levels: strict }), [10, '9.99', 30, '29.99']).level]).toEqual([1, 2, 0, 1]);
  });
  it('rank the lowest first', () => {
    expect([...graded(low(), [12, 5, 12, 40]).rank]).toEqual([2, 1, 2, 4]);
  });
  it('give seats to the lowest', () => {
    const levels = [{ code: 'c', name: { zh: '丙' } }, { code: 'a', name: { zh: '甲' }, share: 50 }];
    expect([...graded(low({ levels, levelRule: { kind: 'quota' } }), [12, 5, 30, 40]).level]).toEqual([1, 1, 0, 0]);
  });
  it('make a veto cap of the total a floor', () => {
    const vetoes: Scheme['vetoes'] = [{ code: 'v', name: { zh: '否决' }, when: { redLine: {} }, effects: [{ kind: 'capTotal', at: 25 }] }];
    const more = { visits: [{ on: '2026-09-03', score: 90, redLine: true }] };
    const result = graded(low({ vetoes }), [5, 40], more);
    expect([totals(result), [...result.level]]).toEqual([['25', '40'], [1, 0]]);
  });
  it('are lowered by a bonus and raised by a penalty', () => {
    const item = { code: 'x', name: { zh: '项' }, points: 4 };
    expect(totals(graded(low({ adjustments: { items: [{ ...item, kind: 'bonus' }] } }), [10]))).toEqual(['6']);
    expect(totals(graded(low({ adjustments: { items: [{ ...item, kind: 'penalty' }] } }), [10]))).toEqual(['14']);
  });
  it('turn buffers round', () => {
    const scheme = low({ movement: { buffer: 2, bufferDown: 1 } });
    // up to a: 10 - 2 = 8 at most; down from a: above 10 + 1
    expect(moves(graded(scheme, [8, '8.01'], { level: 'b' }))).toEqual(['promote 2 promoteAfter', 'hold 1 insideBuffer']);
    const input = buildInput('2026-09', [11, '11.01'].map((p) => ({ figures: { p }, level: 'a' })));
    const fallen = gradePeriod(scheme, input);
    expect(moves(fallen)).toEqual(['hold 2 insideBuffer', 'demote 1 demoteAfter']);
    expect(movementSentence(movementReason(scheme, input, fallen, 0), LEVELS, 'zh')).toBe('低于甲（11.00），但没有比分数线 10 高出 1 分以上，保持不变');
  });
  it('promote the lowest where only a share may rise', () => {
    const scheme = low({ movement: { maxPromotedShare: 50 } });
    expect(moves(graded(scheme, [9, 4, 8, 3], { level: 'b' })).map((move) => move.split(' ')[0])).toEqual(['hold', 'promote', 'hold', 'promote']);
  });
  it('show in the trace how far under the line they are', () => {
    const scheme = low();
    const input = buildInput('2026-09', [{ figures: { p: '12.5' } }]);
    const { level } = traceOutlet(scheme, input, gradePeriod(scheme, input), 0);
    expect(level.lines.map(({ distance, reached }) => [distance, reached])).toEqual([[null, true], ['+17.50', true], ['-2.50', false]]);
  });
  it('are checked for lines that fall and can be reached', () => {
    const codes = (levels: readonly Level[]) => checkScheme(low({ levels }), { forPublication: true }).map(({ code, path }) => `${code} ${path}`);
    expect(codes(LEVELS)).toEqual([]);
    expect(codes([LEVELS[0]!, LEVELS[2]!, LEVELS[1]!])).toEqual(['scheme/lines-not-falling levels[2].line']);
    expect(codes([LEVELS[0]!, { ...LEVELS[1]!, line: 0 }])).toEqual([]);
    expect(codes([LEVELS[0]!, { ...LEVELS[1]!, line: 0, lineExclusive: true }])).toEqual(['scheme/level-unreachable-low levels[1].line']);
  });
});

describe('the trace of penalty points', () => {
  it('takes bonuses off and adds penalties, so that its lines make the total', () => {
    const scheme = low({ adjustments: { items: [{ code: 'b', name: { zh: '奖' }, kind: 'bonus', points: 4 }, { code: 'm', name: { zh: '罚' }, kind: 'penalty', points: 1 }] } });
    const input = buildInput('2026-09', [{ figures: { p: '12.345' } }]);
    // The indicator is rounded to 12.35 (half away from zero): 12.35 - 4 + 1 = 9.35
    const trace = traceOutlet(scheme, input, gradePeriod(scheme, input), 0);
    expect([trace.total, trace.isLowBest, trace.roundingLine, trace.adjustments?.bonus]).toEqual(['9.35', true, '0', '4']);
  });
});
