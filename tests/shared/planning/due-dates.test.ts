import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/dates.ts';
import { spreadOver, visitDays } from '../../../shared/planning/due-dates.ts';

const day = (text: string): IsoDate => text as IsoDate;

describe('days of a wave', () => {
  // 2026-09-04 is a Friday.
  const wave = { from: day('2026-09-04'), to: day('2026-09-10'), skipWeekends: true, bufferDays: 0 };

  it('leave out weekends and the buffer at the end', () => {
    expect(visitDays(wave)).toEqual(['2026-09-04', '2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10']);
    expect(visitDays({ ...wave, bufferDays: 2 })).toEqual(['2026-09-04', '2026-09-07', '2026-09-08']);
    expect(visitDays({ ...wave, skipWeekends: false })).toHaveLength(7);
    expect(visitDays({ ...wave, bufferDays: 9 })).toEqual([]);
  });

  it('take visits evenly, in order', () => {
    const days = visitDays({ ...wave, bufferDays: 1 });
    expect(spreadOver(days, 8)).toEqual([0, 0, 1, 1, 2, 2, 3, 3].map((place) => days[place]));
    expect(spreadOver(days, 2)).toEqual([days[0], days[2]]);
    expect(spreadOver([], 2)).toEqual([]);
  });
});
