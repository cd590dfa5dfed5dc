import type { TablePlace } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { oldWorkbookSheets, type SheetRow } from './hucre.ts';
import { asWorkbook, cellText } from './read-xlsx.ts';
import type { Grid, GridRow } from './table.ts';

/** An old workbook has 65,536 rows a sheet at most and is read whole. */
const MAX_MB = 64;
const SECTOR = 512;
/** The record with which the old workbook begins, and the one behind it that says that the rest is encrypted. */
const BEGIN = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06];
const ENCRYPTED = 0x2f;

/**
 * Opens a sheet of an old workbook (.xls of Excel 97 to 2003) as texts, as `readXlsx` does; percents come without their sign,
 * as the numbers that the file holds.
 *
 * @throws {AppError} `import/old-workbook` (with a password, or older), `import/file-too-large`, `import/no-such-sheet`
 */
export async function readXls(bytes: Uint8Array, file: string, place: TablePlace): Promise<Grid> {
  if (bytes.length > MAX_MB * 1048576) throw new AppError('import/file-too-large', { file, mb: Math.ceil(bytes.length / 1048576), most: MAX_MB });
  if (isEncrypted(bytes)) throw new AppError('import/old-workbook', { file });
  const sheets = await asWorkbook(file, () => oldWorkbookSheets(bytes)).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError('import/old-workbook', { file }, { cause: error }) : error;
  });
  const sheet = place.sheet === undefined ? (sheets.find(({ rows }) => rows.length > 0) ?? sheets[0]) : sheets.find(({ name }) => name === place.sheet);
  const names = sheets.map(({ name }) => name);
  if (sheet === undefined) throw new AppError('import/no-such-sheet', { file, sheet: place.sheet ?? '', found: names.join('、') });
  return { format: 'xls', sheets: names, sheet: sheet.name, encoding: null, delimiter: null, rows: gridRows(sheet.rows), about: sheet.rows.length, isEnded: true };
}

async function* gridRows(rows: readonly (SheetRow['values'] | undefined)[]): AsyncGenerator<readonly GridRow[]> {
  for (const [at, values] of rows.entries()) {
    const cells = (values ?? []).map((value) => cellText(value ?? null));
    if (cells.some((cell) => cell.trim() !== '')) yield [{ line: at + 1, cells }];
  }
}

/** Streams of the file begin at sectors; the workbook's first record says what follows it. */
function isEncrypted(bytes: Uint8Array): boolean {
  for (let at = SECTOR; at + 24 < bytes.length; at += SECTOR) {
    if (BEGIN.every((byte, i) => bytes[at + i] === byte)) return bytes[at + 20] === ENCRYPTED && bytes[at + 21] === 0;
  }
  return false;
}
