import type { Database } from 'better-sqlite3';
import { resolve } from 'node:path';
import { AppError } from '../shared/errors.ts';
import { openConnection } from './connection.ts';

/** Held by the window that has the store open. */
export interface WindowLock {
  readonly release: () => void;
}

/**
 * Takes the place of the one window of a store; null: another window has it.
 *
 * The lock is an open exclusive transaction on `<store>.lock`, an empty SQLite file, so the operating system lets go of it
 * when the process ends, however that happens. The store itself stays free: the command line reads and writes it meanwhile.
 * The file is left behind on purpose: taking it away could take it from under a window that has just opened it.
 *
 * @throws {AppError} `store/cannot-open`, `store/read-only` when the folder cannot be written
 */
export function acquireWindowLock(storePath: string): WindowLock | null {
  const file = `${resolve(storePath)}.lock`;
  const db = openLockFile(file);
  if (db === null) return null;
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => void db.close() };
}

function openLockFile(file: string): Database | null {
  try {
    return openConnection(file, { mustExist: false, busyTimeoutMs: 0 });
  } catch (error) {
    if (error instanceof AppError && error.code === 'store/busy') return null;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
