// What `npm start` does where no window can be shown.
import { join } from 'node:path';
import { packagedNode, root, say } from './setup/places.mjs';
import { runInForeground } from './setup/run.mjs';

/** The words that the built command line is given: the program's main job, from data to report. */
const headlessCommand = ['headless-job'];

/**
 * Says that there is no display and runs the main job by the command line.
 *
 * @param {readonly string[]} args handed on behind the command
 * @returns {Promise<number>} the command line's exit code
 */
export function headlessJob(args) {
  say('no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running without a window');
  const cli = join(root, 'out/main/cli.js');
  return runInForeground(packagedNode, [cli, ...headlessCommand, ...args], { cwd: root });
}
