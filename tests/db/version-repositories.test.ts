import { describe, expect, it } from 'vitest';
import { addChecklist, addOutlet, addScheme, addVisit } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

describe('checklist versions', () => {
  it('count up within a code; the newest is current', () => {
    const store = tempStore();
    const first = addChecklist(store);
    addChecklist(store, { note: { zh: '新增条款' } });
    addChecklist(store, { code: 'PHONE' });
    addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: first });
    expect(store.checklists.list().map((row) => [row.code, row.version, row.current, row.visits, row.items])).toEqual([
      ['HALL', 2, true, 0, 3],
      ['HALL', 1, false, 1, 3],
      ['PHONE', 1, true, 0, 3],
    ]);
    expect(store.checklists.findCurrent('HALL')?.version).toBe(2);
    expect(store.checklists.findByNo(first)?.document).toMatchObject({ code: 'HALL', name: { zh: '营业厅检查表' } });
    expect(store.checklists.findCurrent('NONE')).toBeNull();
  });

  it('are found by what they say, so that the same document is not stored twice', () => {
    const store = tempStore();
    addChecklist(store);
    const hash = store.checklists.findCurrent('HALL')?.hash ?? '';
    expect(store.checklists.findByHash('HALL', hash)?.version).toBe(1);
    expect(store.checklists.findByHash('PHONE', hash)).toBeNull();
    expect(() => addChecklist(store)).toThrow(/UNIQUE/);
  });

  it('cannot be taken away while a visit uses them', () => {
    const store = tempStore();
    const no = addChecklist(store);
    addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: no });
    expect(store.checklists.countVisits(no)).toBe(1);
    expect(() => store.checklists.remove(no)).toThrow(/FOREIGN KEY/);
  });
});

describe('scheme versions', () => {
  it('are current when they are the newest published one, drafts only where none is published', () => {
    const store = tempStore();
    addScheme(store, 'published');
    const draft = addScheme(store, 'draft', { note: { zh: '草稿' } });
    addScheme(store, 'draft', { code: 'OTHER', cycle: 'quarter' });
    const shown = () => store.schemes.list().map((row) => [row.code, row.version, row.state, row.current, row.cycle]);
    expect(shown()).toEqual([
      ['OTHER', 1, 'draft', true, 'quarter'],
      ['TELECOM', 2, 'draft', false, 'month'],
      ['TELECOM', 1, 'published', true, 'month'],
    ]);
    store.schemes.publishDraft({ no: draft, madeAt: '2026-10-02T08:00:00.000Z', madeBy: 'lin' });
    expect(store.schemes.findCurrent('TELECOM')?.version).toBe(2);
  });

  it('list their levels lowest first with their stars', () => {
    const store = tempStore();
    addScheme(store);
    expect(store.schemes.list()[0]?.levels).toEqual([
      { code: 'L1', name: { zh: '一星' }, stars: 1, place: 0 },
      { code: 'L2', name: { zh: '二星' }, stars: 2, place: 1 },
    ]);
  });
});
