import { AppError } from '../shared/errors.ts';

/** What a failure of the file system means for a person, with the file it speaks of; anything else comes back as it is. */
export function fromFileError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const options = { cause: error };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('store/full', { file }, options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('store/read-only', { file }, options);
    case 'EBUSY':
    case 'ETXTBSY':
      return new AppError('store/busy', { file }, options);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENAMETOOLONG':
      return new AppError('store/cannot-open', { file, detail: error.message }, options);
    case 'EIO':
      return new AppError('store/io', { file, detail: error.message }, options);
    default:
      return error;
  }
}

/** Runs `work` and translates what the file system throws. @throws {AppError} `store/...` */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fromFileError(error, file);
  }
}
