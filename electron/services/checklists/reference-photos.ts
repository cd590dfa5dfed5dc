import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { onFile } from '../../../db/file-error.ts';
import { photoFile, writePhotoFile } from '../../../db/photo-folder.ts';
import type { Store } from '../../../db/store.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { referencePhotoLine, referencePhotosOf } from '../../../shared/checklist/reference-photo.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { ChecklistDraftId, PhotoUseId } from '../../../shared/ids.ts';
import { photoFileName, PHOTO_TYPES } from '../../../shared/photo/photo.ts';
import { attachPhoto, storePhotoFiles } from '../photos/attach-photo.ts';
import type { PreparedPhoto, PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { findDraft } from './list-checklists.ts';

export interface AddReferencePhotoRequest {
  readonly draftId: ChecklistDraftId;
  /** Name of the file as it came. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a picture that shows how an item should look. The designer puts the line into the draft's document.
 *
 * @returns the line of `referencePhotos` that names the picture
 * @throws {AppError} `checklist/draft-gone`, `photo/...` for a file that is not taken
 */
export async function addReferencePhoto(context: ServiceContext, { draftId, name, bytes }: AddReferencePhotoRequest, prepare: PreparePhoto): Promise<{ readonly line: string }> {
  const { store } = context;
  findDraft(store, draftId);
  const photo = await prepare(name, bytes);
  storePhotoFiles(store, photo);
  store.transaction(() => {
    findDraft(store, draftId);
    attachPhoto(store, photo, { subjectKind: 'checklist', subjectId: draftId, item: null, name }, context.now(), context.user);
  });
  return { line: referencePhotoLine({ hash: photo.hash, name }) };
}

/** Lets the stored pictures that a checklist names stand with its version or draft, so that none is cleaned up; within a transaction. */
export function holdReferencePhotos({ store, user, now }: ServiceContext, document: Checklist, subjectId: string): void {
  const held = new Set(store.photos.ofSubject('checklist', subjectId).map(({ hash }) => hash));
  for (const { hash, name, item } of referencePhotosOf(document)) {
    const photo = held.has(hash) ? null : store.photos.findByHash(hash);
    if (photo === null) continue;
    const photoNo = store.photos.ensure(photo, now());
    const came = { originalHash: hash, originalBytes: photo.bytes, takenAt: null, camera: null };
    store.photos.addUse({ id: uuid() as PhotoUseId, photoNo, subjectKind: 'checklist', subjectId, item, name, ...came, at: now(), by: user });
  }
}

/** The pictures of a version or draft that is no more stand with it no longer; within a transaction. */
export function releaseReferencePhotos({ store, user, now }: ServiceContext, subjectId: string): void {
  store.photos.removeUsesOf('checklist', subjectId, now(), user);
}

/** The folder in which the pictures of an exported checklist stand, beside its file. */
export function referenceFolder(path: string): string {
  return `${path}.photos`;
}

/**
 * Writes the stored pictures that a checklist names into the folder beside its file.
 *
 * @returns how many
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export function writeReferencePhotos(store: Store, document: Checklist, path: string): number {
  let written = 0;
  for (const { hash } of referencePhotosOf(document)) {
    const photo = store.photos.findByHash(hash);
    const source = photo === null ? null : photoFile(store.path, hash, photo.type);
    if (photo === null || source === null || !existsSync(source)) continue;
    onFile(path, () => mkdirSync(referenceFolder(path), { recursive: true }));
    writePhotoFile(join(referenceFolder(path), photoFileName(hash, photo.type)), readFileSync(source));
    written += 1;
  }
  return written;
}

/** Pictures that came beside a checklist's file, ready to be stored, and a warning for each that did not. */
export interface ComingReferences {
  readonly photos: readonly (PreparedPhoto & { readonly name: string })[];
  readonly warnings: readonly Problem[];
}

/** Reads the pictures that a checklist names and the store does not have from the folder beside its file. */
export async function readReferencePhotos(store: Store, document: Checklist, path: string, prepare: PreparePhoto): Promise<ComingReferences> {
  const photos: (PreparedPhoto & { readonly name: string })[] = [];
  const warnings: Problem[] = [];
  for (const { hash, name, path: place } of referencePhotosOf(document)) {
    const known = store.photos.findByHash(hash);
    if (known !== null && existsSync(photoFile(store.path, hash, known.type))) continue;
    const file = PHOTO_TYPES.map((type) => join(referenceFolder(path), photoFileName(hash, type))).find((each) => existsSync(each));
    const photo = file === undefined ? null : await prepare(name, onFile(file, () => readFileSync(file)));
    // Another picture under this one's name is not what the checklist means.
    if (photo?.hash === hash) photos.push({ ...photo, name });
    else warnings.push({ severity: 'warning', path: place, code: 'checklist/photo-not-there', params: { photo: name === '' ? hash.slice(0, 12) : name } });
  }
  return { photos, warnings };
}

/** Stores pictures that came with a checklist; within the transaction that lets it come in. */
export function takeReferencePhotos({ store, user, now }: ServiceContext, { photos }: ComingReferences, subjectId: string): void {
  for (const photo of photos) attachPhoto(store, photo, { subjectKind: 'checklist', subjectId, item: null, name: photo.name }, now(), user);
}
