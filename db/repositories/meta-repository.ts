import type { Database } from 'better-sqlite3';

/** Single values of the store: who it is, when it was made, last backup. */
export type MetaKey = 'store.id' | 'store.madeAt' | 'store.madeBy' | 'backup.lastAt' | 'journal.head' | 'demo.seed' | 'package.key' | 'package.serial' | 'figure.rules';

export type MetaRepository = ReturnType<typeof createMetaRepository>;

export function createMetaRepository(db: Database) {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = db.prepare<[string]>('DELETE FROM meta WHERE key = ?');
  return {
    /** null: never set. */
    find: (key: MetaKey): string | null => select.get(key)?.value ?? null,
    set: (key: MetaKey, value: string): void => void upsert.run(key, value),
    remove: (key: MetaKey): void => void remove.run(key),
  };
}
