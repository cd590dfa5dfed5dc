// Starts the built program in a window; where there is no display, its main job without one.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { headlessJob } from './headless-job.mjs';
import { hasDisplay, packagedNode, root, sandboxSwitches, say } from './setup/places.mjs';
import { prepareElectron } from './setup/prepare.mjs';
import { runInForeground } from './setup/run.mjs';

/**
 * `npm start`: builds when need be and opens the window.
 *
 * @param {readonly string[]} args handed to the program: `npm start -- ./folder`
 * @returns {Promise<number>} the program's exit code
 */
export async function launch(args) {
  if (!hasDisplay()) {
    await ensureBuilt();
    return headlessJob(args);
  }
  const { runtime, env } = await prepareElectron();
  await ensureBuilt();
  return runInForeground(runtime.executable, [root, ...sandboxSwitches(), ...args], { env, cwd: callerFolder() });
}

/**
 * `npm run dev`: the window with hot reload of the pages, and a restart when the main process changes.
 *
 * @param {readonly string[]} args handed to the program
 * @returns {Promise<number>}
 */
export async function launchForDevelopment(args) {
  if (!hasDisplay()) throw new Error('`npm run dev` needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set');
  const { env } = await prepareElectron();
  say('starting with hot reload');
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const config = ['--config', 'electron/electron.vite.config.ts', '--watch'];
  const handedOn = ['--', ...sandboxSwitches(), ...args];
  return runInForeground(packagedNode, [vite, 'dev', ...config, ...handedOn], { env, cwd: root });
}

/** Where the user stood when npm was called, so that relative paths mean what they say. */
function callerFolder() {
  return process.env['INIT_CWD'] ?? process.cwd();
}
