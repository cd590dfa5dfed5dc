import type { Problem } from '../errors.ts';
import { unknownNumbers } from '../grading/scheme-numbers.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkLevels } from './check-levels.ts';
import { checkMethods } from './check-methods.ts';
import { checkReferences } from './check-references.ts';
import { checkWeights } from './check-weights.ts';
import type { Scheme } from './scheme.ts';

export interface CheckOptions {
  /** A draft may have unknown numbers and weights that do not add up yet: warnings there, errors when published. */
  readonly forPublication: boolean;
}

/**
 * Every fault and warning of a scheme whose shape is right, with its place: unknown numbers, weights and maxima, bands,
 * levels, duplicate codes, references to what is not there. A scheme without an error can be published and grades.
 */
export function checkScheme(scheme: Scheme, options: CheckOptions): readonly Problem[] {
  const whenPublished = options.forPublication ? 'error' : 'warning';
  const unknown = unknownNumbers(scheme).map((path): Problem => ({ severity: whenPublished, path, code: 'scheme/unknown-number', params: {} }));
  return [
    ...unknown,
    ...checkWeights(scheme, whenPublished),
    ...checkMethods(scheme),
    ...checkLevels(scheme),
    ...checkReferences(scheme),
    ...checkFormulas(scheme),
  ];
}
