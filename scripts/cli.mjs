// `npm run --silent cli -- <command>`: the command line of a checkout, under the Node of its packages.
// Messages of the set-up and the build go to standard error: standard output is the command's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { prepareElectron, needsXvfb } from './setup/prepare.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { packagedNode, root, sandboxSwitches, say } from './setup/places.mjs';
import { runInForeground } from './setup/run.mjs';

/** The exit code of a command that needs pages laid out, which plain Node cannot (electron/cli/hand-over.ts). */
const handOver = 86;

/** Room for short-lived values as in Electron; twice that, as Node has it, makes a large import a hundred megabytes larger. */
const youngValues = '--max-semi-space-size=16';

try {
  if (!existsSync(packagedNode)) installPackages();
  await ensureBuilt();
  const cli = join(root, 'out/main/cli.js');
  // The command is given paths as seen from where the user stands; npm itself moves to the top folder.
  const isByNpm = process.env['npm_lifecycle_event'] === 'cli';
  const cwd = (isByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
  const env = { ...process.env };
  // Meant for Electron's older Node; the Node used here loads the package's own binary.
  delete env['STARTIER_SQLITE_BINDING'];
  env['STARTIER_PAGES_ELSEWHERE'] = '1';
  const words = process.argv.slice(2);
  const code = await runInForeground(packagedNode, [youngValues, cli, ...words], { cwd, env });
  process.exitCode = code === handOver ? await runWithPages(words, cwd) : code;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 4;
}

/**
 * Runs a command that prints pages: in Electron, on a virtual display where there is no other.
 *
 * @param {readonly string[]} words
 * @param {string} cwd
 */
async function runWithPages(words, cwd) {
  const { runtime, env } = await prepareElectron({ needsXvfb: needsXvfb() });
  const args = [root, ...sandboxSwitches(), '--disable-gpu', '--cli', ...words];
  if (!needsXvfb()) return runInForeground(runtime.executable, args, { cwd, env });
  return runInForeground('xvfb-run', ['-a', runtime.executable, ...args], { cwd, env });
}
