import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Table } from './table.ts';

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
 * Opens a table in CSV or the first sheet of a workbook, told apart by the file's content, not by its name.
 *
 * @throws {AppError} what the readers refuse; `import/old-workbook` for .xls and for a workbook with a password
 */
export async function readTable(bytes: Uint8Array, path: string): Promise<Table> {
  const file = basename(path);
  const startsWith = (...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (startsWith(0x50, 0x4b, 3) || startsWith(0x50, 0x4b, 5)) return readXlsx(bytes, file);
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) throw new AppError('import/old-workbook', { file });
  return readCsv(bytes, file);
}
