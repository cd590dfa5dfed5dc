import type { Store } from '../../../db/store.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { WireError } from '../../../shared/errors.ts';
import { figureWindows, isReached } from '../grading/data-reach.ts';
import { schemeOfRun } from '../grading/run-view.ts';

/** Why the cells of a figure can't be changed by hand; null: they can. */
export type FigureLock = (figure: { readonly code: string; readonly name: string }) => WireError | null;

/** Figures of a period are locked where a run that is or was published read them: the rule by which imports can't be taken back. */
export function figureLocks(store: Store, period: PeriodId): FigureLock {
  const runs = store.runs.everPublished().map((run) => ({ run, windows: figureWindows(schemeOfRun(store, run), run.period) }));
  return ({ code, name }) => {
    const resting = runs.findLast(({ windows }) => isReached(period, windows.get(code) ?? []));
    return resting === undefined ? null : { code: 'figure/locked', params: { figure: name, period: resting.run.period, number: resting.run.number } };
  };
}
