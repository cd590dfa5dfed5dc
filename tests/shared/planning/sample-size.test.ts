import { describe, expect, it } from 'vitest';
import { sampleSize } from '../../../shared/planning/sample-size.ts';

describe('the size of a sample', () => {
  it('is that of the published tables for a share of 50 % within 5 points at 95 %', () => {
    // Krejcie and Morgan, Determining Sample Size for Research Activities, 1970, table 1: 217, 278 and 370 (217.5, 277.7 and
    // 369.98 before rounding; a part of an outlet is one more here).
    const half = { kind: 'share', margin: 5, expected: 50 } as const;
    expect([500, 1000, 10_000].map((population) => sampleSize(population, 95, half))).toEqual([218, 278, 370]);
    expect(sampleSize(1_000_000_000, 95, half)).toBe(385);
  });

  it('of a mean follows from the deviation of the scores', () => {
    // n0 = (1.96 x 12 / 3)^2 = 61.46; of 412 outlets: 61.46 / (1 + 60.46 / 412) = 53.6.
    expect(sampleSize(412, 95, { kind: 'mean', margin: 3, deviation: 12 })).toBe(54);
    expect(sampleSize(412, 95, { kind: 'mean', margin: 3, deviation: 0 })).toBe(1);
  });

  it('is never more than the population, and nothing of nothing', () => {
    const tight = { kind: 'share', margin: 0.1, expected: 50 } as const;
    expect(sampleSize(20, 99, tight)).toBe(20);
    expect(sampleSize(0, 99, tight)).toBe(0);
    expect(() => sampleSize(20, 99, { ...tight, margin: 0 })).toThrow(RangeError);
  });
});
