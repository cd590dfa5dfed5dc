import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { copyStore } from '../../../db/copy-store.ts';
import { onFile } from '../../../db/file-error.ts';
import { photoFolder } from '../../../db/photo-folder.ts';
import { acquireWindowLock } from '../../../db/store-lock.ts';
import { openStore, removeStoreFiles, type Store } from '../../../db/store.ts';
import { AppError } from '../../../shared/errors.ts';
import { cleanPhotos } from '../photos/clean-photos.ts';
import { copyPhotos, type PhotosCopied } from '../photos/copy-photos.ts';
import { isOwnFolder, markFolder } from '../photos/folder-mark.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';

/** SQLite's standard page, to tell progress by. */
const PAGE_BYTES = 4096;

export interface BackupMade {
  readonly path: string;
  /** Of the store's file, without photos. */
  readonly bytes: number;
  /** Photos that stand in the folder beside the backup. */
  readonly photos: number;
  readonly photoBytes: number;
  /** Photos whose file is gone or altered; `verify` names them. */
  readonly missingPhotos: number;
}

/**
 * Writes a consistent copy of the store, also while it is in use, with its photos in the folder `<file>.photos` beside it.
 * A file of that name is replaced once the copy is whole, was read through and has its photos; until then it stays. Photos
 * that stand there from an earlier backup are not copied again.
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
  const hadFolder = existsSync(photoFolder(path));
  if (isOwnFolder(store)) cleanPhotos(context);
  let copied: PhotosCopied;
  try {
    const photoBytes = store.photos.totals().bytes;
    let fileBytes = 0;
    await copyStore(store.path, part, (done, of) => {
      checkCancelled(context);
      fileBytes = of * PAGE_BYTES;
      context.onProgress({ done: done * PAGE_BYTES, of: fileBytes + photoBytes });
    });
    copied = copyPhotos(photosIn(part), [store.path], path, (done) => {
      checkCancelled(context);
      context.onProgress({ done: fileBytes + done, of: fileBytes + photoBytes });
    });
    if (copied.photos > 0) markFolder({ path, meta: store.meta });
    onFile(path, () => renameSync(part, path));
  } catch (error) {
    removeStoreFiles(part);
    if (!hadFolder) rmSync(photoFolder(path), { recursive: true, force: true });
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
      after: { path, bytes, photos: copied.photos },
      at,
      by: context.user,
    });
  });
  return { path, bytes, photos: copied.photos, photoBytes: copied.bytes, missingPhotos: copied.missing };
}

/** Photos that stand somewhere in a copy of a store: what came in after it was made is not the copy's. */
function photosIn(copy: string): ReturnType<Store['photos']['standing']> {
  const store = openStore(copy, { readonly: true });
  try {
    return store.photos.standing();
  } finally {
    store.close();
  }
}

/** Whether a window has the file open, or something wrote to it that SQLite has yet to fold into it. */
function isOpenStore(path: string): boolean {
  if (existsSync(`${path}-wal`)) return true;
  if (!existsSync(`${path}.lock`)) return false;
  const lock = acquireWindowLock(path);
  lock?.release();
  return lock === null;
}
