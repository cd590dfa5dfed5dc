import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../electron/services/import/dry-run.ts';
import type { TableImportRequest } from '../../../shared/contract/import-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { unzipped, zipOf } from '../../builders/zip.ts';
import { gbk, importBed, type ImportBed } from './import-bed.ts';
import { storeContent } from './store-content.ts';

const LIBREOFFICE = readFileSync(join(import.meta.dirname, '../../fixtures/import/libreoffice.xlsx'));
const OLD = readFileSync(join(import.meta.dirname, '../../fixtures/import/libreoffice.xls'));

interface BrokenFile {
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Promise<Uint8Array | string> | Uint8Array | string;
  readonly request?: Partial<TableImportRequest>;
  /** What the dry run says: the code that refuses the whole file, or counts and the faults with their cells. */
  readonly says: string;
}

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
const events = { kind: 'events' } as const;
const outlets = { kind: 'outlets' } as const;

async function withSheet(change: (xml: string) => string): Promise<Uint8Array> {
  const parts = await unzipped(LIBREOFFICE);
  parts['xl/worksheets/sheet3.xml'] = change(parts['xl/worksheets/sheet3.xml'] ?? '');
  return zipOf(parts);
}

const BROKEN: readonly BrokenFile[] = [
  { name: 'a workbook that was cut off', file: 'cut.xlsx', bytes: () => LIBREOFFICE.subarray(0, LIBREOFFICE.length - 40), says: 'refused: import/not-a-workbook' },
  {
    name: 'a workbook with spoiled bytes in a sheet',
    file: 'spoiled.xlsx',
    bytes: () => Buffer.from(LIBREOFFICE).fill(0x55, 200, 260),
    request: { ...events, sheet: '投诉' },
    says: 'refused: import/not-a-workbook',
  },
  {
    name: 'a workbook whose sheet was not written to its end',
    file: 'half-sheet.xlsx',
    bytes: () => withSheet((xml) => xml.slice(0, xml.indexOf('</row>') + 6)),
    request: { ...events, sheet: '投诉' },
    says: 'refused: import/not-a-workbook',
  },
  {
    name: 'a workbook that lists a sheet it does not hold',
    file: 'no-sheet.xlsx',
    bytes: async () => {
      const { 'xl/worksheets/sheet3.xml': _gone, ...rest } = await unzipped(LIBREOFFICE);
      return zipOf(rest);
    },
    says: 'refused: import/not-a-workbook',
  },
  { name: 'a zip file that is no workbook', file: 'letters.xlsx', bytes: () => zipOf({ 'letter.txt': 'Dear all' }), says: 'refused: import/not-a-workbook' },
  { name: 'a sheet that the workbook lacks', file: 'ok.xlsx', bytes: () => LIBREOFFICE, request: { sheet: '10月' }, says: 'refused: import/no-such-sheet' },
  { name: 'an old workbook that was cut off', file: 'cut.xls', bytes: () => OLD.subarray(0, 1024), says: 'refused: import/old-workbook' },
  { name: 'a picture called a table', file: 'picture.csv', bytes: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), says: 'refused: import/half-written' },
  { name: 'bytes in no known encoding', file: 'bytes.csv', bytes: () => Uint8Array.from([0x61, 0x2c, 0xff, 0xff, 0x0a, 0x80, 0x2c, 0xff]), says: 'refused: import/not-text' },
  { name: 'GBK read as UTF-8 by order', file: 'gbk.csv', bytes: () => gbk(lines('网点编码,名称', 'A,甲')), request: { ...outlets, encoding: 'utf-8' }, says: 'refused: import/not-text' },
  { name: 'a file that ends inside a character', file: 'cut.csv', bytes: () => Buffer.from('网点编码,名称\nA,甲').subarray(0, -1), request: outlets, says: 'refused: import/cut-in-character' },
  { name: 'a last row that is cut off', file: 'cut-row.csv', bytes: () => '网点编码,名称,市\nA,甲,兰州\nB,乙', request: outlets, says: 'refused: import/row-cut-off' },
  { name: 'a quote that is never closed', file: 'quote.csv', bytes: () => lines('网点编码,名称', 'A,"甲', 'B,乙'), request: outlets, says: 'refused: import/csv-broken' },
  { name: 'zero bytes after a power cut', file: 'power.csv', bytes: () => Buffer.concat([Buffer.from(lines('网点编码,名称', 'A,甲')), Buffer.alloc(512)]), request: outlets, says: 'refused: import/half-written' },
  { name: 'blank lines only', file: 'blank.csv', bytes: () => ' \n\n', says: 'refused: import/file-empty' },
  { name: 'a head without rows', file: 'head.csv', bytes: () => lines('网点编码,放号'), says: 'refused: import/no-rows' },
  { name: 'the same head twice', file: 'twice.csv', bytes: () => lines('网点编码,放号,放号', 'LZ-001,1,2'), says: 'refused: import/duplicate-columns' },
  { name: 'no column of the outlet', file: 'no-code.csv', bytes: () => lines('网点,放号', 'LZ-001,1'), says: 'refused: import/missing-columns' },
  {
    name: 'numbers as other countries and tired people write them',
    file: 'numbers.csv',
    bytes: () => lines('网点编码,a,b,c', 'LZ-001,"1.234,5","1,23",1O5', 'LZ-002,"1,234.5",12.5%,1.2万'),
    says: '3 new, 1 rejected: B2 ambiguous-number [1234.5 | 1.2345], C2 ambiguous-number [1.23 | 123], D2 bad-number [105]',
  },
  {
    name: 'errors of formulas, dashes and a total below',
    file: 'formulas.csv',
    bytes: () => lines('网点编码,a,b', 'LZ-001,#REF!,1', 'LZ-002,-,2', '合计,3,3'),
    says: '0 new, 3 rejected: B2 formula-error [], B3 says-nothing [], A4 unknown-outlet []',
  },
  {
    name: 'days that can be read in two ways',
    file: 'days.csv',
    bytes: () => lines('网点编码,日期,事件类型', 'LZ-001,03/04/2026,complaint', 'LZ-001,25/03/2026,complaint', 'LZ-002,46266,complaint', 'LZ-002,2026-02-30,complaint'),
    request: events,
    says: '1 new, 3 rejected: B2 ambiguous-date [2026-03-04 | 2026-04-03], B4 serial-date [2026-09-01], B5 bad-date []',
  },
  {
    name: 'codes that a spreadsheet took the zeros from, and codes twice',
    file: 'codes.csv',
    bytes: () => lines('网点编码,a', '103,1', 'ＬＺ-００１,2', 'LZ-002,3', 'LZ-002,4', ',5'),
    says: '1 new, 4 rejected: A2 unknown-outlet-near [0103], A3 unknown-outlet-near [LZ-001], A5 duplicate-row [], A6 blank []',
  },
  {
    name: 'rows with cells too many and too few',
    file: 'ragged.csv',
    bytes: () => lines('网点编码,a,b', 'LZ-001,1,2,3', 'LZ-002,1', '0103,1,2,,'),
    says: '2 new, 2 rejected: 2 row-length [], 3 row-short []',
  },
  {
    name: 'periods of another month, and October kept as a number',
    file: 'periods.csv',
    bytes: () => lines('网点编码,月份,a', 'LZ-001,2026年8月,1', 'LZ-002,2026.1,2', '0103,2026-09-30,3'),
    says: '1 new, 2 rejected: B2 other-period [2026-09], B3 ambiguous-period [2026-01 | 2026-10]',
  },
];

async function saidOf(bed: ImportBed, broken: BrokenFile): Promise<string> {
  const path = bed.file(broken.file, await broken.bytes());
  try {
    const { outcome, faults } = await dryRun(bed.context, { kind: 'figures', period: '2026-09' as PeriodId, ...broken.request, path });
    const cells = faults.map(({ cell, row, code, suggestions }) => `${cell ?? row} ${code.replace('import/', '')} [${suggestions.join(' | ')}]`);
    return `${outcome.inserted} new, ${outcome.rejected} rejected: ${cells.join(', ')}`;
  } catch (error) {
    if (error instanceof AppError) return `refused: ${error.code}`;
    throw error;
  }
}

describe('a dry run of broken files', () => {
  it('names each fault with its place, and leaves the store as it was', async () => {
    const bed = importBed();
    await bed.bring('outlets', ['网点编码,名称', 'LZ-001,天水路', 'LZ-002,雁滩', '0103,西固']);
    const before = storeContent(bed.store.path);
    const said: Record<string, string> = {};
    for (const broken of BROKEN) said[broken.name] = await saidOf(bed, broken);
    expect(said).toEqual(Object.fromEntries(BROKEN.map(({ name, says }) => [name, says])));
    expect(storeContent(bed.store.path)).toBe(before);
  });
});
