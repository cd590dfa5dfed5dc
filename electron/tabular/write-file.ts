import { createWriteStream, renameSync, rmSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { AppError } from '../../shared/errors.ts';

/** So much may wait for the disk before the source has to. */
const WAITING_BYTES = 1024 * 1024;

/** A file that is being written: `write` waits when the disk is slower than the source. */
export interface FileSink {
  write(chunk: string | Uint8Array): Promise<void>;
}

/**
 * Writes a file beside its place and moves it there when it is whole: an interrupted write leaves what stood there before.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write` with the path and the remedy
 */
export async function writeWholeFile(path: string, fill: (sink: FileSink) => Promise<void>): Promise<void> {
  const draft = `${path}.part-${process.pid}`;
  let stream: WriteStream | null = null;
  try {
    stream = createWriteStream(draft, { highWaterMark: WAITING_BYTES });
    // A failure is told by `failed` at the next write or at the end; without a listener it would end the program.
    const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
    failed.catch(() => undefined);
    await Promise.race([once(stream, 'open'), failed]);
    const target = stream;
    await fill({
      async write(chunk) {
        if (target.errored !== null) throw target.errored;
        if (!target.write(chunk)) await Promise.race([once(target, 'drain'), failed]);
      },
    });
    stream.end();
    await finished(stream);
    renameSync(draft, path);
  } catch (error) {
    stream?.destroy();
    rmSync(draft, { force: true });
    throw asFileError(path, error);
  }
}

function asFileError(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('file/disk-full', { file: path }, { cause: error });
  if (code !== null && ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EBUSY', 'EIO'].includes(code)) {
    return new AppError('file/cannot-write', { file: path, detail: code }, { cause: error });
  }
  return error;
}
