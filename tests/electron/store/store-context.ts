import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore } from '../../../db/store.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'startier-services-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new store in a folder of its own with someone who acts on it. */
export function storeContext(over: Partial<ServiceContext> = {}): ServiceContext {
  const store = createStore(join(tempFolder(), 'gansu.startier'));
  onTestFinished(() => store.close());
  return {
    store,
    user: '李敏',
    now: () => '2026-01-05T08:00:00.000Z',
    today: () => '2026-01-05',
    onProgress: () => undefined,
    isCancelled: () => false,
    ...over,
  };
}
