import type { Store } from '../../../db/store.ts';
import { integrityFaults, lostReferences } from '../../../db/verify-file.ts';
import type { Problem } from '../../../shared/errors.ts';

/** Faults of one kind that are listed; more of the same help nobody. */
const MOST = 20;

/**
 * Reads the whole store and says what is wrong with it: the file itself, references, the journal's chain, the form of the
 * figures, what is kept of outlets and levels for runs. Empty: nothing.
 *
 * @param regrade grades published runs again and compares; it is asked only of a store in which nothing else is wrong
 */
export function verifyStoreFile(store: Store, regrade: () => readonly Problem[] = () => []): readonly Problem[] {
  const faults = integrityFaults(store, MOST);
  // In a file that is broken itself the other checks would fail for that reason.
  if (faults.length > 0) return faults.map((detail) => problem(store.path, 'store/failed-check', { detail }));
  const problems = [...referenceProblems(store), ...journalProblems(store), ...figureProblems(store), ...keptProblems(store)];
  return problems.length > 0 ? problems : regrade();
}

function referenceProblems(store: Store): readonly Problem[] {
  return lostReferences(store, MOST).map(({ table, row, parent }) =>
    problem(`${table} ${row ?? ''}`.trim(), 'store/lost-reference', { table, row: row ?? '?', parent }),
  );
}

function journalProblems(store: Store): readonly Problem[] {
  const chain = store.journal.verifyChain();
  switch (chain.state) {
    case 'whole':
      return [];
    case 'broken':
      return [problem(`journal ${chain.seq}`, 'store/journal-broken', { seq: chain.seq })];
    case 'cut':
      return [problem(`journal ${chain.found}`, 'store/journal-cut', { expected: chain.expected, found: chain.found })];
  }
}

function figureProblems(store: Store): readonly Problem[] {
  return store.figures
    .faults()
    .slice(0, MOST)
    .map(({ figure, period, chunk, detail }) =>
      problem(`figure ${figure} ${period}`, 'store/figure-chunk-broken', { figure, period, chunk, detail }),
    );
}

/** What runs read in place of outlets, level history and visits must say the same. */
function keptProblems(store: Store): readonly Problem[] {
  const population = store.outlets.isKeptPopulationSound() ? [] : [problem('outlets', 'store/population-differs', {})];
  const standings = store.levels.standingFaults().slice(0, MOST);
  const visits = store.countedVisits.keptFaults().slice(0, MOST);
  return [
    ...population,
    ...standings.map(({ scheme, month }) => problem(`levels ${scheme} ${month}`, 'store/standing-differs', { scheme, month })),
    ...visits.map((month) => problem(`visits ${month}`, 'store/visits-differ', { month })),
  ];
}

function problem(path: string, code: Problem['code'], params: Problem['params']): Problem {
  return { severity: 'error', path, code, params };
}
