import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../shared/errors.ts';
import { sqliteNativeBinding } from './native-binding.ts';
import { translated } from './sqlite-error.ts';

/** Marks a SQLite file as a StarTier store: the letters `STTR`. */
export const APPLICATION_ID = 0x53545452;

/** How long a writer waits for another one. */
const BUSY_TIMEOUT_MS = 5_000;

export interface ConnectionOptions {
  readonly readonly?: boolean;
  readonly mustExist: boolean;
  /** Left out: 5,000. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens a SQLite file with the pragmas that every connection to a store has.
 *
 * `synchronous = FULL`: in WAL mode NORMAL may lose the last commits at a power cut, and the program tells an auditor
 * "saved" after each answer. It costs one sync a commit; bulk work is one commit.
 *
 * @throws {AppError} `store/missing`, `store/cannot-open`, `store/not-a-store`, `store/damaged`, `store/busy`
 */
export function openConnection(file: string, options: ConnectionOptions): Database.Database {
  if (options.mustExist && !existsSync(file)) throw new AppError('store/missing', { file });
  if (!existsSync(dirname(file))) throw new AppError('store/cannot-open', { file, detail: dirname(file) });
  return translated(file, () => {
    const binding = sqliteNativeBinding();
    const db = new Database(file, {
      readonly: options.readonly === true,
      fileMustExist: options.mustExist,
      timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
      ...(binding === undefined ? {} : { nativeBinding: binding }),
    });
    try {
      db.pragma('foreign_keys = ON');
      db.pragma('trusted_schema = OFF');
      db.pragma('temp_store = MEMORY');
      db.pragma('cache_size = -65536');
      db.pragma('synchronous = FULL');
      db.pragma('journal_size_limit = 67108864');
      // The first read: here SQLite finds out whether the file is one of its own.
      db.pragma('schema_version', { simple: true });
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Readers do not wait for the writer, nor it for them. Kept in the file, so it is set once. */
export function useWriteAheadLog(db: Database.Database): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
}

/** A pragma's one whole number. */
export function pragmaNumber(db: Database.Database, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}
