// Builds the program into out/ when a source is newer than what stands there.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packagedNode, root, say } from './setup/places.mjs';
import { runOrThrow } from './setup/run.mjs';

const sources = ['shared', 'db', 'electron', 'renderer'];
const stamp = join(root, 'out/.built');
const lock = join(root, 'node_modules/.cache/startier-build.lock');

/** Builds when out/ is missing or older than a source; a look at the files takes a few milliseconds. */
export async function ensureBuilt() {
  if (isUpToDate()) return;
  await withLock(() => {
    if (!isUpToDate()) build();
  });
}

/** Builds in any case. */
export function build() {
  say('building');
  const startedAt = new Date();
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [vite, 'build', '--config', 'electron/electron.vite.config.ts', '--logLevel', 'warn'];
  runOrThrow(packagedNode, args, { cwd: root });
  writeFileSync(stamp, '');
  // A file changed while the build ran is newer than this.
  utimesSync(stamp, startedAt, startedAt);
}

function isUpToDate() {
  if (!existsSync(stamp)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  const single = ['package.json', 'package-lock.json', 'tsconfig.json'];
  if (single.some((name) => statSync(join(root, name)).mtimeMs > builtAt)) return false;
  return !sources.some((name) => hasNewerThan(join(root, name), builtAt));
}

/**
 * @param {string} folder
 * @param {number} builtAt milliseconds since 1970
 * @returns {boolean} whether a file or, after a removal, a folder in it is newer
 */
function hasNewerThan(folder, builtAt) {
  if (!existsSync(folder)) return false;
  if (statSync(folder).mtimeMs > builtAt) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? hasNewerThan(path, builtAt) : statSync(path).mtimeMs > builtAt;
  });
}

/**
 * Only one build at a time writes to out/.
 *
 * @param {() => void} run
 */
async function withLock(run) {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  while (!takeLock()) await sleep(100);
  try {
    run();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  if (!isHolderAlive()) rmSync(lock, { force: true });
  return false;
}

function isHolderAlive() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // Empty for the instant between its making and its writing.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    // Gone: the holder's process, or the lock itself; either way it can be tried for again.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
