import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderFiles, photoFile, photoFolder } from '../../../db/photo-folder.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { attachPhoto, storePhotoFiles } from '../../../electron/services/photos/attach-photo.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import { backupStore } from '../../../electron/services/store/backup.ts';
import { restoreStore } from '../../../electron/services/store/restore.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import { jpegFile, roomPicture } from '../../builders/pictures.ts';
import { storeContext, tempFolder } from './store-context.ts';

const AT = '2026-01-05T08:00:00.000Z';

/** Lets a photo of the room stand with an appeal, which needs no visit. @returns its hash */
function addPhoto(store: Store, room: number): string {
  const photo = preparePhoto(`${room}.jpg`, jpegFile(roomPicture(room, 160, 120)));
  storePhotoFiles(store, photo);
  store.transaction(() => attachPhoto(store, photo, { subjectKind: 'appeal', subjectId: 'appeal 1', item: null, name: `${room}.jpg` }, AT, '李敏'));
  return photo.hash;
}

const fileOf = (store: string, hash: string): string => photoFile(store, hash, 'image/jpeg');
const whole = (store: string, hash: string): boolean => existsSync(fileOf(store, hash));

describe('backupStore', () => {
  it('takes the photos along beside the copy, which is a store that has them', async () => {
    const context = storeContext();
    const hashes = [1, 2, 3].map((room) => addPhoto(context.store, room));
    const target = join(tempFolder(), 'b.startier');
    const made = await backupStore(context, target);
    const bytes = hashes.reduce((sum, hash) => sum + statSync(fileOf(target, hash)).size, 0);
    expect(made).toEqual({ path: target, bytes: statSync(target).size, photos: 3, photoBytes: bytes, missingPhotos: 0 });
    const copy = openStore(target);
    expect(verifyStore({ ...context, store: copy }).problems).toEqual([]);
    copy.close();
  });

  it('copies only what is new when it is written to the same place again', async () => {
    const context = storeContext();
    const first = addPhoto(context.store, 1);
    const target = join(tempFolder(), 'b.startier');
    await backupStore(context, target);
    const { ino, mtimeMs } = statSync(fileOf(target, first));
    const second = addPhoto(context.store, 2);
    expect(await backupStore(context, target)).toMatchObject({ photos: 2 });
    expect(statSync(fileOf(target, first))).toMatchObject({ ino, mtimeMs });
    expect(whole(target, second)).toBe(true);
  });

  it('says how many photos are gone or altered, and backs the rest up', async () => {
    const context = storeContext();
    const [gone, altered, sound] = [1, 2, 3].map((room) => addPhoto(context.store, room)) as [string, string, string];
    rmSync(fileOf(context.store.path, gone));
    writeFileSync(fileOf(context.store.path, altered), 'x');
    const target = join(tempFolder(), 'b.startier');
    expect(await backupStore(context, target)).toMatchObject({ photos: 1, missingPhotos: 2 });
    expect([gone, altered, sound].map((hash) => whole(target, hash))).toEqual([false, false, true]);
  });

  it('leaves nothing behind when it is cancelled among the photos', async () => {
    let isCancelled = false;
    const context = storeContext({ isCancelled: () => isCancelled });
    for (const room of [1, 2, 3]) addPhoto(context.store, room);
    const folder = tempFolder();
    const target = join(folder, 'b.startier');
    const stop = { ...context, onProgress: ({ done, of }: { done: number; of: number | null }) => (isCancelled = done > (of ?? 0) * 0.9) };
    await expect(backupStore(stop, target)).rejects.toMatchObject({ code: 'task/cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('restoreStore', () => {
  it('puts the photos back and keeps those of the replaced store with it', async () => {
    const context = storeContext();
    const before = addPhoto(context.store, 1);
    const target = join(tempFolder(), 'b.startier');
    await backupStore(context, target);
    const after = addPhoto(context.store, 2);
    const { path } = context.store;
    context.store.close();
    const made = await restoreStore(target, path, { at: '2026-01-06T08:00:00.000Z' });
    expect(made).toMatchObject({ photos: 1, missingPhotos: 0 });
    expect([whole(path, before), whole(path, after)]).toEqual([true, false]);
    expect([whole(made.kept ?? '', before), whole(made.kept ?? '', after)]).toEqual([true, true]);
    for (const file of [path, made.kept ?? '']) {
      const store = openStore(file);
      expect(verifyStore({ ...context, store }).problems).toEqual([]);
      store.close();
    }
  });

  it('takes a photo that was lost beside the backup from the replaced store, and counts what is nowhere', async () => {
    const context = storeContext();
    const [kept, lost] = [addPhoto(context.store, 1), addPhoto(context.store, 2)];
    const target = join(tempFolder(), 'b.startier');
    await backupStore(context, target);
    rmSync(photoFolder(target), { recursive: true });
    const { path } = context.store;
    context.store.close();
    rmSync(fileOf(path, lost));
    expect(await restoreStore(target, path)).toMatchObject({ photos: 1, missingPhotos: 1 });
    expect([whole(path, kept), whole(path, lost)]).toEqual([true, false]);
  });

  it('moves a folder aside that stands where there is no store', async () => {
    const context = storeContext();
    addPhoto(context.store, 1);
    const target = join(tempFolder(), 'b.startier');
    await backupStore(context, target);
    const folder = tempFolder();
    const path = join(folder, 'new.startier');
    mkdirSync(photoFolder(path));
    writeFileSync(join(photoFolder(path), 'note.txt'), 'of old');
    expect(await restoreStore(target, path, { at: '2026-01-06T08:00:00.000Z' })).toMatchObject({ kept: null, photos: 1 });
    expect(readFileSync(join(folder, 'new.replaced-20260106-080000.startier.photos', 'note.txt'), 'utf8')).toBe('of old');
  });
});

describe('a store that is moved', () => {
  it('finds its photos in its new place, whatever it is called there', () => {
    const context = storeContext();
    const hash = addPhoto(context.store, 1);
    const { path } = context.store;
    context.store.close();
    const moved = join(tempFolder(), '年度.startier');
    renameSync(path, moved);
    renameSync(photoFolder(path), photoFolder(moved));
    const store = openStore(moved);
    expect(verifyStore({ ...context, store }).problems).toEqual([]);
    expect(store.photos.ofSubject('appeal', 'appeal 1').map((photo) => photo.hash)).toEqual([hash]);
    expect(folderFiles(moved)).toHaveLength(2);
    store.close();
  });
});

describe('verifyStore', () => {
  it('names every photo that is gone or altered, with the file it should be', () => {
    const context = storeContext();
    const [gone, altered] = [addPhoto(context.store, 1), addPhoto(context.store, 2)];
    addPhoto(context.store, 3);
    rmSync(fileOf(context.store.path, gone));
    const content = readFileSync(fileOf(context.store.path, altered));
    content[content.length - 10] = (content[content.length - 10] ?? 0) ^ 1;
    writeFileSync(fileOf(context.store.path, altered), content);
    const found = verifyStore(context).problems;
    expect(found.map(({ code, params }) => [code, params['file'], params['places']])).toEqual(
      [
        ['photo/file-missing', fileOf(context.store.path, gone), 'appeal appeal 1'],
        ['photo/file-altered', fileOf(context.store.path, altered), 'appeal appeal 1'],
      ].sort((a, b) => ((a[1] ?? '') < (b[1] ?? '') ? -1 : 1)),
    );
  });
});
