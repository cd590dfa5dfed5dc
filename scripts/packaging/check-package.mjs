// Starts a packaged program: once as the command line, once with its window.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxSwitches } from '../setup/places.mjs';
import { outputOf } from '../setup/run.mjs';
import { onDisplay } from '../test-run/steps.mjs';

/** How long the window may take to open. */
const patienceMs = 30_000;

/**
 * @param {string} executable
 * @throws when the program does not answer `--cli --help`, opens no window or ends early
 */
export async function checkPackage(executable) {
  // A packaged program finds all it needs by itself.
  const { STARTIER_SQLITE_BINDING: _binding, DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const help = outputOf(executable, [...sandboxSwitches(), '--cli', '--help'], { env });
  if (help === null || help.trim() === '') throw new Error('The packaged program does not answer --cli --help');
  console.log(`--cli --help answers, without a display: ${help.trim().split('\n')[0]}`);
  const milliseconds = await openWindow(executable);
  console.log(`the window opens: ${milliseconds} ms after the start`);
}

/**
 * @param {string} executable
 * @returns {Promise<number>} milliseconds until the page was loaded
 */
async function openWindow(executable) {
  const userData = mkdtempSync(join(tmpdir(), 'startier-package-'));
  const { STARTIER_SQLITE_BINDING: _binding, ...env } = process.env;
  const { command, args } = onDisplay(executable, [...sandboxSwitches(), '--disable-gpu', `--user-data-dir=${userData}`]);
  const startedAt = performance.now();
  // A group of its own: ending it ends the virtual display as well.
  const child = spawn(command, args, { env: { ...env, STARTIER_NO_DIALOGS: '1' }, stdio: 'ignore', detached: true });
  try {
    await untilLogged(join(userData, 'logs/startier.log'), child);
    const milliseconds = Math.round(performance.now() - startedAt);
    await sleep(2000);
    if (child.exitCode !== null) throw new Error(`The packaged program ended by itself: exit code ${child.exitCode}`);
    return milliseconds;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await sleep(500);
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * @param {string} log
 * @param {import('node:child_process').ChildProcess} child
 */
async function untilLogged(log, child) {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
    if (text.includes(' error ')) throw new Error(`The packaged program reports a fault:\n${text}`);
    if (text.includes('Window opened')) return;
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  throw new Error('The packaged program opens no window');
}
