import type { TablePlace } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { shiftDecimal } from '../../shared/reading/shift-decimal.ts';
import { sheetRows, workbookSheets, type SheetRow } from './hucre.ts';
import { isPercent, lookThrough, partReader, sheetParts, type PercentCells, type SheetPart } from './sheet-parts.ts';
import { sharedTexts, stylesMeaning, UnusualSheet, type SheetMeaning } from './sheet-meaning.ts';
import { scanRows } from './sheet-scan.ts';
import type { Grid, GridRow } from './table.ts';
import { zipEntries, ZipFault, type ZipEntry } from './zip-directory.ts';

/** Sheets are read as a stream, the texts that they share are held in memory. */
const MAX_SHEET_BYTES = 1024 * 1024 * 1024;
const MAX_OTHER_BYTES = 300 * 1024 * 1024;
/** Real sheets pack to a tenth or so; only much that packs to next to nothing is suspicious. */
const MAX_RATIO = 400;
const RATIO_COUNTS_FROM = 64 * 1024 * 1024;
/** Below it the library is fast enough, and looks the whole sheet through before it gives a row. */
const SCANNED_FROM = 8 * 1024 * 1024;
const MAX_SHARED_BYTES = 32 * 1024 * 1024;

/**
 * Opens a sheet of a workbook as texts: numbers as Excel shows them (15 significant digits), percents with their sign, dates
 * as ISO days. The sheet is the place's, else the first that is not hidden.
 *
 * @throws {AppError} `import/not-a-workbook` (damaged or cut off; reading the rows may throw it too), `import/workbook-bomb`,
 * `import/no-such-sheet`
 */
export async function readXlsx(bytes: Uint8Array, file: string, place: TablePlace): Promise<Grid> {
  const entries = guardAgainstBomb(bytes, file);
  return asWorkbook(file, async () => {
    const parts = await sheetParts(bytes, entries);
    const shown = parts.filter(({ isHidden }) => !isHidden);
    const part = place.sheet === undefined ? (shown[0] ?? parts[0]) : parts.find(({ name }) => name === place.sheet);
    const sheets = (shown.length === 0 ? parts : shown).map(({ name }) => name);
    if (part === undefined) throw place.sheet === undefined ? new ZipFault('sheet') : new AppError('import/no-such-sheet', { file, sheet: place.sheet, found: sheets.join('、') });
    const rows = guarded(part.entry.unpackedBytes > SCANNED_FROM ? largeRows(bytes, entries, part) : gridRows(sheetRows(bytes, part.name), await lookThrough(bytes, entries, part)), file);
    return { format: 'xlsx', sheets, sheet: part.name, encoding: null, delimiter: null, rows, about: null, isEnded: true };
  });
}

/** A sheet of a small workbook: its cells as they are, dates as ISO days, numbers rounded to 15 significant digits. */
export interface PlainSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/**
 * All sheets of a workbook of a document.
 *
 * @throws {AppError} `import/not-a-workbook`, `import/workbook-bomb`
 */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<readonly PlainSheet[]> {
  guardAgainstBomb(bytes, file);
  const sheets = await asWorkbook(file, () => workbookSheets(bytes));
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(plainCell)) }));
}

function plainCell(value: SheetRow['values'][number] | undefined): string | number | boolean | null {
  if (typeof value === 'number') return Number(numberText(value));
  return value instanceof Date ? dateText(value) : (value ?? null);
}

/** A large sheet is scanned, which is several times as fast; from where it has no plain form the library reads it. */
async function* largeRows(bytes: Uint8Array, entries: readonly ZipEntry[], part: SheetPart): AsyncGenerator<readonly GridRow[]> {
  let last = 0;
  try {
    for await (const rows of scanRows(bytes, part.entry, await meaningOf(bytes, entries))) {
      last = rows.at(-1)?.line ?? last;
      yield rows;
    }
    return;
  } catch (error) {
    if (!(error instanceof UnusualSheet)) throw error;
  }
  const percents = await lookThrough(bytes, entries, part);
  for await (const rows of gridRows(sheetRows(bytes, part.name), percents)) if (rows.every(({ line }) => line > last)) yield rows;
}

/** @throws {UnusualSheet} where days are counted from 1904, or shared texts are more than texts */
async function meaningOf(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<SheetMeaning> {
  const part = partReader(bytes, entries);
  const shared = entries.find(({ name }) => name === 'xl/sharedStrings.xml');
  if (shared !== undefined && shared.unpackedBytes > MAX_SHARED_BYTES) throw new UnusualSheet('shared texts');
  const [workbook, styles, texts] = [await part('xl/workbook.xml'), await part('xl/styles.xml'), await part('xl/sharedStrings.xml')];
  if (workbook === null || styles === null || workbook.includes('date1904')) throw new UnusualSheet('workbook');
  return { ...stylesMeaning(styles), shared: texts === null ? [] : sharedTexts(texts), text: { number: numberText, date: dateText } };
}

async function* gridRows(rows: AsyncGenerator<SheetRow>, percents: PercentCells): AsyncGenerator<readonly GridRow[]> {
  for await (const { index, values } of rows) {
    const cells = values.map((value, at) => (typeof value === 'number' && isPercent(percents, index + 1, at) ? `${shiftDecimal(numberText(value), 2)}%` : cellText(value)));
    if (cells.some((cell) => cell.trim() !== '')) yield [{ line: index + 1, cells }];
  }
}

/** Whatever the library says of a file that it cannot read, said as one of ours. */
export async function asWorkbook<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('import/not-a-workbook', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}

async function* guarded(rows: AsyncGenerator<readonly GridRow[]>, file: string): AsyncGenerator<readonly GridRow[]> {
  try {
    for (let next = await asWorkbook(file, () => rows.next()); next.done !== true; next = await asWorkbook(file, () => rows.next())) yield next.value;
  } finally {
    await rows.return(undefined);
  }
}

/** Looks at the sizes before anything is unpacked; the reader then holds each entry to the size that is stated. */
function guardAgainstBomb(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  const entries = zipEntries(bytes);
  if (entries === null) throw new AppError('import/not-a-workbook', { file, detail: 'zip' });
  for (const { name, packedBytes, unpackedBytes } of entries) {
    const most = name.startsWith('xl/worksheets/') ? MAX_SHEET_BYTES : MAX_OTHER_BYTES;
    const isSuspicious = unpackedBytes > RATIO_COUNTS_FROM && unpackedBytes > packedBytes * MAX_RATIO;
    // A size of 0 would let the reader unpack without a bound.
    const hidesItsSize = unpackedBytes === 0 && packedBytes > 64;
    if (unpackedBytes > most || isSuspicious || hidesItsSize) throw new AppError('import/workbook-bomb', { file, mb: Math.ceil(unpackedBytes / 1048576) });
  }
  return entries;
}

/** What a cell says, as a text. */
export function cellText(value: SheetRow['values'][number]): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? dateText(value) : value;
}

/** A workbook's binary number rounded to 15 significant digits, as a plain decimal. GRADING.md section 2. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const point = 1 + Number(exponent);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const fraction = padded.slice(at).replace(/0+$/, '');
  return `${sign}${padded.slice(0, at)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A day, a time of day where the day is the calendar's zero, or both. */
function dateText(value: Date): string {
  const iso = value.toISOString();
  if (value.getTime() < FIRST_DAY_MS) return iso.slice(11, 16);
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
const FIRST_DAY_MS = Date.UTC(1900, 0, 1);
