// Builds the program into out/ when a source is newer than what stands there.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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
  const files = listOf(sourceFiles());
  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [vite, 'build', '--config', 'electron/electron.vite.config.ts', '--logLevel', 'warn'];
  runOrThrow(packagedNode, args, { cwd: root });
  writeFileSync(stamp, files);
  // A file changed while the build ran is newer than this.
  utimesSync(stamp, startedAt, startedAt);
}

function isUpToDate() {
  if (!existsSync(stamp)) return false;
  const files = sourceFiles();
  if (readFileSync(stamp, 'utf8') !== listOf(files)) return false;
  const builtAt = statSync(stamp).mtimeMs;
  return files.every((file) => statSync(file).mtimeMs <= builtAt);
}

/** All that the build reads of this project; a file that is added or removed changes the list. */
function sourceFiles() {
  const single = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name));
  return [...single, ...sources.flatMap((name) => filesIn(join(root, name)))];
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return isSource(entry.name) ? [path] : [];
  });
}

/** While it builds, electron-vite puts a compiled copy of its settings (.mjs) among the sources. */
function isSource(/** @type {string} */ name) {
  return /\.(ts|tsx|json|html|css|svg|png|sql)$/.test(name);
}

/** @param {readonly string[]} files */
function listOf(files) {
  return files.map((file) => relative(root, file)).join('\n');
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
