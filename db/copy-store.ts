import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../shared/errors.ts';
import { openConnection } from './connection.ts';
import { fromFileError } from './file-error.ts';
import { checkLayout, quickCheck } from './migrate.ts';
import { fromSqliteError } from './sqlite-error.ts';

/** Pages copied between two reports: 8 MB. */
const PAGES_A_STEP = 2000;

/**
 * Writes the store, as it is at this moment, to `target` while others may go on writing to it; then reads the copy through.
 * The copy is one file, without a write-ahead log beside it.
 *
 * @param target must not exist; what was written of it is left there when this fails
 * @param onStep told the pages done and all pages; it may throw to stop the copy
 * @throws {AppError} `store/missing`, `store/not-a-store`, `store/newer`, `store/damaged`, `store/full`, `store/cannot-open`
 */
export async function copyStore(source: string, target: string, onStep: (done: number, of: number) => void): Promise<void> {
  if (!existsSync(dirname(target))) throw new AppError('store/cannot-open', { file: target, detail: dirname(target) });
  const db = openConnection(source, { mustExist: true, readonly: true });
  try {
    checkLayout(db, source);
    // An open read keeps one state of the store in view, so that a busy writer does not make the copy start over.
    db.exec('BEGIN');
    db.pragma('schema_version');
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onStep(totalPages - remainingPages, totalPages);
        return PAGES_A_STEP;
      },
    });
  } catch (error) {
    throw fromFileError(fromSqliteError(error, target), target);
  } finally {
    db.close();
  }
  finishCopy(target);
}

function finishCopy(file: string): void {
  const db = openConnection(file, { mustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
    const fault = quickCheck(db);
    if (fault !== null) throw new AppError('store/damaged', { file, detail: fault });
  } catch (error) {
    throw fromSqliteError(error, file);
  } finally {
    db.close();
  }
}
