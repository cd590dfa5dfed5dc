import type { Rounding } from '../scheme/scheme.ts';
import { div, mul, nearestInteger, ONE, powerOfTen, rational, type Rational } from './rational.ts';
import { exactNumber } from './scheme-number.ts';

/** Rounding as the engine reads it: to whole multiples of `step`, or null for `none`. */
export type RoundingStep = Rational | null;

/** The default at every stage: two places. */
export const TWO_PLACES: RoundingStep = rational(1n, 100n);

/** The step of a stage's rounding; what is left out is two places. */
export function roundingStep(rounding: Rounding | undefined): RoundingStep {
  if (rounding === undefined) return TWO_PLACES;
  if (rounding === 'none') return null;
  return 'places' in rounding ? div(ONE, rational(powerOfTen(rounding.places))) : exactNumber(rounding.step);
}

/** The nearest multiple of the step, halves away from zero: 89.995 to two places is 90.00. */
export function roundTo(value: Rational, step: RoundingStep): Rational {
  if (step === null) return value;
  return mul(rational(nearestInteger(div(value, step))), step);
}
