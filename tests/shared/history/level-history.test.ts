import { describe, expect, it } from 'vitest';
import type { PeriodId } from '../../../shared/dates.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import { correlate } from '../../../shared/history/correlation.ts';
import type { LevelTable } from '../../../shared/history/standing.ts';
import { spellsOf, timeInLevels } from '../../../shared/history/time-in-level.ts';
import { countTransitions } from '../../../shared/history/transitions.ts';
import { movesByPeriod, movesOfOutlet } from '../../../shared/history/volatility.ts';

const [BELOW, NONE, GONE] = [-1, -2, -3];

/** One line an outlet, one column a period. */
function table(...outlets: readonly (readonly number[])[]): LevelTable {
  const periods = outlets[0]!.map((_, index) => `2026-0${index + 1}` as PeriodId);
  return { periods, outlets: outlets.length, places: periods.map((_, period) => Int16Array.from(outlets, (own) => own[period]!)) };
}

describe('countTransitions', () => {
  it('counts who rose, fell, stayed, came and went, and leaves out who is in neither period', () => {
    const { places } = table([2, 3], [2, 3], [3, 2], [1, 1], [GONE, 0], [0, GONE], [GONE, GONE], [NONE, 2], [BELOW, 0], [0, BELOW]);
    expect(countTransitions(places[0]!, places[1]!, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({
      outlets: 9,
      compared: 6,
      up: 3,
      down: 2,
      same: 1,
      appeared: 1,
      gone: 1,
      cells: [
        { from: 3, to: 2, outlets: 1 },
        { from: 2, to: 3, outlets: 2 },
        { from: 1, to: 1, outlets: 1 },
        { from: 0, to: BELOW, outlets: 1 },
        { from: 0, to: GONE, outlets: 1 },
        { from: BELOW, to: 0, outlets: 1 },
        { from: NONE, to: 2, outlets: 1 },
        { from: GONE, to: 0, outlets: 1 },
      ],
    });
  });

  it('counts only the rows asked for', () => {
    const { places } = table([2, 3], [3, 2]);
    expect(countTransitions(places[0]!, places[1]!, [1])).toMatchObject({ outlets: 1, up: 0, down: 1 });
  });
});

describe('time in level', () => {
  const network = table([1, 1, 1, 2, 2], [1, 2, 2, 2, 2], [1, 1, GONE, 1, 1], [2, 2, 1, GONE, GONE]);

  it('ends a spell with a move and with a period without the outlet', () => {
    expect(spellsOf(network, 0)).toEqual([{ place: 1, first: 0, last: 2 }, { place: 2, first: 3, last: 4 }]);
    expect(spellsOf(network, 2)).toEqual([{ place: 1, first: 0, last: 1 }, { place: 1, first: 3, last: 4 }]);
  });

  it('gives mean and median of ended and of current spells by level', () => {
    // Level 2: ended 2 (outlet 3); current 2 (outlet 0) and 4 (outlet 1): mean 3, median 3.
    // Level 1: ended 3 (0) and 1 (1): mean 2, median 2; those of outlets 2 and 3 that a gap cut off are neither; current 2 (2).
    expect(timeInLevels(network, [0, 1, 2, 3])).toEqual([
      { place: 2, ended: 1, endedMean: '2.00', endedMedian: '2.0', current: 2, currentMean: '3.00', currentMedian: '3.0', longest: 4 },
      { place: 1, ended: 2, endedMean: '2.00', endedMedian: '2.0', current: 1, currentMean: '2.00', currentMedian: '2.0', longest: 3 },
    ]);
  });

  it('takes the mean of the middle two for a median of an even number', () => {
    expect(timeInLevels(table([1, 2, 2], [1, 1, 2]), [0, 1])[1]).toMatchObject({ place: 1, ended: 2, endedMean: '1.50', endedMedian: '1.5' });
  });
});

describe('volatility', () => {
  it('gives standings, moves and the share that moved by period', () => {
    const network = table([1, 2, 1], [2, 2, 3], [NONE, 1, 1], [GONE, 0, 0]);
    expect(movesByPeriod(network, () => true)).toEqual([
      { period: '2026-01', standing: [{ place: 2, outlets: 1 }, { place: 1, outlets: 1 }, { place: NONE, outlets: 1 }], compared: 0, up: 0, down: 0, movedShare: null },
      { period: '2026-02', standing: [{ place: 2, outlets: 2 }, { place: 1, outlets: 1 }, { place: 0, outlets: 1 }], compared: 2, up: 1, down: 0, movedShare: '50.0' },
      { period: '2026-03', standing: [{ place: 3, outlets: 1 }, { place: 1, outlets: 2 }, { place: 0, outlets: 1 }], compared: 4, up: 1, down: 1, movedShare: '50.0' },
    ]);
  });

  it('counts by the scope of the later period', () => {
    const network = table([1, 2], [1, 0]);
    expect(movesByPeriod(network, (period, row) => period === 0 || row === 0)[1]).toMatchObject({ compared: 1, up: 1, down: 0, movedShare: '100.0' });
  });

  it('cuts a share, never rounds it up', () => {
    expect(movesByPeriod(table([1, 2], [1, 2], [1, 1]), () => true)[1]!.movedShare).toBe('66.6');
  });

  it('counts a turn where a move goes against the move before, over periods of rest and gaps too', () => {
    expect(movesOfOutlet(table([1, 2, 2, 1, 2, 3]), 0)).toEqual({ row: 0, compared: 5, up: 3, down: 1, turns: 2 });
    expect(movesOfOutlet(table([1, 2, GONE, 1]), 0)).toEqual({ row: 0, compared: 2, up: 1, down: 1, turns: 1 });
    expect(movesOfOutlet(table([1, 2, 3, 4]), 0).turns).toBe(0);
  });

  it('looks back only over the last periods asked for', () => {
    // Of 1 2 1 2 the last three are 2 1 2: a fall, then a rise.
    expect(movesOfOutlet(table([1, 2, 1, 2]), 0, 3)).toEqual({ row: 0, compared: 2, up: 1, down: 1, turns: 1 });
    expect(movesOfOutlet(table([1, 2, 1, 2]), 0, 4).turns).toBe(2);
  });
});

describe('correlate', () => {
  const pairs = (...values: readonly (readonly [string, string])[]) => values.map(([x, y]) => [parseNumber(x)!, parseNumber(y)!] as const);

  it('gives 1 and -1 on a straight line', () => {
    expect(correlate(pairs(['1', '2'], ['2', '4'], ['3', '6']))).toEqual({ n: 3, r: '1.000', line: { slope: '2.0000', start: '0.0000' } });
    expect(correlate(pairs(['1', '6'], ['2', '4'], ['3', '2'])).r).toBe('-1.000');
  });

  it('agrees with r reckoned by hand', () => {
    // x 1 2 3 4, y 1 3 2 4: n Sxy - Sx Sy = 4 x 29 - 100 = 16; both variances 4 x 30 - 100 = 20; 16 / 20 = 0.8.
    expect(correlate(pairs(['1', '1'], ['2', '3'], ['3', '2'], ['4', '4']))).toEqual({ n: 4, r: '0.800', line: { slope: '0.8000', start: '0.5000' } });
  });

  it('says none of fewer than three outlets or of a value that does not vary', () => {
    expect(correlate(pairs(['1', '2'], ['2', '4']))).toEqual({ n: 2, r: null, line: null });
    expect(correlate(pairs(['1', '2'], ['1', '4'], ['1', '5']))).toEqual({ n: 3, r: null, line: null });
    expect(correlate(pairs(['1', '2'], ['2', '2'], ['3', '2']))).toEqual({ n: 3, r: null, line: { slope: '0.0000', start: '2.0000' } });
  });
});
