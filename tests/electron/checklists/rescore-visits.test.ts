import { afterAll, describe, expect, it } from 'vitest';
import { beginChecklistDraft, saveChecklistDraft } from '../../../electron/services/checklists/checklist-drafts.ts';
import { rescoreVisits } from '../../../electron/services/checklists/rescore-visits.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { RescoredRow } from '../../../shared/contract/checklist-calls.ts';
import { failureOf } from '../import/import-bed.ts';
import { demo } from '../demo/demo-store.ts';

const { context, store, close } = demo({ outlets: 160, periods: 2 });
afterAll(close);
const v1 = store.checklists.findCurrent('hall-service')!;
const from = { checklistVersionId: v1.id };

function all(to: Parameters<typeof rescoreVisits>[1]['to']): { readonly rows: readonly RescoredRow[]; readonly total: number; readonly pages: number } {
  const rows: RescoredRow[] = [];
  let [pages, total] = [0, 0];
  for (let after: number | null = 0; after !== null; pages += 1) {
    const page = rescoreVisits(context, { from, to, after });
    rows.push(...page.visits);
    total = page.total;
    after = page.next;
  }
  return { rows, total, pages };
}
function draftOf(change: (document: Checklist) => Checklist) {
  const draftId = beginChecklistDraft(context, { from: { checklistVersionId: v1.id } });
  saveChecklistDraft(context, { draftId, document: change(v1.document) });
  return { draftId };
}

describe('the effect of a checklist on the visits that were made', () => {
  it('gives every approved visit the score that it has, by its own version', () => {
    const { rows, total } = all(from);
    const stored = store.db.prepare<[], { code: string; score_cents: number | null }>("SELECT code, score_cents FROM visit WHERE state = 'approved'").all();
    expect(rows).toHaveLength(total);
    expect(new Map(rows.map(({ code, before }) => [code, before === null ? null : Number(before.replace('.', ''))]))).toEqual(new Map(stored.map(({ code, score_cents: cents }) => [code, cents])));
    expect(rows.every(({ difference, version }) => difference === '0.00' && version === 1)).toBe(true);
  });
  it('reads all visits in pages, each once', () => {
    const { rows, total, pages } = all(from);
    expect(pages).toBe(Math.floor(total / 200) + 1);
    expect(new Set(rows.map(({ visitId }) => visitId)).size).toBe(total);
  });
  it('scores by a draft: with a base of its own every visit gains 10 more', () => {
    // Points gained out of 100 are what a form that deducts from 100 leaves; from 110 it leaves 10 more.
    const deducting = (base: number) => all(draftOf((document) => ({ ...document, mode: 'deduct', base, max: base }))).rows.map(({ after }) => Number(after));
    const [plain, more] = [deducting(100), deducting(110)];
    expect(plain.length).toBeGreaterThan(100);
    expect(more).toEqual(plain.map((score) => Math.round((score + 10) * 100) / 100));
  });
  it('refuses a draft with errors', async () => {
    const to = draftOf((document) => ({ ...document, passMark: 'x' }));
    expect((await failureOf(() => rescoreVisits(context, { from, to, after: 0 }))).code).toBe('checklist/draft-faulty');
  });
});
