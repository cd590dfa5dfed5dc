import type { AppealDetail } from '../../../shared/contract/review-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AppealId, PhotoUseId } from '../../../shared/ids.ts';
import { MOST_PHOTOS_PER_ITEM } from '../../../shared/photo/photo.ts';
import { attachPhoto, storePhotoFiles } from '../photos/attach-photo.ts';
import type { PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { appealDetail, findAppeal } from './appeal-detail.ts';

export interface AddAppealPhotoRequest {
  readonly appealId: AppealId;
  readonly item: string;
  /** Name of the file as it came. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a photo as evidence of an item of an open appeal. The file is written before the store points to it.
 *
 * @param prepare decodes and scales; in the window a thread of its own does it
 * @throws {AppError} `appeal/not-found`, `appeal/closed`, `appeal/item-unknown`, `photo/...` for a file that is not taken
 */
export async function addAppealPhoto(context: ServiceContext, request: AddAppealPhotoRequest, prepare: PreparePhoto): Promise<AppealDetail> {
  const { store, user } = context;
  const { appealId, item, name } = request;
  assertOpen(context, appealId);
  const photo = await prepare(name, request.bytes);
  storePhotoFiles(store, photo);
  return store.transaction(() => {
    const appeal = assertOpen(context, appealId);
    if (!store.appeals.items(appeal.no).some((each) => each.item === item)) throw new AppError('appeal/item-unknown', { item });
    const there = store.photos.ofSubject('appeal', appealId).filter((each) => each.item === item);
    const twin = there.find(({ hash }) => hash === photo.hash);
    if (twin !== undefined) throw new AppError('photo/there-already', { item, name: twin.name });
    if (there.length >= MOST_PHOTOS_PER_ITEM) throw new AppError('photo/too-many', { item, most: MOST_PHOTOS_PER_ITEM });
    const at = context.now();
    attachPhoto(store, photo, { subjectKind: 'appeal', subjectId: appealId, item, name }, at, user);
    store.journal.record({ action: 'appeal.add-photo', subjectKind: 'appeal', subjectId: appealId, before: null, after: { item, name, hash: photo.hash }, at, by: user });
    return appealDetail(context, { appealId });
  });
}

/**
 * Takes a photo off an open appeal.
 *
 * @throws {AppError} `appeal/not-found`, `appeal/closed`, `photo/not-found`
 */
export function removeAppealPhoto(context: ServiceContext, { appealId, photoId }: { readonly appealId: AppealId; readonly photoId: PhotoUseId }): AppealDetail {
  const { store, user } = context;
  return store.transaction(() => {
    assertOpen(context, appealId);
    const photo = store.photos.ofSubject('appeal', appealId).find(({ id }) => id === photoId);
    if (photo === undefined) throw new AppError('photo/not-found');
    const at = context.now();
    store.photos.removeUse(photoId, at, user);
    const { item, name, hash } = photo;
    store.journal.record({ action: 'appeal.remove-photo', subjectKind: 'appeal', subjectId: appealId, before: { item, name, hash }, after: null, at, by: user });
    return appealDetail(context, { appealId });
  });
}

function assertOpen(context: ServiceContext, appealId: AppealId): ReturnType<typeof findAppeal> {
  const appeal = findAppeal(context, appealId);
  if (appeal.state !== 'open') throw new AppError('appeal/closed');
  return appeal;
}
