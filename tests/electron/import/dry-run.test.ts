import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dryRun, faultPage, previewPage } from '../../../electron/services/import/dry-run.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { failureOf, importBed, type ImportBed } from './import-bed.ts';
import { storeContent } from './store-content.ts';

const SEPTEMBER = '2026-09' as PeriodId;
const PAGE = { offset: 0, limit: 100 };
const FILE = '网点编码,放号,收入\nA,1,2\nB,"1,23",n/a\nC,5,6\nX,7,8\n';

async function bedWithOutlets(): Promise<ImportBed> {
  const bed = importBed();
  await bed.bring('outlets', ['网点编码,名称', 'A,甲', 'B,乙', 'C,丙']);
  return bed;
}

describe('dryRun', () => {
  it('counts what the import counts, names every fault at its cell, and changes nothing', async () => {
    const bed = await bedWithOutlets();
    const request = { kind: 'figures', path: bed.file('9月.csv', FILE), period: SEPTEMBER } as const;
    const before = storeContent(bed.store.path);
    const memory = await dryRun(bed.context, request);
    expect(memory.outcome).toMatchObject({ rows: 4, inserted: 4, updated: 0, unchanged: 0, rejected: 2, skipped: 0, faults: 3, columns: ['网点编码', '放号', '收入'] });
    expect(memory.outcome.makes).toEqual([
      { kind: 'figure', name: '放号' },
      { kind: 'figure', name: '收入' },
    ]);
    expect(faultPage(memory, PAGE)).toEqual({
      total: 3,
      rows: [
        { in: 'table', sheet: null, row: 3, place: 1, column: '放号', cell: 'B3', value: '1,23', code: 'import/ambiguous-number', params: { value: '1,23', readings: '1.23 / 123' }, suggestions: ['1.23', '123'] },
        { in: 'table', sheet: null, row: 3, place: 2, column: '收入', cell: 'C3', value: 'n/a', code: 'import/says-nothing', params: { value: 'n/a' }, suggestions: [''] },
        { in: 'table', sheet: null, row: 5, place: 0, column: '网点编码', cell: 'A5', value: 'X', code: 'import/unknown-outlet', params: { value: 'X' }, suggestions: [] },
      ],
    });
    expect(storeContent(bed.store.path)).toBe(before);
    expect(await runImport(bed.context, request)).toMatchObject({ inserted: 4, rejected: 2 });
  });

  it('reads mended cells and leaves rows out as asked; the rejects file has the rows as they stood', async () => {
    const bed = await bedWithOutlets();
    const request = {
      kind: 'figures',
      path: bed.file('9月.csv', FILE),
      period: SEPTEMBER,
      fixes: [
        { in: 'table', row: 3, place: 1, value: '1.23' },
        { in: 'table', row: 3, place: 2, value: '' },
        { in: 'table', row: 5, place: 1, value: '9' },
      ],
      skips: [4],
    } as const;
    const memory = await dryRun(bed.context, request);
    expect(memory.outcome).toMatchObject({ inserted: 3, rejected: 1, skipped: 1, faults: 1 });
    expect(previewPage(memory, { ...PAGE, show: 'all' }).rows.map(({ row, cells, state, fixed }) => [row, cells.join('|'), state, fixed])).toEqual([
      [2, 'A|1|2', 'sound', []],
      [3, 'B|1.23|', 'sound', [1, 2]],
      [4, 'C|5|6', 'skipped', []],
      [5, 'X|9|8', 'rejected', [1]],
    ]);
    const summary = await runImport(bed.context, request);
    expect(summary).toMatchObject({ inserted: 3, rejected: 1, skipped: 1 });
    expect(readFileSync(summary.rejectsFile ?? '', 'utf8').replace('\ufeff', '').trim().split(/\r?\n/).map((line) => line.split(',').slice(0, 3).join(','))).toEqual(['网点编码,放号,收入', 'C,5,6', 'X,7,8']);
  });

  it('pages through faults of one kind and rows of one state', async () => {
    const bed = await bedWithOutlets();
    const rows = Array.from({ length: 1200 }, (_, at) => (at % 3 === 0 ? `A${at},x` : 'A,1'));
    const memory = await dryRun(bed.context, { kind: 'events', path: bed.file('events.csv', `网点编码,数量,日期,事件类型\n${rows.map((row) => `${row},2026-09-01,complaint`).join('\n')}\n`) });
    expect(memory.outcome).toMatchObject({ rows: 1200, inserted: 800, rejected: 400, faults: 800 });
    expect(memory.outcome.faultCodes.map(({ code, count }) => [code, count])).toEqual(expect.arrayContaining([['import/bad-number', 400]]));
    const page = faultPage(memory, { offset: 390, limit: 20, code: 'import/bad-number' });
    expect([page.total, page.rows.length, page.rows[0]?.row]).toEqual([400, 10, 2 + 390 * 3]);
    const rejected = previewPage(memory, { offset: 399, limit: 5, show: 'rejected' });
    expect([rejected.total, rejected.rows.map(({ row }) => row)]).toEqual([400, [2 + 399 * 3]]);
    expect(previewPage(memory, { offset: 0, limit: 1, show: 'sound' })).toMatchObject({ total: 800, rows: [{ row: 3, state: 'sound' }] });
  });

  it('says what each column is by its place, so that heads may stand twice or nowhere', async () => {
    const bed = await bedWithOutlets();
    const path = bed.file('twice.csv', '编码,数量,,数量\nA,1,3,2\n');
    const columns = [{ to: 'field', field: 'outlet_code' }, { to: 'own', code: '放号' }, { to: 'nothing' }, { to: 'own', code: '缴费' }] as const;
    expect((await dryRun(bed.context, { kind: 'figures', path, period: SEPTEMBER, columns })).outcome).toMatchObject({ inserted: 2, rejected: 0 });
    expect((await failureOf(dryRun(bed.context, { kind: 'figures', path, period: SEPTEMBER, columns: columns.slice(1) }))).code).toBe('import/columns-differ');
    const twice = [columns[0], columns[1], columns[2], columns[1]];
    expect((await failureOf(dryRun(bed.context, { kind: 'figures', path, period: SEPTEMBER, columns: twice }))).code).toBe('import/duplicate-columns');
    expect((await failureOf(dryRun(bed.context, { kind: 'figures', path, period: SEPTEMBER, columns: [columns[1], columns[2], columns[2], columns[3]] }))).code).toBe('import/missing-columns');
    expect((await failureOf(dryRun(bed.context, { kind: 'figures', path, period: SEPTEMBER, columns: [columns[0], columns[1], { to: 'own' }, columns[3]] }))).code).toBe('import/column-unnamed');
  });

  it('may be all or nothing: a rejected row then stops the import, and the rejects file says why', async () => {
    const bed = await bedWithOutlets();
    const request = { kind: 'figures', path: bed.file('9月.csv', FILE), period: SEPTEMBER, whole: true } as const;
    const before = storeContent(bed.store.path);
    const failure = await failureOf(runImport(bed.context, request));
    expect(failure).toMatchObject({ code: 'import/rows-rejected', params: { count: 2 } });
    expect(readFileSync(String(failure.params['rejects']), 'utf8')).toContain('X,7,8');
    expect(storeContent(bed.store.path)).toBe(before);
  });

  it('says of the same file that nothing would change', async () => {
    const bed = await bedWithOutlets();
    const request = { kind: 'figures', path: bed.file('a.csv', '网点编码,放号\nA,1\nB,2\n'), period: SEPTEMBER } as const;
    await runImport(bed.context, request);
    expect((await dryRun(bed.context, request)).outcome).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, rejected: 0 });
  });
});
