// The steps of `npm test`, each a program of its own with its output and its time.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { hasDisplay, packagedNode, root } from '../setup/places.mjs';
import { needsXvfb, prepareElectron } from '../setup/prepare.mjs';

/**
 * @typedef {object} StepResult
 * @property {string} name
 * @property {number} code exit code; 0: passed
 * @property {number} seconds
 */

const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** Where the test runners write their counts. */
export const reports = {
  vitest: join(root, 'test-results/vitest.json'),
  playwright: join(root, 'test-results/playwright.json'),
};

/** Checks that need no build: types, style, borders between folders. */
export const checks = [
  { name: 'typecheck', args: [join(root, 'scripts/typecheck.mjs')] },
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '--config', 'scripts/eslint.config.js', '.'] },
  {
    name: 'deps',
    args: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.cjs', 'shared', 'db', 'electron', 'renderer'],
    ],
  },
];

/** @returns {Promise<StepResult>} the tests without a window */
export function runUnit() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.vitest}`];
  return runStep('vitest', [bin('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...reporters]);
}

/**
 * The journeys through the built program, on a virtual display where there is no other.
 *
 * @param {readonly string[]} args for Playwright, such as `--grep`
 * @returns {Promise<number>} exit code
 */
export async function runEndToEnd(args = []) {
  const { env } = await prepareElectron({ needsXvfb: needsXvfb() });
  await ensureBuilt();
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const playwright = [bin('@playwright/test/cli.js'), 'test', '--config', 'tests/e2e/playwright.config.ts', ...args];
  const command = onDisplay(packagedNode, playwright);
  const result = await runStep('playwright', command.args, { command: command.command, env });
  return result.code;
}

/**
 * A command line that runs a program on this machine's display, or on a virtual one of 1920 x 1200.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export function onDisplay(command, args) {
  if (hasDisplay()) return { command, args: [...args] };
  return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1920x1200x24', command, ...args] };
}

/**
 * Runs one step to its end; its output comes in one piece when it runs beside another.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {{ command?: string, env?: NodeJS.ProcessEnv, isBeside?: boolean }} [options]
 * @returns {Promise<StepResult>}
 */
export function runStep(name, args, options = {}) {
  const startedAt = performance.now();
  const child = spawn(options.command ?? packagedNode, args, {
    cwd: root,
    env: options.env ?? process.env,
    stdio: options.isBeside === true ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.stdout.write(Buffer.concat(output));
      const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({ name, code: exitCode, seconds: (performance.now() - startedAt) / 1000 });
    });
  });
}
