import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { AppError } from '../../../shared/errors.ts';
import { mergeVisit, type FieldConflict, type MergedVisit, type MergeSide, type OwnContent } from '../../../shared/packages/merge-visit.ts';
import type { PackageManifest, PackedPhoto, PackedVisit, VisitContent } from '../../../shared/packages/package.ts';
import { photoAnswer } from '../../../shared/visit/photo-answer.ts';
import type { VisitState } from '../../../shared/visit/visit.ts';
import { keepFacts } from '../reviews/review-facts.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, rescoreVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { contentOf } from './pack-visit.ts';

/** What a package's visits are brought in with. */
export interface BringIn {
  readonly context: ServiceContext;
  readonly manifest: PackageManifest;
  /** Of this store, hex. */
  readonly ownKey: string;
  readonly at: string;
  /** null: not decided. */
  readonly decide: (visit: PackedVisit, field: string) => MergeSide | null;
  /** Lets a photo of the package stand with the visit. */
  readonly attach: (visit: PackedVisit, photo: PackedPhoto) => void;
}

export interface BroughtIn {
  readonly fields: readonly string[];
  readonly conflicts: readonly FieldConflict[];
}

/** Brings a visit that stands in this store and its state in the package together, and keeps what was decided in the journal. */
export function bringInVisit(into: BringIn, packed: PackedVisit, record: VisitRecord, checklist: Checklist, isNew: boolean): BroughtIn {
  const { context, manifest, ownKey } = into;
  const { packages } = context.store;
  const kept = packages.bases(record.no).find(({ publicKey }) => publicKey === manifest.publicKey);
  // An older package than the last one of the same store says nothing new.
  if (kept !== undefined && manifest.serial <= kept.serial) return { fields: [], conflicts: [] };
  const own = packed.bases[ownKey];
  const base = own !== undefined && own.serial > (kept?.baseSerial ?? 0) ? own.content : (kept?.content ?? null);
  const mine = contentOf(context.store, record, checklist);
  const merged = mergeVisit(mine, packed.content, base, (field) => into.decide(packed, field) ?? 'mine');
  const plan = bringInPlan(into, packed, record);
  writeMerged(into, packed, record, checklist, mine, merged);
  packages.setBase(record.no, { publicKey: manifest.publicKey, serial: manifest.serial, baseSerial: Math.max(own?.serial ?? 0, kept?.baseSerial ?? 0), content: packed.content });
  const fields = [...merged.changed, ...plan];
  tellJournal(into, packed, mine, fields, merged.conflicts, isNew);
  return { fields, conflicts: merged.conflicts };
}

/** Day and comments, which only the side that plans and reviews can change. */
function bringInPlan({ context, manifest, ownKey }: BringIn, packed: PackedVisit, record: VisitRecord): readonly string[] {
  const { store } = context;
  if (manifest.kind !== 'assignment' || manifest.publicKey === ownKey) return [];
  const changed: string[] = [];
  const planned = store.waves.ofVisit(record.no);
  if (packed.dueOn !== null && planned !== null && planned.dueOn !== packed.dueOn) {
    store.packages.setDue(record.no, packed.dueOn);
    changed.push('dueOn');
  }
  const missing = packed.comments.filter(({ id }) => store.reviews.findComment(id) === null);
  for (const comment of missing) store.reviews.addComment(record.no, comment);
  return missing.length === 0 ? changed : [...changed, 'comments'];
}

function writeMerged(into: BringIn, packed: PackedVisit, record: VisitRecord, checklist: Checklist, mine: OwnContent, { content, changed }: MergedVisit): void {
  if (changed.length === 0) return;
  const { context, at } = into;
  const { store } = context;
  store.packages.setHead(record.no, content, at);
  for (const item of new Set([...Object.keys(mine.answers), ...Object.keys(content.answers)])) {
    const next = content.answers[item] ?? null;
    if (next !== (mine.answers[item] ?? null)) store.packages.putAnswer(record.no, item, next);
  }
  writePhotos(into, packed, mine.photos, content.photos);
  followPhotos(into, record, checklist, content);
  if (record.state === 'planned' && content.state !== 'planned') store.visits.setState(record.no, { state: 'inProgress', at, by: context.user });
  if (content.state !== 'planned') writeState(into, packed, record, content.state);
}

function writePhotos({ context, at, attach }: BringIn, packed: PackedVisit, before: readonly PackedPhoto[], after: readonly PackedPhoto[]): void {
  const [there, stay] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  for (const photo of before) if (!stay.has(photo.id)) context.store.photos.removeUse(photo.id, at, context.user);
  for (const photo of after) if (!there.has(photo.id)) attach(packed, photo);
}

/** Where the photos are themselves the answer, the answer follows them. */
function followPhotos({ context, at }: BringIn, record: VisitRecord, checklist: Checklist, content: OwnContent): void {
  const { packages } = context.store;
  const stored = packages.answers(record.no);
  for (const { kind, code } of checklist.sections.flatMap(({ items }) => items)) {
    if (kind !== 'photo') continue;
    const photos = content.photos.filter(({ item }) => item === code);
    const said = content.answers[code];
    const next = photoAnswer(said?.answer ?? null, photos.map(({ hash }) => hash));
    if (canonicalJson(next) === canonicalJson(stored[code]?.answer ?? null)) continue;
    const last = photos.at(-1);
    packages.putAnswer(record.no, code, next === null ? null : { answer: next, at: said?.at ?? last?.at ?? at, by: said?.by ?? last?.by ?? context.user });
  }
}

/** Works the score out and moves the visit on; one that is not complete here is not handed in. */
function writeState({ context, at }: BringIn, packed: PackedVisit, record: VisitRecord, wanted: VisitState): void {
  const { store } = context;
  const detail = visitDetail(store, record.id, todayOf(context));
  const score = rescoreVisit(store, detail);
  if (wanted === 'returned' && record.state !== 'returned') {
    const { at: when, by, note } = packed.returned ?? { at, by: context.user, note: null };
    store.visits.setState(record.no, { state: 'returned', at: when, by, ...(note === null ? {} : { note }) });
    return;
  }
  if (wanted !== 'submitted') return;
  if (score.missing.length > 0 || score.missingHeader.length > 0) {
    if (record.state === 'submitted') store.visits.setState(record.no, { state: 'inProgress', at, by: context.user });
    return;
  }
  keepFacts(store, record.no, detail, score);
  if (record.state !== 'submitted') store.visits.setState(record.no, { state: 'submitted', at: packed.submittedAt ?? at, by: packed.content.auditor ?? context.user });
}

function tellJournal({ context, manifest, at, decide }: BringIn, packed: PackedVisit, mine: OwnContent, fields: readonly string[], conflicts: readonly FieldConflict[], isNew: boolean): void {
  const { journal } = context.store;
  const entry = { subjectKind: 'visit', subjectId: packed.id, at, by: context.user };
  const now = findVisit(context.store, packed.id);
  if (isNew || fields.length > 0) {
    const before = isNew ? null : { state: mine.state, ...fieldsOf(mine, fields) };
    const after = { from: manifest.madeBy, code: packed.code, package: manifest.id, state: now.state, ...fieldsOf(packed.content, fields) };
    journal.record({ ...entry, action: 'visit.package', before, after });
  }
  for (const { field, mine: own, theirs, locked } of conflicts) {
    const side = locked ? 'mine' : (decide(packed, field) ?? 'mine');
    journal.record({ ...entry, action: 'visit.conflict', before: null, after: { field, kept: side, mine: own, theirs, from: manifest.madeBy, package: manifest.id } });
  }
}

/** The stated fields with their values, for the journal. */
function fieldsOf(content: OwnContent | VisitContent, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.filter((field) => field !== 'state' && field !== 'comments' && field !== 'dueOn').map((field) => [field, valueOf(content, field)]));
}

/** The value of a field as the merge names it, answers bare. */
function valueOf(content: OwnContent | VisitContent, field: string): unknown {
  const [kind, key = ''] = [field.slice(0, field.includes(':') ? field.indexOf(':') : undefined), field.includes(':') ? field.slice(field.indexOf(':') + 1) : undefined];
  if (kind === 'answer') return content.answers[key]?.answer ?? null;
  if (kind === 'header') return content.header[key] ?? null;
  if (kind === 'photos') return content.photos.filter(({ item }) => item === key).length;
  if (kind === 'fact') return Object.entries(content.facts).find(([fact]) => fact === key)?.[1] ?? null;
  return kind === 'visitedOn' ? content.visitedOn : content.auditor;
}

/** @throws {AppError} `package/other-visit` when the same id stands for something else here */
export function assertSameVisit(packed: PackedVisit, record: VisitRecord, outletNo: number, checklistNo: number, isSecond: boolean): void {
  if (record.outletNo !== outletNo || record.checklistNo !== checklistNo || isSecond) throw new AppError('package/other-visit', { visit: packed.code });
}
