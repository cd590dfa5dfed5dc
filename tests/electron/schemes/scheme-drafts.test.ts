import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSchemeVersions } from '../../../electron/services/schemes/list-versions.ts';
import { getScheme } from '../../../electron/services/schemes/list-schemes.ts';
import { createScheme, discardDraft, editScheme, importDraft, publishScheme, saveDraft } from '../../../electron/services/schemes/scheme-drafts.ts';
import { listSchemeTemplates } from '../../../electron/services/schemes/scheme-templates.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import { addScheme, fillSmallNetwork, JULY, openTestStore, SCHEME, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
});
afterEach(() => {
  test.close();
});

function published(): SchemeVersionId {
  return addScheme(test.store);
}

describe('drafts of schemes', () => {
  it('begin with the content of the version they follow, one for a scheme', () => {
    const first = published();
    const draft = editScheme(test.context, { schemeVersionId: first });
    expect(getScheme(test.context, { schemeVersionId: draft }).scheme).toEqual(SCHEME);
    expect(editScheme(test.context, { schemeVersionId: first })).toBe(draft);
    expect(editScheme(test.context, { schemeVersionId: draft })).toBe(draft);
  });

  it('keep what is saved and leave the published version as it is', () => {
    const first = published();
    const draft = editScheme(test.context, { schemeVersionId: first });
    const changed = { ...SCHEME, movement: { promoteAfter: 3 } };
    saveDraft(test.context, { schemeVersionId: draft, scheme: changed });
    expect(getScheme(test.context, { schemeVersionId: draft }).scheme.movement).toEqual({ promoteAfter: 3 });
    expect(getScheme(test.context, { schemeVersionId: first }).scheme).toEqual(SCHEME);
  });

  it('write one journal line a day for all saves', () => {
    const draft = editScheme(test.context, { schemeVersionId: published() });
    for (const promoteAfter of [3, 4, 5]) saveDraft(test.context, { schemeVersionId: draft, scheme: { ...SCHEME, movement: { promoteAfter } } });
    const lines = test.store.journal.list({ subjectId: draft, offset: 0, limit: 10 }).rows;
    expect(lines.map(({ action }) => action)).toEqual(['scheme.edit', 'scheme.create']);
  });

  it('refuse a document that is no scheme, and changes of a published version', () => {
    const first = published();
    const draft = editScheme(test.context, { schemeVersionId: first });
    expect(() => saveDraft(test.context, { schemeVersionId: draft, scheme: { ...SCHEME, levels: [], weight: 1 } })).toThrow(expect.objectContaining({ code: 'scheme/draft-faulty' }));
    expect(() => saveDraft(test.context, { schemeVersionId: first, scheme: SCHEME })).toThrow(expect.objectContaining({ code: 'scheme/not-a-draft' }));
    expect(() => discardDraft(test.context, { schemeVersionId: first })).toThrow(expect.objectContaining({ code: 'scheme/not-a-draft' }));
  });

  it('become the next version when published and are then in force', () => {
    const draft = editScheme(test.context, { schemeVersionId: published() });
    saveDraft(test.context, { schemeVersionId: draft, scheme: { ...SCHEME, movement: { promoteAfter: 3 } } });
    expect(publishScheme(test.context, { schemeVersionId: draft })).toMatchObject({ version: 2, state: 'published', current: true });
    expect(() => publishScheme(test.context, { schemeVersionId: draft })).toThrow(expect.objectContaining({ code: 'scheme/not-a-draft' }));
  });

  it('take the newest number when another version came in meanwhile', () => {
    const draft = editScheme(test.context, { schemeVersionId: published() });
    saveDraft(test.context, { schemeVersionId: draft, scheme: { ...SCHEME, movement: { promoteAfter: 4 } } });
    addScheme(test.store, { ...SCHEME, movement: { promoteAfter: 9 } });
    expect(publishScheme(test.context, { schemeVersionId: draft })).toMatchObject({ version: 4, current: true });
  });

  it('are not published with a fault, nor without a change', () => {
    const draft = editScheme(test.context, { schemeVersionId: published() });
    expect(() => publishScheme(test.context, { schemeVersionId: draft })).toThrow(expect.objectContaining({ code: 'scheme/same-as-published', params: { code: 'TEST', version: 1 } }));
    const [one, two, three] = SCHEME.levels;
    saveDraft(test.context, { schemeVersionId: draft, scheme: { ...SCHEME, levels: [one, { ...two, line: null }, three] } });
    expect(() => publishScheme(test.context, { schemeVersionId: draft })).toThrow(expect.objectContaining({ code: 'grading/scheme-unfinished' }));
  });

  it('stay as they are once a period was graded with them', () => {
    const id = createScheme(test.context, { from: { blank: 'month' }, code: 'NEW', name: '新方案' });
    saveDraft(test.context, { schemeVersionId: id, scheme: { ...SCHEME, code: 'NEW', vetoes: [] } });
    fillSmallNetwork(test.store);
    startGradingRun(test.context, { schemeCode: 'NEW', period: JULY });
    expect(() => saveDraft(test.context, { schemeVersionId: id, scheme: { ...SCHEME, code: 'NEW' } })).toThrow(expect.objectContaining({ code: 'scheme/not-a-draft' }));
    const next = editScheme(test.context, { schemeVersionId: id });
    expect(next).not.toBe(id);
    expect(listSchemeVersions(test.context).filter(({ code }) => code === 'NEW').map(({ version, runs }) => [version, runs])).toEqual([[2, 0], [1, 1]]);
  });

  it('are gone when discarded, and their number is free again', () => {
    const first = published();
    discardDraft(test.context, { schemeVersionId: editScheme(test.context, { schemeVersionId: first }) });
    expect(test.store.schemes.list().map(({ version }) => version)).toEqual([1]);
    editScheme(test.context, { schemeVersionId: first });
    expect(test.store.schemes.list().map(({ version }) => version)).toEqual([2, 1]);
  });
});

describe('new schemes', () => {
  it('take a code that nobody has', () => {
    const first = published();
    expect(() => createScheme(test.context, { from: { schemeVersionId: first }, code: 'TEST', name: '副本' })).toThrow(expect.objectContaining({ code: 'scheme/code-taken' }));
    const copy = createScheme(test.context, { from: { schemeVersionId: first }, code: 'COPY', name: '副本' });
    expect(getScheme(test.context, { schemeVersionId: copy }).scheme).toEqual({ ...SCHEME, code: 'COPY', name: { zh: '副本' } });
  });

  it('may change their code only while they have one version', () => {
    const copy = createScheme(test.context, { from: { blank: 'quarter' }, code: 'A', name: '甲' });
    const { scheme } = getScheme(test.context, { schemeVersionId: copy });
    saveDraft(test.context, { schemeVersionId: copy, scheme: { ...scheme, code: 'B' } });
    expect(test.store.schemes.list().map(({ code, cycle }) => [code, cycle])).toEqual([['B', 'quarter']]);
    const draft = editScheme(test.context, { schemeVersionId: published() });
    expect(() => saveDraft(test.context, { schemeVersionId: draft, scheme: { ...SCHEME, code: 'C' } })).toThrow(expect.objectContaining({ code: 'scheme/code-fixed' }));
  });

  it('can be made of every shipped template', () => {
    const templates = listSchemeTemplates();
    expect(templates.map(({ id }) => id)).toContain('telecom-channel-40-30-10-20');
    for (const { id } of templates) createScheme(test.context, { from: { template: id }, code: `t-${id}`, name: id });
    expect(test.store.schemes.list()).toHaveLength(templates.length);
  });

  it('come in from a file as a draft, unless there is one already', () => {
    published();
    const id = importDraft(test.context, { raw: { ...SCHEME, movement: { promoteAfter: 5 } }, file: 'next.json' });
    expect(getScheme(test.context, { schemeVersionId: id }).row).toMatchObject({ version: 2, state: 'draft' });
    expect(() => importDraft(test.context, { raw: SCHEME, file: 'again.json' })).toThrow(expect.objectContaining({ code: 'scheme/draft-open' }));
    expect(() => importDraft(test.context, { raw: { format: 'other' }, file: 'no.json' })).toThrow(expect.objectContaining({ code: 'scheme/file-faulty' }));
  });
});
