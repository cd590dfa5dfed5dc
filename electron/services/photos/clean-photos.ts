import { existsSync, rmSync } from 'node:fs';
import { onFile } from '../../../db/file-error.ts';
import { folderFiles, photoFolder, removePhotoFiles } from '../../../db/photo-folder.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { isOwnFolder } from './folder-mark.ts';

/** A photo that stands nowhere, and a file that no photo belongs to, are kept so many days: what took them away can be undone. */
export const KEPT_DAYS = 30;

const DAY_MS = 86_400_000;

export interface PhotosCleaned {
  /** Photos and stray files taken away. */
  readonly photos: number;
  readonly bytes: number;
}

/**
 * Takes away photos that have stood nowhere for thirty days, and files of that age that a crash left behind. What stands with
 * anything is never touched, nor is a file that this program did not name.
 *
 * @throws {AppError} `photo/foreign-folder` when the folder beside the store belongs to another one, `task/cancelled`
 */
export function cleanPhotos(context: ServiceContext): PhotosCleaned {
  const { store } = context;
  const folder = photoFolder(store.path);
  if (!existsSync(folder)) return { photos: 0, bytes: 0 };
  if (!isOwnFolder(store)) throw new AppError('photo/foreign-folder', { folder });
  const at = context.now();
  const before = new Date(Date.parse(at) - KEPT_DAYS * DAY_MS);
  let [photos, bytes] = [0, 0];
  // One transaction holds the write lock over rows and files, so that nobody attaches a photo while it goes.
  store.transaction(() => {
    for (const photo of store.photos.forsaken(before.toISOString())) {
      checkCancelled(context);
      store.photos.drop(photo.no);
      removePhotoFiles(store.path, photo.hash, photo.type);
      photos += 1;
      bytes += photo.bytes;
    }
    for (const file of folderFiles(store.path)) {
      const isKnown = file.hash !== null && store.photos.findByHash(file.hash) !== null;
      if (isKnown || file.changedAt >= before.getTime()) continue;
      onFile(file.path, () => rmSync(file.path, { force: true }));
      photos += 1;
      bytes += file.bytes;
    }
    if (photos > 0) store.journal.record({ action: 'photo.clean', subjectKind: 'store', subjectId: null, before: null, after: { photos, bytes }, at, by: context.user });
  });
  return { photos, bytes };
}
