// The one way in for a fresh clone: `npm start`, `npm test`, `npm run dev`, `npm run package` and `npm run e2e`.
// It needs nothing but a Node of version 20.18 or newer: it installs what is missing and goes on under Node 24.
import { realpathSync } from 'node:fs';
import { installPackages } from './setup/install-packages.mjs';
import { packagedNode, say } from './setup/places.mjs';
import { runInForeground } from './setup/run.mjs';

const jobs = {
  start: () => import('./launch.mjs').then((job) => job.launch(rest)),
  dev: () => import('./launch.mjs').then((job) => job.launchForDevelopment(rest)),
  test: () => import('./test-run/test-all.mjs').then((job) => job.testAll()),
  e2e: () => import('./test-run/steps.mjs').then((job) => job.runEndToEnd(rest)),
  icons: () => import('./icons/render-icons.mjs').then((job) => job.renderIcons()),
  package: () => import('./package.mjs').then((job) => job.packageProgram()),
};

const [name = '', ...rest] = process.argv.slice(2);
try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** @returns {Promise<number>} the exit code */
async function main() {
  if (!isJob(name)) throw new Error(`usage: node scripts/start.mjs ${Object.keys(jobs).join('|')} [arguments]`);
  installPackages();
  if (realpathSync(process.execPath) === realpathSync(packagedNode)) return jobs[name]();
  return runInForeground(packagedNode, [import.meta.filename, name, ...rest]);
}

/**
 * @param {string} word
 * @returns {word is keyof typeof jobs}
 */
function isJob(word) {
  return Object.hasOwn(jobs, word);
}
