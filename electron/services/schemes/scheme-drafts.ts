import { v7 as uuid } from 'uuid';
import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { NewScheme, SavedDraft } from '../../../shared/contract/scheme-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import type { SchemeRow } from '../../../shared/ipc-contract.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { documentHash } from '../import/import-documents.ts';
import type { ServiceContext } from '../service-context.ts';
import { blankScheme } from './blank-scheme.ts';
import { readSchemeTemplate } from './scheme-templates.ts';

type Named = { readonly schemeVersionId: SchemeVersionId };

/**
 * A new scheme as a draft: of a template, of another scheme's version, or blank.
 *
 * @throws {AppError} `scheme/code-taken`, `scheme/no-template`, `grading/scheme-not-found`
 */
export function createScheme(context: ServiceContext, { from, code, name }: NewScheme): SchemeVersionId {
  const { store } = context;
  return store.transaction(() => {
    if (store.schemes.findCurrent(code) !== null) throw new AppError('scheme/code-taken', { code });
    const document = documentOf(store, from, code, name);
    return insertDraft(context, document, 'scheme.create');
  });
}

/**
 * The draft in which a version is changed. A draft without runs is itself; of any other version the scheme's open draft, or
 * a new one with the same content, which becomes the next version when it is published.
 *
 * @throws {AppError} `grading/scheme-not-found`
 */
export function editScheme(context: ServiceContext, { schemeVersionId }: Named): SchemeVersionId {
  const { store } = context;
  return store.transaction(() => {
    const version = versionOf(store, schemeVersionId);
    if (isOpenDraft(store, version)) return version.id;
    const open = openDraftOf(store, version.code);
    return open?.id ?? insertDraft(context, version.document, 'scheme.create');
  });
}

/**
 * Keeps the document of a draft.
 *
 * @throws {AppError} `scheme/not-a-draft`, `scheme/draft-faulty` for what is no scheme by its shape, `scheme/code-fixed`
 */
export function saveDraft(context: ServiceContext, { schemeVersionId, scheme: raw }: Named & { readonly scheme: unknown }): SavedDraft {
  const { store, user, now } = context;
  const { scheme, problems } = parseScheme(raw);
  if (scheme === null) throw new AppError('scheme/draft-faulty', { path: problems[0]?.path ?? '', count: problems.length });
  return store.transaction(() => {
    const draft = openDraft(store, schemeVersionId);
    if (scheme.code !== draft.code) mayBeCalled(store, draft, scheme.code);
    const hash = documentHash(scheme);
    const savedAt = now();
    if (hash === draft.hash) return { savedAt, hash };
    store.schemes.updateDraft({ no: draft.no, document: scheme, hash, madeAt: savedAt, madeBy: user });
    // One line a day and person: what changed is seen by comparing the versions.
    const last = store.journal.list({ subjectId: draft.id, offset: 0, limit: 1 }).rows[0];
    const isToldToday = last !== undefined && last.action === 'scheme.edit' && last.by === user && last.at.slice(0, 10) === savedAt.slice(0, 10);
    if (!isToldToday) record(context, 'scheme.edit', draft, { hash: draft.hash }, { hash });
    return { savedAt, hash };
  });
}

/**
 * Publishes a draft as the newest version of its scheme; from then on it never changes.
 *
 * @throws {AppError} `scheme/not-a-draft`, `grading/scheme-unfinished` with the first fault, `scheme/same-as-published`
 */
export function publishScheme(context: ServiceContext, { schemeVersionId }: Named): SchemeRow {
  const { store, user, now } = context;
  return store.transaction(() => {
    const draft = versionOf(store, schemeVersionId);
    if (draft.state !== 'draft') throw new AppError('scheme/not-a-draft', { code: draft.code, version: draft.version });
    const faults = checkScheme(draft.document, { forPublication: true }).filter(({ severity }) => severity === 'error');
    const first = faults[0];
    if (first !== undefined) throw new AppError('grading/scheme-unfinished', { scheme: draft.code, version: draft.version, count: faults.length, path: first.path });
    const same = store.schemes.findByHash(draft.code, draft.hash);
    if (same !== null && same.state === 'published') throw new AppError('scheme/same-as-published', { code: draft.code, version: same.version });
    store.schemes.publishDraft({ no: draft.no, madeAt: now(), madeBy: user });
    const published = versionOf(store, schemeVersionId);
    record(context, 'scheme.publish', published, { state: 'draft' }, { code: published.code, version: published.version, state: 'published', hash: published.hash });
    return store.schemes.row(published);
  });
}

/**
 * Takes a draft out for good.
 *
 * @throws {AppError} `scheme/not-a-draft` for a published version, or one that runs were made with
 */
export function discardDraft(context: ServiceContext, { schemeVersionId }: Named): null {
  const { store } = context;
  store.transaction(() => {
    const draft = openDraft(store, schemeVersionId);
    store.schemes.remove(draft.no);
    record(context, 'scheme.discard', draft, { code: draft.code, version: draft.version, hash: draft.hash }, null);
  });
  return null;
}

/**
 * Takes a document of a file in as the draft of its scheme's next version.
 *
 * @throws {AppError} `scheme/file-faulty` naming the first fault, `scheme/draft-open` where the scheme has a draft already
 */
export function importDraft(context: ServiceContext, { raw, file }: { readonly raw: unknown; readonly file: string }): SchemeVersionId {
  const { store } = context;
  const { scheme, problems } = parseScheme(raw);
  if (scheme === null) throw new AppError('scheme/file-faulty', { file, path: problems[0]?.path ?? '', count: problems.length });
  return store.transaction(() => {
    const open = openDraftOf(store, scheme.code);
    if (open !== null) throw new AppError('scheme/draft-open', { code: scheme.code, version: open.version });
    return insertDraft(context, scheme, 'scheme.import');
  });
}

function documentOf(store: Store, from: NewScheme['from'], code: string, name: string): Scheme {
  if ('blank' in from) return blankScheme(code, name, from.blank, store.figures.list()[0]?.code ?? 'figure');
  const document = 'template' in from ? readSchemeTemplate(from.template) : versionOf(store, from.schemeVersionId).document;
  const isSameName = name === document.name.zh || name === document.name.en;
  return { ...document, code, name: isSameName ? document.name : { zh: name } };
}

function insertDraft(context: ServiceContext, document: Scheme, action: string): SchemeVersionId {
  const { store, user, now } = context;
  const id = uuid() as SchemeVersionId;
  const hash = documentHash(document);
  store.schemes.insert({ id, state: 'draft', document, hash, madeAt: now(), madeBy: user, importNo: null });
  const draft = versionOf(store, id);
  record(context, action, draft, null, { code: draft.code, version: draft.version, hash });
  return id;
}

function versionOf(store: Store, id: SchemeVersionId): SchemeVersion {
  const version = store.schemes.findById(id);
  if (version === null) throw new AppError('grading/scheme-not-found', { id });
  return version;
}

function openDraft(store: Store, id: SchemeVersionId): SchemeVersion {
  const version = versionOf(store, id);
  if (!isOpenDraft(store, version)) throw new AppError('scheme/not-a-draft', { code: version.code, version: version.version });
  return version;
}

/** Runs keep the hash of the scheme they were made with, so a draft with runs stays as it is. */
function isOpenDraft(store: Store, version: SchemeVersion): boolean {
  return version.state === 'draft' && store.schemes.countRuns(version.no) === 0;
}

function openDraftOf(store: Store, code: string): SchemeVersion | null {
  const drafts = store.schemes.list().filter((row) => row.code === code && row.state === 'draft');
  return drafts.map((row) => versionOf(store, row.id)).find((version) => isOpenDraft(store, version)) ?? null;
}

/** A scheme is known by its code: only one that has no other version, and takes nobody's code, may change it. */
function mayBeCalled(store: Store, draft: SchemeVersion, code: string): void {
  const versions = store.schemes.list();
  if (versions.filter((row) => row.code === draft.code).length > 1) throw new AppError('scheme/code-fixed', { code: draft.code });
  if (versions.some((row) => row.code === code)) throw new AppError('scheme/code-taken', { code });
}

function record(context: ServiceContext, action: string, version: SchemeVersion, before: unknown, after: unknown): void {
  context.store.journal.record({ action, subjectKind: 'scheme', subjectId: version.id, before, after, at: context.now(), by: context.user });
}
