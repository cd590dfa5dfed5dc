import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { createDemo } from '../../../electron/services/demo/create-demo.ts';
import { exportTable } from '../../../electron/services/export/export-request.ts';
import { writeShownTable } from '../../../electron/services/export/shown-table.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ExportRequest } from '../../../shared/ipc-contract.ts';
import { PROGRAM_VERSION } from '../../../shared/program-version.ts';
import { openTestStore, type TestStore } from '../grading/small-network.ts';

const SCHEME = 'telecom-channel-40-30-10-20';
const TABLES = ['outlets', 'visits', 'results', 'movements', 'appeals', 'actions', 'auditors'] as const;

describe('every table that leaves the program', () => {
  let bed: TestStore;
  let folder: string;
  let runId: RunId;

  beforeAll(() => {
    bed = openTestStore();
    folder = mkdtempSync(join(tmpdir(), 'startier-round-'));
    createDemo(bed.context, { outlets: 60, periods: 2 });
    ({ runId } = startGradingRun(bed.context, { schemeCode: SCHEME, period: '2026-09' as PeriodId }));
  });
  afterAll(() => {
    bed.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const request = (table: (typeof TABLES)[number], format: ExportRequest['format']): ExportRequest => {
    const head = { format, lang: 'zh' as const };
    return table === 'results' || table === 'movements' ? { ...head, table, query: { runId } } : { ...head, table, query: {} };
  };

  it.each(TABLES)('gives the same %s read back from a workbook, from CSV and from JSON', async (table) => {
    const path = (ending: string): string => join(folder, `${table}.${ending}`);
    const rows = await exportTable(bed.context, request(table, 'json'), path('json'));
    await exportTable(bed.context, request(table, 'csv'), path('csv'), 'codes');
    await exportTable(bed.context, request(table, 'xlsx'), path('xlsx'), 'codes');
    await exportTable(bed.context, request(table, 'json'), path('json'), 'codes');
    const json = JSON.parse(readFileSync(path('json'), 'utf8')) as Record<string, string | number | null>[];
    const csv = parse<Record<string, string>>(readFileSync(path('csv'), 'utf8'), { columns: true, bom: true });
    const sheets = (await readXlsx(readFileSync(path('xlsx')))).sheets;
    const [heads = [], ...cells] = sheets[0]?.rows ?? [];
    expect([json.length, csv.length, cells.length]).toEqual([rows, rows, rows]);
    for (const [at, row] of json.entries()) {
      for (const [code, value] of Object.entries(row)) {
        const text = value === null ? '' : String(value);
        expect(csv[at]?.[code]?.replace(/^'(?=[=+\-@\t\r])/, ''), `${table} CSV ${code} ${at}`).toBe(text);
        const cell = cells[at]?.[heads.indexOf(code)] ?? null;
        if (typeof cell === 'number') expect(cell, `${table} XLSX ${code} ${at}`).toBe(Number(text));
        else expect(cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''), `${table} XLSX ${code} ${at}`).toBe(text);
      }
    }
  });

  it('says in the workbook what it is, what was left out, and by which program it was written', async () => {
    const path = join(folder, 'about.xlsx');
    await exportTable(bed.context, { format: 'xlsx', lang: 'zh', table: 'results', query: { runId, ownership: ['agent'], text: '路' }, sort: { by: 'total', descending: true } }, path);
    const { sheets } = await readXlsx(readFileSync(path));
    const facts = new Map(sheets.at(-1)?.rows.map(([head, text]) => [String(head), String(text)]));
    expect(sheets.at(-1)?.name).toBe('说明');
    expect(facts.get('方案')).toMatch(/\(telecom-channel-40-30-10-20\) v1$/);
    for (const hash of ['方案校验值', '输入校验值', '结果校验值']) expect(facts.get(hash)).toMatch(/^[0-9a-f]{64}$/);
    expect(facts.get('周期')).toBe('2026-09');
    expect(facts.get('筛选')).toBe('归属 代办；搜索 路');
    expect(facts.get('排序')).toBe('按总分降序');
    expect(facts.get('导出人')).toBe('渠道经理');
    expect(facts.get('程序')).toBe(`星阶 StarTier ${PROGRAM_VERSION}`);
  });

  it('writes a table as shown with its kinds, and reads it back', async () => {
    const table = {
      name: '网点列表',
      facts: [['排序', '按得分降序']] as const,
      columns: [{ head: '编码', kind: 'text' }, { head: '得分', kind: 'number', places: 2 }, { head: '占比', kind: 'percent', places: 1 }, { head: '日期', kind: 'date' }, { head: '时间', kind: 'instant' }] as const,
      rows: [['007', '-1310.50', '98.6', '2026-09-30', '2026-09-30 16:42'], ['=1+1', '未评级', null, null, null]],
    };
    const [xlsx, csv] = [join(folder, 'shown.xlsx'), join(folder, 'shown.csv')];
    expect(await writeShownTable(bed.context, { table, ending: 'xlsx', lang: 'zh' }, xlsx)).toBe(2);
    await writeShownTable(bed.context, { table, ending: 'csv', lang: 'zh' }, csv);
    const { sheets } = await readXlsx(readFileSync(xlsx));
    expect(sheets[0]?.rows[1]?.slice(0, 3)).toEqual(['007', -1310.5, 0.986]);
    expect((sheets[0]?.rows[1]?.slice(3) as Date[]).map((at) => at.toISOString())).toEqual(['2026-09-30T00:00:00.000Z', '2026-09-30T16:42:00.000Z']);
    expect(sheets[0]?.rows[2]?.slice(0, 2)).toEqual(['=1+1', '未评级']);
    expect(readFileSync(csv, 'utf8')).toBe("\uFEFF编码,得分,占比,日期,时间\r\n007,-1310.50,98.6%,2026-09-30,2026-09-30 16:42\r\n'=1+1,未评级,,,\r\n");
  });

  it('is written by the version that package.json states', () => {
    expect(PROGRAM_VERSION).toBe((JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string }).version);
  });
});
