// `npm run package`: the packages of this system, then a look whether the packaged program starts.
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { checkPackage } from './packaging/check-package.mjs';
import { folderSize, megabytes } from './packaging/sizes.mjs';
import { root, say } from './setup/places.mjs';
import { needsXvfb, prepareElectron } from './setup/prepare.mjs';
import { runOrThrow } from './setup/run.mjs';

/**
 * With the official Electron: all packages that electron-builder.yml lists for this system. With the one of the npm
 * registry, on Linux: the program's folder and its tar.gz, to test with, not to hand to users.
 *
 * @returns {Promise<number>} exit code
 */
export async function packageProgram() {
  const prepared = await prepareElectron({ needsXvfb: needsXvfb() });
  await ensureBuilt();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { build } = await import('electron-builder');
  if (prepared.runtime.source === 'official') {
    const files = await build({ projectDir: root, publish: 'never' });
    files.forEach((file) => console.log(`${megabytes(statSync(file).size)}  ${file}`));
    return 0;
  }
  const folder = await packageFolder(build, prepared);
  const archive = packArchive(folder);
  console.log(`${megabytes(folderSize(folder))}  ${folder}`);
  console.log(`${megabytes(statSync(archive).size)}  ${archive}`);
  await checkPackage(join(folder, 'startier'));
  say('packaged with a runtime for tests only; packages for users need the official Electron');
  return 0;
}

/**
 * @param {typeof import('electron-builder').build} build
 * @param {import('./setup/prepare.mjs').Prepared} prepared
 * @returns {Promise<string>} the folder of the packaged program
 */
async function packageFolder(build, { runtime, binding }) {
  const { Platform } = await import('electron-builder');
  if (process.platform !== 'linux') throw new Error('Without the official Electron only Linux packages can be made');
  const native = binding === undefined ? [] : [{ from: binding, to: 'native/better-sqlite3.node' }];
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget('dir'),
    config: {
      electronDist: runtime.directory,
      electronVersion: runtime.version,
      extraResources: [{ from: 'resources', to: 'resources' }, ...native],
      afterPack: ({ appOutDir }) => {
        // Left over from the runtime's folder.
        for (const name of ['resources/default_app.asar', '.complete']) rmSync(join(appOutDir, name), { force: true });
      },
    },
  });
  return join(root, 'dist/linux-unpacked');
}

/**
 * @param {string} folder
 * @returns {string} the archive
 */
function packArchive(folder) {
  const archive = join(root, 'dist/startier-linux-x64.tar.gz');
  const rename = `s,^${folder.slice(folder.lastIndexOf('/') + 1)},startier,`;
  runOrThrow('tar', ['-czf', archive, '-C', join(folder, '..'), '--transform', rename, 'linux-unpacked']);
  return archive;
}
