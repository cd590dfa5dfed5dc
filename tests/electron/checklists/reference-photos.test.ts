import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { photoFileState } from '../../../db/photo-folder.ts';
import { beginChecklistDraft, discardChecklistDraft, publishChecklist, saveChecklistDraft } from '../../../electron/services/checklists/checklist-drafts.ts';
import { writeChecklistFile } from '../../../electron/services/checklists/checklist-file.ts';
import { getChecklistDocument } from '../../../electron/services/checklists/list-checklists.ts';
import { addReferencePhoto, writeReferencePhotos } from '../../../electron/services/checklists/reference-photos.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { cleanPhotos } from '../../../electron/services/photos/clean-photos.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import type { ChecklistDraftId } from '../../../shared/ids.ts';
import { compareChecklists } from '../../../shared/checklist/compare-checklists.ts';
import { parseReferencePhoto, referencePhotoLine } from '../../../shared/checklist/reference-photo.ts';
import { jpegFile, roomPicture } from '../../builders/pictures.ts';
import { managerPc, openPc } from '../packages/exchange.ts';
import { importBed, type ImportBed } from '../import/import-bed.ts';

const HASH = 'a'.repeat(64);

describe('the line of a reference photo', () => {
  it('names the picture by its hash and its file, and is told apart from numbers in the manual', () => {
    expect(parseReferencePhoto(`photo:${HASH} 门头 示范.jpg`)).toEqual({ hash: HASH, name: '门头 示范.jpg' });
    expect(parseReferencePhoto(`photo:${HASH}`)).toEqual({ hash: HASH, name: '' });
    for (const line of ['手册 3.2', 'photo:abc x.jpg', `photo:${HASH.toUpperCase()}`, ` photo:${HASH}`]) expect(parseReferencePhoto(line)).toBeNull();
    expect(referencePhotoLine({ hash: HASH, name: ' a\n b.jpg ' })).toBe(`photo:${HASH} a b.jpg`);
  });
});

async function draftWithPhoto(bed: Pick<ImportBed, 'context'>, seed = 3): Promise<{ readonly draftId: ChecklistDraftId; readonly line: string; readonly hash: string }> {
  const { context } = bed;
  const draftId = beginChecklistDraft(context, { from: { blank: true }, code: 'shop', name: '门店表' });
  const { line } = await addReferencePhoto(context, { draftId, name: '门头示范.jpg', bytes: jpegFile(roomPicture(seed)) }, preparePhoto);
  const { document } = getChecklistDocument(context, { side: { draftId } });
  const [section] = document.sections;
  saveChecklistDraft(context, { draftId, document: { ...document, sections: [{ ...section!, items: section!.items.map((item) => ({ ...item, referencePhotos: [line, '手册 3.2'] })) }] } });
  return { draftId, line, hash: parseReferencePhoto(line)?.hash ?? '' };
}
const standing = ({ store }: Pick<ImportBed, 'store'>): readonly string[] => store.photos.standing().map(({ hash }) => hash);

describe('a reference photo', () => {
  it('is stored by its content, and stands with every version that names it', async () => {
    const bed = importBed();
    const { draftId, hash } = await draftWithPhoto(bed);
    expect(photoFileState(bed.store.path, hash, 'image/jpeg')).toBe('whole');
    const v1 = publishChecklist(bed.context, { draftId });
    const next = beginChecklistDraft(bed.context, { from: { checklistVersionId: v1 } });
    const { document } = getChecklistDocument(bed.context, { side: { draftId: next } });
    const bare = { ...document, sections: document.sections.map((section) => ({ ...section, items: section.items.map(({ referencePhotos: _gone, ...item }) => item) })) } as typeof document;
    saveChecklistDraft(bed.context, { draftId: next, document: bare });
    publishChecklist(bed.context, { draftId: next });
    // Version 1 still shows it.
    expect(standing(bed)).toEqual([hash]);
    expect(compareChecklists(document, bare, 'zh')).toMatchObject([{ kind: 'changed', field: '参考照片', before: `门头示范.jpg #${hash.slice(0, 8)}\n手册 3.2`, after: '' }]);
  });
  it('goes with a draft that is thrown away', async () => {
    const bed = importBed();
    const { draftId } = await draftWithPhoto(bed);
    discardChecklistDraft(bed.context, { draftId });
    expect(standing(bed)).toEqual([]);
    expect(cleanPhotos(bed.context).photos).toBe(0);
  });
  it.each(['json', 'xlsx'] as const)('travels with an exported %s in the folder beside it, and comes in again to the same version', async (format) => {
    const bed = importBed();
    const { draftId, hash } = await draftWithPhoto(bed);
    const version = bed.store.checklists.findById(publishChecklist(bed.context, { draftId }))!;
    const path = join(dirname(bed.store.path), `shop.${format}`);
    await writeChecklistFile(path, version.document, format, 'zh');
    expect(writeReferencePhotos(bed.store, version.document, path)).toBe(1);
    expect(readdirSync(`${path}.photos`)).toEqual([`${hash}.jpg`]);

    const other = importBed();
    const came = await runImport(other.context, { kind: 'checklist', path });
    expect(came).toMatchObject({ inserted: 1, problems: [] });
    expect(other.store.checklists.findCurrent('shop')?.hash).toBe(version.hash);
    expect(standing(other)).toEqual([hash]);
    expect(photoFileState(other.store.path, hash, 'image/jpeg')).toBe('whole');
  });
  it('that did not come is a warning at its place, and comes in when the file is imported again with it', async () => {
    const bed = importBed();
    const { draftId, hash } = await draftWithPhoto(bed);
    const { document } = bed.store.checklists.findById(publishChecklist(bed.context, { draftId }))!;
    const path = join(dirname(bed.store.path), 'shop.json');
    await writeChecklistFile(path, document, 'json', 'zh');
    writeReferencePhotos(bed.store, document, path);
    const [kept, folder] = [join(dirname(bed.store.path), 'kept.jpg'), `${path}.photos`];
    copyFileSync(join(folder, `${hash}.jpg`), kept);
    rmSync(folder, { recursive: true });

    const other = importBed();
    const without = await runImport(other.context, { kind: 'checklist', path });
    expect(without).toMatchObject({ inserted: 1, problems: [{ severity: 'warning', path: 'sections[0].items[0].referencePhotos[0]', code: 'checklist/photo-not-there', params: { photo: '门头示范.jpg' } }] });
    expect(standing(other)).toEqual([]);
    writeReferencePhotos(bed.store, document, path);
    expect(existsSync(join(folder, `${hash}.jpg`))).toBe(true);
    expect(await runImport(other.context, { kind: 'checklist', path })).toMatchObject({ inserted: 0, unchanged: 1, problems: [] });
    expect(standing(other)).toEqual([hash]);
  });
  it('goes to the auditor’s PC with the assignment', async () => {
    const boss = managerPc();
    const auditor = openPc('赵', 5);
    const { line } = await addReferencePhoto(boss.context, { draftId: beginChecklistDraft(boss.context, { from: { blank: true }, code: 'x', name: 'x' }), name: '门头.jpg', bytes: jpegFile(roomPicture(9)) }, preparePhoto);
    const hash = parseReferencePhoto(line)?.hash ?? '';
    const { document, id } = boss.store.checklists.findCurrent('HALL')!;
    const next = beginChecklistDraft(boss.context, { from: { checklistVersionId: id } });
    const shown = { ...document, sections: document.sections.map((section) => ({ ...section, items: section.items.map((item) => (item.code === 'clean' ? { ...item, referencePhotos: [line] } : item)) })) };
    saveChecklistDraft(boss.context, { draftId: next, document: shown });
    publishChecklist(boss.context, { draftId: next });
    boss.store.db.prepare('UPDATE visit SET checklist_no = (SELECT MAX(no) FROM checklist_version)').run();
    const { file } = await boss.send('out.startier-pack', 'assignment', '赵');
    await auditor.receive(file);
    expect(auditor.store.checklists.findCurrent('HALL')?.document.sections[0]?.items[0]).toMatchObject({ code: 'clean', referencePhotos: [line] });
    expect(standing(auditor)).toEqual([hash]);
    expect(photoFileState(auditor.store.path, hash, 'image/jpeg')).toBe('whole');
    boss.close();
    auditor.close();
  });
});
