// What Electron needs of a Linux system beyond itself: libraries, a Chinese font and, without a display, Xvfb.
import { existsSync } from 'node:fs';
import { outputOf, runOrThrow } from './run.mjs';
import { say } from './places.mjs';

const libraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'xdg-utils'];

/**
 * Sees to it that the runtime can start: installs what is missing when this is root on Debian or a kin of it.
 *
 * @param {{ executable: string, napi: number }} runtime
 * @param {{ needsXvfb: boolean, needsArchiver?: boolean }} wanted needsArchiver: 7-Zip, for `npm run package`
 * @throws with the command to run when something is missing and cannot be installed from here
 */
export function ensureSystemPackages(runtime, wanted) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(runtime, wanted);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    throw new Error(`This system lacks some packages. Install them and start again:\n  sudo ${install}`);
  }
  say(`installing system packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  runOrThrow('apt-get', ['update'], { quiet: true, env });
  runOrThrow('apt-get', install.split(' ').slice(1), { quiet: true, env });
}

/**
 * @param {{ executable: string, napi: number }} runtime
 * @param {{ needsXvfb: boolean, needsArchiver?: boolean }} wanted
 */
function missingPackages(runtime, wanted) {
  const missing = [];
  if ((outputOf('ldd', [runtime.executable]) ?? '').includes('not found')) missing.push(...libraries);
  if (!hasChineseFont()) missing.push('fontconfig', 'fonts-noto-cjk');
  if (wanted.needsXvfb && !has('xvfb-run')) missing.push('xvfb', 'xauth');
  if (wanted.needsArchiver === true && !has('7za')) missing.push('p7zip-full');
  if (runtime.napi < 10 && !(has('python3') && has('make') && has('g++'))) missing.push('python3', 'make', 'g++');
  return missing;
}

function hasChineseFont() {
  return (outputOf('fc-list', [':lang=zh', 'family']) ?? '').trim() !== '';
}

/** @param {string} program */
function has(program) {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.some((folder) => existsSync(`${folder}/${program}`));
}
