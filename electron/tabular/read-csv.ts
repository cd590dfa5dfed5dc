import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { AppError } from '../../shared/errors.ts';
import { utf8Bytes } from './decode-text.ts';
import type { Table, TableRow } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const PIECE_BYTES = 256 * 1024;
/** A longer record is one whose quote was never closed. */
const MAX_RECORD_BYTES = 8 * 1024 * 1024;

/**
 * Opens CSV in any of the encodings of `utf8Bytes`, with comma, semicolon or tab, found by looking at the head.
 *
 * Reading its rows throws too, with the line: `import/csv-broken` (a quote that is not closed or stands wrong) and
 * `import/row-cut-off` (the last line ends before its last cell).
 *
 * @throws {AppError} `import/file-empty`, `import/csv-broken`, and what `utf8Bytes` refuses
 */
export async function readCsv(raw: Uint8Array, file: string): Promise<Table> {
  const bytes = utf8Bytes(raw, file);
  const records = recordsOf(bytes, delimiterOf(bytes), file);
  const first = await records.next();
  if (first.done === true) throw new AppError('import/file-empty', { file });
  const heads = first.value.cells.map((cell) => cell.trim());
  const columns = heads.slice(0, heads.findLastIndex((head) => head !== '') + 1);
  const last = bytes.at(-1);
  const isEnded = last === 0x0a || last === 0x0d;
  return { columns, rows: rowsOf(records, columns.length, file, isEnded), about: Math.max(0, count(bytes, 0x0a) - (isEnded ? 1 : 0)) };
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

async function* rowsOf(records: AsyncGenerator<CsvRecord>, width: number, file: string, isEnded: boolean): AsyncGenerator<TableRow> {
  let held: TableRow | null = null;
  for await (const { line, cells } of records) {
    if (held !== null) yield held;
    held = fitted(line, cells, width);
  }
  if (held === null) return;
  if (held.excess < 0 && !isEnded) throw new AppError('import/row-cut-off', { file, line: held.line });
  yield held;
}

function fitted(line: number, record: readonly string[], width: number): TableRow {
  if (record.length === width) return { line, cells: record, excess: 0 };
  // Spreadsheets write empty columns at the end of every row.
  const beyond = record.slice(width).findLastIndex((cell) => cell.trim() !== '') + 1;
  const cells = Array.from({ length: width }, (_, at) => record[at] ?? '');
  return { line, cells, excess: record.length < width ? record.length - width : beyond };
}

async function* recordsOf(bytes: Uint8Array, delimiter: string, file: string): AsyncGenerator<CsvRecord> {
  const parser = parse({ delimiter, bom: true, relax_column_count: true, max_record_size: MAX_RECORD_BYTES });
  const source = Readable.from(pieces(bytes));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const own = line;
      line += 1 + lineEndsIn(record);
      if (record.some((cell) => cell.trim() !== '')) yield { line: own, cells: record.some(isNeutralised) ? record.map(plainCell) : record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('import/csv-broken', { file, line: brokenLine(error, bytes) }, { cause: error });
  } finally {
    source.destroy();
  }
}

/** The parser notices a quote that is not closed at the end of the file: the line on which it was opened says more. */
function brokenLine(error: CsvError & { readonly lines?: number }, bytes: Uint8Array): number {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return isOpen ? lastOpenedLine(bytes) : (error.lines ?? 1);
}

function lastOpenedLine(bytes: Uint8Array): number {
  let [line, opened, isQuoted] = [1, 1, false];
  for (const byte of bytes) {
    if (byte === 0x0a) line += 1;
    if (byte !== 0x22) continue;
    // A doubled quote closes and opens again on the same line.
    isQuoted = !isQuoted;
    if (isQuoted) opened = line;
  }
  return opened;
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

/** The one that stands most often in the first line that is not blank, outside of quotes. */
function delimiterOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, PIECE_BYTES));
  const head = (/[^\s][^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function lineEndsIn(record: readonly string[]): number {
  let ends = 0;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) ends += 1;
  }
  return ends;
}

function count(bytes: Uint8Array, byte: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found += 1;
  return found;
}

/** A cell to which a writer of CSV gave an apostrophe, so that no spreadsheet runs it as a formula. */
function isNeutralised(cell: string): boolean {
  return cell.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(cell);
}

function plainCell(cell: string): string {
  return isNeutralised(cell) ? cell.slice(1) : cell;
}
