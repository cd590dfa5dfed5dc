import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import type { PhotoChange } from '../../../shared/contract/evidence-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PhotoUseId, VisitId } from '../../../shared/ids.ts';
import { MOST_PHOTOS_PER_ITEM } from '../../../shared/photo/photo.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { attachPhoto, storePhotoFiles } from '../photos/attach-photo.ts';
import type { PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { photoAnswer } from '../../../shared/visit/photo-answer.ts';
import { assertOpen } from './save-visit.ts';
import { findVisit, rescoreVisit, visitDetail } from './score-stored-visit.ts';

export interface AddPhotoRequest {
  readonly visitId: VisitId;
  readonly item: string;
  /** Name of the file as it came. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a photo with an item of a visit. The file is written before the store points to it.
 *
 * @param prepare decodes and scales; in the window a thread of its own does it
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `visit/unknown-item`, `photo/...` for a file that is not taken,
 *   `photo/too-many`, `photo/there-already`, `store/full`, `store/read-only`
 */
export async function addVisitPhoto(context: ServiceContext, request: AddPhotoRequest, prepare: PreparePhoto): Promise<PhotoChange> {
  const { store } = context;
  const { visitId, item: code, name } = request;
  // Before the picture is worked on: a visit that nobody may write in takes none.
  const before = findVisit(store, visitId);
  assertOpen(before);
  itemOf(visitDetail(store, visitId, todayOf(context)), code);
  const photo = await prepare(name, request.bytes);
  storePhotoFiles(store, photo);
  return changePhotos(context, visitId, (visit, at) => {
    itemOf(visit, code);
    const there = visit.photos.filter(({ item }) => item === code);
    const twin = there.find(({ hash }) => hash === photo.hash);
    if (twin !== undefined) throw new AppError('photo/there-already', { item: code, name: twin.name });
    if (there.length >= MOST_PHOTOS_PER_ITEM) throw new AppError('photo/too-many', { item: code, most: MOST_PHOTOS_PER_ITEM });
    const use = attachPhoto(store, photo, { subjectKind: 'visit', subjectId: visitId, item: code, name }, at, context.user);
    return { id: use.id, item: code, action: 'visit.add-photo', before: null, after: { item: code, name, hash: photo.hash } };
  });
}

/**
 * Takes a photo off its item; it can be brought back until it is cleaned up.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `photo/not-found`
 */
export function removeVisitPhoto(context: ServiceContext, { visitId, photoId }: { readonly visitId: VisitId; readonly photoId: PhotoUseId }): PhotoChange {
  return changePhotos(context, visitId, (visit, at) => {
    const photo = visit.photos.find(({ id }) => id === photoId);
    // Who scores a visit again sees its photos, but they are not theirs to remove.
    if (photo === undefined || context.store.photos.findUse(photoId)?.subjectId !== visitId) throw new AppError('photo/not-found');
    context.store.photos.removeUse(photoId, at, context.user);
    const { item, name, hash } = photo;
    return { id: photoId, item, action: 'visit.remove-photo', before: { item, name, hash }, after: null };
  });
}

/**
 * Brings a removed photo back to its item.
 *
 * @throws {AppError} `visit/not-found`, `visit/read-only`, `photo/not-found` when it was cleaned up meanwhile
 */
export function restoreVisitPhoto(context: ServiceContext, { visitId, photoId }: { readonly visitId: VisitId; readonly photoId: PhotoUseId }): PhotoChange {
  const { photos } = context.store;
  return changePhotos(context, visitId, () => {
    const use = photos.findUse(photoId);
    if (use === null || use.subjectKind !== 'visit' || use.subjectId !== visitId || use.item === null) throw new AppError('photo/not-found');
    photos.restoreUse(photoId);
    const { item, name } = use;
    return { id: photoId, item, action: 'visit.add-photo', before: null, after: { item, name } };
  });
}

interface Change {
  readonly id: PhotoUseId;
  readonly item: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}

function changePhotos(context: ServiceContext, visitId: VisitId, write: (visit: VisitDetail, at: string) => Change): PhotoChange {
  const { store } = context;
  const today = todayOf(context);
  return store.transaction(() => {
    const record = findVisit(store, visitId);
    assertOpen(record);
    const savedAt = context.now();
    const { id, item, action, before, after } = write(visitDetail(store, visitId, today), savedAt);
    const changed = visitDetail(store, visitId, today);
    const answer = keepPhotoAnswer(context, record, changed, item, savedAt);
    store.visits.touch(record.no, item, savedAt);
    rescoreVisit(store, visitDetail(store, visitId, today));
    store.journal.record({ action, subjectKind: 'visit', subjectId: visitId, before, after, at: savedAt, by: context.user });
    return { savedAt, photoId: id, item, answer, photos: changed.photos };
  });
}

/** Where the photos are themselves the answer, the answer follows them. @returns the item's answer as it stands */
function keepPhotoAnswer(context: ServiceContext, record: VisitRecord, visit: VisitDetail, code: string, at: string): Answer | null {
  const answer = visit.answers[code] ?? null;
  if (itemOf(visit, code).kind !== 'photo') return answer;
  const next = photoAnswer(
    answer,
    visit.photos.filter((photo) => photo.item === code).map(({ hash }) => hash),
  );
  context.store.visits.saveAnswer(record.no, code, next, at, context.user);
  return next;
}

function itemOf(visit: VisitDetail, code: string): Item {
  const item = visit.checklist.sections.flatMap(({ items }) => items).find((each) => each.code === code);
  if (item === undefined) throw new AppError('visit/unknown-item', { checklist: visit.checklistCode, item: code });
  return item;
}
