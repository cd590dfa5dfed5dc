import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { numberText } from '../../../electron/tabular/read-xlsx.ts';
import { readTable } from '../../../electron/tabular/read-table.ts';
import type { TableRow } from '../../../electron/tabular/table.ts';
import { writeWholeFile } from '../../../electron/tabular/write-file.ts';
import { writeXlsx } from '../../../electron/tabular/write-xlsx.ts';
import { createZipWriter } from '../../../electron/tabular/zip-writer.ts';
import { failureOf, gbk } from '../import/import-bed.ts';

function tempFile(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'startier-table-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

async function read(bytes: Uint8Array | string, name = 'file.csv'): Promise<{ columns: readonly string[]; rows: TableRow[] }> {
  const { columns, rows } = await readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  const all: TableRow[] = [];
  for await (const row of rows) all.push(row);
  return { columns, rows: all };
}

const cells = ({ rows }: { rows: TableRow[] }) => rows.map((row) => row.cells);
const TEXT = '网点编码,名称\nLZ-001,天水路营业厅\nLZ-002,雁滩合作厅\n';
const ROWS = [
  ['LZ-001', '天水路营业厅'],
  ['LZ-002', '雁滩合作厅'],
];

describe('readTable of text', () => {
  const utf16be = Buffer.from(TEXT, 'utf16le').swap16();
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with byte-order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 LE with byte-order mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 LE without', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE with byte-order mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ['UTF-16 BE without', utf16be],
    ['GBK', gbk(TEXT)],
  ])('reads %s', async (_, bytes) => {
    const table = await read(bytes);
    expect(table.columns).toEqual(['网点编码', '名称']);
    expect(cells(table)).toEqual(ROWS);
  });

  // It is decoded in pieces of 1 MB: of the two lengths one has a letter of two bytes across that border.
  it.each(['', 'x'])('reads long GBK text without a letter lost, %j before it', async (before) => {
    const rows = Array.from({ length: 200 }, (_, at) => [`a${at}`, '网点名称'.repeat(1000)]);
    const bytes = gbk(`网点编码,${before}名称\n${rows.map((own) => own.join(',')).join('\n')}\n`);
    expect(bytes.length).toBeGreaterThan(1024 * 1024 + 9000);
    expect(cells(await read(bytes))).toEqual(rows);
  });

  it.each([',', ';', '\t'])('finds the delimiter %j', async (delimiter) => {
    expect(cells(await read(TEXT.replaceAll(',', delimiter)))).toEqual(ROWS);
  });

  it('does not take a delimiter inside of quotes for one', async () => {
    expect((await read('"a;b;c",d\n1,2\n')).columns).toEqual(['a;b;c', 'd']);
  });

  it('counts lines across quoted line ends and blank lines', async () => {
    const { rows } = await read('code,name\n1,"two\nlines"\n\n2,plain\n');
    expect(rows.map(({ line, cells: own }) => [line, own[1]])).toEqual([
      [2, 'two\nlines'],
      [5, 'plain'],
    ]);
  });

  it('leaves columns out that have neither head nor cells, and keeps commas and quotes in quotes', async () => {
    const table = await read('code,name,,\n1,"A ""B"", C",,\n');
    expect(table.columns).toEqual(['code', 'name']);
    expect(table.rows).toEqual([{ line: 2, cells: ['1', 'A "B", C'], excess: 0 }]);
  });

  it('says how many cells a row has beyond the head, or lacks', async () => {
    const { rows } = await read('a,b\n1,2,3\n4\n');
    expect(rows.map(({ line, excess }) => [line, excess])).toEqual([
      [2, 1],
      [3, -1],
    ]);
  });

  it('takes the apostrophe back that a writer put before a formula', async () => {
    expect(cells(await read("name\n'=1+1\n'tis\n"))).toEqual([['=1+1'], ["'tis"]]);
  });

  it('refuses a quote that is never closed, with the line on which its row begins', async () => {
    expect(await failureOf(read('code,name\n1,one\n2,"two\n3,three\n'))).toEqual({ code: 'import/csv-broken', params: { file: 'file.csv', line: 3 } });
  });

  it('refuses a last row that ends early without a line end', async () => {
    expect(await failureOf(read('code,name,city\n1,one,LZ\n2,tw'))).toEqual({ code: 'import/row-cut-off', params: { file: 'file.csv', line: 3 } });
  });

  it('takes a last row that is whole but for its line end', async () => {
    expect(cells(await read('code,name\n1,one'))).toEqual([['1', 'one']]);
  });

  it('refuses a file that ends inside a UTF-8 character', async () => {
    expect((await failureOf(read(Buffer.from(TEXT).subarray(0, -3)))).code).toBe('import/cut-in-character');
  });

  it('refuses zero bytes, as a power cut leaves them', async () => {
    expect((await failureOf(read(Buffer.concat([Buffer.from(TEXT), Buffer.alloc(512)])))).code).toBe('import/half-written');
  });

  it('refuses bytes that are no text in any of the encodings', async () => {
    expect((await failureOf(read(Uint8Array.from([0x61, 0x2c, 0xff, 0xff, 0x0a, 0x80, 0x2c, 0xff])))).code).toBe('import/not-text');
  });

  it('refuses a file of blank lines', async () => {
    expect((await failureOf(read('\n \n'))).code).toBe('import/file-empty');
  });

  it('refuses an old workbook', async () => {
    expect((await failureOf(read(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old.xls'))).code).toBe('import/old-workbook');
  });
});

describe('readTable of a workbook', () => {
  async function workbook(rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
    const path = tempFile('made.xlsx');
    const columns = (['text', 'number', 'date'] as const).map((kind) => ({ header: kind, kind }));
    await writeXlsx(path, { name: '网点', columns, rows });
    return readFileSync(path);
  }

  it('reads texts, numbers as Excel shows them, and days, with the row of the sheet', async () => {
    const table = await read(await workbook([['007', 0.1 + 0.2, '2026-09-01'], [null, null, null], ['雁滩', '-3.50', '1900-03-01']]), 'a.csv');
    expect(table.columns).toEqual(['text', 'number', 'date']);
    expect(table.rows).toEqual([
      { line: 2, cells: ['007', '0.3', '2026-09-01'], excess: 0 },
      { line: 4, cells: ['雁滩', '-3.5', '1900-03-01'], excess: 0 },
    ]);
  });

  it('refuses a workbook that was cut off', async () => {
    const whole = await workbook([['a', 1, '2026-09-01']]);
    expect((await failureOf(read(whole.subarray(0, whole.length - 40), 'half.xlsx'))).code).toBe('import/not-a-workbook');
    expect((await failureOf(read(whole.subarray(0, 200), 'half.xlsx'))).code).toBe('import/not-a-workbook');
  });

  it('refuses a workbook in which bytes are spoiled', async () => {
    const spoiled = Buffer.from(await workbook(Array.from({ length: 50 }, (_, i) => [`code ${i}`, i, '2026-09-01'])));
    spoiled.fill(0x55, 60, 120);
    expect((await failureOf(read(spoiled, 'spoiled.xlsx'))).code).toBe('import/not-a-workbook');
  });

  it('refuses a zip that would unpack to far more than a workbook does', async () => {
    const path = tempFile('bomb.xlsx');
    await writeWholeFile(path, async (sink) => {
      const zip = createZipWriter(sink);
      await zip.entry('xl/worksheets/sheet1.xml', Array.from({ length: 80 }, () => ' '.repeat(1024 * 1024)));
      await zip.finish();
    });
    expect(await failureOf(read(readFileSync(path), 'bomb.xlsx'))).toEqual({ code: 'import/workbook-bomb', params: { file: 'bomb.xlsx', mb: 80 } });
  });
});

describe('numberText', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1e21, '1000000000000000000000'],
    [1.23456789012345e15, '1234567890123450'],
    [-0.000001234, '-0.000001234'],
    [123456.7891, '123456.7891'],
    [-0, '0'],
    [2.675, '2.675'],
  ])('writes %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});
