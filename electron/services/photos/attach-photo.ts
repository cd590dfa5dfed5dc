import { v7 as uuid } from 'uuid';
import { writePhoto } from '../../../db/photo-folder.ts';
import type { PhotoSubject, PhotoUse } from '../../../db/repositories/photo-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { PhotoUseId } from '../../../shared/ids.ts';
import { markFolder } from './folder-mark.ts';
import type { PreparedPhoto } from './prepared-photo.ts';

/** Where a photo is to stand. */
export interface PhotoPlace {
  readonly subjectKind: PhotoSubject;
  /** Id of the visit, appeal or action. */
  readonly subjectId: string;
  /** Code of the item; null: the subject as a whole. */
  readonly item: string | null;
  /** Name of the file as it came. */
  readonly name: string;
}

/**
 * Writes a photo's files. To be called before the transaction that attaches it: a file that nothing points to is cleaned up,
 * a row without its file would be a loss.
 */
export function storePhotoFiles(store: Store, photo: PreparedPhoto): void {
  markFolder(store);
  writePhoto(store.path, photo);
}

/**
 * Lets a photo whose files are written stand somewhere; within a transaction.
 *
 * @returns the use, which can be removed again
 */
export function attachPhoto(store: Store, photo: PreparedPhoto, place: PhotoPlace, at: string, by: string): PhotoUse {
  // A clean-up may have taken an old file of the same picture since; under the write lock none can.
  storePhotoFiles(store, photo);
  const photoNo = store.photos.ensure(photo, at);
  const { originalHash, originalBytes, takenAt, camera } = photo;
  const use = { ...place, id: uuid() as PhotoUseId, photoNo, originalHash, originalBytes, takenAt, camera, at, by };
  store.photos.addUse(use);
  return { ...use, removedAt: null };
}
