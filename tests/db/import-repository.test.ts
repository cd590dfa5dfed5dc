import { describe, expect, it } from 'vitest';
import type { ImportId } from '../../shared/ids.ts';
import { addImport } from './support/records.ts';
import { AT, BY, tempStore } from './support/temp-store.ts';

describe('imports', () => {
  it('keeps what an import was, what came of it and who took it back', () => {
    const store = tempStore();
    const no = store.imports.start({ id: 'i1' as ImportId, kind: 'outlets', fileName: '网点.csv', fileHash: 'ab', options: { update: true }, at: AT, by: BY });
    const problem = { severity: 'error', path: 'row 3', code: 'store/full', params: { file: 'x' } } as const;
    const outcome = { inserted: 5, updated: 2, unchanged: 1, rejected: 1, rejectsFile: '网点.rejects.csv' };
    store.imports.finish(no, { ...outcome, problems: Array.from({ length: 101 }, () => problem) });
    store.imports.markUndone(no, '2026-02-01T00:00:00.000Z', '王强');
    const found = store.imports.find('i1' as ImportId);
    expect(found).toMatchObject({
      no, kind: 'outlets', fileName: '网点.csv', fileHash: 'ab', options: { update: true }, at: AT, by: BY, ...outcome,
      undoneAt: '2026-02-01T00:00:00.000Z', undoneBy: '王强',
    });
    expect(found?.problems).toHaveLength(100);
  });

  it('lists the newest first and finds the same file again while its import stands', () => {
    const store = tempStore();
    addImport(store, 'figures', 'a.csv');
    const second = addImport(store, 'figures', 'a.csv');
    expect(store.imports.list().map((one) => one.no)).toEqual([2, 1]);
    expect(store.imports.findSameFile('figures', 'hash of a.csv')?.no).toBe(2);
    store.imports.markUndone(second, AT, BY);
    expect(store.imports.findSameFile('figures', 'hash of a.csv')?.no).toBe(1);
    expect(store.imports.findSameFile('outlets', 'hash of a.csv')).toBeNull();
  });

  it('gives its changes back last first', () => {
    const store = tempStore();
    const no = addImport(store, 'outlets');
    store.imports.addChange(no, { subjectKind: 'outlet', subjectKey: 'G1', before: null, after: { name: 'A' } });
    store.imports.addChange(no, { subjectKind: 'outlet', subjectKey: 'G2', before: { name: 'B' }, after: { name: 'C' } });
    expect(store.imports.changes(no)).toEqual([
      { subjectKind: 'outlet', subjectKey: 'G2', before: { name: 'B' }, after: { name: 'C' } },
      { subjectKind: 'outlet', subjectKey: 'G1', before: null, after: { name: 'A' } },
    ]);
  });

  it('names the newest later import on the same subjects that still stands', () => {
    const store = tempStore();
    const [first, second, third] = [addImport(store, 'outlets', '1'), addImport(store, 'outlets', '2'), addImport(store, 'outlets', '3')];
    const change = (no: number, key: string, kind = 'outlet'): void =>
      store.imports.addChange(no, { subjectKind: kind, subjectKey: key, before: null, after: {} });
    change(first, 'G1');
    change(second, 'G1');
    change(third, 'G1', 'region');
    expect(store.imports.findLaterOnSameSubjects(first)?.no).toBe(second);
    expect(store.imports.findLaterOnSameSubjects(second)).toBeNull();
    store.imports.markUndone(second, AT, BY);
    expect(store.imports.findLaterOnSameSubjects(first)).toBeNull();
  });
});
