import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { photoFileName, type PhotoType } from '../shared/photo/photo.ts';
import type { PhotoSize } from '../shared/photo/photo-address.ts';
import { onFile } from './file-error.ts';

/** Files that this program names: a hash, `.thumb` for a thumbnail, and its kind. */
const OWN_NAME = /^([0-9a-f]{64})(\.thumb)?\.(jpg|png|webp)$/;
const HALF_WRITTEN = /^[0-9a-f]{64}(\.thumb)?\.(jpg|png|webp)\.part-/;

/** The folder of a store's photos: beside it and named after it, so that both move together. */
export function photoFolder(storePath: string): string {
  return `${storePath}.photos`;
}

/** The file of a photo, or of its thumbnail (always JPEG). @param hash 64 hex digits */
export function photoFile(storePath: string, hash: string, type: PhotoType, size: PhotoSize = 'full'): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`No photo can be called ${hash}`);
  const name = size === 'thumb' ? `${hash}.thumb.jpg` : photoFileName(hash, type);
  return join(photoFolder(storePath), hash.slice(0, 2), name);
}

/**
 * Writes a photo and its thumbnail, each under another name first and down to the disk, so that a file that bears a hash is
 * whole. What is there already and of the right length stays.
 *
 * @throws {AppError} `store/full`, `store/read-only`, `store/io`
 */
export function writePhoto(storePath: string, photo: { readonly hash: string; readonly type: PhotoType; readonly content: Uint8Array; readonly thumbnail: Uint8Array }): void {
  writePhotoFile(photoFile(storePath, photo.hash, photo.type), photo.content);
  writePhotoFile(photoFile(storePath, photo.hash, photo.type, 'thumb'), photo.thumbnail);
}

/** How a photo's file stands. */
export type PhotoFileState = 'whole' | 'missing' | 'altered';

/** Reads the file through and holds it against its hash. */
export function photoFileState(storePath: string, hash: string, type: PhotoType): PhotoFileState {
  const file = photoFile(storePath, hash, type);
  if (!existsSync(file)) return 'missing';
  const found = onFile(file, () => createHash('sha256').update(readFileSync(file)).digest('hex'));
  return found === hash ? 'whole' : 'altered';
}

/** A file of the folder; `hash` null: it was never written to its end. */
export interface FolderFile {
  readonly path: string;
  readonly hash: string | null;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** The files of the folder that this program names so; what others laid there is passed over. */
export function folderFiles(storePath: string): readonly FolderFile[] {
  const folder = photoFolder(storePath);
  if (!existsSync(folder)) return [];
  const files: FolderFile[] = [];
  for (const part of readdirSync(folder, { withFileTypes: true })) {
    if (!part.isDirectory() || !/^[0-9a-f]{2}$/.test(part.name)) continue;
    for (const entry of readdirSync(join(folder, part.name), { withFileTypes: true })) {
      const own = OWN_NAME.exec(entry.name);
      if (!entry.isFile() || (own === null && !HALF_WRITTEN.test(entry.name))) continue;
      const path = join(folder, part.name, entry.name);
      const { size, mtimeMs } = statSync(path);
      files.push({ path, hash: own?.[1] ?? null, bytes: size, changedAt: mtimeMs });
    }
  }
  return files;
}

/** Takes a photo's files away. */
export function removePhotoFiles(storePath: string, hash: string, type: PhotoType): void {
  for (const size of ['full', 'thumb'] as const) {
    const file = photoFile(storePath, hash, type, size);
    onFile(file, () => rmSync(file, { force: true }));
  }
}

/**
 * Writes a file of the folder under another name first and down to the disk; one of that name and length stays as it is.
 *
 * @throws {AppError} `store/full`, `store/read-only`, `store/io`
 */
export function writePhotoFile(file: string, content: Uint8Array): void {
  onFile(file, () => {
    if (existsSync(file) && statSync(file).size === content.length) return;
    mkdirSync(dirname(file), { recursive: true });
    const part = `${file}.part-${process.pid}-${partNumber++}`;
    try {
      writeFileSync(part, content);
      const handle = openSync(part, 'r+');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(part, file);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  });
}

let partNumber = 0;
