import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { TablePlace } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { readCsv } from './read-csv.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import { tableOf } from './table-of.ts';
import type { Grid, Table } from './table.ts';

const MAX_FILE_MB = 512;

/**
 * The bytes of a file to import.
 *
 * @throws {AppError} `import/no-such-file`, `import/cannot-read`, `import/file-too-large`, `import/file-empty`
 */
export function readImportFile(path: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new AppError('import/no-such-file', { file: path });
  if (found.size > MAX_FILE_MB * 1048576) throw new AppError('import/file-too-large', { file: path, mb: Math.ceil(found.size / 1048576), most: MAX_FILE_MB });
  if (found.size === 0) throw new AppError('import/file-empty', { file: basename(path) });
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    throw new AppError('import/cannot-read', { file: path, detail: code }, { cause: error });
  }
}

/**
 * Opens a table in CSV or in a sheet of a workbook, told apart by the file's content, not by its name.
 *
 * @param isKnown whether a text is a head that some kind of file has: it tells the head from what stands above it
 * @throws {AppError} what the readers refuse
 */
export async function readTable(bytes: Uint8Array, path: string, place: TablePlace = {}, isKnown: (head: string) => boolean = () => false): Promise<Table> {
  const file = basename(path);
  return tableOf(await openGrid(bytes, file, place), file, place, isKnown);
}

async function openGrid(bytes: Uint8Array, file: string, place: TablePlace): Promise<Grid> {
  const startsWith = (...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (startsWith(0x50, 0x4b, 3) || startsWith(0x50, 0x4b, 5)) return readXlsx(bytes, file, place);
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) return readXls(bytes, file, place);
  return readCsv(bytes, file, place);
}
