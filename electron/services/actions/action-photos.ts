import { MOST_ACTION_PHOTOS } from '../../../shared/action/action.ts';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ActionId, PhotoUseId } from '../../../shared/ids.ts';
import { attachPhoto, storePhotoFiles } from '../photos/attach-photo.ts';
import type { PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { actionDetail } from './action-detail.ts';
import { findAction, takeStep } from './action-steps.ts';
import { assertOpen } from './change-action.ts';

export interface AddActionPhotoRequest {
  readonly actionId: ActionId;
  /** Name of the file as it came. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a photo as evidence with an action that is not closed.
 *
 * @throws {AppError} `action/not-found`, `action/closed`, `photo/...` for a file that is not taken, `action/photo-twice`,
 * `action/photos-full`
 */
export async function addActionPhoto(context: ServiceContext, { actionId, name, bytes }: AddActionPhotoRequest, prepare: PreparePhoto): Promise<ActionDetail> {
  const { store } = context;
  // Before the picture is worked on: a closed action takes none.
  assertOpen(findAction(context, actionId));
  const photo = await prepare(name, bytes);
  storePhotoFiles(store, photo);
  return store.transaction(() => {
    const action = findAction(context, actionId);
    assertOpen(action);
    const there = store.photos.ofSubject('action', actionId);
    const twin = there.find(({ hash }) => hash === photo.hash);
    if (twin !== undefined) throw new AppError('action/photo-twice', { name: twin.name });
    if (there.length >= MOST_ACTION_PHOTOS) throw new AppError('action/photos-full', { most: MOST_ACTION_PHOTOS });
    attachPhoto(store, photo, { subjectKind: 'action', subjectId: actionId, item: action.item, name }, context.now(), context.user);
    takeStep(context, action, { kind: 'addPhoto', on: todayOf(context), text: name });
    return actionDetail(context, { actionId });
  });
}

/** Takes a photo away from an action that is not closed. @throws {AppError} `action/not-found`, `action/closed`, `photo/not-found` */
export function removeActionPhoto(context: ServiceContext, { actionId, photoId }: { readonly actionId: ActionId; readonly photoId: PhotoUseId }): ActionDetail {
  const { store } = context;
  return store.transaction(() => {
    const action = findAction(context, actionId);
    assertOpen(action);
    const photo = store.photos.ofSubject('action', actionId).find(({ id }) => id === photoId);
    if (photo === undefined) throw new AppError('photo/not-found');
    store.photos.removeUse(photoId, context.now(), context.user);
    takeStep(context, action, { kind: 'removePhoto', on: todayOf(context), text: photo.name });
    return actionDetail(context, { actionId });
  });
}
