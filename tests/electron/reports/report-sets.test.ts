import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printerOf } from '../../../electron/cli/hand-over.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { regionTree } from '../../../electron/services/outlets/list-outlets.ts';
import { deleteReportSet, findReportSet, keepFolder, listReportSets, saveReportSet } from '../../../electron/services/reports/report-sets.ts';
import { runReportSet } from '../../../electron/services/reports/run-report-set.ts';
import type { PagePrinter } from '../../../electron/services/reports/page-printer.ts';
import type { NewReportSet } from '../../../shared/contract/report-set-calls.ts';
import { fillSmallNetwork, JULY, openTestStore, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

/** Plain Node lays out no pages: what would print fails as it does on a command line without Electron. */
const NO_PAGES: PagePrinter = { print: () => Promise.resolve().then(() => printerOf('none').print({ lang: 'zh', documents: [] })), close: () => Promise.resolve() };

let test: TestStore;
let folder: string;
beforeAll(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER });
  folder = mkdtempSync(join(tmpdir(), 'startier-sets-'));
});
afterAll(() => {
  test.close();
  rmSync(folder, { recursive: true, force: true });
});

function newSet(more: Partial<NewReportSet> = {}): NewReportSet {
  return { name: '月底', schemeCode: 'TEST', lang: 'zh', regionIds: [], perRegion: false, items: [{ kind: 'table', table: 'results', format: 'csv' }], ...more };
}

describe('report sets', () => {
  it('are kept by name, changed, and dropped, each with its journal entry', () => {
    const set = saveReportSet(test.context, newSet({ name: '季末' }));
    expect(saveReportSet(test.context, { ...newSet({ name: '季末通报', lang: 'en' }), id: set.id })).toMatchObject({ id: set.id, name: '季末通报', lang: 'en' });
    keepFolder(test.context, set.id, folder);
    expect(findReportSet(test.context, '季末通报').folder).toBe(folder);
    deleteReportSet(test.context, { setId: set.id });
    expect(() => findReportSet(test.context, '季末通报')).toThrow(expect.objectContaining({ code: 'report/set-not-found' }) as Error);
    const journal = test.store.journal.list({ subjectId: set.id, offset: 0, limit: 10 });
    expect(journal.rows.map(({ action }) => action).toSorted()).toEqual(['reportSet.delete', 'reportSet.save', 'reportSet.save', 'reportSet.save']);
  });

  it('do not take a name that another set has', () => {
    const set = saveReportSet(test.context, newSet({ name: '甲' }));
    expect(() => saveReportSet(test.context, newSet({ name: '甲' }))).toThrow(expect.objectContaining({ code: 'report/set-name-taken' }) as Error);
    expect(saveReportSet(test.context, { ...newSet({ name: '甲' }), id: set.id }).name).toBe('甲');
    deleteReportSet(test.context, { setId: set.id });
    expect(listReportSets(test.context)).toEqual([]);
  });
});

describe('runReportSet', () => {
  const run = (set: NewReportSet, name: string) => runReportSet(test.context, saveReportSet(test.context, set), { period: SEPTEMBER, folder: join(folder, name) }, NO_PAGES);

  it('writes tables with their rows into the folder, which it makes', async () => {
    const done = await run(newSet(), 'all');
    expect(done).toMatchObject({ name: '月底', period: SEPTEMBER, path: join(folder, 'all') });
    expect(done.files).toHaveLength(1);
    const [file] = done.files;
    expect(file?.error).toBeNull();
    // The rows of the file itself, its head and byte-order mark aside.
    expect(readFileSync(file!.path, 'utf8').trim().split('\n')).toHaveLength(file!.rows + 1);
  });

  it('gives each region a folder of its own with its outlets only', async () => {
    const cities = regionTree(test.context).filter(({ level }) => level === 1);
    const done = await run(newSet({ name: '分市', regionIds: cities.map(({ id }) => id), perRegion: true }), 'by-city');
    expect(done.files.map(({ region }) => region)).toEqual(cities.map(({ name }) => name));
    const [first] = done.files;
    expect(first?.path.startsWith(join(folder, 'by-city', cities[0]!.name))).toBe(true);
    const text = readFileSync(first!.path, 'utf8');
    expect([text.includes('甲市'), text.includes('乙市')].filter(Boolean)).toHaveLength(1);
  });

  it('tells what failed and goes on with the rest', async () => {
    const items = [
      { kind: 'report', report: 'certificate', files: 'one' },
      { kind: 'report', report: 'ranking', files: 'one' },
      { kind: 'table', table: 'outlets', format: 'csv' },
    ] as const;
    const done = await run(newSet({ name: '有失败', items }), 'failing');
    expect(done.files.map(({ error }) => error?.code ?? null)).toEqual(['report/not-published', 'report/no-pages', null]);
    expect(existsSync(done.files[2]!.path)).toBe(true);
  });

  it('wants a run of the period', async () => {
    const set = saveReportSet(test.context, newSet({ name: '没有运算' }));
    await expect(runReportSet(test.context, set, { period: JULY, folder }, NO_PAGES)).rejects.toMatchObject({ code: 'report/no-run-of-period' });
  });

  it('ends at a cancel', async () => {
    const set = saveReportSet(test.context, newSet({ name: '取消' }));
    await expect(runReportSet({ ...test.context, isCancelled: () => true }, set, { period: SEPTEMBER, folder: join(folder, 'none') }, NO_PAGES)).rejects.toMatchObject({ code: 'task/cancelled' });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
