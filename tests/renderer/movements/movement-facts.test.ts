import { describe, expect, it } from 'vitest';
import { decidingLine, isNear, lastScores, runToShow, stepsOf } from '../../../renderer/features/movements/movement-facts.ts';
import { parsePeriod } from '../../../shared/dates.ts';
import type { MovementReason } from '../../../shared/grading/grading-result.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { LevelInfo, RunRow, RunState, ScorePoint } from '../../../shared/ipc-contract.ts';

const period = (text: string) => parsePeriod(text)!;
const LEVELS: readonly LevelInfo[] = ['one', 'two', 'three', 'four'].map((code, place) => ({ code, name: { zh: code }, stars: place + 1, place }));
const reason = (parts: Partial<MovementReason>): MovementReason => ({ rule: 'hold', from: null, to: null, periods: [], ...parts });

describe('isNear', () => {
  it.each(['0.09', '-0.09', '0.00', '0', '0.0999'])('marks %s', (distance) => expect(isNear(distance)).toBe(true));
  it.each(['0.10', '-0.10', '0.1', '1.05', '-3.08'])('does not mark %s', (distance) => expect(isNear(distance)).toBe(false));
  it('does not mark a row without a line', () => expect(isNear(null)).toBe(false));
});

describe('stepsOf', () => {
  it('counts the levels between old and new, either way', () => {
    expect(stepsOf({ from: 'two', proposed: 'four' }, LEVELS)).toBe(2);
    expect(stepsOf({ from: 'three', proposed: 'two' }, LEVELS)).toBe(1);
  });
  it('counts below the scale as one under the lowest', () => {
    expect(stepsOf({ from: 'two', proposed: 'below-scale' }, LEVELS)).toBe(2);
  });
  it('is unknown for an outlet without a level', () => {
    expect(stepsOf({ from: null, proposed: 'two' }, LEVELS)).toBeUndefined();
  });
});

describe('decidingLine', () => {
  it('is that of the new level on the way up and of the old one on the way down', () => {
    expect(decidingLine({ movement: 'promote', reason: reason({ from: 'two', to: 'three', line: '70' }) }, LEVELS)).toEqual({ level: 'three', at: '70' });
    expect(decidingLine({ movement: 'demote', reason: reason({ from: 'three', to: 'two', line: '70' }) }, LEVELS)).toEqual({ level: 'three', at: '70' });
  });
  it('is, for one that stays, the line above where the score was higher and else its own', () => {
    expect(decidingLine({ movement: 'hold', reason: reason({ from: 'two', to: 'two', level: 'four', line: '70' }) }, LEVELS)).toEqual({ level: 'three', at: '70' });
    expect(decidingLine({ movement: 'hold', reason: reason({ from: 'three', to: 'three', level: 'two', line: '70' }) }, LEVELS)).toEqual({ level: 'three', at: '70' });
  });
  it('is none where the scheme has no lines', () => {
    expect(decidingLine({ movement: 'promote', reason: reason({ from: 'two', to: 'three' }) }, LEVELS)).toBeNull();
  });
});

describe('runToShow', () => {
  const run = (number: number, state: RunState): RunRow => ({ id: `run-${number}` as RunId, number, state }) as RunRow;
  it('prefers the newest draft to the run that stands', () => {
    expect(runToShow([run(1, 'published'), run(3, 'draft'), run(2, 'draft')])?.number).toBe(3);
  });
  it('takes the run that stands where there is no draft', () => {
    expect(runToShow([run(2, 'published'), run(1, 'superseded')])?.number).toBe(2);
  });
  it('finds none among none', () => expect(runToShow([])).toBeNull());
});

describe('lastScores', () => {
  const point = (text: string): ScorePoint => ({ period: period(text), runId: 'r' as RunId, runState: 'published', total: '80', cohortMedian: null });
  const scores = ['2026-05', '2026-06', '2026-08', '2026-09'].map(point);
  it('ends with the period of the run and has at most so many', () => {
    expect(lastScores(scores, { period: period('2026-08') }, 2).map((score) => score.period)).toEqual(['2026-06', '2026-08']);
  });
  it('ends before a period that has no score', () => {
    expect(lastScores(scores, { period: period('2026-07') }, 6).map((score) => score.period)).toEqual(['2026-05', '2026-06']);
  });
  it('is empty before the first score', () => expect(lastScores(scores, { period: period('2026-01') }, 6)).toEqual([]));
});
