// node_modules as package-lock.json says.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packagedNode, root, say } from './places.mjs';
import { runOrThrow } from './run.mjs';

/** Runs `npm ci` when node_modules is missing or older than the lockfile. */
export function installPackages() {
  if (isInstalled()) return;
  say('installing packages (npm ci), about a minute');
  runOrThrow('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (!existsSync(packagedNode)) {
    throw new Error(
      'npm did not install Node 24 (package "node"): its install script was not run. Allow it with ' +
        '`npm install-scripts approve node` or `npm config delete ignore-scripts`, remove node_modules and start again.',
    );
  }
}

function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || !existsSync(packagedNode)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}
