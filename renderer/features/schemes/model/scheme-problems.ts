import type { Problem } from '../../../../shared/errors.ts';
import type { SchemeVocabulary } from '../../../../shared/contract/scheme-calls.ts';
import { draftProblems } from '../../../../shared/scheme/draft-problems.ts';
import { parseScheme } from '../../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../../shared/scheme/scheme.ts';

/** The faults and warnings of the document in hand: of its shape, else of what it means, names looked up in the open store. */
export function documentProblems(scheme: Scheme, vocabulary: SchemeVocabulary): readonly Problem[] {
  const { scheme: read, problems } = parseScheme(scheme);
  if (read === null) return problems;
  return draftProblems(scheme, new Set([...vocabulary.figures, ...vocabulary.attributes].map(({ code }) => code)));
}

/** Whether the document can grade a period: no fault that the engine itself would meet. */
export function canGrade(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}
