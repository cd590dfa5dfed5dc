// `npm run --silent cli -- <command>`: the command line of a checkout, under the Node of its packages.
// Messages of the set-up and the build go to standard error: standard output is the command's.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { packagedNode, root, say } from './setup/places.mjs';
import { runInForeground } from './setup/run.mjs';

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
  process.exitCode = await runInForeground(packagedNode, [cli, ...process.argv.slice(2)], { cwd, env });
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 4;
}
