import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readTable } from '../../../electron/tabular/read-table.ts';
import { writeCsv } from '../../../electron/tabular/write-csv.ts';
import { writeXlsx } from '../../../electron/tabular/write-xlsx.ts';
import { zipEntries } from '../../../electron/tabular/zip-directory.ts';
import { failureOf } from '../import/import-bed.ts';

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'startier-table-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function cellsOf(path: string): Promise<readonly (readonly string[])[]> {
  const { rows } = await readTable(readFileSync(path), path);
  const all: (readonly string[])[] = [];
  for await (const { cells } of rows) all.push(cells);
  return all;
}

const COLUMNS = [
  { header: '名称', kind: 'text' },
  { header: '差', kind: 'number' },
] as const;

describe('writeCsv', () => {
  it('starts with the byte-order mark and ends lines as Windows does', async () => {
    const path = join(tempFolder(), 'a.csv');
    await writeCsv(path, COLUMNS, [['甲, 乙', '1.50']]);
    expect(readFileSync(path, 'utf8')).toBe('\uFEFF名称,差\r\n"甲, 乙",1.50\r\n');
  });

  it('neutralises texts that a spreadsheet would run, and leaves numbers as they are', async () => {
    const path = join(tempFolder(), 'a.csv');
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'];
    await writeCsv(path, COLUMNS, dangerous.map((text) => [text, '-3.5']));
    const lines = readFileSync(path, 'utf8').split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.replace(/^"/, '')[0])).toEqual(dangerous.map(() => "'"));
    expect(lines.every((line) => line.endsWith(',-3.5'))).toBe(true);
    expect(await cellsOf(path)).toEqual(dangerous.map((text) => [text, '-3.5']));
  });

  it('neutralises a number column’s cell that is no number', async () => {
    const path = join(tempFolder(), 'a.csv');
    await writeCsv(path, COLUMNS, [['a', '-2+3']]);
    expect(readFileSync(path, 'utf8')).toContain("a,'-2+3");
  });

  it('leaves the old file and no draft when the rows fail', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.csv'), 'old');
    const rows = (function* () {
      yield ['a', '1'];
      throw new RangeError('stop');
    })();
    await expect(writeCsv(join(folder, 'a.csv'), COLUMNS, rows)).rejects.toThrow(RangeError);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('says which file cannot be written', async () => {
    const path = join(tempFolder(), 'no-such-folder', 'a.csv');
    expect(await failureOf(writeCsv(path, COLUMNS, []))).toEqual({ code: 'file/cannot-write', params: { file: path, detail: 'ENOENT' } });
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    const folder = tempFolder();
    const { symlinkSync } = await import('node:fs');
    symlinkSync('/dev/full', join(folder, `a.csv.part-${process.pid}`));
    expect((await failureOf(writeCsv(join(folder, 'a.csv'), COLUMNS, [['a', '1']]))).code).toBe('file/disk-full');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('writeXlsx', () => {
  const columns = [
    { header: '编码', kind: 'text' },
    { header: '总分', kind: 'number', places: 2 },
    { header: '名次', kind: 'integer' },
    { header: '日期', kind: 'date' },
  ] as const;

  it('keeps codes as texts, numbers exact, and days as days', async () => {
    const path = join(tempFolder(), 'a.xlsx');
    await writeXlsx(path, { name: '结果', columns, rows: [['0012', '84.42', 5, '2026-09-30'], ['=1+1', null, null, '2026-02-28']] });
    expect(await cellsOf(path)).toEqual([
      ['0012', '84.42', '5', '2026-09-30'],
      ['=1+1', '', '', '2026-02-28'],
    ]);
  });

  it('keeps a number of more than 15 digits as a text, so that none is lost', async () => {
    const path = join(tempFolder(), 'a.xlsx');
    await writeXlsx(path, { name: '结果', columns, rows: [['a', '123456789012345678', null, null]] });
    expect(await cellsOf(path)).toEqual([['a', '123456789012345678', '', '']]);
  });

  it('adds a sheet that says what the workbook is', async () => {
    const path = join(tempFolder(), 'a.xlsx');
    await writeXlsx(path, { name: '结果', columns, rows: [] }, { name: '说明', facts: [['方案', '社会渠道 v3']] });
    const names = zipEntries(readFileSync(path))?.map(({ name }) => name);
    expect(names).toContain('xl/worksheets/sheet2.xml');
  });

  it('makes the same bytes for the same content', async () => {
    const folder = tempFolder();
    for (const name of ['a.xlsx', 'b.xlsx']) await writeXlsx(join(folder, name), { name: '结果', columns, rows: [['a', '1', 1, '2026-01-01']] });
    expect(readFileSync(join(folder, 'a.xlsx')).equals(readFileSync(join(folder, 'b.xlsx')))).toBe(true);
  });

  it('leaves out what XML cannot hold', async () => {
    const path = join(tempFolder(), 'a.xlsx');
    await writeXlsx(path, { name: 'a/b:c', columns, rows: [['a\u0001b <&> _x0041_', null, null, null]] });
    expect(await cellsOf(path)).toEqual([['ab <&> _x0041_', '', '', '']]);
  });
});
