/** Levels of confidence, percent, with the quantiles of the normal distribution that belong to them. */
export const CONFIDENCES = { 90: 1.6448536, 95: 1.9599640, 99: 2.5758293 } as const;
export type Confidence = keyof typeof CONFIDENCES;

/** What a sample is to tell. */
export type SampleAim =
  /** The share of outlets that pass, within ± `margin` percentage points; `expected` is the share thought likely, percent. */
  | { readonly kind: 'share'; readonly margin: number; readonly expected: number }
  /** The mean score, within ± `margin` points; `deviation` is the standard deviation of the scores. */
  | { readonly kind: 'mean'; readonly margin: number; readonly deviation: number };

/**
 * How many outlets of `population` must be drawn at random, without replacement, for the aim at the confidence.
 *
 * n0 = z² p (1 - p) / e², or (z s / e)² for a mean; n = n0 / (1 + (n0 - 1) / N), rounded up (Cochran, Sampling Techniques,
 * 3rd ed., 1977, sections 4.4 and 4.6). It assumes a simple random sample and a normal distribution of the estimate; with an
 * expected share of 50 % it is the most that any share needs.
 *
 * @returns a whole number from 0 to `population`
 * @throws {RangeError} for a margin that is not above 0
 */
export function sampleSize(population: number, confidence: Confidence, aim: SampleAim): number {
  if (!(aim.margin > 0)) throw new RangeError('The margin must be above 0');
  if (population <= 0) return 0;
  const z = CONFIDENCES[confidence];
  const variance = aim.kind === 'share' ? aim.expected * (100 - aim.expected) : aim.deviation ** 2;
  const infinite = (z * z * variance) / aim.margin ** 2;
  const finite = infinite / (1 + (infinite - 1) / population);
  return Math.min(population, Math.max(1, Math.ceil(finite)));
}
