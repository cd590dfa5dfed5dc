import { existsSync } from 'node:fs';
import { photoFile } from '../../db/photo-folder.ts';
import type { Store } from '../../db/store.ts';
import { parsePhotoPath } from '../../shared/photo/photo-address.ts';

/** A file of the photo folder that the window may see, and what it is. */
export interface PhotoContent {
  readonly file: string;
  readonly type: string;
}

/**
 * The file behind a photo's address in the window.
 *
 * The address is 64 hex digits of a photo that the store knows, so it can name no other file. Where a thumbnail is missing
 * the picture itself stands in.
 *
 * @param store the open one; null: none is open
 * @param path of the address, e.g. `/photo/…/thumb`
 * @returns null: no such photo, or its file is gone
 */
export function photoContent(store: Store | null, path: string): PhotoContent | null {
  const asked = parsePhotoPath(path);
  const photo = asked === null || store === null ? null : store.photos.findByHash(asked.hash);
  if (store === null || asked === null || photo === null) return null;
  const thumbnail = photoFile(store.path, photo.hash, photo.type, 'thumb');
  if (asked.size === 'thumb' && existsSync(thumbnail)) return { file: thumbnail, type: 'image/jpeg' };
  const full = photoFile(store.path, photo.hash, photo.type);
  return existsSync(full) ? { file: full, type: photo.type } : null;
}
