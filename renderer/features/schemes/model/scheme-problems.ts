import type { Problem } from '../../../../shared/errors.ts';
import type { SchemeVocabulary } from '../../../../shared/contract/scheme-calls.ts';
import { checkScheme } from '../../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../../shared/scheme/scheme.ts';

/**
 * The faults and warnings of a draft as it would be published. A name of a formula that the scheme has nowhere else is
 * looked for in the open store: one that is there is no fault, one that is nowhere is.
 */
export function draftProblems(scheme: Scheme, vocabulary: SchemeVocabulary): readonly Problem[] {
  const { scheme: read, problems } = parseScheme(scheme);
  if (read === null) return problems;
  const known = new Set([...vocabulary.figures, ...vocabulary.attributes].map(({ code }) => code));
  const found = checkScheme(scheme, { forPublication: true }).flatMap((problem): readonly Problem[] => {
    if (problem.code !== 'formula/name-outside-scheme' && problem.code !== 'formula/name-outside-scheme-near') return [problem];
    if (known.has(String(problem.params['name']))) return [];
    const code = problem.code === 'formula/name-outside-scheme' ? 'formula/unknown-name' : 'formula/unknown-name-near';
    return [{ ...problem, severity: 'error', code }];
  });
  return [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/** Whether the draft can grade a period: no fault that the engine itself would meet. */
export function canGrade(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}
