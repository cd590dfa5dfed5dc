import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginChecklistDraft, discardChecklistDraft, publishChecklist, saveChecklistDraft } from '../../../electron/services/checklists/checklist-drafts.ts';
import { listChecklistTemplates } from '../../../electron/services/checklists/checklist-templates.ts';
import { getChecklistDocument, listChecklistOverview } from '../../../electron/services/checklists/list-checklists.ts';
import { resourcePath } from '../../../electron/resource-path.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { failureOf, importBed, type ImportBed } from '../import/import-bed.ts';

const hall = (): Checklist => JSON.parse(readFileSync(resourcePath('checklists', 'hall-service.json'), 'utf8')) as Checklist;
async function withHall(): Promise<ImportBed & { readonly v1: ReturnType<typeof publishChecklist> }> {
  const bed = importBed();
  await runImport(bed.context, { kind: 'checklist', path: resourcePath('checklists', 'hall-service.json') });
  return { ...bed, v1: bed.store.checklists.findCurrent('hall-service')!.id };
}
const actions = ({ store }: ImportBed): readonly string[] => store.journal.list({ offset: 0, limit: 50 }).rows.map(({ action }) => action);

describe('a checklist in the making', () => {
  it('begins from nothing, is saved with its faults, and is published once they are gone', () => {
    const bed = importBed();
    const { context, store } = bed;
    const draftId = beginChecklistDraft(context, { from: { blank: true }, code: 'shop', name: '门店表' });
    const { document } = getChecklistDocument(context, { side: { draftId } });
    expect(document).toMatchObject({ code: 'shop', name: { zh: '门店表' }, mode: 'ratio' });
    saveChecklistDraft(context, { draftId, document: { ...document, passMark: 'x' } });
    expect(getChecklistDocument(context, { side: { draftId } })).toMatchObject({ document: { passMark: 'x' }, draft: { errors: 1, basedOn: null } });
    expect(listChecklistOverview(context)).toMatchObject([{ code: 'shop', current: null, draft: { id: draftId, errors: 1 } }]);
    return failureOf(() => publishChecklist(context, { draftId })).then((failure) => {
      expect(failure).toMatchObject({ code: 'checklist/draft-faulty', params: { count: 1, path: 'passMark' } });
      saveChecklistDraft(context, { draftId, document: { ...document, passMark: 60 } });
      const id = publishChecklist(context, { draftId });
      expect(store.checklists.findById(id)).toMatchObject({ code: 'shop', version: 1, items: 1, document: { passMark: 60 } });
      expect(listChecklistOverview(context)).toMatchObject([{ code: 'shop', versions: 1, draft: null, current: { id, version: 1 } }]);
      expect(actions(bed)).toEqual(expect.arrayContaining(['checklist.create', 'checklist.edit', 'checklist.publish']));
    });
  });
  it('becomes the next version of its checklist, which itself never changes', async () => {
    const { context, store, v1 } = await withHall();
    const before = store.checklists.findById(v1)!;
    const draftId = beginChecklistDraft(context, { from: { checklistVersionId: v1 } });
    expect(beginChecklistDraft(context, { from: { checklistVersionId: v1 } })).toBe(draftId);
    expect((await failureOf(() => publishChecklist(context, { draftId }))).code).toBe('checklist/unchanged');
    saveChecklistDraft(context, { draftId, document: { ...hall(), passMark: 75 } });
    const v2 = publishChecklist(context, { draftId });
    expect(store.checklists.findById(v2)).toMatchObject({ version: 2, document: { passMark: 75 } });
    expect(store.checklists.findById(v1)).toEqual(before);
    expect(getChecklistDocument(context, { side: { checklistVersionId: v1 } }).versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await failureOf(() => saveChecklistDraft(context, { draftId, document: hall() }))).code).toBe('checklist/draft-gone');
  });
  it('keeps the code of its checklist, and a new one needs a code of its own', async () => {
    const { context, v1 } = await withHall();
    const next = beginChecklistDraft(context, { from: { checklistVersionId: v1 } });
    saveChecklistDraft(context, { draftId: next, document: { ...hall(), code: 'other' } });
    expect(await failureOf(() => publishChecklist(context, { draftId: next }))).toMatchObject({ code: 'checklist/code-fixed', params: { code: 'hall-service' } });
    expect((await failureOf(() => beginChecklistDraft(context, { from: { blank: true }, code: 'hall-service', name: '又一张' }))).code).toBe('checklist/code-taken');
    const copy = beginChecklistDraft(context, { from: { checklistVersionId: v1 }, code: 'hall-copy', name: '另一张' });
    expect(copy).not.toBe(next);
    saveChecklistDraft(context, { draftId: copy, document: { ...hall(), code: 'hall-service' } });
    expect((await failureOf(() => publishChecklist(context, { draftId: copy }))).code).toBe('checklist/code-taken');
  });
  it('can be thrown away', () => {
    const { context } = importBed();
    const draftId = beginChecklistDraft(context, { from: { template: 'banan-store-mystery-shopper' } });
    discardChecklistDraft(context, { draftId });
    expect(listChecklistOverview(context)).toEqual([]);
  });
  it('keeps the name of its template in both languages unless another is given', () => {
    const { context } = importBed();
    const from = { template: 'banan-store-mystery-shopper' } as const;
    const nameOf = (draftId: ReturnType<typeof beginChecklistDraft>) => getChecklistDocument(context, { side: { draftId } }).document.name;
    expect(nameOf(beginChecklistDraft(context, { from, code: 'one' }))).toEqual({ zh: '门店神秘顾客检查表（食品零售）', en: 'Store mystery shopper checklist (food retail)' });
    expect(nameOf(beginChecklistDraft(context, { from, code: 'two', name: '暗访' }))).toEqual({ zh: '暗访' });
  });
  it('begins from each of the six templates, the own one first', () => {
    const templates = listChecklistTemplates();
    expect(templates.map(({ id }) => id)[0]).toBe('hall-service');
    expect(templates).toHaveLength(6);
    expect(templates[0]).toMatchObject({ sections: 6, items: 47, source: null });
  });
});
