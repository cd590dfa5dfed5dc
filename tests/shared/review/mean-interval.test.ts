import { describe, expect, it } from 'vitest';
import { meanInterval, sideOfZero, slopeInterval, twoPlaces } from '../../../shared/review/mean-interval.ts';
import { tBelow, tQuantile } from '../../../shared/review/student-t.ts';

describe('quantiles of the t distribution', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values.
  it.each([
    [1, 12.706], [2, 4.303], [3, 3.182], [4, 2.776], [5, 2.571], [9, 2.262], [10, 2.228], [20, 2.086], [30, 2.042], [60, 2.0], [100, 1.984],
  ])('of %i degrees at 97.5 % is the published %f', (df, published) => {
    expect(tQuantile(0.975, df)).toBeCloseTo(published, 3);
  });

  it.each([[1, 6.314], [2, 2.92], [15, 1.753], [100, 1.66]])('of %i degrees at 95 % is the published %f', (df, published) => {
    expect(tQuantile(0.95, df)).toBeCloseTo(published, 3);
  });

  it('comes down to the normal one, with no step where the expansion takes over', () => {
    expect(tQuantile(0.975, 1_000_000)).toBeCloseTo(1.95996, 4);
    expect(tQuantile(0.975, 200)).toBeGreaterThan(tQuantile(0.975, 201));
    expect(tBelow(tQuantile(0.975, 201), 201)).toBeCloseTo(0.975, 9);
  });
});

describe('the mean difference', () => {
  it('has the interval worked out by hand', () => {
    // Mean 3, s^2 = 10 / 4, s / sqrt(5) = 0.70711, t(4) = 2.7764: 3 ± 1.9632.
    expect(meanInterval([1, 2, 3, 4, 5])).toEqual({ n: 5, mean: '3.00', low: '1.04', high: '4.96' });
    // Mean -0.5, s^2 = 0.5, s / sqrt(2) = 0.5, t(1) = 12.7062: -0.5 ± 6.3531.
    expect(meanInterval([-1, 0])).toEqual({ n: 2, mean: '-0.50', low: '-6.85', high: '5.85' });
  });

  it('has no interval of one difference and is nothing of none', () => {
    expect(meanInterval([2.5])).toEqual({ n: 1, mean: '2.50', low: null, high: null });
    expect(meanInterval([])).toBeNull();
  });

  it('leaves out 0 only where the whole interval is on one side', () => {
    expect(sideOfZero({ low: '0.01', high: '2.00' })).toBe('above');
    expect(sideOfZero({ low: '0.00', high: '2.00' })).toBeNull();
    expect(sideOfZero({ low: '-2.00', high: '0.00' })).toBeNull();
    expect(sideOfZero({ low: '-2.00', high: '-0.01' })).toBe('below');
    expect(sideOfZero({ low: null, high: null })).toBeNull();
  });

  it('rounds half away from zero', () => {
    expect([1.005, -1.005, 0.004, -0.004].map(twoPlaces)).toEqual(['1.01', '-1.01', '0.00', '0.00']);
  });
});

describe('the slope', () => {
  it('has the interval worked out by hand', () => {
    // Sxy 8, Sxx 10: 0.8. Residuals squared 3.6, / 3 / 10 = 0.12, root 0.34641, t(3) = 3.1824: 0.8 ± 1.1024.
    const points = [1, 3, 2, 5, 4].map((y, x) => ({ x, y }));
    expect(slopeInterval(points)).toEqual({ n: 5, slope: '0.80', low: '-0.30', high: '1.90' });
  });

  it('has no interval of two points, and is nothing where x never changes', () => {
    expect(slopeInterval([{ x: 1, y: 1 }, { x: 3, y: 2 }])).toEqual({ n: 2, slope: '0.50', low: null, high: null });
    expect(slopeInterval([{ x: 1, y: 1 }, { x: 1, y: 2 }])).toBeNull();
    expect(slopeInterval([])).toBeNull();
  });
});
