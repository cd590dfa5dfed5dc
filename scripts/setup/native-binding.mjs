// better-sqlite3 brings binaries for Node-API 10; an Electron that offers less needs one built for it here.
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDirectory, packagedNode, root, say } from './places.mjs';
import { runOrThrow } from './run.mjs';

const sqliteFolder = join(root, 'node_modules/better-sqlite3');

/**
 * The binary of better-sqlite3 that a runtime can load, built and cached when need be (about a minute, once).
 *
 * @param {number} napi the highest Node-API version that the runtime offers
 * @returns {string | undefined} a file to name in STARTIER_SQLITE_BINDING; undefined: the package's own will do
 * @throws when it cannot be built
 */
export function nativeBindingFor(napi) {
  if (napi >= 10) return undefined;
  const { version } = JSON.parse(readFileSync(join(sqliteFolder, 'package.json'), 'utf8'));
  const name = `better-sqlite3-${version}-napi${napi}-${process.platform}-${process.arch}.node`;
  const file = join(cacheDirectory('native'), name);
  if (!existsSync(file)) build(file);
  return file;
}

/** @param {string} target */
function build(target) {
  say('building better-sqlite3 for this Electron, about a minute');
  const work = mkdtempSync(join(cacheDirectory('native'), 'build-'));
  try {
    cpSync(sqliteFolder, work, { recursive: true, filter: (source) => !source.includes('prebuilds') });
    cpSync(join(root, 'node_modules/node-addon-api'), join(work, 'node_modules/node-addon-api'), { recursive: true });
    const flags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
    const gyp = join(root, 'node_modules/node-gyp/bin/node-gyp.js');
    const args = [gyp, 'rebuild', '--release', '--force_build=1', '-j', '2', ...headerSwitches()];
    runOrThrow(packagedNode, args, { cwd: work, quiet: true, env: { ...process.env, CXXFLAGS: flags } });
    const built = join(work, 'build/Release/better_sqlite3.node');
    // Copied beside the target first, so that a half-written file never bears its name.
    copyFileSync(built, `${target}.part`);
    renameSync(`${target}.part`, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Node's headers of this machine; without them node-gyp fetches some. */
function headerSwitches() {
  const candidates = ['/usr', '/usr/local', dirname(dirname(process.execPath))];
  const prefix = candidates.find((folder) => existsSync(join(folder, 'include/node/node_api.h')));
  return prefix === undefined ? [] : ['--nodedir', prefix];
}
