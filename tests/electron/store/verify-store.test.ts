import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../db/store.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import { verifyStoreFile } from '../../../electron/services/store/verify-store.ts';
import type { Problem } from '../../../shared/errors.ts';
import { addChecklist, addOutlet, addVisit } from '../../db/support/records.ts';
import { storeContext } from './store-context.ts';

const codes = (problems: readonly Problem[]): readonly string[] => problems.map((problem) => problem.code);

describe('verifyStoreFile', () => {
  it('finds nothing in a sound store and then asks for the published runs to be graded again', () => {
    const { store } = storeContext();
    const found: Problem = { severity: 'error', path: 'run 1', code: 'store/failed-check', params: { detail: 'x' } };
    expect(verifyStoreFile(store)).toEqual([]);
    expect(verifyStoreFile(store, () => [found])).toEqual([found]);
  });

  it('finds an altered journal, a lost reference and a broken figure chunk, each with its place', () => {
    const { store } = storeContext();
    const figure = store.figures.ensure('sales', 'sales', null);
    const importNo = store.imports.start({ id: 'i' as never, kind: 'figures', fileName: 'f.csv', fileHash: '', options: {}, at: 'now', by: 'me' });
    store.figures.write(importNo, figure.no, '2026-01' as never, { outletNos: [1], values: ['1'], rows: [2] });
    store.db.exec(`UPDATE journal SET by_user = 'someone'; UPDATE figure_chunk SET origin = x'00'`);
    store.db.pragma('foreign_keys = OFF');
    store.db.exec(`INSERT INTO outlet_state VALUES (7, '0001-01-01', 'x', NULL, NULL, NULL, NULL, 'open', '{}')`);
    expect(verifyStoreFile(store).map((problem) => [problem.code, problem.path])).toEqual([
      ['store/lost-reference', 'outlet_state'],
      ['store/journal-broken', 'journal 1'],
      ['store/figure-chunk-broken', 'figure sales 2026-01'],
    ]);
  });

  it('finds levels kept for runs that the level history does not say', () => {
    const { store } = storeContext();
    store.levels.keepStanding('S', '2026-01' as never);
    expect(verifyStoreFile(store)).toEqual([]);
    store.db.exec(`UPDATE level_standing SET bytes = x'00' WHERE name = 'level'`);
    expect(verifyStoreFile(store).map((problem) => [problem.code, problem.path])).toEqual([['store/standing-differs', 'levels S 2026-01']]);
  });

  it('finds outlets kept for runs that the records do not say', () => {
    const { store } = storeContext();
    store.outlets.populationColumns('2026-01-31' as never);
    store.outlets.keepPopulation();
    expect(verifyStoreFile(store)).toEqual([]);
    store.db.exec(`UPDATE kept_population SET bytes = x'00' WHERE name = 'names'`);
    expect(codes(verifyStoreFile(store))).toEqual(['store/population-differs']);
  });

  it('finds visits kept for runs that the records do not say', () => {
    const { store } = storeContext();
    addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: addChecklist(store) });
    store.countedVisits.keepMonths('2026-01-01' as never, '2026-01-31' as never);
    expect(verifyStoreFile(store)).toEqual([]);
    store.db.exec(`UPDATE kept_visits SET bytes = CAST('W1' AS BLOB) WHERE name = 'codes'`);
    expect(verifyStoreFile(store).map((problem) => [problem.code, problem.path])).toEqual([['store/visits-differ', 'visits 2026-01']]);
  });

  it('finds damage in the file and says no more', () => {
    const { store } = storeContext();
    for (let n = 0; n < 3000; n += 1) store.regions.ensurePath([`第${n}区`]);
    store.close();
    const bytes = readFileSync(store.path);
    bytes.fill(0xa5, 40 * 4096, 44 * 4096);
    writeFileSync(store.path, bytes);
    const damaged = openStore(store.path);
    const problems = verifyStoreFile(damaged);
    damaged.close();
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(codes(problems))).toEqual(new Set(['store/failed-check']));
  });
});

describe('verifyStore', () => {
  it('finds nothing in a new store, which has no published run', () => {
    expect(verifyStore(storeContext())).toEqual({ problems: [], runs: 0 });
  });
});
