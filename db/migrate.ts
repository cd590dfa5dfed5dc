import type { Database } from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import { AppError } from '../shared/errors.ts';
import { APPLICATION_ID, pragmaNumber } from './connection.ts';
import type { Migration } from './migrations/migration.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { fromSqliteError } from './sqlite-error.ts';

/** What a store's header says of it. */
export interface StoreLayout {
  /** `user_version`: the last migration applied; 0: none. */
  readonly version: number;
  /** The newest layout that this program knows. */
  readonly newest: number;
}

/** The newest layout that this program knows. */
export function newestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Refuses what is no store of ours or is newer than the program.
 *
 * @throws {AppError} `store/not-a-store`, `store/newer`
 */
export function checkLayout(db: Database, file: string, migrations: readonly Migration[] = MIGRATIONS): StoreLayout {
  if (pragmaNumber(db, 'application_id') !== APPLICATION_ID) throw new AppError('store/not-a-store', { file });
  const version = pragmaNumber(db, 'user_version');
  const newest = newestVersion(migrations);
  if (version > newest) throw new AppError('store/newer', { file, found: version, known: newest });
  return { version, newest };
}

export interface MigrateOptions {
  /** Whether a store with data is copied first; left out: true. */
  readonly keepCopy?: boolean;
  /** The ordered steps; left out: all of the program's. */
  readonly migrations?: readonly Migration[];
}

/**
 * Applies all pending migrations in one transaction. A store that already holds data is checked and copied beside itself
 * first (`<file>.layout-<version>.bak`).
 *
 * @returns the copy's path; null: nothing was pending or the store was empty.
 * @throws {AppError} `store/newer`, `store/damaged`, `store/full`, `store/busy`
 */
export function migrate(db: Database, file: string, options: MigrateOptions = {}): string | null {
  const { keepCopy = true, migrations = MIGRATIONS } = options;
  try {
    const version = pragmaNumber(db, 'user_version');
    if (version >= newestVersion(migrations)) return null;
    const copy = version > 0 && keepCopy ? copyBeside(db, file, version) : null;
    db.transaction(() => applyPending(db, migrations)).immediate();
    return copy;
  } catch (error) {
    throw fromSqliteError(error, file);
  }
}

/** Says what is wrong with the file's pages; null: nothing. Reads the whole file. */
export function quickCheck(db: Database): string | null {
  const first = String(db.pragma('quick_check(1)', { simple: true }));
  return first === 'ok' ? null : first;
}

// Reads the version again: another process may have migrated between the copy and the lock.
function applyPending(db: Database, migrations: readonly Migration[]): void {
  const version = pragmaNumber(db, 'user_version');
  for (const migration of migrations) {
    if (migration.version <= version) continue;
    migration.up(db);
    db.pragma(`user_version = ${migration.version}`);
  }
}

function copyBeside(db: Database, file: string, version: number): string {
  const fault = quickCheck(db);
  if (fault !== null) throw new AppError('store/damaged', { file, detail: fault });
  const target = freeName(`${file}.layout-${version}`);
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw fromSqliteError(error, target);
  }
  return target;
}

function freeName(stem: string): string {
  let name = `${stem}.bak`;
  for (let n = 2; existsSync(name); n += 1) name = `${stem}-${n}.bak`;
  return name;
}
