import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { onFile } from '../../../db/file-error.ts';
import { photoFile, writePhotoFile } from '../../../db/photo-folder.ts';
import type { StoredPhoto } from '../../../db/repositories/photo-repository.ts';

/** How a copy of photos came out. */
export interface PhotosCopied {
  readonly photos: number;
  readonly bytes: number;
  /** Photos that stand with something, but whose file is gone or altered wherever it was looked for. */
  readonly missing: number;
}

/**
 * Copies photos from one store's folder to another's; what is there already, of the right length, is not copied again, so
 * that a second backup to the same place takes only what is new. Each file is held against its hash on the way.
 *
 * @param from stores in whose folders a photo is looked for, in this order
 * @param onPhoto told the bytes done after each photo; it may throw to stop
 * @throws {AppError} `store/full`, `store/read-only`, `store/io`
 */
export function copyPhotos(photos: readonly Pick<StoredPhoto, 'hash' | 'type' | 'bytes'>[], from: readonly string[], to: string, onPhoto: (bytesDone: number) => void): PhotosCopied {
  let [bytes, missing, done] = [0, 0, 0];
  for (const photo of photos) {
    if (isThere(to, photo) || copyOne(photo, from, to)) bytes += photo.bytes;
    else missing += 1;
    done += photo.bytes;
    onPhoto(done);
  }
  return { photos: photos.length - missing, bytes, missing };
}

function isThere(to: string, { hash, type, bytes }: Pick<StoredPhoto, 'hash' | 'type' | 'bytes'>): boolean {
  const file = photoFile(to, hash, type);
  return existsSync(file) && statSync(file).size === bytes;
}

function copyOne({ hash, type }: Pick<StoredPhoto, 'hash' | 'type'>, from: readonly string[], to: string): boolean {
  for (const store of from) {
    const file = photoFile(store, hash, type);
    if (!existsSync(file)) continue;
    const content = onFile(file, () => readFileSync(file));
    if (createHash('sha256').update(content).digest('hex') !== hash) continue;
    writePhotoFile(photoFile(to, hash, type), content);
    const thumbnail = photoFile(store, hash, type, 'thumb');
    if (existsSync(thumbnail)) writePhotoFile(photoFile(to, hash, type, 'thumb'), onFile(thumbnail, () => readFileSync(thumbnail)));
    return true;
  }
  return false;
}
