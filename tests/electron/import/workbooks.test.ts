import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../electron/tabular/read-table.ts';
import { isKnownHead } from '../../../electron/services/import/import-fields.ts';
import type { TablePlace } from '../../../shared/contract/import-calls.ts';
import { zipOf } from '../../builders/zip.ts';
import { failureOf } from './import-bed.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/import');

async function read(bytes: Uint8Array, place: TablePlace = {}) {
  const table = await readTable(bytes, 'book.xlsx', place, isKnownHead);
  const rows: [number, readonly string[]][] = [];
  for await (const { line, cells } of table.rows) rows.push([line, cells]);
  const { columns, headerRow, headerRows, sheets, sheet, format } = table;
  return { columns, headerRow, headerRows, sheets, sheet, format, rows };
}

/** Saved by LibreOffice 7.4 from `libreoffice.fods`: texts in runs, merged cells, percents, formulas and their errors, days. */
describe.each(['libreoffice.xlsx', 'libreoffice-1904.xlsx'])('the workbook of LibreOffice %s', (name) => {
  const bytes = readFileSync(join(FIXTURES, name));

  it('has its head in two rows below a title; percents are read as they are shown', async () => {
    expect(await read(bytes, { sheet: '9月' })).toEqual({
      format: 'xlsx',
      sheets: ['旧表', '9月', '投诉'],
      sheet: '9月',
      headerRow: 3,
      headerRows: 2,
      columns: ['网点编码', '网点名称', '放号量-本月', '放号量-完成率', '缴费-本月', '缴费-完成率'],
      rows: [
        [5, ['LZ-001', '天水路营业厅', '1234.5', '12.5%', '1.2万', '98.6 %']],
        [7, ['LZ-002', '雁滩合作厅', '１２３', '100.5%', '0.3', '#DIV/0!']],
      ],
    });
  });

  it('has days of either calendar, times of day, line ends and signs in texts', async () => {
    const { rows } = await read(bytes, { sheet: '投诉' });
    expect(rows).toEqual([
      [2, ['LZ-001', '2026-09-01', 'complaint', '第一行\n第二行']],
      [3, ['LZ-002', '2026-09-30 15:30:00', 'complaint', '<&> "引"']],
    ]);
  });
});

describe('the old workbook of LibreOffice', () => {
  it('is read alike, but for percents, which it does not tell', async () => {
    const bytes = readFileSync(join(FIXTURES, 'libreoffice.xls'));
    expect(await read(bytes, { sheet: '9月' })).toMatchObject({
      format: 'xls',
      sheets: ['旧表', '9月', '投诉'],
      rows: [
        [5, ['LZ-001', '天水路营业厅', '1234.5', '0.125', '1.2万', '98.6 %']],
        [7, ['LZ-002', '雁滩合作厅', '１２３', '1.005', '0.3', '#DIV/0!']],
      ],
    });
    expect((await read(bytes, { sheet: '投诉' })).rows[0]).toEqual([2, ['LZ-001', '2026-09-01', 'complaint', '第一行\n第二行']]);
  });

  it('is refused where the workbook says that it is encrypted', async () => {
    const bytes = Buffer.from(readFileSync(join(FIXTURES, 'libreoffice.xls')));
    const begin = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]));
    bytes.writeUInt16LE(0x2f, begin + 20);
    expect((await failureOf(read(bytes))).code).toBe('import/old-workbook');
  });
});

describe('the workbook of a library', () => {
  it('is read with its types, whether texts are shared or stand in their cells', async () => {
    for (const stringMode of ['shared', 'inline'] as const) {
      const rows = [
        ['网点编码', '放号量', '完成率', '日期', '在营'],
        ['007', 0.1 + 0.2, 0.985, new Date(Date.UTC(2026, 8, 1)), true],
        ['雁滩 A_x0041_', -1234567.125, 1, new Date(Date.UTC(1900, 2, 1)), false],
      ];
      const cells = new Map(rows.slice(1).flatMap((row, at) => [[`${at + 1},2`, { value: row[2], style: { numFmt: '0.0%' } }]] as [string, { value: number; style: { numFmt: string } }][]));
      const bytes = await writeXlsx({ sheets: [{ name: '数据', rows, cells }], stringMode });
      expect((await read(bytes)).rows).toEqual([
        [2, ['007', '0.3', '98.5%', '2026-09-01', 'TRUE']],
        [3, ['雁滩 A_x0041_'.replace('_x0041_', 'A'), '-1234567.125', '100%', '1900-03-01', 'FALSE']],
      ]);
    }
  });
});

describe('a workbook by hand', () => {
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const book = (sheets: string, ...xml: readonly string[]): Promise<Buffer> =>
    zipOf({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      '_rels/.rels': `<Relationships ${RELS}><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook ${MAIN}><sheets>${sheets}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships ${RELS}>${xml.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${TYPE}/worksheet" Target="/xl/worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
      ...Object.fromEntries(xml.map((rows, at) => [`xl/worksheets/sheet${at + 1}.xml`, `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`])),
    });
  const text = (words: string): string => `<c t="inlineStr"><is><r><t>${words.slice(0, 1)}</t></r><r><t>${words.slice(1)}</t></r></is></c>`;

  it('may leave out where its cells stand, and names of sheets may hold signs', async () => {
    const bytes = await book('<sheet name="A &amp; &quot;B&quot;" sheetId="1" r:id="rId1"/>', `<row>${text('编码')}${text('放号')}</row><row><c t="str"><v>A</v></c><c><v>1e2</v></c></row>`);
    expect(await read(bytes)).toMatchObject({ sheet: 'A & "B"', columns: ['编码', '放号'], rows: [[2, ['A', '100']]] });
  });

  it('is opened at its first sheet that is not hidden; a hidden one is not offered but may be named', async () => {
    const sheets = '<sheet name="旧" sheetId="1" state="hidden" r:id="rId1"/><sheet name="新" sheetId="2" r:id="rId2"/>';
    const bytes = await book(sheets, `<row>${text('旧头')}</row><row><c><v>1</v></c></row>`, `<row>${text('新头')}</row><row><c><v>2</v></c></row>`);
    expect(await read(bytes)).toMatchObject({ sheets: ['新'], sheet: '新', rows: [[2, ['2']]] });
    expect(await read(bytes, { sheet: '旧' })).toMatchObject({ sheet: '旧', rows: [[2, ['1']]] });
  });
});
