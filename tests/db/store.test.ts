import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestVersion } from '../../db/migrate.ts';
import { createStore, openStore } from '../../db/store.ts';
import { addOutlet } from './support/records.ts';
import { tempFolder, tempStore } from './support/temp-store.ts';

const refusal = (code: string) => expect.objectContaining({ name: 'AppError', code });

describe('createStore', () => {
  it('makes a store that opens again and knows when and by whom it was made', () => {
    const file = join(tempFolder(), '甘肃 2026.startier');
    createStore(file, { at: '2026-01-05T08:00:00.000Z', by: '李敏' }).close();
    const store = openStore(file);
    expect(store.meta.find('store.madeAt')).toBe('2026-01-05T08:00:00.000Z');
    expect(store.meta.find('store.madeBy')).toBe('李敏');
    expect(store.journal.list({ offset: 0, limit: 10 }).rows.map((row) => row.action)).toEqual(['store.create']);
    store.close();
  });

  it('leaves nothing but the store itself behind when it is closed', () => {
    const folder = tempFolder();
    createStore(join(folder, 'a.startier')).close();
    expect(readdirSync(folder)).toEqual(['a.startier']);
  });

  it('sets what the file needs: foreign keys, write-ahead log, full synchronisation', () => {
    const { db } = tempStore();
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect([pragma('foreign_keys'), pragma('journal_mode'), pragma('synchronous')]).toEqual([1, 'wal', 2]);
  });

  it('leaves a file of that name as it is', () => {
    const file = join(tempFolder(), 'notes.startier');
    writeFileSync(file, 'mine');
    expect(() => createStore(file)).toThrow(refusal('store/exists'));
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('refuses a name whose left-over write-ahead log SQLite would take for its own', () => {
    const file = join(tempFolder(), 'a.startier');
    writeFileSync(`${file}-wal`, 'left over');
    expect(() => createStore(file)).toThrow(refusal('store/exists'));
  });

  it('says that the folder is missing', () => {
    expect(() => createStore(join(tempFolder(), 'no', 'a.startier'))).toThrow(refusal('store/cannot-open'));
  });
});

describe('openStore', () => {
  it('says that there is no such file, and makes none', () => {
    const file = join(tempFolder(), 'none.startier');
    expect(() => openStore(file)).toThrow(refusal('store/missing'));
    expect(existsSync(file)).toBe(false);
  });

  it('refuses a file that is no SQLite file and leaves it as it is', () => {
    const file = join(tempFolder(), 'letter.startier');
    writeFileSync(file, 'Dear all, '.repeat(500));
    expect(() => openStore(file)).toThrow(refusal('store/not-a-store'));
    expect(readFileSync(file, 'utf8')).toBe('Dear all, '.repeat(500));
  });

  it('refuses the SQLite file of another program and leaves it as it is', () => {
    const file = join(tempFolder(), 'music.db');
    const other = new Database(file);
    other.exec('CREATE TABLE song (title TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(() => openStore(file)).toThrow(refusal('store/not-a-store'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses an empty file', () => {
    const file = join(tempFolder(), 'empty.startier');
    writeFileSync(file, '');
    expect(() => openStore(file)).toThrow(refusal('store/not-a-store'));
  });

  it('refuses a store of a newer program and names both layouts', () => {
    const file = join(tempFolder(), 'a.startier');
    createStore(file).close();
    const other = new Database(file);
    other.pragma(`user_version = ${newestVersion() + 10}`);
    other.close();
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'store/newer', params: { file, found: newestVersion() + 10, known: newestVersion() } }));
  });

  it('refuses a store of which only the first half was written', () => {
    const file = join(tempFolder(), 'a.startier');
    createStore(file).close();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(() => openStore(file)).toThrow(refusal('store/damaged'));
  });

  it('finds damage within the file when asked to look', () => {
    const file = join(tempFolder(), 'a.startier');
    const store = createStore(file);
    for (let n = 0; n < 500; n += 1) addOutlet(store, `G${n}`);
    store.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 12 * 4096, 16 * 4096);
    writeFileSync(file, bytes);
    expect(() => openStore(file, { check: true })).toThrow(refusal('store/damaged'));
  });

  it('opens read-only without changing the file', () => {
    const file = join(tempFolder(), 'a.startier');
    createStore(file).close();
    const store = openStore(file, { readonly: true });
    expect(store.outlets.count()).toBe(0);
    expect(() => addOutlet(store, 'G1')).toThrow(refusal('store/read-only'));
    store.close();
  });

  it('opens a copy of a store that was made with its log beside it', () => {
    const store = tempStore();
    addOutlet(store, 'G1');
    const folder = tempFolder();
    copyFileSync(store.path, join(folder, 'b.startier'));
    copyFileSync(`${store.path}-wal`, join(folder, 'b.startier-wal'));
    const copy = openStore(join(folder, 'b.startier'));
    expect(copy.outlets.count()).toBe(1);
    copy.close();
  });
});

describe('transaction', () => {
  it('keeps nothing of work that fails', () => {
    const store = tempStore();
    const work = (): void => {
      addOutlet(store, 'G1');
      throw new Error('stop');
    };
    expect(() => store.transaction(work)).toThrow('stop');
    expect(store.outlets.count()).toBe(0);
  });

  it('takes back only the inner part when the outer one goes on', () => {
    const store = tempStore();
    store.transaction(() => {
      addOutlet(store, 'G1');
      expect(() =>
        store.transaction(() => {
          addOutlet(store, 'G2');
          throw new Error('stop');
        }),
      ).toThrow('stop');
    });
    expect([...store.outlets.keysByCode().keys()]).toEqual(['G1']);
  });
});
