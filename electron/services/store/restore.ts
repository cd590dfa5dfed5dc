import { existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { extname, resolve } from 'node:path';
import { openConnection } from '../../../db/connection.ts';
import { copyStore } from '../../../db/copy-store.ts';
import { onFile } from '../../../db/file-error.ts';
import { photoFolder } from '../../../db/photo-folder.ts';
import { fromSqliteError } from '../../../db/sqlite-error.ts';
import { acquireWindowLock } from '../../../db/store-lock.ts';
import { openStore, removeStoreFiles } from '../../../db/store.ts';
import { AppError } from '../../../shared/errors.ts';
import { copyPhotos, type PhotosCopied } from '../photos/copy-photos.ts';
import { markFolder } from '../photos/folder-mark.ts';

export interface RestoreMade {
  readonly path: string;
  readonly bytes: number;
  /** Where the replaced store stands now; null: there was none. */
  readonly kept: string | null;
  /** Photos that were put beside the store. */
  readonly photos: number;
  /** Photos that the backup names, but whose file stood neither with it nor with the replaced store; `verify` names them. */
  readonly missingPhotos: number;
}

/** Who restores, and when; left out: the account of the operating system, now. */
export interface RestoreOptions {
  readonly at?: string;
  readonly by?: string;
}

/**
 * Puts a backup in the store's place. The backup is copied, checked and brought up to date first; the replaced store is kept
 * beside it as `<name>.replaced-<date>-<time>`, each with its folder of photos. A photo that is missing beside the backup is
 * taken from the replaced store if it stands there.
 *
 * @throws {AppError} `store/missing`, `store/not-a-store`, `store/newer`, `store/damaged` (of the backup),
 *   `store/restore-onto-itself`, `store/open-elsewhere`, `store/busy` (of the store to be replaced), `store/full`
 */
export async function restoreStore(file: string, storePath: string, options: RestoreOptions = {}): Promise<RestoreMade> {
  const { at = new Date().toISOString(), by = userInfo().username } = options;
  const [source, path] = [resolve(file), resolve(storePath)];
  if (!existsSync(source)) throw new AppError('store/missing', { file: source });
  if (existsSync(path) && realpathSync(source) === realpathSync(path)) throw new AppError('store/restore-onto-itself', { file: source });
  const lock = acquireWindowLock(path);
  if (lock === null) throw new AppError('store/open-elsewhere', { file: path });
  const draft = `${path}.restoring-${process.pid}`;
  try {
    removeStoreFiles(draft);
    await copyStore(source, draft, () => undefined);
    const copied = finishDraft(draft, { source, path, at, by });
    const kept = setAside(path, at);
    if (existsSync(photoFolder(draft))) onFile(path, () => renameSync(photoFolder(draft), photoFolder(path)));
    onFile(path, () => renameSync(draft, path));
    return { path, bytes: statSync(path).size, kept, photos: copied.photos, missingPhotos: copied.missing };
  } finally {
    removeStoreFiles(draft);
    rmSync(photoFolder(draft), { recursive: true, force: true });
    lock.release();
  }
}

/** Brings the draft up to date, puts its photos beside it, and notes in it whence it came. */
function finishDraft(draft: string, { source, path, at, by }: { readonly source: string; readonly path: string; readonly at: string; readonly by: string }): PhotosCopied {
  const store = openStore(draft, { isCopy: true });
  try {
    const copied = copyPhotos(store.photos.standing(), [source, path], draft, () => undefined);
    if (copied.photos > 0) markFolder(store);
    store.transaction(() =>
      store.journal.record({ action: 'store.restore', subjectKind: 'store', subjectId: null, before: null, after: { from: source }, at, by }),
    );
    return copied;
  } finally {
    store.close();
  }
}

/** Moves the store away, whatever state it is in, with the files that SQLite may have left beside it. */
function setAside(path: string, at: string): string | null {
  const hasStore = existsSync(path) || existsSync(`${path}-wal`);
  if (!hasStore && !existsSync(photoFolder(path))) return null;
  if (existsSync(path)) foldLog(path);
  const kept = freeName(path, at);
  if (existsSync(photoFolder(path))) onFile(path, () => renameSync(photoFolder(path), photoFolder(kept)));
  for (const suffix of ['-shm', '-wal', '']) {
    if (existsSync(`${path}${suffix}`)) onFile(path, () => renameSync(`${path}${suffix}`, `${kept}${suffix}`));
  }
  return hasStore ? kept : null;
}

/**
 * Writes the log into the file, which only works while nobody else has it open.
 *
 * @throws {AppError} `store/busy`
 */
function foldLog(path: string): void {
  try {
    const db = openConnection(path, { mustExist: true });
    try {
      db.pragma('journal_mode = DELETE');
    } catch (error) {
      throw fromSqliteError(error, path);
    } finally {
      db.close();
    }
  } catch (error) {
    // A damaged store is moved away as it is: that is what a restore is for.
    if (error instanceof AppError && (error.code === 'store/damaged' || error.code === 'store/not-a-store')) return;
    throw error;
  }
}

function freeName(path: string, at: string): string {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const when = at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  let name = `${stem}.replaced-${when}${extension}`;
  for (let n = 2; existsSync(name) || existsSync(photoFolder(name)); n += 1) name = `${stem}.replaced-${when}-${n}${extension}`;
  return name;
}
