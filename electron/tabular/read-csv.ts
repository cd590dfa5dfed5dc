import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../../shared/errors.ts';
import { decodeText } from './decode-text.ts';
import type { Table, TableRow } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads CSV in any of the encodings of `decodeText`, with comma, semicolon or tab, found by looking at the head.
 *
 * @throws {AppError} `import/file-empty`; with the line: `import/csv-broken` (a quote that is not closed or stands wrong),
 * `import/row-cut-off` (the last line ends before its last cell); and what `decodeText` refuses
 */
export function readCsv(bytes: Uint8Array, file: string): Table {
  const { text } = decodeText(bytes, file);
  const records = parseRecords(text, delimiterOf(text), file);
  let line = 1;
  let columns: readonly string[] | null = null;
  const rows: TableRow[] = [];
  for (const record of records) {
    const own = line;
    line += 1 + lineEndsIn(record);
    if (record.every((cell) => cell.trim() === '')) continue;
    if (columns === null) columns = withoutBlankEnd(record.map((cell) => cell.trim()));
    else rows.push(fitted(own, record.some(isNeutralised) ? record.map(plainCell) : record, columns.length));
  }
  if (columns === null) throw new AppError('import/file-empty', { file });
  const last = rows.at(-1);
  if (last !== undefined && last.excess < 0 && !/[\r\n]$/.test(text)) throw new AppError('import/row-cut-off', { file, line: last.line });
  return { columns, rows };
}

function fitted(line: number, record: readonly string[], width: number): TableRow {
  if (record.length === width) return { line, cells: record, excess: 0 };
  // Spreadsheets write empty columns at the end of every row.
  const beyond = record.slice(width).findLastIndex((cell) => cell.trim() !== '') + 1;
  const cells = Array.from({ length: width }, (_, at) => record[at] ?? '');
  return { line, cells, excess: record.length < width ? record.length - width : beyond };
}

function withoutBlankEnd(heads: readonly string[]): readonly string[] {
  return heads.slice(0, heads.findLastIndex((head) => head !== '') + 1);
}

function parseRecords(text: string, delimiter: string, file: string): readonly string[][] {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const found = (error as CsvError & { readonly lines?: number }).lines;
    throw new AppError('import/csv-broken', { file, line: brokenLine(text, delimiter, error.code, found ?? 1) }, { cause: error });
  }
}

/** Where the record begins whose quote is never closed: the parser only notices at the end of the file. */
function brokenLine(text: string, delimiter: string, code: string, found: number): number {
  if (code !== 'CSV_QUOTE_NOT_CLOSED') return found;
  let line = 1;
  let opened = 1;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') line += 1;
    if (text[at] !== '"') continue;
    const before = text[at - 1];
    if (isQuoted) isQuoted = false;
    else if (before === '"' || before === undefined || before === delimiter || before === '\n' || before === '\r') {
      if (before !== '"') opened = line;
      isQuoted = true;
    }
  }
  return opened;
}

/** The one that stands most often in the first line that is not blank, outside of quotes. */
function delimiterOf(text: string): string {
  const head = (/[^\s][^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function lineEndsIn(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/** A cell to which a writer of CSV gave an apostrophe, so that no spreadsheet runs it as a formula. */
function isNeutralised(cell: string): boolean {
  return cell.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(cell);
}

function plainCell(cell: string): string {
  return isNeutralised(cell) ? cell.slice(1) : cell;
}
