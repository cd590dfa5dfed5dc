// All set-up steps, in order, for a program or a test that needs Electron.
import { findElectronRuntime } from './electron-runtime.mjs';
import { nativeBindingFor } from './native-binding.mjs';
import { hasDisplay } from './places.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * @typedef {object} Prepared
 * @property {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @property {string | undefined} binding the binary of better-sqlite3 for this runtime; undefined: the package's own
 * @property {NodeJS.ProcessEnv} env the environment to start Electron or a test with
 */

/**
 * Finds or fetches the runtime, installs what the system lacks and builds the native binding.
 *
 * @param {{ needsXvfb?: boolean, needsArchiver?: boolean }} [wanted]
 * @returns {Promise<Prepared>}
 */
export async function prepareElectron(wanted = {}) {
  const runtime = await findElectronRuntime();
  ensureSystemPackages(runtime, { needsXvfb: false, ...wanted });
  const binding = nativeBindingFor(runtime.napi);
  return { runtime, binding, env: environmentFor(runtime.executable, binding) };
}

/** Whether windows have to be shown on a virtual display. */
export function needsXvfb() {
  return !hasDisplay();
}

/**
 * The caller's environment with the runtime in it; without ELECTRON_RUN_AS_NODE, which would start no window.
 *
 * @param {string} executable
 * @param {string | undefined} binding
 * @returns {NodeJS.ProcessEnv}
 */
function environmentFor(executable, binding) {
  const { ELECTRON_RUN_AS_NODE: _asNode, STARTIER_SQLITE_BINDING: _earlier, ...inherited } = process.env;
  return {
    ...inherited,
    STARTIER_ELECTRON: executable,
    ELECTRON_EXEC_PATH: executable,
    ...(binding === undefined ? {} : { STARTIER_SQLITE_BINDING: binding }),
  };
}
