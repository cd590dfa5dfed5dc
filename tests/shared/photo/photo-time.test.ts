import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/dates.ts';
import { minutesOnSite, photoTimeFinding } from '../../../shared/photo/photo-time.ts';

const finding = (takenAt: string | null, arrivedAt: string | null = '14:00', leftAt: string | null = '15:00') =>
  photoTimeFinding(takenAt, { visitedOn: '2026-09-23' as IsoDate, arrivedAt, leftAt });

describe('photoTimeFinding', () => {
  it('fits from 15 minutes before the arrival to 15 after the departure, both included', () => {
    expect(finding('2026-09-23T13:45:00')).toEqual({ kind: 'fits' });
    expect(finding('2026-09-23T13:44:59')).toEqual({ kind: 'early', minutes: 16 });
    expect(finding('2026-09-23T15:15:59')).toEqual({ kind: 'fits' });
    expect(finding('2026-09-23T15:16:00')).toEqual({ kind: 'late', minutes: 16 });
  });

  it('is of another day before and after', () => {
    expect(finding('2026-09-22T14:30:00')).toEqual({ kind: 'otherDay', day: '2026-09-22' });
    expect(finding('2026-09-24T14:30:00')).toEqual({ kind: 'otherDay', day: '2026-09-24' });
    expect(finding('2025-09-23T14:30:00')).toEqual({ kind: 'otherDay', day: '2025-09-23' });
  });

  it('reads only the day where neither time is stated', () => {
    expect(finding('2026-09-23T00:00:00', null, null)).toEqual({ kind: 'fits' });
    expect(finding('2026-09-23T23:59:59', null, null)).toEqual({ kind: 'fits' });
    expect(finding('2026-09-24T00:00:00', null, null)).toEqual({ kind: 'otherDay', day: '2026-09-24' });
  });

  it('goes on after midnight where the departure is earlier than the arrival', () => {
    expect(finding('2026-09-24T00:20:00', '23:30', '00:30')).toEqual({ kind: 'fits' });
    expect(finding('2026-09-24T00:46:00', '23:30', '00:30')).toEqual({ kind: 'otherDay', day: '2026-09-24' });
    expect(finding('2026-09-22T23:55:00', '00:05', '01:00')).toEqual({ kind: 'fits' });
  });

  it('is unknown where the file says no time', () => {
    expect(finding(null)).toEqual({ kind: 'unknown' });
  });
});

describe('minutesOnSite', () => {
  it('counts over midnight and needs both times', () => {
    expect(minutesOnSite('14:00', '14:45')).toBe(45);
    expect(minutesOnSite('23:50', '00:10')).toBe(20);
    expect(minutesOnSite('14:00', '14:00')).toBe(0);
    expect(minutesOnSite(null, '14:00')).toBeNull();
    expect(minutesOnSite('14:00', null)).toBeNull();
  });
});
