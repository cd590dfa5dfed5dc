import Sqlite, { type Database } from 'better-sqlite3';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { v7 as uuid } from 'uuid';
import { AppError } from '../shared/errors.ts';
import { APPLICATION_ID, openConnection, useWriteAheadLog } from './connection.ts';
import { onFile } from './file-error.ts';
import { checkLayout, migrate, quickCheck } from './migrate.ts';
import { openRepositories, type Repositories } from './repositories/open-repositories.ts';
import { fromSqliteError, translated } from './sqlite-error.ts';

/** An open store: one connection, used by one thread. */
export interface Store extends Repositories {
  /** Absolute path of the file. */
  readonly path: string;
  readonly db: Database;
  /**
   * Runs `work` in one transaction that takes the write lock at once; nested calls are savepoints. `work` is synchronous.
   * When it throws, nothing of it stays.
   *
   * @throws {AppError} `store/busy` when another program holds the write lock for 5 seconds, `store/full`, `store/io`
   */
  readonly transaction: <T>(work: () => T) => T;
  /** Reads in `work` all see the same state of the store. */
  readonly snapshot: <T>(work: () => T) => T;
  readonly close: () => void;
}

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Also looks through the whole file for damage (about a second a gigabyte). */
  readonly check?: boolean;
  /** How long a writer waits for another one; left out: 5,000. */
  readonly busyTimeoutMs?: number;
  /** The file is itself a copy, so none is made before its layout is brought up to date. */
  readonly isCopy?: boolean;
  /** For one piece of long work: large commits end with the log, whose pages go into the file when the store is closed. */
  readonly isJob?: boolean;
}

/** Who makes the store, and when; left out: the account of the operating system, now. */
export interface CreateOptions {
  /** Instant, ISO text. */
  readonly at?: string;
  readonly by?: string;
}

/**
 * Makes an empty store and opens it. It is built under another name first, so that a half-made one never bears the name.
 *
 * @throws {AppError} `store/exists` (also when only a write-ahead log of that name is there), `store/full`, `store/cannot-open`
 */
export function createStore(path: string, options: CreateOptions = {}): Store {
  const file = resolve(path);
  for (const taken of [file, `${file}-wal`]) if (existsSync(taken)) throw new AppError('store/exists', { file: taken });
  const draft = `${file}.new-${process.pid}`;
  removeStoreFiles(draft);
  try {
    buildEmpty(draft, options);
    onFile(file, () => renameSync(draft, file));
  } catch (error) {
    removeStoreFiles(draft);
    throw error;
  }
  return openStore(file);
}

/** Pages of a job's log before a commit moves them into the file: 64 MB. */
const JOB_LOG_PAGES = 8192;

/**
 * Opens a store, bringing its layout up to date first.
 *
 * @throws {AppError} `store/missing`, `store/not-a-store`, `store/newer`, `store/damaged`, `store/busy`, `store/older-read-only`
 */
export function openStore(path: string, options: OpenOptions = {}): Store {
  const file = resolve(path);
  const isReadonly = options.readonly === true;
  const wait = options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs };
  const db = openConnection(file, { mustExist: true, readonly: isReadonly, ...wait });
  try {
    return translated(file, () => {
      const { version, newest } = checkLayout(db, file);
      if (isReadonly && version < newest) throw new AppError('store/older-read-only', { file, found: version, known: newest });
      const fault = options.check === true ? quickCheck(db) : null;
      if (fault !== null) throw new AppError('store/damaged', { file, detail: fault });
      if (!isReadonly) {
        migrate(db, file, { keepCopy: options.isCopy !== true });
        useWriteAheadLog(db);
        if (options.isJob === true) db.pragma(`wal_autocheckpoint = ${JOB_LOG_PAGES}`);
      }
      return storeOn(db, file);
    });
  } catch (error) {
    db.close();
    throw error;
  }
}

function buildEmpty(file: string, options: CreateOptions): void {
  const db = openConnection(file, { mustExist: false });
  try {
    translated(file, () => {
      // Runs are columns of 100 KB and more: larger pages halve what their writing costs beside the bytes themselves.
      db.pragma('page_size = 8192');
      db.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(db, file);
      const store = storeOn(db, file);
      store.transaction(() => {
        const { at = new Date().toISOString(), by = userInfo().username } = options;
        const id = uuid();
        store.meta.set('store.id', id);
        store.meta.set('store.madeAt', at);
        store.meta.set('store.madeBy', by);
        store.journal.record({ action: 'store.create', subjectKind: 'store', subjectId: null, before: null, after: { id }, at, by });
      });
    });
  } finally {
    db.close();
  }
}

function storeOn(db: Database, file: string): Store {
  return {
    ...openRepositories(db, file),
    path: file,
    db,
    transaction: (work) => inTransaction(db, file, 'immediate', work),
    snapshot: (work) => inTransaction(db, file, 'deferred', work),
    close: () => close(db),
  };
}

/**
 * Moves the log into the file and gathers SQLite's statistics where tables have grown since, so that long lists are found by the right index; a bounded number
 * of rows is looked at. A store that another program is writing to, or that is full, is closed without.
 */
function close(db: Database): void {
  if (db.open && !db.readonly && !db.inTransaction) {
    try {
      db.pragma('busy_timeout = 0');
      db.pragma('optimize');
      // The file holds all again, also where others have it open: what cannot be moved now stays in the log.
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError)) throw error;
    }
  }
  db.close();
}

function inTransaction<T>(db: Database, file: string, kind: 'immediate' | 'deferred', work: () => T): T {
  try {
    return db.transaction(work)[kind]();
  } catch (error) {
    throw fromSqliteError(error, file);
  }
}

/** Takes a store's file away with the files that SQLite keeps beside it. */
export function removeStoreFiles(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}
