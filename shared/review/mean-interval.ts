import { tQuantile } from './student-t.ts';

/** Half of what is left over by a 95 % interval stands above it. */
const UPPER = 0.975;

/** A mean of differences with its 95 % interval. Decimal texts of 2 places. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: string;
  /** null: fewer than two differences. */
  readonly low: string | null;
  readonly high: string | null;
}

/** A line through points with the 95 % interval of its slope. */
export interface SlopeInterval {
  readonly n: number;
  readonly slope: string;
  /** null: fewer than three points. */
  readonly low: string | null;
  readonly high: string | null;
}

/**
 * Mean of paired differences with its 95 % t-interval: mean ± t(0.975, n − 1) · s / √n, where s is the standard deviation
 * with n − 1. NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2. Worked in double precision, printed with 2 places.
 *
 * @returns null without any difference
 */
export function meanInterval(differences: readonly number[]): MeanInterval | null {
  const n = differences.length;
  if (n === 0) return null;
  const mean = meanOf(differences);
  if (n === 1) return { n, mean: twoPlaces(mean), low: null, high: null };
  const squares = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const half = tQuantile(UPPER, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { n, mean: twoPlaces(mean), low: twoPlaces(mean - half), high: twoPlaces(mean + half) };
}

/**
 * Slope of the least-squares line with its 95 % interval: b ± t(0.975, n − 2) · s / √Σ(x − x̄)². NIST/SEMATECH e-Handbook,
 * 4.1.4.1 and 5.5.9.
 *
 * @returns null where there are fewer than two different x
 */
export function slopeInterval(points: readonly { readonly x: number; readonly y: number }[]): SlopeInterval | null {
  const n = points.length;
  const [meanX, meanY] = [meanOf(points.map(({ x }) => x)), meanOf(points.map(({ y }) => y))];
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (n < 2 || spread === 0) return null;
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  if (n === 2) return { n, slope: twoPlaces(slope), low: null, high: null };
  const left = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const half = tQuantile(UPPER, n - 2) * Math.sqrt(left / (n - 2) / spread);
  return { n, slope: twoPlaces(slope), low: twoPlaces(slope - half), high: twoPlaces(slope + half) };
}

/** Whether an interval leaves out 0: above, below, or not (null: it holds 0, or there is none). */
export function sideOfZero(interval: { readonly low: string | null; readonly high: string | null } | null): 'above' | 'below' | null {
  if (interval === null || interval.low === null || interval.high === null) return null;
  if (Number(interval.low) > 0) return 'above';
  return Number(interval.high) < 0 ? 'below' : null;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** A number with 2 places; half away from zero as far as double precision tells it. */
export function twoPlaces(value: number): string {
  const hundredths = Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-9);
  return (hundredths === 0 ? 0 : hundredths / 100).toFixed(2);
}
