import { v7 as uuid } from 'uuid';
import type { Store } from '../../../db/store.ts';
import { CHECKLIST_FORMAT, itemsOf, type Checklist } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import type { NewChecklistDraft } from '../../../shared/contract/checklist-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ChecklistDraftId, ChecklistVersionId } from '../../../shared/ids.ts';
import { documentHash } from '../import/import-documents.ts';
import type { ServiceContext } from '../service-context.ts';
import { readChecklistTemplate } from './checklist-templates.ts';
import { findDraft } from './list-checklists.ts';
import { holdReferencePhotos, releaseReferencePhotos } from './reference-photos.ts';

type Named = { readonly draftId: ChecklistDraftId };

/**
 * The draft to work on. With a code: a new checklist, made of nothing, of a template or of another's version. Without one: the
 * next version of a checklist, in the draft that is open already or a new one.
 *
 * @throws {AppError} `checklist/code-taken`, `checklist/no-template`, `checklist/not-found`
 */
export function beginChecklistDraft(context: ServiceContext, { from, code, name }: NewChecklistDraft): ChecklistDraftId {
  const { store } = context;
  return store.transaction(() => {
    const base = 'checklistVersionId' in from ? store.checklists.findById(from.checklistVersionId) : null;
    if ('checklistVersionId' in from && base === null) throw new AppError('checklist/not-found', { id: from.checklistVersionId });
    const document = base?.document ?? ('template' in from ? readChecklistTemplate(from.template) : blankChecklist());
    if (base !== null && code === undefined) {
      const sisters = store.checklists.versions(base.code);
      const open = store.checklistDrafts.list().find(({ basedOn }) => sisters.some(({ no }) => no === basedOn));
      return open?.id ?? insertDraft(context, document, base.no);
    }
    const named: Checklist = { ...document, code: code ?? document.code, name: name === undefined ? document.name : { zh: name } };
    mayBeCalled(store, named.code, null);
    return insertDraft(context, named, null);
  });
}

/** Keeps a draft as it is. @throws {AppError} `checklist/draft-gone` */
export function saveChecklistDraft(context: ServiceContext, { draftId, document }: Named & { readonly document: Checklist }): { readonly savedAt: string } {
  const { store, user, now } = context;
  return store.transaction(() => {
    const draft = findDraft(store, draftId);
    const savedAt = now();
    store.checklistDrafts.save(draft.id, document, savedAt, user);
    holdReferencePhotos(context, document, draft.id);
    const [before, after] = [documentHash(draft.document), documentHash(document)];
    if (before !== after) record(context, 'checklist.edit', draft.id, { hash: before }, { code: document.code, hash: after }, savedAt);
    return { savedAt };
  });
}

/**
 * Makes the next version of the draft's checklist and takes the draft away.
 *
 * @throws {AppError} `checklist/draft-gone`, `checklist/draft-faulty` (errors stand in it), `checklist/code-taken`,
 * `checklist/code-fixed` (the next version of a checklist bears its code), `checklist/unchanged` (a version with the same content is there)
 */
export function publishChecklist(context: ServiceContext, { draftId }: Named): ChecklistVersionId {
  const { store, user, now } = context;
  return store.transaction(() => {
    const draft = findDraft(store, draftId);
    const { checklist, problems } = parseChecklist(draft.document);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (checklist === null) throw new AppError('checklist/draft-faulty', { count: errors.length, path: errors[0]?.path ?? '' });
    mayBeCalled(store, checklist.code, draft.basedOn);
    const hash = documentHash(checklist);
    const same = store.checklists.findByHash(checklist.code, hash);
    if (same !== null) throw new AppError('checklist/unchanged', { version: same.version });
    const id = uuid() as ChecklistVersionId;
    const madeAt = now();
    const { version } = store.checklists.insert({ id, document: checklist, hash, items: itemsOf(checklist).length, madeAt, madeBy: user, importNo: null });
    store.checklistDrafts.remove(draft.id);
    holdReferencePhotos(context, checklist, id);
    releaseReferencePhotos(context, draft.id);
    record(context, 'checklist.publish', id, null, { code: checklist.code, version, hash }, madeAt);
    return id;
  });
}

/** @throws {AppError} `checklist/draft-gone` */
export function discardChecklistDraft(context: ServiceContext, { draftId }: Named): null {
  const { store, now } = context;
  return store.transaction(() => {
    const draft = findDraft(store, draftId);
    store.checklistDrafts.remove(draft.id);
    releaseReferencePhotos(context, draft.id);
    record(context, 'checklist.discard', draft.id, { code: draft.document.code, hash: documentHash(draft.document) }, null, now());
    return null;
  });
}

function insertDraft(context: ServiceContext, document: Checklist, basedOn: number | null): ChecklistDraftId {
  const id = uuid() as ChecklistDraftId;
  const at = context.now();
  context.store.checklistDrafts.insert(id, basedOn, document, at, context.user);
  holdReferencePhotos(context, document, id);
  record(context, 'checklist.create', id, null, { code: document.code, hash: documentHash(document) }, at);
  return id;
}

/** A new checklist needs a code of its own; a next version keeps that of its checklist. */
function mayBeCalled(store: Store, code: string, basedOn: number | null): void {
  const base = basedOn === null ? null : store.checklists.findByNo(basedOn);
  if (base !== null && base.code !== code) throw new AppError('checklist/code-fixed', { code: base.code });
  if (base === null && store.checklists.findCurrent(code) !== null) throw new AppError('checklist/code-taken', { code });
}

function record(context: ServiceContext, action: string, subjectId: string, before: unknown, after: unknown, at: string): void {
  context.store.journal.record({ action, subjectKind: 'checklist', subjectId, before, after, at, by: context.user });
}

function blankChecklist(): Checklist {
  const item = { code: 'A1', kind: 'passFail', name: { zh: '第一题', en: 'First item' }, points: 1 } as const;
  return {
    format: CHECKLIST_FORMAT,
    code: 'checklist',
    name: { zh: '新检查表' },
    mode: 'ratio',
    sections: [{ code: 'A', name: { zh: '第一部分', en: 'First section' }, items: [item] }],
  };
}
