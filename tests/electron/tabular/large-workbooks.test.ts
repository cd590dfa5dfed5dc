import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { workbookBytes } from '../../../electron/tabular/hucre.ts';
import { readTable } from '../../../electron/tabular/read-table.ts';
import { writeWholeFile } from '../../../electron/tabular/write-file.ts';
import { writeXlsx } from '../../../electron/tabular/write-xlsx.ts';
import { zipEntries } from '../../../electron/tabular/zip-directory.ts';
import { createZipWriter } from '../../../electron/tabular/zip-writer.ts';
import { failureOf } from '../import/import-bed.ts';

/** Sheets of this size are scanned, smaller ones are read by the library. */
const LARGE = 8 * 1024 * 1024;
const ROWS = 32_000;

function tempFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'startier-large-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'a.xlsx');
}

async function cellsOf(path: string): Promise<readonly (readonly string[])[]> {
  const bytes = readFileSync(path);
  const sheet = zipEntries(bytes)?.find(({ name }) => name === 'xl/worksheets/sheet1.xml');
  expect(sheet?.unpackedBytes).toBeGreaterThan(LARGE);
  const { rows } = await readTable(bytes, path);
  const all: (readonly string[])[] = [];
  for await (const { cells } of rows) all.push(cells);
  return all;
}

const TEXTS = ['天水路营业厅', 'a & b <c> "d"', '_x0041_', '=1+1', ' spaced ', '😀 𠀀', "it's", '0012'];

/** Texts, numbers, shares, days and instants, with gaps. */
const row = (at: number): readonly (string | null)[] => [
  `GS-${at}`,
  TEXTS[at % TEXTS.length] ?? null,
  at % 7 === 0 ? null : `${at % 2 === 0 ? '-' : ''}${at}.${String(at % 100).padStart(2, '0')}`,
  String(at * 1000),
  `${at % 100}.5`,
  at % 5 === 0 ? null : `2026-0${1 + (at % 9)}-1${at % 10}`,
  `2026-09-30 ${String(at % 24).padStart(2, '0')}:3${at % 10}`,
];
const COLUMNS = (['text', 'text', 'number', 'integer', 'percent', 'date', 'instant'] as const).map((kind) => ({ header: kind, kind }));
/** As the reader says it: numbers without last zeros, nothing as ''. */
const read = (at: number): readonly string[] =>
  row(at).map((cell, column) => {
    if (cell === null) return '';
    if (column === 2) return cell.replace(/\.?0+$/, '').replace(/^-0$/, '0');
    if (column === 4) return `${cell.replace(/\.?0+$/, '')}%`;
    return column === 6 ? (cell.endsWith(' 00:00') ? cell.slice(0, 10) : `${cell}:00`) : cell;
  });

describe('a large workbook', () => {
  it('is read back as it was written: every kind of cell, and gaps', async () => {
    const path = tempFile();
    await writeXlsx(path, { name: '网点', columns: COLUMNS, rows: (function* () { for (let at = 1; at <= ROWS; at += 1) yield row(at); })() });
    const cells = await cellsOf(path);
    expect(cells).toHaveLength(ROWS);
    const wrong = cells.findIndex((found, at) => found.join('|') !== read(at + 1).join('|'));
    expect(wrong < 0 ? null : { found: cells[wrong], expected: read(wrong + 1) }).toBeNull();
  });

  it('is read alike when another program wrote it, with shared texts', async () => {
    const path = tempFile();
    const rows = Array.from({ length: ROWS }, (_, at) => [`代码${at}`, TEXTS[at % TEXTS.length]!, at / 8, at % 3 === 0 ? null : at, 'x', 'y', 'z']);
    const bytes = await workbookBytes([{ name: 'A', widths: [10, 10, 10, 10, 5, 5, 5], rows: [['a', 'b', 'c', 'd', 'e', 'f', 'g'], ...rows], choices: new Map() }]);
    await writeWholeFile(path, (sink) => sink.write(bytes));
    const cells = await cellsOf(path);
    const expected = rows.map((cellsOfRow) => cellsOfRow.map((cell) => (cell === null ? '' : String(cell))));
    expect(cells.length).toBe(ROWS);
    expect(cells[31_999]).toEqual(expected[31_999]);
    expect(cells.every((found, at) => found.join('|') === expected[at]?.join('|'))).toBe(true);
  });

  it('is read on by the library from the row that has another form, none twice', async () => {
    const path = tempFile();
    await packed(path, (at) => (at === 30_000 ? `<c r="A${at}" t="inlineStr"><is><r><t>rich</t></r><r><t> text</t></r></is></c>` : `<c r="A${at}" t="inlineStr"><is><t>row ${at} of a sheet that is long enough to be scanned</t></is></c><c r="B${at}"><v>${at}</v></c><c r="C${at}"><v>0.125</v></c>`), '</sheetData></worksheet>');
    const cells = await cellsOf(path);
    expect(cells.length).toBe(79_999);
    expect(cells[29_998]).toEqual(['rich text', '', '']);
    expect(cells.map(([, number]) => number).filter((number) => number !== '')).toEqual(Array.from({ length: 79_999 }, (_, at) => String(at + 2)).filter((number) => number !== '30000'));
  });

  it('is refused when it was not written to its end', async () => {
    const path = tempFile();
    await packed(path, (at) => `<c r="A${at}" t="inlineStr"><is><t>row ${at} of a sheet that is long enough to be scanned</t></is></c><c r="B${at}"><v>${at}</v></c><c r="C${at}"><v>0.125</v></c>`, '');
    expect((await failureOf(cellsOf(path))).code).toBe('import/not-a-workbook');
  });
});

/** A workbook of one sheet by hand: heads, then 79,999 rows of these cells. */
async function packed(path: string, cells: (row: number) => string, end: string): Promise<void> {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  await writeWholeFile(path, async (sink) => {
    const zip = createZipWriter(sink);
    await zip.entry('[Content_Types].xml', ['<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>']);
    await zip.entry('_rels/.rels', [`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]);
    await zip.entry('xl/workbook.xml', [`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`]);
    await zip.entry('xl/_rels/workbook.xml.rels', [`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`]);
    await zip.entry('xl/styles.xml', ['<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>']);
    await zip.entry('xl/worksheets/sheet1.xml', (function* () {
      yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row>';
      for (let from = 2; from <= 80_000; from += 1000) {
        let piece = '';
        for (let at = from; at < from + 1000 && at <= 80_000; at += 1) piece += `<row r="${at}">${cells(at)}</row>`;
        yield piece;
      }
      yield end;
    })());
    await zip.finish();
  });
}
