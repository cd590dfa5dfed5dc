import type { LedgerEntry } from '../../../db/repositories/ledger-repository.ts';
import type { DecidedLevel } from '../../../db/repositories/level-repository.ts';
import type { Store } from '../../../db/store.ts';

/**
 * Writes rows of the level history and keeps them in the ledger. Every change that writes levels goes this way and names
 * what comes back as `levels` in its journal entry, so that the history can be rebuilt from the journal.
 */
export function writeLevels(store: Store, levels: Iterable<DecidedLevel>): LedgerEntry {
  const rows = [...levels];
  store.levels.put(rows);
  return store.ledger.keep(rows);
}
