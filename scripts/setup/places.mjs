// Where things are: the checkout and the cache of what was fetched or built for it.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The checkout's top folder. */
export const root = join(import.meta.dirname, '../..');

/** The Node that npm installed with the packages: the one that builds, tests and runs the command line. */
export const packagedNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * A folder of the cache that outlives the checkout, made when absent.
 *
 * @param {...string} names folders below `$XDG_CACHE_HOME/startier` (`~/.cache/startier`)
 */
export function cacheDirectory(...names) {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const directory = join(base, 'startier', ...names);
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** Whether a window can be shown: always so outside Linux. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Chromium refuses to run its sandbox for root; in a container of a build server it often cannot. */
export function sandboxSwitches() {
  const isRoot = process.getuid?.() === 0;
  return process.platform === 'linux' && (isRoot || Boolean(process.env['CI'])) ? ['--no-sandbox'] : [];
}

/**
 * Tells the user what the set-up does; on standard error, as standard output belongs to the program that is started.
 *
 * @param {string} message
 */
export function say(message) {
  process.stderr.write(`startier: ${message}\n`);
}
