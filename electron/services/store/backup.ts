import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { copyStore } from '../../../db/copy-store.ts';
import { onFile } from '../../../db/file-error.ts';
import { acquireWindowLock } from '../../../db/store-lock.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';

export interface BackupMade {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Writes a consistent copy of the store, also while it is in use. A file of that name is replaced once the copy is whole
 * and was read through; until then it stays.
 *
 * @throws {AppError} `store/target-in-use` when the target is this store or one that is open, `store/full`,
 *   `store/cannot-open`, `store/read-only`, `task/cancelled`
 */
export async function backupStore(context: ServiceContext, outPath: string): Promise<BackupMade> {
  const path = resolve(outPath);
  const { store } = context;
  if (path === store.path || isOpenStore(path)) throw new AppError('store/target-in-use', { file: path });
  const part = `${path}.part-${process.pid}`;
  rmSync(part, { force: true });
  try {
    await copyStore(store.path, part, (done, of) => {
      checkCancelled(context);
      context.onProgress({ done, of });
    });
    onFile(path, () => renameSync(part, path));
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${part}${suffix}`, { force: true });
    throw error;
  }
  const bytes = statSync(path).size;
  const at = context.now();
  store.transaction(() => {
    store.meta.set('backup.lastAt', at);
    store.journal.record({
      action: 'store.backup',
      subjectKind: 'store',
      subjectId: null,
      before: null,
      after: { path, bytes },
      at,
      by: context.user,
    });
  });
  return { path, bytes };
}

/** Whether a window has the file open, or something wrote to it that SQLite has yet to fold into it. */
function isOpenStore(path: string): boolean {
  if (existsSync(`${path}-wal`)) return true;
  if (!existsSync(`${path}.lock`)) return false;
  const lock = acquireWindowLock(path);
  lock?.release();
  return lock === null;
}
