// Starts other programs: one way for all set-up scripts.
import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a program to its end, its output on standard error, so that standard output stays the caller's.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} [options]
 *   quiet: keep the output and show it only when the program fails
 * @throws when the program cannot be started, runs out of time or exits with another code than 0
 */
export function runOrThrow(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    timeout: options.timeoutMs,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: options.quiet === true ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    shell: needsShell(command),
  });
  if (result.error !== undefined) throw result.error;
  if (result.status === 0) return;
  if (options.quiet === true) process.stderr.write(`${result.stdout}${result.stderr}`);
  throw new Error(`${command} ${args.join(' ')}: exit code ${result.status ?? result.signal}`);
}

/**
 * What a program prints on standard output; null when it cannot be started or fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {string | null}
 */
export function outputOf(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: needsShell(command),
  });
  return result.error === undefined && result.status === 0 ? result.stdout : null;
}

/**
 * Runs a program in the foreground with this one's terminal, passes signals on and gives its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function runInForeground(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: 'inherit',
    shell: needsShell(command),
  });
  const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** npm and npx are command files on Windows, which only a shell starts. */
function needsShell(/** @type {string} */ command) {
  return process.platform === 'win32' && (command === 'npm' || command === 'npx');
}
