import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

/** A log is set aside, and the one before it dropped, when it reaches this size. */
const MAX_BYTES = 2 * 1024 * 1024;

/** Writes lines to a file and to standard error. */
export interface Log {
  info(message: string): void;
  error(message: string, cause?: unknown): void;
}

/**
 * A log in `directory`/startier.log; the folder is made when absent. What cannot be written to the file still goes to
 * standard error, so that a full disk never stops the program.
 */
export function createLog(directory: string): Log {
  const file = join(directory, 'startier.log');
  const write = (level: string, message: string): void => {
    const line = `${new Date().toISOString()} ${level} ${message}\n`;
    if (level === 'error') process.stderr.write(line);
    try {
      mkdirSync(directory, { recursive: true });
      setAsideWhenLarge(file);
      appendFileSync(file, line);
    } catch (error) {
      process.stderr.write(`The log cannot be written: ${String(error)}\n`);
    }
  };
  return {
    info: (message) => write('info', message),
    error: (message, cause) => write('error', cause === undefined ? message : `${message}: ${inspect(cause)}`),
  };
}

function setAsideWhenLarge(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_BYTES) renameSync(file, `${file}.1`);
}
