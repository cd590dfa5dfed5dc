import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, type Store } from '../../../db/store.ts';

/** The instant and the person of everything that these tests write. */
export const AT = '2026-01-05T08:00:00.000Z';
export const BY = '李敏';

/** A folder of this test alone, gone when the test is. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'startier-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new store in a folder of its own, closed when the test ends. */
export function tempStore(name = 'store.startier'): Store {
  const store = createStore(join(tempFolder(), name), { at: AT, by: BY });
  onTestFinished(() => store.close());
  return store;
}
