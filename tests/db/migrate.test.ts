import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import type { Migration } from '../../db/migrations/migration.ts';
import { openStore } from '../../db/store.ts';
import { tempFolder, tempStore } from './support/temp-store.ts';

/** A store as a program that knew only these steps left it, with one value in it. */
function storeOfLayout(migrations: readonly Migration[]): string {
  const file = join(tempFolder(), 'old.startier');
  const db = new Database(file);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, file, { migrations });
  db.exec(`INSERT INTO meta (key, value) VALUES ('store.madeBy', '李敏')`);
  db.close();
  return file;
}

function layoutOf(db: Database.Database): readonly unknown[] {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

describe('migrate', () => {
  it('numbers its steps upwards, in tens or halves of them', () => {
    const versions = MIGRATIONS.map((step) => step.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(versions.filter((version) => version % 5 !== 0)).toEqual([]);
  });

  const older = MIGRATIONS.slice(0, -1).map((step, place) => ({ version: step.version, steps: MIGRATIONS.slice(0, place + 1) }));

  it.each(older)('brings layout $version to the newest, keeping what is in it and a copy of it as it was', ({ version, steps }) => {
    const file = storeOfLayout(steps);
    const store = openStore(file);
    expect(layoutOf(store.db)).toEqual(layoutOf(tempStore().db));
    expect(store.meta.find('store.madeBy')).toBe('李敏');
    store.close();
    const copy = new Database(`${file}.layout-${version}.bak`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(version);
    expect(copy.prepare('SELECT value FROM meta').pluck().get()).toBe('李敏');
    copy.close();
  });

  it('makes no copy of a store that is up to date', () => {
    const file = storeOfLayout(MIGRATIONS);
    openStore(file).close();
    expect(existsSync(`${file}.layout-50.bak`)).toBe(false);
  });

  it('keeps an earlier copy of the same layout', () => {
    const first = storeOfLayout(MIGRATIONS.slice(0, 2));
    const db = new Database(first);
    db.prepare('VACUUM INTO ?').run(`${first}.layout-20.bak`);
    db.close();
    openStore(first).close();
    expect(existsSync(`${first}.layout-20-2.bak`)).toBe(true);
  });

  it('leaves the store at its old layout when a later step fails', () => {
    const file = storeOfLayout(MIGRATIONS.slice(0, 2));
    const failing: Migration = { version: 40, name: 'failing', up: (db) => void db.exec('CREATE TABLE meta (x TEXT)') };
    const db = new Database(file);
    const before = layoutOf(db);
    expect(() => migrate(db, file, { migrations: [...MIGRATIONS.slice(0, 3), failing] })).toThrow(/meta/);
    expect(db.pragma('user_version', { simple: true })).toBe(20);
    expect(layoutOf(db)).toEqual(before);
    db.close();
  });

  it('does not bring an older store up to date when it is opened read-only', () => {
    const file = storeOfLayout(MIGRATIONS.slice(0, 2));
    expect(() => openStore(file, { readonly: true })).toThrow(expect.objectContaining({ code: 'store/older-read-only' }));
  });
});
