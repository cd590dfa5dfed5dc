import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { DELIMITERS, type Delimiter, type TablePlace } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { utf8Bytes } from './decode-text.ts';
import type { Grid, GridRow } from './table.ts';

const LINES_LOOKED_AT = 20;
/** Enough to tell the delimiter. */
const HEAD_BYTES = 256 * 1024;
/** Given to the parser at a time: it makes all records of a piece before the first is asked for. */
const PIECE_BYTES = 16 * 1024;
/** A longer record is one whose quote was never closed. */
const MAX_RECORD_BYTES = 8 * 1024 * 1024;

/**
 * Opens CSV in any of the encodings of `utf8Bytes`, with comma, semicolon or tab: as the place says, else found by looking at
 * the first lines.
 *
 * Reading its rows throws too, with the line: `import/csv-broken` (a quote that is not closed or stands wrong).
 *
 * @throws {AppError} what `utf8Bytes` refuses
 */
export function readCsv(raw: Uint8Array, file: string, place: TablePlace): Grid {
  const { bytes, encoding } = utf8Bytes(raw, file, place.encoding);
  const delimiter = place.delimiter ?? delimiterOf(bytes);
  const last = bytes.at(-1);
  const isEnded = last === 0x0a || last === 0x0d;
  const about = Math.max(0, count(bytes, 0x0a) - (isEnded ? 1 : 0));
  return { format: 'csv', sheets: [], sheet: null, encoding, delimiter, rows: recordsOf(bytes, delimiter, file), about, isEnded };
}

async function* recordsOf(bytes: Uint8Array, delimiter: Delimiter, file: string): AsyncGenerator<readonly GridRow[]> {
  const parser = parse({ delimiter, bom: true, relax_column_count: true, max_record_size: MAX_RECORD_BYTES });
  const source = Readable.from(pieces(bytes));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const own = line;
      line += 1 + lineEndsIn(record);
      if (record.some((cell) => cell.trim() !== '')) yield [{ line: own, cells: record.some(isNeutralised) ? record.map(plainCell) : record }];
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

/** The one that splits the first lines into most cells: their middle one, as titles stand above a head and notes in cells. */
function delimiterOf(bytes: Uint8Array): Delimiter {
  const text = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).replace(/"[^"]*"/g, '');
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').slice(0, LINES_LOOKED_AT);
  const middles = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length).sort((a, b) => a - b);
    return { delimiter, middle: counts[Math.floor(counts.length / 2)] ?? 0, most: counts.at(-1) ?? 0 };
  });
  const [best] = middles.toSorted((a, b) => b.middle - a.middle || b.most - a.most);
  return best?.delimiter ?? ',';
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
