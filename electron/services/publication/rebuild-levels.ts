import type { LedgerEntry } from '../../../db/repositories/ledger-repository.ts';
import type { LedgerRow } from '../../../db/repositories/level-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { Problem } from '../../../shared/errors.ts';

/** What a journal entry says of the level history; other entries may have a number as `levels`. */
interface LevelChange {
  /** Id of the run whose rows went. */
  readonly supersedes?: string | null;
  /** Id of the run whose rows came back. */
  readonly restores?: string | null;
  readonly levels?: LedgerEntry | number | null;
}

/** The level history as the journal tells it, by outlet number, scheme and period; `lost`: hashes whose rows are not there. */
export interface RebuiltLevels {
  readonly rows: ReadonlyMap<string, LedgerRow>;
  readonly lost: readonly string[];
}

/**
 * Rebuilds the level history from nothing but the journal and the ledger that it names: imports of levels, publications,
 * what they superseded, publications taken back, and imports undone, in their order.
 */
export function rebuildLevels(store: Store): RebuiltLevels {
  const rows = new Map<string, LedgerRow>();
  const lost: string[] = [];
  /** Rows that stand of each run and import, by its id. */
  const standing = new Map<string, readonly LedgerRow[]>();
  const remove = (subject: string | null): void => {
    const own = subject === null ? undefined : standing.get(subject);
    if (subject === null || own === undefined) return;
    for (const row of own) if (rows.get(keyOf(row)) === row) rows.delete(keyOf(row));
    standing.delete(subject);
  };
  const write = (subject: string, entry: LedgerEntry): void => {
    const found = store.ledger.find(entry.hash);
    if (found === null) lost.push(entry.hash);
    const own = found ?? [];
    for (const row of own) rows.set(keyOf(row), row);
    standing.set(subject, own);
  };
  for (const { action, subjectId, after } of store.journal.levelEntries()) {
    const { supersedes, restores, levels } = (after ?? {}) as LevelChange;
    if (action === 'run.unpublish' || action === 'import.undo') remove(subjectId);
    remove(supersedes ?? null);
    if (typeof levels === 'object' && levels !== null) write(restores ?? subjectId ?? '', levels);
  }
  return { rows, lost };
}

/** Where the stored history is not what the journal tells; empty: they agree. */
export function levelHistoryProblems(store: Store): readonly Problem[] {
  const { rows, lost } = rebuildLevels(store);
  const problems: Problem[] = lost.map((hash) => ({ severity: 'error', path: 'level ledger', code: 'publication/verify-ledger', params: { hash: hash.slice(0, 16) } }));
  if (lost.length > 0) return problems;
  let wrong = 0;
  let found = 0;
  let first: LedgerRow | null = null;
  for (const row of store.levels.every()) {
    const told = rows.get(keyOf(row));
    if (told !== undefined) found += 1;
    if (told !== undefined && told.level === row.level && told.movement === row.movement && told.total === row.total) continue;
    wrong += 1;
    first ??= row;
  }
  wrong += rows.size - found;
  if (wrong === 0) return [];
  first ??= [...rows.values()][0] ?? null;
  const outlet = first === null ? '' : (store.outlets.codeOf(first.outletNo) ?? String(first.outletNo));
  return [{ severity: 'error', path: 'level history', code: 'publication/verify-history', params: { count: wrong, outlet, period: first?.period ?? '' } }];
}

function keyOf({ outletNo, schemeCode, period }: LedgerRow): string {
  return `${outletNo}\n${schemeCode}\n${period}`;
}
