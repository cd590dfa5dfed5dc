import { createHash } from 'node:crypto';
import type { AnswerFacts } from '../../../db/repositories/review-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Answers } from '../../../shared/checklist/answer.ts';
import type { CompiledChecklist } from '../../../shared/checklist/compile-checklist.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import { outcomeClasses } from '../../../shared/review/outcome-class.ts';
import { minutesOnSite } from '../../../shared/review/time-on-site.ts';

/** What is kept of a visit's answers for statistics of auditors, as the answers were handed in. */
export function answerFacts(
  compiled: CompiledChecklist,
  visit: Parameters<typeof minutesOnSite>[1] & { readonly answers: Answers; readonly previousAnswers?: Answers | null },
  { itemScores }: Pick<VisitScore, 'itemScores'>,
): AnswerFacts {
  const classes = outcomeClasses(compiled, visit.answers, itemScores, visit.previousAnswers);
  return { classes, pattern: patternOf(compiled, classes, visit.answers), minutes: minutesOnSite(compiled.checklist, visit) };
}

/** A short hash of the rated answers without their notes; null: nothing is rated. */
function patternOf(compiled: CompiledChecklist, classes: string, answers: Answers): string | null {
  const rated = compiled.items.flatMap(({ code }, place) => (classes[place] === '-' ? [] : [[code, answers[code]?.na === true ? 'na' : (answers[code]?.value ?? null)]]));
  return rated.length === 0 ? null : createHash('sha256').update(canonicalJson(rated)).digest('base64url').slice(0, 16);
}
