import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { v7 as uuid } from 'uuid';
import { photoFile, photoFileState } from '../../../db/photo-folder.ts';
import type { Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { referencePhotosOf } from '../../../shared/checklist/reference-photo.ts';
import type { OutRequest, PackageSummary } from '../../../shared/contract/package-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PackageContent, PackedOutlet, PackedVisit, PackedWave } from '../../../shared/packages/package.ts';
import type { VisitState } from '../../../shared/visit/visit.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findWave } from '../planning/find-wave.ts';
import { packVisit } from './pack-visit.ts';
import { checklistPartName, photoPartName, writePackageFile } from './package-file.ts';
import { fingerprintOf, storeKey } from './store-key.ts';
import type { ZipPart } from './stored-zip.ts';

/** An assignment takes what is still to be made; a visit package what has been begun and waits for review. */
const STATES: Readonly<Record<OutRequest['kind'], readonly VisitState[]>> = {
  assignment: ['planned', 'inProgress', 'returned'],
  visits: ['inProgress', 'submitted', 'returned'],
};

/**
 * Writes a package of the visits of an auditor, a wave or all, signed with this store's key.
 *
 * @throws {AppError} `package/nothing`, `package/photo-missing`, `package/too-large`, `planning/no-wave`, `file/...`
 */
export async function sendPackage(context: ServiceContext, request: OutRequest, path: string): Promise<PackageSummary> {
  const { store } = context;
  const wave = request.waveId === null ? null : findWave(store, request.waveId);
  const { content, parts } = store.snapshot(() => gather(context, request, wave?.code ?? null));
  const key = storeKey(store);
  const at = context.now();
  const serial = nextSerial(store, at);
  const head = { id: uuid(), kind: request.kind, serial, madeAt: at, madeBy: context.user, auditor: request.auditor, wave: wave?.code ?? null };
  const written = await writePackageFile(resolve(path), head, parts, key);
  const counts = { inserted: content.visits.length, updated: 0, unchanged: 0 };
  store.transaction(() => {
    const facts = { id: head.id, kind: head.kind, serial, signer: head.madeBy, madeAt: at, fileName: basename(path), fileHash: written.fileHash };
    store.packages.addPassage({ ...facts, way: 'out', visits: content.visits.length, ...counts, conflicts: 0, at, by: context.user });
    store.journal.record({
      action: request.kind === 'assignment' ? 'package.assign' : 'package.return',
      subjectKind: 'package',
      subjectId: head.id,
      before: null,
      after: { file: basename(path), fileHash: written.fileHash, visits: content.visits.length, auditor: request.auditor, wave: head.wave },
      at,
      by: context.user,
    });
  });
  return {
    id: head.id,
    kind: head.kind,
    madeAt: at,
    signer: head.madeBy,
    fingerprint: fingerprintOf(key.publicKey),
    keyState: 'own',
    visits: content.visits.length,
    outlets: content.outlets.length,
    photos: parts.filter(({ name }) => name.startsWith('photos/')).length,
    bytes: written.bytes,
    ...counts,
    checklists: parts.filter(({ name }) => name.startsWith('checklists/')).length,
    waves: content.waves.length,
    withdrawn: content.withdrawn?.length ?? 0,
    withdrawnKept: 0,
    conflicts: 0,
    file: resolve(path),
  };
}

/** Later packages bear higher numbers, also after a backup was restored: the clock has gone on. */
function nextSerial(store: Store, at: string): number {
  return store.transaction(() => {
    const serial = Math.max(Number(store.meta.find('package.serial') ?? 0) + 1, Date.parse(at));
    store.meta.set('package.serial', String(serial));
    return serial;
  });
}

function gather(context: ServiceContext, { kind, auditor }: OutRequest, wave: string | null): { readonly content: PackageContent; readonly parts: readonly ZipPart[] } {
  const { store } = context;
  const ids = store.packages.visitIds(STATES[kind], auditor, wave);
  const withdrawn = kind === 'assignment' ? store.packages.withdrawn(auditor, wave).map(({ wave: _wave, ...each }) => each) : [];
  if (ids.length + withdrawn.length === 0) throw new AppError('package/nothing', { auditor: auditor ?? '*', wave: wave ?? '*' });
  const visits: PackedVisit[] = [];
  const versions = new Map<string, ZipPart>();
  const references: ZipPart[] = [];
  const outletNos = new Set<number>();
  for (const [place, id] of ids.entries()) {
    reportProgress(context, place, ids.length);
    const record = store.visits.findById(id);
    if (record === null) continue;
    visits.push(packVisit(store, record));
    outletNos.add(record.outletNo);
    const version = store.checklists.findByNo(record.checklistNo);
    if (version === null || versions.has(version.hash)) continue;
    references.push(...referenceParts(store, version.document));
    versions.set(version.hash, { name: checklistPartName(version.hash), content: Buffer.from(canonicalJson(version.document), 'utf8') });
  }
  const outlets = packOutlets(context, outletNos);
  const used = new Set(outlets.flatMap(({ attributes }) => Object.keys(attributes)));
  const content: PackageContent = {
    attributes: store.attributes.list().filter(({ code }) => used.has(code)).map(({ code, name, type }) => ({ code, name, type })),
    outlets,
    waves: packWaves(store, visits),
    visits,
    ...(withdrawn.length === 0 ? {} : { withdrawn }),
  };
  const main = { name: 'content.json', content: Buffer.from(JSON.stringify(content), 'utf8') };
  const photos = new Map([...photoParts(store, visits), ...references].map((part) => [part.name, part]));
  return { content, parts: [main, ...versions.values(), ...photos.values()] };
}

function packOutlets({ store, today }: ServiceContext, nos: ReadonlySet<number>): readonly PackedOutlet[] {
  const day = todayOf({ today });
  const regions = store.regions.snapshot(day);
  return [...nos].flatMap((no) => {
    const outlet = store.outlets.findByNo(no, day);
    if (outlet === null) return [];
    const { id, code, name, type, ownership, class: outletClass, regionNo, status, openedOn, closedOn, attributes } = outlet;
    return [{ id, code, name, type, ownership, class: outletClass, regionPath: regions.get(regionNo ?? -1)?.path ?? [], status, openedOn, closedOn, attributes }];
  });
}

/** The draw, the rules and what concerns other auditors stay here: an auditor need not know who else goes where. */
function packWaves(store: Store, visits: readonly PackedVisit[]): readonly PackedWave[] {
  const wanted = new Set(visits.flatMap(({ wave }) => (wave === null ? [] : [wave])));
  return [...wanted].map((id) => {
    const { code, name, plan } = findWave(store, id);
    const sent = new Set(visits.filter((visit) => visit.wave === id).map(({ content }) => content.auditor));
    const auditors = plan.auditors.filter((one) => sent.has(one.name)).map((one) => ({ name: one.name, capacity: one.capacity, homeRegions: [], conflicts: [] }));
    return { id, code, name, plan: { ...plan, seed: '', rules: [], strata: [], auditors } };
  });
}

/** Pictures of how it should look; one whose file is gone is left out, and its name stands alone on the form. */
function referenceParts(store: Store, checklist: Checklist): readonly ZipPart[] {
  return referencePhotosOf(checklist).flatMap(({ hash }) => {
    const photo = store.photos.findByHash(hash);
    if (photo === null || photoFileState(store.path, hash, photo.type) !== 'whole') return [];
    return [{ name: photoPartName(hash, photo.type), content: readFileSync(photoFile(store.path, hash, photo.type)) }];
  });
}

function photoParts(store: Store, visits: readonly PackedVisit[]): readonly ZipPart[] {
  const parts = new Map<string, ZipPart>();
  for (const visit of visits) {
    for (const { hash, type, name } of visit.content.photos) {
      const part = photoPartName(hash, type);
      if (parts.has(part)) continue;
      if (photoFileState(store.path, hash, type) !== 'whole') throw new AppError('package/photo-missing', { visit: visit.code, photo: name });
      parts.set(part, { name: part, content: readFileSync(photoFile(store.path, hash, type)) });
    }
  }
  return [...parts.values()];
}
