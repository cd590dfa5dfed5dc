import type { ChecklistDraft } from '../../../db/repositories/checklist-draft-repository.ts';
import type { ChecklistVersion } from '../../../db/repositories/checklist-repository.ts';
import type { Store } from '../../../db/store.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import type { ChecklistDocument, ChecklistDraftInfo, ChecklistListing, ChecklistSide, ChecklistVersionInfo } from '../../../shared/contract/checklist-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';

/** Every checklist with its newest version and its draft; new ones, which are drafts only, come last. */
export function listChecklistOverview({ store }: ServiceContext): readonly ChecklistListing[] {
  const drafts = store.checklistDrafts.list();
  const published = store.checklists.codes().flatMap((code): ChecklistListing[] => {
    const versions = store.checklists.versions(code);
    const current = versions[0];
    if (current === undefined) return [];
    const draft = drafts.find(({ basedOn }) => versions.some(({ no }) => no === basedOn));
    return [
      {
        code,
        name: current.document.name,
        items: current.items,
        current: versionInfo(current),
        versions: versions.length,
        visits: versions.reduce((sum, { visits }) => sum + visits, 0),
        draft: draft === undefined ? null : draftInfo(store, draft),
      },
    ];
  });
  const fresh = drafts
    .filter(({ basedOn }) => basedOn === null)
    .map((draft): ChecklistListing => {
      const { code, name } = draft.document;
      return { code, name, items: itemsOf(draft.document).length, current: null, versions: 0, visits: 0, draft: draftInfo(store, draft) };
    });
  return [...published, ...fresh];
}

/** A version or a draft with its document and its sisters. @throws {AppError} `checklist/not-found`, `checklist/draft-gone` */
export function getChecklistDocument({ store }: ServiceContext, { side }: { readonly side: ChecklistSide }): ChecklistDocument {
  const attributes = [...new Set(['type', 'ownership', 'class', ...store.attributes.list().map(({ code }) => code)])];
  if ('draftId' in side) {
    const draft = findDraft(store, side.draftId);
    const base = draft.basedOn === null ? null : store.checklists.findByNo(draft.basedOn);
    const versions = base === null ? [] : store.checklists.versions(base.code).map(versionInfo);
    return { document: draft.document, version: null, draft: draftInfo(store, draft), versions, attributes };
  }
  const version = store.checklists.findById(side.checklistVersionId);
  if (version === null) throw new AppError('checklist/not-found', { id: side.checklistVersionId });
  const versions = store.checklists.versions(version.code);
  const draft = store.checklistDrafts.list().find(({ basedOn }) => versions.some(({ no }) => no === basedOn));
  const info = versions.find(({ no }) => no === version.no);
  return {
    document: version.document,
    version: info === undefined ? null : versionInfo(info),
    draft: draft === undefined ? null : draftInfo(store, draft),
    versions: versions.map(versionInfo),
    attributes,
  };
}

/** @throws {AppError} `checklist/draft-gone` */
export function findDraft(store: Store, id: ChecklistDraft['id']): ChecklistDraft {
  const draft = store.checklistDrafts.find(id);
  if (draft === null) throw new AppError('checklist/draft-gone', { id });
  return draft;
}

function versionInfo({ id, version, document, items, visits, madeAt, madeBy }: ChecklistVersion & { readonly visits: number }): ChecklistVersionInfo {
  return { id, version, name: document.name, items, visits, validFrom: document.validFrom ?? null, validTo: document.validTo ?? null, madeAt, madeBy };
}

function draftInfo(store: Store, { id, savedAt, savedBy, basedOn, document }: ChecklistDraft): ChecklistDraftInfo {
  const errors = parseChecklist(document).problems.filter(({ severity }) => severity === 'error').length;
  return { id, savedAt, savedBy, errors, basedOn: basedOn === null ? null : (store.checklists.findByNo(basedOn)?.version ?? null) };
}
