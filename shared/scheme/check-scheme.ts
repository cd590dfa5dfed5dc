import type { Problem } from '../errors.ts';
import { unknownNumbers } from '../grading/scheme-numbers.ts';
import { checkConditions } from './check-conditions.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkLevels } from './check-levels.ts';
import { checkMethods } from './check-methods.ts';
import { checkPitfalls } from './check-pitfalls.ts';
import { checkReferences } from './check-references.ts';
import { checkWeights } from './check-weights.ts';
import type { Scheme } from './scheme.ts';

export interface CheckOptions {
  /** A draft may have unknown numbers and weights that do not add up yet: warnings there, errors when published. */
  readonly forPublication: boolean;
}

/**
 * Every fault and warning of a scheme whose shape is right, with its place: unknown numbers, weights and maxima, bands,
 * levels, duplicate codes, references to what is not there, conditions that cannot hold, levels that nobody can get. A scheme without an error can be published and grades.
 */
export function checkScheme(scheme: Scheme, options: CheckOptions): readonly Problem[] {
  const whenPublished = options.forPublication ? 'error' : 'warning';
  const unknown = unknownNumbers(scheme).map((path): Problem => ({ severity: whenPublished, path, code: 'scheme/unknown-number', params: {} }));
  const faults = [...checkMethods(scheme), ...checkLevels(scheme), ...checkReferences(scheme), ...checkFormulas(scheme)];
  // What cannot hold or be reached is told of a scheme that is sound; the words of a fault would only be said again.
  const isSound = !faults.some(({ severity }) => severity === 'error');
  return [...unknown, ...checkWeights(scheme, whenPublished), ...faults, ...(isSound ? [...checkConditions(scheme), ...checkPitfalls(scheme)] : [])];
}
