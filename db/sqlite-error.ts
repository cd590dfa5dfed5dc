import Database from 'better-sqlite3';
import { AppError } from '../shared/errors.ts';

/**
 * What a SQLite failure means for a person, with the file it speaks of; anything else is handed back as it came.
 * Codes that only a fault of the program can cause (constraints, wrong SQL) are left as they are.
 */
export function fromSqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const detail = `${error.code}: ${error.message}`;
  const options = { cause: error };
  switch (primaryCode(error.code)) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new AppError('store/busy', { file }, options);
    case 'SQLITE_FULL':
      return new AppError('store/full', { file }, options);
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return new AppError('store/read-only', { file }, options);
    case 'SQLITE_CORRUPT':
      return new AppError('store/damaged', { file, detail }, options);
    case 'SQLITE_NOTADB':
      return new AppError('store/not-a-store', { file }, options);
    case 'SQLITE_CANTOPEN':
      return new AppError('store/cannot-open', { file, detail }, options);
    case 'SQLITE_IOERR':
      return new AppError('store/io', { file, detail }, options);
    default:
      return error;
  }
}

/** Runs `work` and translates what SQLite throws. @throws {AppError} `store/...` */
export function translated<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fromSqliteError(error, file);
  }
}

/** The same repository, with the failures of SQLite translated on every method. */
export function guarded<T extends object>(repository: T, file: string): T {
  const methods = Object.entries(repository).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function' ? (...args: unknown[]): unknown => translated(file, () => Reflect.apply(member, repository, args)) : member,
  ]);
  return Object.fromEntries(methods) as T;
}

/** `SQLITE_IOERR_WRITE` → `SQLITE_IOERR`. */
function primaryCode(code: string): string {
  return code.split('_').slice(0, 2).join('_');
}
