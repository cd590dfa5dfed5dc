import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** A digest of every row of a store, but for the tables named: equal digests, equal content. */
export function storeContent(path: string, but: readonly string[] = []): string {
  const db = new Database(path, { readonly: true });
  try {
    const hash = createHash('sha256');
    const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    for (const { name } of tables.filter((table) => !but.includes(table.name))) {
      hash.update(`\n${name}`);
      for (const row of db.prepare(`SELECT * FROM "${name}"`).raw().iterate()) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}
