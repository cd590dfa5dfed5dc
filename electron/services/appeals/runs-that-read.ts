import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import { visitDays } from '../grading/data-reach.ts';
import { schemeOfRun } from '../grading/run-view.ts';
import { storedColumns } from '../grading/stored-columns.ts';

/**
 * The runs that read a visit: those made since it was approved whose kept input has its code. What a run read never changes,
 * so it is only marked, and grading it again gives what it gave.
 */
export function runsThatRead(store: Store, visit: VisitRecord): readonly RunRecord[] {
  if (visit.reviewedAt === null) return [];
  return store.appeals.runsMadeFrom(visit.reviewedAt).flatMap((no) => {
    const run = store.runs.findByNo(no);
    if (run === null) return [];
    const days = visitDays(schemeOfRun(store, run), run.period);
    if (visit.visitedOn < days.from || visit.visitedOn > days.to) return [];
    return storedColumns(store, run).texts('input', 'visits/codes').includes(visit.code) ? [run] : [];
  });
}
