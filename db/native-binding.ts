import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** better-sqlite3's own binaries are built for this version of Node-API; a runtime that offers less cannot load them. */
const PACKAGED_NAPI = 10;

/**
 * The binary of better-sqlite3 to name as `nativeBinding` when opening a store.
 *
 * Undefined where the package's own binary loads (Node 24 and current Electron). On an older Electron it is the file that
 * the environment variable STARTIER_SQLITE_BINDING names, or the one in `resources/native` of the packaged program. Works
 * the same in the main process, in a worker thread and in the command line.
 *
 * @throws {Error} when the runtime needs such a file and there is none
 */
export function sqliteNativeBinding(): string | undefined {
  if (Number(process.versions['napi']) >= PACKAGED_NAPI) return undefined;
  const named = process.env['STARTIER_SQLITE_BINDING'];
  if (named !== undefined && named !== '') return named;
  const packaged = packagedBinding();
  if (packaged !== undefined) return packaged;
  throw new Error(
    `This runtime offers Node-API ${process.versions['napi']}, the store needs ${PACKAGED_NAPI}: ` +
      'name a binary of better-sqlite3 in STARTIER_SQLITE_BINDING',
  );
}

function packagedBinding(): string | undefined {
  const folder = join(dirname(process.execPath), 'resources/native');
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => file.endsWith('.node'));
  return name === undefined ? undefined : join(folder, name);
}
