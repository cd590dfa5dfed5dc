import type { Scheme } from '../scheme/scheme.ts';
import { schemeSources } from '../scheme/scheme-sources.ts';
import { filterOf, visitsInWindow } from './fold-visits.ts';
import type { TreeScorer } from './score-tree.ts';

/**
 * For `minVisitsToDemote`: the scored visits of each outlet that any inspection source of the scheme reads in its
 * window; for a scheme without one, those of the period.
 */
export function scoredVisitCounts(scheme: Scheme, scorer: Pick<TreeScorer, 'input' | 'visits'>): Int32Array {
  const { input, visits } = scorer;
  const sources = schemeSources(scheme).filter((source) => source.kind === 'inspection');
  const chosen = sources.length === 0 ? [visitsInWindow({}, input)] : sources.map((source) => visitsInWindow(filterOf(source), input));
  const counts = new Int32Array(input.outlets.codes.length);
  for (let visit = 0; visit < input.visits.outlet.length; visit += 1) {
    const isScored = !Number.isNaN(visits.scores.num[visit]!);
    if (isScored && chosen.some((list) => list[visit] === 1)) counts[input.visits.outlet[visit]!]! += 1;
  }
  return counts;
}
