import type { Problem } from '../errors.ts';
import { checkScheme } from './check-scheme.ts';
import type { Scheme } from './scheme.ts';

/**
 * The faults and warnings of a draft as it would be published, faults first. A name of a formula that the scheme has
 * nowhere else is looked for in the store: one that is there is no fault, one that is nowhere is.
 *
 * @param known codes of the figures and attributes of the store
 */
export function draftProblems(scheme: Scheme, known: ReadonlySet<string>): readonly Problem[] {
  const found = checkScheme(scheme, { forPublication: true }).flatMap((problem): readonly Problem[] => {
    if (problem.code !== 'formula/name-outside-scheme' && problem.code !== 'formula/name-outside-scheme-near') return [problem];
    if (known.has(String(problem.params['name']))) return [];
    const code = problem.code === 'formula/name-outside-scheme' ? 'formula/unknown-name' : 'formula/unknown-name-near';
    return [{ ...problem, severity: 'error', code }];
  });
  return [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}
