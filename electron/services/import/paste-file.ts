import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';

const MAX_MB = 64;
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;
const LONGEST_NAME = 120;

/**
 * Keeps pasted rows as a file of the folder, so that they come in as any file does and can be looked up later; those of more
 * than 90 days ago go.
 *
 * @param at ISO instant, for the file's name
 * @returns its path
 * @throws {AppError} `import/paste-empty`, `import/paste-too-large`, `import/cannot-keep-paste`
 */
export function keepPasted(folder: string, text: string, at: string): string {
  if (text.trim() === '') throw new AppError('import/paste-empty');
  // With its last line ended: the clipboard's own end is no sign that a row is cut off.
  return keepBytes(folder, 'pasted.tsv', Buffer.from(/[\r\n]$/.test(text) ? text : `${text}\n`), at);
}

/**
 * Keeps a file that has no place of its own, as one dragged out of a letter, as `keepPasted` does.
 *
 * @throws {AppError} `import/paste-too-large`, `import/cannot-keep-paste`
 */
export function keepBytes(folder: string, name: string, bytes: Uint8Array, at: string): string {
  if (bytes.length > MAX_MB * 1048576) throw new AppError('import/paste-too-large', { mb: Math.ceil(bytes.length / 1048576), most: MAX_MB });
  const path = join(folder, `${at.slice(0, 19).replace(/\D/g, '')}-${basename(name).replace(/[^\p{L}\p{N}._-]/gu, '_').slice(-LONGEST_NAME)}`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder)) {
      if (statSync(join(folder, old)).mtimeMs < Date.parse(at) - KEPT_DAYS * DAY_MS) rmSync(join(folder, old));
    }
    writeFileSync(path, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    throw new AppError('import/cannot-keep-paste', { path, detail: code }, { cause: error });
  }
  return path;
}
