import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../db/store.ts';
import { photoFileState } from '../../../db/photo-folder.ts';
import { forgetKey, packageState } from '../../../electron/services/packages/known-keys.ts';
import { openPackageFile, writePackageFile } from '../../../electron/services/packages/package-file.ts';
import { previewPackage } from '../../../electron/services/packages/receive-package.ts';
import { storeKey } from '../../../electron/services/packages/store-key.ts';
import { readStoredZip, writeStoredZip } from '../../../electron/services/packages/stored-zip.ts';
import { beginVisit, cancelPlannedVisit, reassignVisit } from '../../../electron/services/planning/change-planned-visit.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import { reviewVisit } from '../../../electron/services/visits/review-visit.ts';
import { saveAnswer, saveFact, saveHeader } from '../../../electron/services/visits/save-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import { addVisitPhoto } from '../../../electron/services/visits/visit-photos.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { jpegFile, roomPicture } from '../../builders/pictures.ts';
import { managerPc, openPc, type Pc } from './exchange.ts';

let boss: ReturnType<typeof managerPc>;
let auditor: Pc;
let visitId: VisitId;

beforeEach(() => {
  boss = managerPc();
  auditor = openPc('赵', 5);
  [visitId = '' as VisitId] = boss.visits;
});
afterEach(() => {
  boss.close();
  auditor.close();
});

const pass = { value: 'pass' };
const fail = { value: 'fail' };
const refused = (code: string, params: object = {}) => expect.objectContaining({ code, ...(Object.keys(params).length === 0 ? {} : { params: expect.objectContaining(params) }) });

async function assign(): Promise<string> {
  const { file } = await boss.send('out.startier-pack', 'assignment', '赵');
  await auditor.receive(file);
  return file;
}
function answer(pc: Pc, item: string, value: object, id = visitId): void {
  saveAnswer(pc.context, { visitId: id, item, answer: value as typeof pass });
}
async function fillIn(id = visitId): Promise<void> {
  beginVisit(auditor.context, { visitId: id });
  saveHeader(auditor.context, { visitId: id, field: 'manager', value: '周经理' });
  saveFact(auditor.context, { visitId: id, fact: 'arrivedAt', value: '09:30' });
  answer(auditor, 'clean', pass, id);
  answer(auditor, 'light', { value: 'fail', note: '左侧不亮' }, id);
  await addVisitPhoto(auditor.context, { visitId: id, item: 'front', name: '门头.jpg', bytes: jpegFile(roomPicture(7)) }, preparePhoto);
}
let files = 0;
async function back(): Promise<string> {
  files += 1;
  return (await auditor.send(`back-${files}.startier-pack`, 'visits', '赵')).file;
}
const stateOf = (pc: Pc): string => JSON.stringify(pc.store.db.prepare(`SELECT (SELECT COUNT(*) FROM journal) AS journal, (SELECT json_group_array(state || saved_at) FROM visit) AS visits, (SELECT COUNT(*) FROM package_passage) AS passages`).get());

describe('an assignment package', () => {
  it('makes what is missing on the auditor’s PC: outlets, regions, checklist, wave and the same visits', async () => {
    const file = (await boss.send('out.startier-pack', 'assignment', '赵')).file;
    const summary = await auditor.receive(file);
    expect(summary).toMatchObject({ kind: 'assignment', signer: '经理', keyState: 'new', inserted: 2, updated: 0, unchanged: 0, outlets: 2, checklists: 1, waves: 1, conflicts: 0 });
    const visit = getVisit(auditor.context, { visitId });
    const there = getVisit(boss.context, { visitId });
    expect(visit).toMatchObject({ code: there.code, state: 'planned', auditor: '赵', outletCode: there.outletCode, outletName: there.outletName, regionPath: there.regionPath, outletAttributes: there.outletAttributes });
    expect(auditor.store.waves.ofVisit(auditor.store.visits.findById(visitId)!.no)).toMatchObject({ waveId: boss.waveId, dueOn: there.visitedOn });
    expect(verifyStore(auditor.context).problems).toEqual([]);
  });

  it('does not tell an auditor who else goes where, what is drawn, or who has conflicts', async () => {
    const { file } = await boss.send('out.startier-pack', 'assignment', '赵');
    const { content } = openPackageFile(file);
    expect(content.visits.map(({ content: { auditor: name } }) => name)).toEqual(['赵', '赵']);
    expect(content.waves[0]?.plan).toMatchObject({ seed: '', rules: [], strata: [], auditors: [{ name: '赵', homeRegions: [], conflicts: [] }] });
    expect(readFileSync(file).includes('钱')).toBe(false);
  });

  it('changes nothing the second time and says so', async () => {
    const file = await assign();
    const before = stateOf(auditor);
    expect(await auditor.receive(file)).toMatchObject({ keyState: 'known', inserted: 0, updated: 0, unchanged: 2, outlets: 0, checklists: 0, waves: 0 });
    expect(stateOf(auditor)).toBe(before);
  });

  it('is refused when nobody has such visits', async () => {
    await expect(boss.send('out.startier-pack', 'assignment', '孙')).rejects.toThrow(refused('package/nothing', { auditor: '孙' }));
  });
});

describe('a visit package', () => {
  it('brings answers with who and when, head, facts and photos, and hands the visit in', async () => {
    await assign();
    await fillIn();
    submitVisit(auditor.context, { visitId });
    const summary = await boss.receive(await back());
    expect(summary).toMatchObject({ signer: '赵', visits: 1, inserted: 0, updated: 1, unchanged: 0, photos: 1, conflicts: 0 });
    const visit = getVisit(boss.context, { visitId });
    // 60 of 100 points: the light failed.
    expect(visit).toMatchObject({ state: 'submitted', score: '60.00', header: { manager: '周经理' }, arrivedAt: '09:30', visitedOn: '2026-11-05' });
    const mine = getVisit(auditor.context, { visitId });
    expect(visit.answers).toEqual(mine.answers);
    expect(boss.store.packages.answers(boss.store.visits.findById(visitId)!.no)).toEqual(auditor.store.packages.answers(auditor.store.visits.findById(visitId)!.no));
    const [photo] = visit.photos;
    expect(photo).toMatchObject({ hash: mine.photos[0]!.hash, name: '门头.jpg', item: 'front', addedBy: '赵' });
    expect(photoFileState(boss.store.path, photo!.hash, photo!.type)).toBe('whole');
    expect(verifyStore(boss.context).problems).toEqual([]);
  });

  it('changes nothing the second time, not even the journal', async () => {
    await assign();
    await fillIn();
    const file = await back();
    await boss.receive(file);
    const before = stateOf(boss);
    expect(await boss.receive(file)).toMatchObject({ inserted: 0, updated: 0, unchanged: 1, conflicts: 0 });
    expect(stateOf(boss)).toBe(before);
  });

  it('follows what was changed since, and an older one changes nothing after a newer', async () => {
    await assign();
    await fillIn();
    const first = await back();
    answer(auditor, 'clean', fail);
    const second = await back();
    await boss.receive(second);
    expect(await boss.receive(first)).toMatchObject({ updated: 0, unchanged: 1 });
    expect(getVisit(boss.context, { visitId }).answers['clean']).toEqual(fail);
    saveAnswer(auditor.context, { visitId, item: 'clean', answer: null });
    expect(await boss.receive(await back())).toMatchObject({ updated: 1, conflicts: 0 });
    expect(getVisit(boss.context, { visitId }).answers).not.toHaveProperty('clean');
  });

  it('goes out again when it is returned, with note and comments, and comes back corrected', async () => {
    await assign();
    await fillIn();
    submitVisit(auditor.context, { visitId });
    await boss.receive(await back());
    reviewVisit(boss.context, { visitId, decision: 'return', note: '灯箱请补照片' });
    await auditor.receive((await boss.send('again.startier-pack', 'assignment', '赵')).file);
    expect(getVisit(auditor.context, { visitId })).toMatchObject({ state: 'returned', reviewNote: '灯箱请补照片' });
    answer(auditor, 'light', pass);
    submitVisit(auditor.context, { visitId });
    await boss.receive(await back());
    expect(getVisit(boss.context, { visitId })).toMatchObject({ state: 'submitted', score: '100.00' });
  });

  it('keeps what the store alone changed since, without a conflict', async () => {
    await assign();
    await fillIn();
    await boss.receive(await back());
    answer(boss, 'remark', { value: '经理补记' });
    answer(auditor, 'clean', fail);
    expect(await boss.receive(await back())).toMatchObject({ updated: 1, conflicts: 0 });
    expect(getVisit(boss.context, { visitId }).answers).toMatchObject({ remark: { value: '经理补记' }, clean: fail });
  });

  it('does not undo a change of the store that the auditor never heard of', async () => {
    await assign();
    await fillIn();
    await boss.receive(await back());
    answer(boss, 'clean', fail);
    // Sent, but never taken in: the auditor still has the old answer.
    await boss.send('lost.startier-pack', 'assignment', '赵');
    answer(auditor, 'light', pass);
    await boss.receive(await back());
    expect(getVisit(boss.context, { visitId }).answers).toMatchObject({ clean: fail, light: pass });
  });
});

describe('a visit that was changed on both sides', () => {
  beforeEach(async () => {
    await assign();
    await fillIn();
    await boss.receive(await back());
    answer(boss, 'clean', fail);
    answer(boss, 'remark', { value: '经理' });
    answer(auditor, 'clean', { value: 'pass', note: '复看' });
    answer(auditor, 'remark', { value: '检查员' });
  });

  it('is shown answer by answer with both sides, and nothing is taken in undecided', async () => {
    const file = await back();
    const before = stateOf(boss);
    const { conflicts } = previewPackage(boss.context, file);
    expect(conflicts.map(({ field, mine, theirs, locked }) => [field, mine.answer?.value, mine.by, theirs.answer?.value, theirs.by, locked])).toEqual([
      ['answer:clean', 'fail', '经理', 'pass', '赵', false],
      ['answer:remark', '经理', '经理', '检查员', '赵', false],
    ]);
    await expect(boss.receive(file)).rejects.toThrow(refused('package/undecided', { count: 2 }));
    await expect(boss.receive(file, { decisions: [{ visitId, field: 'answer:clean', side: 'mine' }] })).rejects.toThrow(refused('package/undecided', { count: 1 }));
    expect(stateOf(boss)).toBe(before);
  });

  it('comes out as a person decides, each answer by itself, and the journal keeps it', async () => {
    const file = await back();
    const decisions = [{ visitId, field: 'answer:clean', side: 'mine' as const }, { visitId, field: 'answer:remark', side: 'theirs' as const }];
    expect(await boss.receive(file, { decisions })).toMatchObject({ updated: 1, conflicts: 2 });
    expect(getVisit(boss.context, { visitId }).answers).toMatchObject({ clean: fail, remark: { value: '检查员' } });
    const kept = boss.store.db.prepare<[], { after: string }>(`SELECT after FROM journal WHERE action = 'visit.conflict' ORDER BY seq`).all();
    expect(kept.map(({ after }) => JSON.parse(after) as object)).toMatchObject([{ field: 'answer:clean', kept: 'mine' }, { field: 'answer:remark', kept: 'theirs' }]);
    // Decided once: neither the same package nor the next one asks again.
    expect(await boss.receive(file)).toMatchObject({ updated: 0, unchanged: 1, conflicts: 0 });
    expect(await boss.receive(await back())).toMatchObject({ updated: 0, conflicts: 0 });
    // And the auditor gets what was decided, without being asked.
    await auditor.receive((await boss.send('next.startier-pack', 'assignment', '赵')).file);
    expect(getVisit(auditor.context, { visitId }).answers['clean']).toEqual(fail);
  });

  it('is asked about on the auditor’s side just so', async () => {
    const { file } = await boss.send('next.startier-pack', 'assignment', '赵');
    expect(previewPackage(auditor.context, file).conflicts.map(({ field, mine, theirs }) => [field, mine.by, theirs.by])).toEqual([
      ['answer:clean', '赵', '经理'],
      ['answer:remark', '赵', '经理'],
    ]);
    await auditor.receive(file, { prefer: 'theirs' });
    expect(getVisit(auditor.context, { visitId }).answers).toMatchObject({ clean: fail, remark: { value: '经理' } });
  });

  it('stays as it was reviewed: an approved one takes nothing, and says what it left', async () => {
    answer(boss, 'clean', { value: 'pass', note: '复看' });
    answer(boss, 'remark', { value: '检查员' });
    submitVisit(boss.context, { visitId });
    const reviewer = { ...boss.context, user: '复核员' };
    reviewVisit(reviewer, { visitId, decision: 'approve', note: '' });
    answer(auditor, 'light', pass);
    const file = await back();
    expect(previewPackage(boss.context, file).conflicts).toMatchObject([{ field: 'answer:light', locked: true }]);
    await boss.receive(file, { prefer: 'theirs' });
    expect(getVisit(boss.context, { visitId })).toMatchObject({ state: 'approved', score: '60.00' });
    expect(await boss.receive(await back())).toMatchObject({ conflicts: 0, unchanged: 1 });
  });
});

describe('trust', () => {
  it('asks about a first contact with the fingerprint that the signer sees', async () => {
    const { file } = await boss.send('out.startier-pack', 'assignment', '赵');
    const { fingerprint } = packageState(boss.context).own;
    await expect(auditor.receive(file, { acceptKey: false })).rejects.toThrow(refused('package/key-unknown', { signer: '经理', fingerprint }));
    expect(previewPackage(auditor.context, file)).toMatchObject({ keyState: 'new', fingerprint });
    await auditor.receive(file);
    expect(packageState(auditor.context).keys).toMatchObject([{ name: '经理', fingerprint }]);
  });

  it('refuses a known name with another key until the old one is taken off the list', async () => {
    await assign();
    const impostor = managerPc();
    const { file } = await impostor.send('out.startier-pack', 'assignment', '赵');
    const before = stateOf(auditor);
    await expect(auditor.receive(file)).rejects.toThrow(refused('package/key-changed', { signer: '经理' }));
    expect(() => previewPackage(auditor.context, file)).toThrow(refused('package/key-changed'));
    expect(stateOf(auditor)).toBe(before);
    forgetKey(auditor.context, { name: '经理' });
    expect(previewPackage(auditor.context, file).keyState).toBe('new');
    impostor.close();
  });

  it('refuses a package with any single byte changed, and nothing of it stays', async () => {
    await assign();
    await fillIn();
    const file = await back();
    const whole = readFileSync(file);
    const before = stateOf(boss);
    const tampered = boss.path('tampered.startier-pack');
    // Every byte of the heads and of the end, and a spread over the contents.
    const places = new Set([...Array.from({ length: 200 }, (_, n) => n), ...Array.from({ length: 400 }, (_, n) => whole.length - 1 - n), ...Array.from({ length: 300 }, (_, n) => Math.floor((whole.length * n) / 300))]);
    for (const place of places) {
      const bytes = Buffer.from(whole);
      bytes[place] = bytes[place]! ^ 0x01;
      writeFileSync(tampered, bytes);
      expect(() => openPackageFile(tampered), `byte ${place}`).toThrow(expect.objectContaining({ code: expect.stringMatching(/^package\//) }));
    }
    writeFileSync(tampered, whole.subarray(0, whole.length - 1));
    await expect(boss.receive(tampered)).rejects.toThrow(refused('package/not-a-package'));
    writeFileSync(tampered, Buffer.concat([whole, Buffer.from('x')]));
    await expect(boss.receive(tampered)).rejects.toThrow(refused('package/not-a-package'));
    expect(stateOf(boss)).toBe(before);
  });

  it('refuses a package whose manifest names another key than it was signed with', async () => {
    const { file } = await boss.send('out.startier-pack', 'assignment', '赵');
    const [manifest, ...rest] = readStoredZip(readFileSync(file)) ?? [];
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
    const text = Buffer.from(manifest!.content).toString('utf8').replace(openPackageFile(file).manifest.publicKey, other);
    const forged = boss.path('forged.startier-pack');
    writeFileSync(forged, Buffer.concat(writeStoredZip([{ name: 'manifest.json', content: Buffer.from(text) }, ...rest])));
    await expect(auditor.receive(forged)).rejects.toThrow(refused('package/signature'));
  });

  it.each(['../../evil.json', '/etc/passwd', 'photos/../../evil.jpg', 'C:\\evil.json', 'photos/x.jpg'])('refuses a part that is called %s, however well it is signed', async (name) => {
    const path = auditor.path('slip.startier-pack');
    const head = { id: randomUUID(), kind: 'visits' as const, serial: 1, madeAt: '2026-10-02T00:00:00.000Z', madeBy: '经理', auditor: null, wave: null };
    const parts = [{ name: 'content.json', content: Buffer.from('{"attributes":[],"outlets":[],"waves":[],"visits":[]}') }, { name, content: Buffer.from('x') }];
    await writePackageFile(path, head, parts, storeKey(boss.store));
    await expect(auditor.receive(path)).rejects.toThrow(refused('package/content', { place: 'manifest.json.parts.1.name' }));
    await writePackageFile(path, head, parts.slice(0, 1), storeKey(boss.store));
    expect(previewPackage(auditor.context, path).visits).toBe(0);
  });
});

describe('a package that is cut short', () => {
  it('leaves nothing when the process is killed in the middle', async () => {
    await assign();
    await fillIn();
    await fillIn(boss.visits[1]);
    const file = await back();
    const path = boss.store.path;
    const before = stateOf(boss);
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'killed-child.ts'), path, file, '2'], { encoding: 'utf8' });
    expect(child.signal, child.stderr).toBe('SIGKILL');
    const store = openStore(path);
    expect(stateOf({ ...boss, store })).toBe(before);
    expect(store.visits.findById(visitId)?.state).toBe('planned');
    store.close();
    expect(await boss.receive(file)).toMatchObject({ updated: 2 });
    expect(verifyStore(boss.context).problems).toEqual([]);
  });

  it('takes nothing in when one visit of it cannot be', async () => {
    await assign();
    await fillIn();
    const file = await back();
    const stranger = openPc('别处');
    await expect(stranger.receive(file)).rejects.toThrow(refused('package/unknown-outlet'));
    expect(packageState(stranger.context)).toMatchObject({ keys: [], passages: [] });
    expect(stranger.store.checklists.list()).toEqual([]);
    stranger.close();
  });
});

describe('a planned visit that the office takes back', () => {
  const cancel = (id: VisitId) => cancelPlannedVisit(boss.context, { visitId: id, reason: '门店装修' });
  it('goes from the auditor’s PC with the next assignment, once', async () => {
    await assign();
    cancel(visitId);
    const { file } = await boss.send('out-2.startier-pack', 'assignment', '赵');
    expect(previewPackage(auditor.context, file)).toMatchObject({ withdrawn: 1, withdrawnKept: 0, inserted: 0 });
    expect(await auditor.receive(file)).toMatchObject({ withdrawn: 1, withdrawnKept: 0 });
    expect(auditor.store.visits.findById(visitId)).toBeNull();
    expect(auditor.store.journal.list({ offset: 0, limit: 5 }).rows).toEqual(expect.arrayContaining([expect.objectContaining({ action: 'visit.withdraw', subjectId: visitId })]));
    expect(await auditor.receive(file)).toMatchObject({ withdrawn: 0, withdrawnKept: 0 });
  });
  it('stays with what was entered where it was begun, and says so', async () => {
    await assign();
    await fillIn();
    cancel(visitId);
    const { file } = await boss.send('out-2.startier-pack', 'assignment', '赵');
    expect(await auditor.receive(file)).toMatchObject({ withdrawn: 0, withdrawnKept: 1 });
    expect(getVisit(auditor.context, { visitId }).answers).toMatchObject({ clean: pass });
  });
  it('goes where it was given to somebody else, and comes again with a later assignment back', async () => {
    await assign();
    const [, other = visitId] = boss.visits;
    // The rules of the wave keep 钱 from G02; the first visit is G01's.
    reassignVisit(boss.context, { visitId, auditor: '孙' });
    const second = await boss.send('out-2.startier-pack', 'assignment', '赵');
    expect(await auditor.receive(second.file)).toMatchObject({ withdrawn: 1 });
    expect([auditor.store.visits.findById(visitId), auditor.store.visits.findById(other)?.state]).toEqual([null, 'planned']);
    reassignVisit(boss.context, { visitId, auditor: '赵' });
    const third = await boss.send('out-3.startier-pack', 'assignment', '赵');
    expect(await auditor.receive(third.file)).toMatchObject({ withdrawn: 0, inserted: 1 });
    // The older package says nothing new.
    expect(await auditor.receive(second.file)).toMatchObject({ withdrawn: 0 });
    expect(auditor.store.visits.findById(visitId)?.state).toBe('planned');
  });
});
