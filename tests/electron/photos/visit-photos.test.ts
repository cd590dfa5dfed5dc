import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderFiles, photoFile, photoFolder } from '../../../db/photo-folder.ts';
import { photoContent } from '../../../electron/photos/photo-content.ts';
import { cleanPhotos } from '../../../electron/services/photos/clean-photos.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import { createVisit } from '../../../electron/services/visits/create-visit.ts';
import { deleteDraftVisit } from '../../../electron/services/visits/delete-draft-visit.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import { saveAnswer } from '../../../electron/services/visits/save-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import { addVisitPhoto, removeVisitPhoto, restoreVisitPhoto } from '../../../electron/services/visits/visit-photos.ts';
import { CHECKLIST_FORMAT, type Checklist } from '../../../shared/checklist/checklist.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ChecklistVersionId, OutletId, PhotoUseId, VisitId } from '../../../shared/ids.ts';
import { photoAddress } from '../../../shared/photo/photo-address.ts';
import { jpegFile, pngFile, roomPicture } from '../../builders/pictures.ts';
import { addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';

const FORM: Checklist = {
  format: CHECKLIST_FORMAT,
  code: 'PHOTO',
  name: { zh: '拍照检查' },
  mode: 'ratio',
  sections: [
    {
      code: 'A',
      name: { zh: '门头' },
      items: [
        { kind: 'passFail', code: 'A1', name: { zh: '门头干净' }, points: 5, evidence: { photo: 'onFail' } },
        { kind: 'passFail', code: 'A2', name: { zh: '灯箱亮' }, points: 5, evidence: { photo: 'always' }, naAllowed: true },
        { kind: 'photo', code: 'A3', name: { zh: '门头照片' }, required: true, naAllowed: true },
      ],
    },
  ],
};

let test: TestStore;
let outlets: readonly OutletId[];
let checklist: ChecklistVersionId;
beforeEach(() => {
  test = openTestStore();
  outlets = ['A01', 'A02'].map((code) => addOutlet(test.store, code, ['甲省', '甲市']));
  checklist = addChecklist(test.store, FORM).id;
});
afterEach(() => {
  test.close();
});

function begin(outlet = 0, day = '2026-09-23'): VisitId {
  const outletId = outlets[outlet];
  if (outletId === undefined) throw new Error('No such outlet');
  return createVisit(test.context, { outletId, checklistVersionId: checklist, kind: 'open', visitedOn: day as IsoDate, auditor: '李检查' }).id;
}

const add = (visitId: VisitId, item: string, bytes: Uint8Array, name = `${item}.jpg`) => addVisitPhoto(test.context, { visitId, item, name, bytes }, preparePhoto);
const visit = (visitId: VisitId) => getVisit(test.context, { visitId });
const refusal = (code: string, params: Readonly<Record<string, unknown>> = {}): unknown => expect.objectContaining({ code, params });
const room = (seed: number, exif?: Parameters<typeof jpegFile>[1]) => jpegFile(roomPicture(seed, 160, 120), exif);

describe('photos of a visit', () => {
  it('stand with their item, their file beside the store under its hash', async () => {
    const id = begin();
    const change = await add(id, 'A1', room(1, { takenAt: '2026:09:23 14:05:11', make: 'HUAWEI', model: 'P60 Pro' }), '门头.jpg');
    const [photo] = visit(id).photos;
    expect(change).toMatchObject({ item: 'A1', answer: null, photoId: photo?.id, photos: [photo] });
    expect(photo).toMatchObject({ item: 'A1', name: '门头.jpg', type: 'image/jpeg', width: 160, height: 120, takenAt: '2026-09-23T14:05:11', camera: 'HUAWEI P60 Pro', addedBy: '渠道经理', alike: [] });
    const hash = photo?.hash ?? '';
    expect(photoFile(test.store.path, hash, 'image/jpeg')).toBe(join(`${test.store.path}.photos`, hash.slice(0, 2), `${hash}.jpg`));
    expect(readFileSync(photoFile(test.store.path, hash, 'image/jpeg'))).toEqual(Buffer.from(room(1, { takenAt: '2026:09:23 14:05:11', make: 'HUAWEI', model: 'P60 Pro' })));
    expect(visit(id).lastItem).toBe('A1');
    expect(test.store.journal.list({ subjectId: id, offset: 0, limit: 1 }).rows[0]).toMatchObject({ action: 'visit.add-photo', after: { item: 'A1', name: '门头.jpg', hash } });
  });

  it('are asked for where the form needs them, and only then let the visit be submitted', async () => {
    const id = begin();
    const pass = (item: string, value: string): void => void saveAnswer(test.context, { visitId: id, item, answer: { value } });
    pass('A1', 'pass');
    pass('A2', 'pass');
    expect(() => submitVisit(test.context, { visitId: id })).toThrowError(refusal('visit/incomplete', { count: 2, items: 'A2 灯箱亮 · A3 门头照片' }));
    await add(id, 'A2', room(1));
    await add(id, 'A3', room(2));
    pass('A1', 'fail');
    expect(() => submitVisit(test.context, { visitId: id })).toThrowError(refusal('visit/incomplete', { count: 1, items: 'A1 门头干净' }));
    await add(id, 'A1', room(3));
    expect(submitVisit(test.context, { visitId: id })).toMatchObject({ state: 'submitted', score: '50.00' });
    await expect(add(id, 'A1', room(4))).rejects.toEqual(refusal('visit/read-only', { code: visit(id).code }));
  });

  it('are the answer of a photo item, whatever a window that lags behind saves', async () => {
    const id = begin();
    const first = await add(id, 'A3', room(1));
    const hash = first.photos[0]?.hash;
    expect(first.answer).toEqual({ value: [hash] });
    saveAnswer(test.context, { visitId: id, item: 'A3', answer: { value: null, note: '夜间' } });
    expect(visit(id).answers['A3']).toEqual({ value: [hash], note: '夜间' });
    expect(removeVisitPhoto(test.context, { visitId: id, photoId: first.photoId }).answer).toEqual({ value: null, note: '夜间' });
    saveAnswer(test.context, { visitId: id, item: 'A3', answer: { value: null, na: true } });
    expect(visit(id).answers['A3']).toEqual({ value: null, na: true });
    expect((await add(id, 'A3', room(2))).answer).toMatchObject({ value: [expect.any(String)] });
  });

  it('come back after they were removed, in their place', async () => {
    const id = begin();
    await add(id, 'A1', room(1), 'one.jpg');
    const { photoId } = await add(id, 'A1', room(2), 'two.jpg');
    await add(id, 'A1', room(3), 'three.jpg');
    expect(removeVisitPhoto(test.context, { visitId: id, photoId }).photos.map(({ name }) => name)).toEqual(['one.jpg', 'three.jpg']);
    expect(() => removeVisitPhoto(test.context, { visitId: id, photoId })).toThrowError(refusal('photo/not-found'));
    expect(restoreVisitPhoto(test.context, { visitId: id, photoId }).photos.map(({ name }) => name)).toEqual(['one.jpg', 'two.jpg', 'three.jpg']);
    expect(() => restoreVisitPhoto(test.context, { visitId: begin(1), photoId })).toThrowError(refusal('photo/not-found'));
  });

  it('are refused twice on one item, on an unknown item, and beyond thirty', async () => {
    const id = begin();
    await add(id, 'A1', room(1), 'one.jpg');
    await expect(add(id, 'A1', room(1), 'again.jpg')).rejects.toEqual(refusal('photo/there-already', { item: 'A1', name: 'one.jpg' }));
    await expect(add(id, 'B9', room(1))).rejects.toEqual(refusal('visit/unknown-item', { checklist: 'PHOTO', item: 'B9' }));
    for (let n = 2; n <= 30; n += 1) await add(id, 'A1', jpegFile(roomPicture(n, 24, 24)));
    await expect(add(id, 'A1', jpegFile(roomPicture(31, 24, 24)))).rejects.toEqual(refusal('photo/too-many', { item: 'A1', most: 30 }));
  });
});

describe('the same photo elsewhere', () => {
  it('is named with outlet, visit and item, the same file before one that only looks the same', async () => {
    const [here, there, later] = [begin(0), begin(1, '2026-09-20'), begin(0, '2026-09-25')];
    await add(there, 'A2', room(7));
    await add(later, 'A1', jpegFile(roomPicture(7, 160, 120), undefined, 40));
    await add(here, 'A1', room(7));
    await add(here, 'A2', room(7));
    const [first, second] = visit(here).photos;
    expect(first?.alike).toMatchObject([
      { how: 'same', distance: 0, visitId: there, visitCode: 'V-20260920-0001', outletName: 'A02营业厅', isSameOutlet: false, item: 'A2', visitedOn: '2026-09-20' },
      { how: 'nearly', visitId: later, visitCode: 'V-20260925-0001', outletName: 'A01营业厅', isSameOutlet: true, item: 'A1' },
    ]);
    // One photo may prove two items of a visit.
    expect(second?.alike).toEqual(first?.alike);
    expect(visit(there).photos[0]?.alike.map(({ visitId }) => visitId).sort()).toEqual([here, here, later].sort());
  });

  it('is no longer named once it was removed there', async () => {
    const [here, there] = [begin(0), begin(1)];
    await add(here, 'A1', room(7));
    const { photoId } = await add(there, 'A1', room(7));
    expect(visit(here).photos[0]?.alike).toHaveLength(1);
    removeVisitPhoto(test.context, { visitId: there, photoId });
    expect(visit(here).photos[0]?.alike).toEqual([]);
    restoreVisitPhoto(test.context, { visitId: there, photoId });
    deleteDraftVisit(test.context, { visitId: there });
    expect(visit(here).photos[0]?.alike).toEqual([]);
  });

  it('is the same though the file came in another name or the stored copy is a smaller one', async () => {
    const [here, there] = [begin(0), begin(1)];
    const large = pngFile(roomPicture(8, 2400, 300));
    await add(here, 'A1', large, 'DSC1.png');
    await add(there, 'A1', large, 'IMG2.png');
    expect(visit(here).photos[0]?.alike).toMatchObject([{ how: 'same', visitId: there }]);
    // The picture is stored once: itself and its thumbnail.
    expect(folderFiles(test.store.path)).toHaveLength(2);
  });
});

describe('what the window is served', () => {
  it('is a photo of the open store by its hash, the picture itself where its thumbnail is gone, and nothing else', async () => {
    const id = begin();
    const hash = (await add(id, 'A1', pngFile(roomPicture(1, 160, 120)))).photos[0]?.hash ?? '';
    const path = (size: 'full' | 'thumb'): string => new URL(photoAddress(hash, size)).pathname;
    const [full, thumb] = [photoFile(test.store.path, hash, 'image/png'), photoFile(test.store.path, hash, 'image/png', 'thumb')];
    expect(photoContent(test.store, path('full'))).toEqual({ file: full, type: 'image/png' });
    expect(photoContent(test.store, path('thumb'))).toEqual({ file: thumb, type: 'image/jpeg' });
    rmSync(thumb);
    expect(photoContent(test.store, path('thumb'))).toEqual({ file: full, type: 'image/png' });
    for (const other of ['', '/', '/..', '/../test.startier', `/${hash}`, `/${hash}/`, `/${hash}/full/..`, `/${hash.toUpperCase()}/full`, `/${'0'.repeat(64)}/full`, '/%2e%2e/full', `/${hash}%2ffull`]) {
      expect([other, photoContent(test.store, `/photo${other}`)]).toEqual([other, null]);
    }
    expect(photoContent(null, path('full'))).toBeNull();
    rmSync(full);
    expect(photoContent(test.store, path('full'))).toBeNull();
  });
});

describe('cleanPhotos', () => {
  const dayAfter = (days: number) => ({ ...test.context, now: () => new Date(Date.UTC(2026, 9, 2) + days * 86_400_000).toISOString() });
  const files = (): readonly string[] => folderFiles(test.store.path).map(({ path }) => path);
  /** The test's clock stands at 2 October 2026, the files' at the real time. */
  const datedOn = (file: string, day: string): void => utimesSync(file, new Date(day), new Date(day));

  it('takes away what has stood nowhere for thirty days, not a day sooner, and leaves the rest', async () => {
    const id = begin();
    await add(id, 'A1', room(1));
    const { photoId } = await add(id, 'A1', room(2));
    removeVisitPhoto(test.context, { visitId: id, photoId });
    const all = files();
    expect(all).toHaveLength(4);
    expect(cleanPhotos(dayAfter(30))).toEqual({ photos: 0, bytes: 0 });
    expect(cleanPhotos(dayAfter(31))).toMatchObject({ photos: 1 });
    expect(files()).toHaveLength(2);
    expect(visit(id).photos).toHaveLength(1);
    expect(() => restoreVisitPhoto(test.context, { visitId: id, photoId })).toThrowError(refusal('photo/not-found'));
    expect(cleanPhotos(dayAfter(400))).toEqual({ photos: 0, bytes: 0 });
  });

  it('keeps a photo that was removed in one place and stands in another', async () => {
    const [here, there] = [begin(0), begin(1)];
    const { photoId } = await add(here, 'A1', room(1));
    await add(there, 'A1', room(1));
    removeVisitPhoto(test.context, { visitId: here, photoId });
    expect(cleanPhotos(dayAfter(400))).toEqual({ photos: 0, bytes: 0 });
    expect(files()).toHaveLength(2);
  });

  it('takes away old files that a crash left, never those of others', async () => {
    await add(begin(), 'A1', room(1));
    const folder = join(photoFolder(test.store.path), 'ab');
    mkdirSync(folder, { recursive: true });
    const hash = `ab${'0'.repeat(62)}`;
    const left = [`${hash}.jpg`, `${hash}.thumb.jpg`, `${hash}.jpg.part-12-0`].map((name) => join(folder, name));
    const [theirs, young] = [join(folder, '说明.txt'), join(folder, `ab${'1'.repeat(62)}.png`)];
    for (const file of [...left, theirs, young]) writeFileSync(file, 'x');
    for (const file of [...left, theirs]) datedOn(file, '2026-08-01');
    datedOn(young, '2026-09-30');
    expect(cleanPhotos(dayAfter(0))).toEqual({ photos: 3, bytes: 3 });
    expect(readdirSync(folder).sort()).toEqual([`ab${'1'.repeat(62)}.png`, '说明.txt']);
  });

  it('refuses a folder that another store left under its name', async () => {
    await add(begin(), 'A1', room(1));
    writeFileSync(join(photoFolder(test.store.path), 'store-id'), 'another\n');
    expect(() => cleanPhotos(dayAfter(400))).toThrowError(refusal('photo/foreign-folder', { folder: photoFolder(test.store.path) }));
    expect(files()).toHaveLength(2);
  });

  it('has nothing to do without a folder', () => {
    expect(existsSync(photoFolder(test.store.path))).toBe(false);
    expect(cleanPhotos(dayAfter(400))).toEqual({ photos: 0, bytes: 0 });
  });
});

describe('a visit of which nothing is known', () => {
  it('takes no photo', async () => {
    await expect(add('none' as VisitId, 'A1', room(1))).rejects.toEqual(refusal('visit/not-found', { id: 'none' }));
    expect(() => removeVisitPhoto(test.context, { visitId: begin(), photoId: 'none' as PhotoUseId })).toThrowError(refusal('photo/not-found'));
  });
});
