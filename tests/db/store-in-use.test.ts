import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStore, openStore } from '../../db/store.ts';
import { acquireWindowLock } from '../../db/store-lock.ts';
import { join } from 'node:path';
import { addOutlet } from './support/records.ts';
import { startProgram } from './support/other-process.ts';
import { tempFolder } from './support/temp-store.ts';

function storeFile(): string {
  const file = join(tempFolder(), 'a.startier');
  const store = createStore(file);
  addOutlet(store, 'G1');
  store.close();
  return file;
}

describe('a store that another process writes', () => {
  it('is read all the same, and a write is refused after the wait with nothing changed', async () => {
    const file = storeFile();
    const other = startProgram('hold-write-lock.ts', file);
    await other.said('held');
    const store = openStore(file, { busyTimeoutMs: 200 });
    expect(store.outlets.count()).toBe(1);
    const started = performance.now();
    expect(() => store.transaction(() => addOutlet(store, 'G2'))).toThrow(expect.objectContaining({ code: 'store/busy', params: { file } }));
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
    expect(() => addOutlet(store, 'G3')).toThrow(expect.objectContaining({ code: 'store/busy' }));
    expect([...store.outlets.keysByCode().keys()]).toEqual(['G1']);
    await other.finish();
    store.transaction(() => addOutlet(store, 'G2'));
    expect(store.outlets.count()).toBe(2);
    store.close();
  });
});

describe('a process that is killed within a transaction', () => {
  it('leaves the store as it was before', async () => {
    const file = storeFile();
    const other = startProgram('stop-in-transaction.ts', file);
    await other.said('written');
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(1_000_000);
    await other.kill();
    const store = openStore(file, { check: true });
    expect(store.regions.snapshot('2026-01-01' as never).size).toBe(0);
    expect(store.outlets.count()).toBe(1);
    store.transaction(() => addOutlet(store, 'G2'));
    store.close();
  });
});

describe('acquireWindowLock', () => {
  it('refuses a second window in the same process until the first one lets go', () => {
    const file = storeFile();
    const first = acquireWindowLock(file);
    expect(first).not.toBeNull();
    expect(acquireWindowLock(file)).toBeNull();
    first?.release();
    const again = acquireWindowLock(file);
    expect(again).not.toBeNull();
    again?.release();
  });

  it('refuses a window while another process has one, and leaves the store free to read and write', async () => {
    const file = storeFile();
    const other = startProgram('hold-window-lock.ts', file);
    await other.said('held');
    expect(acquireWindowLock(file)).toBeNull();
    const store = openStore(file);
    store.transaction(() => addOutlet(store, 'G2'));
    expect(store.outlets.count()).toBe(2);
    store.close();
  });

  it('is free again when the other process ends or is killed', async () => {
    const file = storeFile();
    for (const how of ['finish', 'kill'] as const) {
      const other = startProgram('hold-window-lock.ts', file);
      await other.said('held');
      await other[how]();
      const lock = acquireWindowLock(file);
      expect(lock).not.toBeNull();
      lock?.release();
    }
  });
});
