import { compileChecklist } from '../checklist/compile-checklist.ts';
import type { VisitScore } from '../checklist/visit-score.ts';
import { outcomeClasses } from '../review/outcome-class.ts';
import type { VisitDetail } from '../visit/visit.ts';

/** What an item of a visit came to for corrective actions. */
export interface ItemOutcome {
  readonly item: string;
  /** It lost points, was a flag that was raised, or failed as critical. */
  readonly failed: boolean;
  readonly criticalFailed: boolean;
}

/**
 * The items of a scored visit that were rated, in the order of the form. Items that are not applicable, hidden, skipped or not
 * scored say nothing; a bonus that was not earned is no failure.
 */
export function itemOutcomes({ checklist, answers, previousAnswers }: Pick<VisitDetail, 'checklist' | 'answers' | 'previousAnswers'>, { itemScores }: VisitScore): readonly ItemOutcome[] {
  const compiled = compileChecklist(checklist);
  const classes = outcomeClasses(compiled, answers, itemScores, previousAnswers);
  return compiled.items.flatMap(({ code, bonus }, place): readonly ItemOutcome[] => {
    const criticalFailed = itemScores[code]?.criticalFailed === true;
    const letter = classes[place];
    if (letter !== 'F' && letter !== 'P' && letter !== 'N' && !criticalFailed) return [];
    return [{ item: code, failed: criticalFailed || (!bonus && letter !== 'F'), criticalFailed }];
  });
}
