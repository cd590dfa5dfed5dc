import { existsSync } from 'node:fs';
import { photoFile } from '../../../db/photo-folder.ts';
import type { Store } from '../../../db/store.ts';
import type { ConflictSide, Decision, PackageCounts, PackageFacts, PackagePreview, PackageSummary, VisitChange, VisitConflict } from '../../../shared/contract/package-calls.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { referencePhotosOf } from '../../../shared/checklist/reference-photo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FieldConflict, MergeSide } from '../../../shared/packages/merge-visit.ts';
import type { PackedAnswer, PackedPhoto, PackedVisit } from '../../../shared/packages/package.ts';
import { holdReferencePhotos, takeReferencePhotos, type ComingReferences } from '../checklists/reference-photos.ts';
import { documentHash } from '../import/import-documents.ts';
import { storePhotoFiles } from '../photos/attach-photo.ts';
import { readPictureHead } from '../photos/picture-head.ts';
import type { PreparedPhoto, PreparePhoto } from '../photos/prepared-photo.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { assertSameVisit, bringInVisit, type BringIn } from './bring-in-visit.ts';
import { takeBackWithdrawn } from './take-back-withdrawn.ts';
import { bringInFrame, parsedJson } from './bring-in-frame.ts';
import { openPackageFile, type OpenedPackage } from './package-file.ts';
import { fingerprintOf, storeKey } from './store-key.ts';

/** Visits that a preview names; of more only the number is told. */
const MOST_SHOWN = 200;

export interface ReceiveOptions {
  /** A person has compared the fingerprint of a new key. */
  readonly acceptKey: boolean;
  readonly decisions: readonly Decision[];
  /** For conflicts that no decision names; left out: they stay undecided, and nothing is taken in. */
  readonly prefer?: MergeSide;
  /** sha256 of the file that was looked at; left out: any. */
  readonly fileHash?: string;
}

/** What a package would change; nothing is stored but, on first use, this store's own key. @throws {AppError} as `receivePackage` */
export function previewPackage(context: ServiceContext, path: string): PackagePreview {
  const opened = openPackageFile(path);
  const facts = factsOf(context.store, opened);
  const { counts, conflicts, changes } = rehearse(context, opened);
  return { ...facts, ...counts, fileName: opened.fileName, fileHash: opened.fileHash, conflicts, changes: changes.slice(0, MOST_SHOWN) };
}

/**
 * Takes a package in, whole or not at all, in one transaction. One that was taken in before changes nothing.
 *
 * @param prepare checks each photo and makes its thumbnail; in the window a thread of its own does it
 * @throws {AppError} `package/...` for a file that is refused, `package/key-unknown`, `package/key-changed`,
 *   `package/undecided`, `package/unknown-outlet`, `photo/...`, `store/...`
 */
export async function receivePackage(context: ServiceContext, path: string, options: ReceiveOptions, prepare: PreparePhoto): Promise<PackageSummary> {
  const { store, user } = context;
  const opened = openPackageFile(path);
  if (options.fileHash !== undefined && options.fileHash !== opened.fileHash) throw new AppError('package/changed-since', { file: opened.fileName });
  const facts = factsOf(store, opened);
  if (facts.keyState === 'new' && !options.acceptKey) throw new AppError('package/key-unknown', { signer: facts.signer, fingerprint: facts.fingerprint });
  const photos = await preparePhotos(store, opened, prepare);
  const documents = checklistsOf(opened);
  const references = await prepareReferences(store, opened, documents, prepare);
  const { manifest, fileName, fileHash } = opened;
  return store.transaction(() => {
    // The list of keys may have changed while photos were made ready.
    if (factsOf(store, opened).keyState === 'new') acceptKey(context, opened);
    const chosen = new Map(options.decisions.map(({ visitId, field, side }) => [`${visitId} ${field}`, side]));
    const decide: BringIn['decide'] = (visit, field) => chosen.get(`${visit.id} ${field}`) ?? options.prefer ?? null;
    const { counts, conflicts, changes } = bringInAll(context, opened, decide, (photo) => storedPhoto(store, photo, photos));
    for (const document of documents) takeReferences(context, document, references);
    const open = conflicts.filter(({ visitId, field, locked }) => !locked && options.prefer === undefined && !chosen.has(`${visitId} ${field}`));
    if (open.length > 0) throw new AppError('package/undecided', { count: open.length });
    const isNews = changes.length + conflicts.length + counts.outlets + counts.checklists + counts.waves + counts.withdrawn > 0;
    const at = context.now();
    if (isNews) {
      const { inserted, updated, unchanged } = counts;
      const passage = { id: manifest.id, kind: manifest.kind, serial: manifest.serial, signer: manifest.madeBy, madeAt: manifest.madeAt, fileName, fileHash };
      store.packages.addPassage({ ...passage, way: 'in', visits: facts.visits, inserted, updated, unchanged, conflicts: conflicts.length, at, by: user });
      const after = { from: manifest.madeBy, file: fileName, fileHash, inserted, updated, unchanged, conflicts: conflicts.length };
      store.journal.record({ action: 'package.in', subjectKind: 'package', subjectId: manifest.id, before: null, after, at, by: user });
    }
    return { ...facts, ...counts, conflicts: conflicts.length, file: path };
  });
}

interface Outcome {
  readonly counts: PackageCounts;
  readonly conflicts: readonly VisitConflict[];
  readonly changes: readonly VisitChange[];
}

/** Ends a rehearsal: the transaction is taken back, and what it came to is carried out. */
class Rehearsed extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('rehearsed');
    this.outcome = outcome;
  }
}

/** Does all of it and takes it back, so that what is shown is what will be. */
function rehearse(context: ServiceContext, opened: OpenedPackage): Outcome {
  try {
    return context.store.transaction(() => {
      const outcome = bringInAll(context, opened, () => null, (photo) => {
        const head = readPictureHead(opened.photos.get(photo.hash) ?? new Uint8Array());
        if (head === null) throw new AppError('photo/unreadable', { name: photo.name });
        return context.store.photos.ensure({ hash: photo.hash, ...head, bytes: 1, likeness: null }, context.now());
      });
      throw new Rehearsed(outcome);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome;
    throw error;
  }
}

/** @param photoNo the number of a photo of the package in this store */
function bringInAll(context: ServiceContext, opened: OpenedPackage, decide: BringIn['decide'], photoNo: (photo: PackedPhoto) => number): Outcome {
  const { store } = context;
  const { manifest, content, fileName } = opened;
  const at = context.now();
  const frame = bringInFrame(context, opened, at);
  const attach: BringIn['attach'] = (visit, photo) => {
    const use = store.photos.findUse(photo.id);
    if (use === null) {
      store.photos.addUse({ ...photo, photoNo: photoNo(photo), subjectKind: 'visit', subjectId: visit.id });
      return;
    }
    if (use.subjectKind !== 'visit' || use.subjectId !== visit.id) throw new AppError('package/content', { file: fileName, place: `photo ${photo.id}` });
    store.photos.restoreUse(photo.id);
  };
  const into: BringIn = { context, manifest, ownKey: storeKey(store).publicKey, at, decide, attach };
  const conflicts: VisitConflict[] = [];
  const changes: VisitChange[] = [];
  let [inserted, updated] = [0, 0];
  for (const [place, packed] of content.visits.entries()) {
    const known = store.visits.findById(packed.id);
    const version = frame.version(packed);
    const outletNo = frame.outletNo(packed);
    const record = known ?? insertVisit(into, packed, outletNo, version.no);
    assertSameVisit(packed, record, outletNo, version.no, store.reviews.firstOf(record.no) !== null);
    const brought = bringInVisit(into, packed, record, version.document, known === null);
    const outletName = frame.outletName(packed);
    conflicts.push(...brought.conflicts.map((conflict) => conflictOf(packed, version.document, outletName, conflict)));
    if (known === null) inserted += 1;
    else if (brought.fields.length > 0) updated += 1;
    if (known === null || brought.fields.length > 0) {
      const { code, state, visitedOn } = store.visits.findById(packed.id) ?? record;
      changes.push({ visitId: packed.id, code, outletId: packed.outlet, outletName, visitedOn, how: known === null ? 'inserted' : 'updated', state, fields: brought.fields.length });
    }
    reportProgress(context, place + 1, content.visits.length);
  }
  const gone = takeBackWithdrawn(into, content.withdrawn ?? []);
  const counts = { ...gone, inserted, updated, unchanged: content.visits.length - inserted - updated, outlets: frame.made.outlets, checklists: frame.made.checklists, waves: frame.made.waves };
  return { counts, conflicts, changes };
}

/** A visit that this store does not know, as yet without answers. */
function insertVisit({ context, at }: BringIn, packed: PackedVisit, outletNo: number, checklistNo: number): NonNullable<ReturnType<Store['visits']['findByNo']>> {
  const { store } = context;
  const { id, kind, showScore, madeAt, content } = packed;
  const { visitedOn, auditor } = content;
  const code = store.visits.findByCode(packed.code) === null ? packed.code : store.visits.nextCode(`V-${visitedOn.replaceAll('-', '')}`);
  const state = content.state === 'planned' ? 'planned' : 'inProgress';
  const no = store.visits.insert({ id, code, outletNo, checklistNo, kind, visitedOn, auditor, state, header: {}, madeAt, importNo: null, showScore });
  const wave = packed.wave === null ? null : store.waves.findById(packed.wave);
  if (wave !== null && packed.dueOn !== null) store.waves.link(no, wave.no, packed.dueOn, null);
  const record = store.visits.findByNo(no);
  if (record === null) throw new Error(`Visit ${code} was not stored at ${at}`);
  return record;
}

function conflictOf(packed: PackedVisit, checklist: Checklist, outletName: string, { field, mine, theirs, locked }: FieldConflict): VisitConflict {
  const [kind, key] = field.includes(':') ? [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)] : [field, ''];
  const item = kind === 'answer' || kind === 'photos' ? (checklist.sections.flatMap(({ items }) => items).find(({ code }) => code === key) ?? null) : null;
  const name = kind === 'header' ? ((checklist.header ?? []).find(({ code }) => code === key)?.name ?? { zh: key }) : (item?.name ?? null);
  const side = kind === 'answer' ? answerSide : textSide;
  return { visitId: packed.id, visitCode: packed.code, outletName, field, item, name, mine: side(mine), theirs: side(theirs), locked };
}

function answerSide(value: unknown): ConflictSide {
  const packed = value as PackedAnswer | null;
  return { answer: packed?.answer ?? null, text: null, at: packed?.at ?? null, by: packed?.by ?? null };
}

function textSide(value: unknown): ConflictSide {
  return { answer: null, text: value === null ? null : String(value), at: null, by: null };
}

/** Who signed it, and whether this store knows the key. @throws {AppError} `package/key-changed` */
function factsOf(store: Store, { fileName: _name, manifest, content, photos, bytes }: OpenedPackage): PackageFacts {
  const { id, kind, madeAt, madeBy: signer, publicKey } = manifest;
  const fingerprint = fingerprintOf(publicKey);
  const known = store.packages.keyOf(signer);
  const isOwn = storeKey(store).publicKey === publicKey;
  if (!isOwn && known !== null && known !== publicKey) throw new AppError('package/key-changed', { signer, known: fingerprintOf(known), fingerprint });
  const keyState = isOwn ? 'own' : known === null ? 'new' : 'known';
  return { id, kind, madeAt, signer, fingerprint, keyState, visits: content.visits.length, outlets: content.outlets.length, photos: photos.size, bytes };
}

function acceptKey({ store, now, user }: ServiceContext, { manifest }: OpenedPackage): void {
  const at = now();
  store.packages.addKey(manifest.madeBy, manifest.publicKey, at, user);
  const after = { name: manifest.madeBy, fingerprint: fingerprintOf(manifest.publicKey) };
  store.journal.record({ action: 'package.accept-key', subjectKind: 'package', subjectId: null, before: null, after, at, by: user });
}

/** Checks each photo that this store does not have and makes its thumbnail. */
async function preparePhotos(store: Store, opened: OpenedPackage, prepare: PreparePhoto): Promise<ReadonlyMap<string, PreparedPhoto>> {
  const prepared = new Map<string, PreparedPhoto>();
  for (const { hash, type, name } of opened.content.visits.flatMap(({ content }) => content.photos)) {
    const content = opened.photos.get(hash);
    if (content === undefined || prepared.has(hash)) continue;
    if (store.photos.findByHash(hash) !== null && existsSync(photoFile(store.path, hash, type))) continue;
    // The file is kept as it came, so that its hash is the one that was signed.
    prepared.set(hash, { ...(await prepare(name, content)), hash, type, bytes: content.length, content });
  }
  return prepared;
}

function checklistsOf({ checklists }: OpenedPackage): readonly Checklist[] {
  return [...checklists.values()].flatMap((text) => {
    const { checklist } = parseChecklist(parsedJson(text));
    return checklist === null ? [] : [checklist];
  });
}

/** Pictures of how it should look that this store does not have. */
async function prepareReferences(store: Store, opened: OpenedPackage, documents: readonly Checklist[], prepare: PreparePhoto): Promise<ComingReferences> {
  const photos = new Map<string, ComingReferences['photos'][number]>();
  for (const { hash, name } of documents.flatMap(referencePhotosOf)) {
    const content = opened.photos.get(hash);
    if (content === undefined || photos.has(hash) || store.photos.findByHash(hash) !== null) continue;
    const photo = await prepare(name, content);
    photos.set(hash, { ...photo, hash, type: readPictureHead(content)?.type ?? photo.type, bytes: content.length, content, name });
  }
  return { photos: [...photos.values()], warnings: [] };
}

function takeReferences(context: ServiceContext, document: Checklist, coming: ComingReferences): void {
  const version = context.store.checklists.findByHash(document.code, documentHash(document));
  if (version === null) return;
  const named = new Set(referencePhotosOf(document).map(({ hash }) => hash));
  takeReferencePhotos(context, { ...coming, photos: coming.photos.filter(({ hash }) => named.has(hash)) }, version.id);
  holdReferencePhotos(context, document, version.id);
}

/** The number of a photo of the package, its files written. */
function storedPhoto(store: Store, { hash, at }: PackedPhoto, prepared: ReadonlyMap<string, PreparedPhoto>): number {
  const photo = prepared.get(hash);
  if (photo !== undefined) storePhotoFiles(store, photo);
  const stored = photo ?? store.photos.findByHash(hash);
  if (stored === null || stored === undefined) throw new Error(`Photo ${hash} was not made ready`);
  return store.photos.ensure(stored, at);
}

