import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireWindowLock } from '../../../db/store-lock.ts';
import { createStore, openStore, type Store } from '../../../db/store.ts';
import { backupStore } from '../../../electron/services/store/backup.ts';
import { restoreStore } from '../../../electron/services/store/restore.ts';
import { storeContext, tempFolder } from './store-context.ts';

function regionsOf(store: Store): readonly string[] {
  return [...store.regions.snapshot('2026-01-05' as never).values()].map((node) => node.code);
}

function regionsIn(file: string): readonly string[] {
  const store = openStore(file, { check: true });
  const codes = regionsOf(store);
  store.close();
  return codes;
}

function storeWith(file: string, region: string): string {
  const store = createStore(file);
  store.regions.ensurePath([region]);
  store.close();
  return file;
}

describe('backupStore', () => {
  it('writes one whole file with all that was committed, and notes it in the store', async () => {
    const context = storeContext();
    context.store.regions.ensurePath(['甘肃']);
    const target = join(tempFolder(), '备份.startier');
    const made = await backupStore(context, target);
    expect(made).toEqual({ path: target, bytes: statSync(target).size, photos: 0, photoBytes: 0, missingPhotos: 0 });
    expect(readdirSync(dirname(target))).toEqual(['备份.startier']);
    expect(regionsIn(target)).toEqual(['甘肃']);
    expect(context.store.meta.find('backup.lastAt')).toBe('2026-01-05T08:00:00.000Z');
    expect(context.store.journal.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({ action: 'store.backup', by: '李敏' });
  });

  it('holds the state of its beginning while others go on writing', async () => {
    const { store } = storeContext();
    store.transaction(() => {
      // Long names: megabytes in few rows.
      for (let n = 0; n < 1_000; n += 1) store.regions.ensurePath([`第${n}区${'远'.repeat(400)}`]);
    });
    let steps = 0;
    const context = {
      ...storeContext(),
      store,
      onProgress: () => {
        steps += 1;
        store.regions.ensurePath([`后来${steps}`]);
      },
    };
    const target = join(tempFolder(), 'b.startier');
    await backupStore(context, target);
    expect(steps).toBeGreaterThan(0);
    expect(regionsIn(target)).toHaveLength(1_000);
    expect(regionsOf(store)).toHaveLength(1_000 + steps);
  });

  it('replaces an earlier backup only once the new one is whole', async () => {
    let isCancelled = true;
    const context = storeContext({ isCancelled: () => isCancelled });
    const target = join(tempFolder(), 'b.startier');
    writeFileSync(target, 'earlier');
    await expect(backupStore(context, target)).rejects.toMatchObject({ code: 'task/cancelled' });
    expect(readFileSync(target, 'utf8')).toBe('earlier');
    expect(readdirSync(dirname(target))).toEqual(['b.startier']);
    isCancelled = false;
    await backupStore(context, target);
    expect(regionsIn(target)).toEqual([]);
  });

  it('refuses the store itself, one that a window has open or that is written to, and a folder that is not there', async () => {
    const context = storeContext();
    const other = storeContext().store;
    await expect(backupStore(context, context.store.path)).rejects.toMatchObject({ code: 'store/target-in-use' });
    const lock = acquireWindowLock(other.path);
    await expect(backupStore(context, other.path)).rejects.toMatchObject({ code: 'store/target-in-use' });
    lock?.release();
    other.regions.ensurePath(['甘肃']);
    await expect(backupStore(context, other.path)).rejects.toMatchObject({ code: 'store/target-in-use' });
    await expect(backupStore(context, join(tempFolder(), 'no', 'b.startier'))).rejects.toMatchObject({ code: 'store/cannot-open' });
  });
});

describe('restoreStore', () => {
  it('puts the backup in place, keeps the replaced store beside it, and notes it in the restored one', async () => {
    const folder = tempFolder();
    const backup = storeWith(join(tempFolder(), 'b.startier'), '备份');
    const path = storeWith(join(folder, 'gansu.startier'), '现状');
    const made = await restoreStore(backup, path, { at: '2026-01-05T08:09:10.000Z', by: '李敏' });
    expect(made).toEqual({ path, bytes: statSync(path).size, kept: join(folder, 'gansu.replaced-20260105-080910.startier'), photos: 0, missingPhotos: 0 });
    expect(regionsIn(path)).toEqual(['备份']);
    expect(regionsIn(made.kept ?? '')).toEqual(['现状']);
    expect(regionsIn(backup)).toEqual(['备份']);
    const restored = openStore(path);
    expect(restored.journal.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({ action: 'store.restore', by: '李敏' });
    expect(restored.journal.verifyChain().state).toBe('whole');
    restored.close();
  });

  it('takes along what stands in the write-ahead log of both', async () => {
    const live = storeContext().store;
    live.regions.ensurePath(['在用']);
    const folder = tempFolder();
    const path = join(folder, 'gansu.startier');
    const crashed = storeContext().store;
    crashed.regions.ensurePath(['断电前']);
    copyFileSync(crashed.path, path);
    copyFileSync(`${crashed.path}-wal`, `${path}-wal`);
    const made = await restoreStore(live.path, path);
    expect(regionsIn(path)).toEqual(['在用']);
    expect(regionsIn(made.kept ?? '')).toEqual(['断电前']);
  });

  it('works where there is no store yet', async () => {
    const backup = storeWith(join(tempFolder(), 'b.startier'), '备份');
    const path = join(tempFolder(), 'new.startier');
    expect((await restoreStore(backup, path)).kept).toBeNull();
    expect(regionsIn(path)).toEqual(['备份']);
  });

  it('replaces a damaged store and keeps it as it is', async () => {
    const backup = storeWith(join(tempFolder(), 'b.startier'), '备份');
    const path = storeWith(join(tempFolder(), 'gansu.startier'), '现状');
    truncateSync(path, 10_000);
    const damaged = readFileSync(path);
    const { kept } = await restoreStore(backup, path);
    expect(readFileSync(kept ?? '').equals(damaged)).toBe(true);
    expect(regionsIn(path)).toEqual(['备份']);
  });

  it.each([
    ['a text', (file: string) => writeFileSync(file, 'no store '.repeat(200)), 'store/not-a-store'],
    ['half a store', (file: string) => truncateSync(storeWith(file, 'x'), 20_000), 'store/damaged'],
    [
      'a newer store',
      (file: string) => {
        const store = openStore(storeWith(file, 'x'));
        store.db.pragma('user_version = 990');
        store.close();
      },
      'store/newer',
    ],
    ['nothing', () => undefined, 'store/missing'],
  ])('refuses %s and leaves the store as it was', async (_what, make, code) => {
    const backup = join(tempFolder(), 'b.startier');
    make(backup);
    const folder = tempFolder();
    const path = storeWith(join(folder, 'gansu.startier'), '现状');
    await expect(restoreStore(backup, path)).rejects.toMatchObject({ code });
    expect(regionsIn(path)).toEqual(['现状']);
    expect(readdirSync(folder).toSorted()).toEqual(['gansu.startier', 'gansu.startier.lock'].filter((name) => existsSync(join(folder, name))));
  });

  it('refuses a store that a window or another program has open', async () => {
    const backup = storeWith(join(tempFolder(), 'b.startier'), '备份');
    const path = storeWith(join(tempFolder(), 'gansu.startier'), '现状');
    const lock = acquireWindowLock(path);
    onTestFinished(() => lock?.release());
    await expect(restoreStore(backup, path)).rejects.toMatchObject({ code: 'store/open-elsewhere' });
    lock?.release();
    const open = openStore(path);
    await expect(restoreStore(backup, path)).rejects.toMatchObject({ code: 'store/busy' });
    expect(regionsOf(open)).toEqual(['现状']);
    open.close();
    await expect(restoreStore(path, path)).rejects.toMatchObject({ code: 'store/restore-onto-itself' });
  }, 30_000);
});
