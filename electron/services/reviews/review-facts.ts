import type { Store } from '../../../db/store.ts';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { AuditorHint } from '../../../shared/review/auditor-statistics.ts';
import { usualMinutes, visitHints } from '../../../shared/review/auditor-statistics.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { answerFacts } from './answer-facts.ts';

/** Keeps what the visit's answers come to, for statistics and hints. Call it when a visit is handed in, not when it is corrected. */
export function keepFacts(store: Store, visitNo: number, visit: VisitDetail, score: VisitScore): void {
  store.reviews.setFacts(visitNo, answerFacts(compileChecklist(visit.checklist), visit, score));
}

/** What looks odd about a visit that was handed in, with the usual time of each checklist read once. */
export function hintReader(store: Store): (visitNo: number, checklist: string) => readonly AuditorHint[] {
  const usual = new Map<string, number | null>();
  const usualOf = (checklist: string): number | null => {
    const known = usual.get(checklist);
    if (known !== undefined) return known;
    const minutes = usualMinutes(store.reviews.minutesOf(checklist).map((each) => ({ checklist, minutes: each }))).get(checklist) ?? null;
    usual.set(checklist, minutes);
    return minutes;
  };
  return (visitNo, checklist) => {
    const facts = store.reviews.findFacts(visitNo);
    if (facts === null) return [];
    return visitHints({ ...facts, checklist }, usualOf(checklist), facts.pattern !== null && store.reviews.hasTwin(visitNo));
  };
}
