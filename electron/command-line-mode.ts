import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, session } from 'electron';
import type { Store } from '../db/store.ts';
import { serveAppContent } from './app-protocol.ts';
import { HAND_OVER } from './cli/hand-over.ts';
import { handleThese } from './ipc/handle.ts';
import { isAppContent } from './ipc/is-app-content.ts';
import { blockRemoteRequests } from './network-guard.ts';
import { photoContent } from './photos/photo-content.ts';
import { createPagePrinter } from './reports/page-printer.ts';
import { printDesk } from './reports/print-desk.ts';

/**
 * The arguments of the command line when the program was started with `--cli` as its first word.
 *
 * Switches for Chromium (`--no-sandbox`) and, in a checkout, the program's folder may stand before it.
 *
 * @returns null when a window is wanted
 */
export function commandLineArguments(argv: readonly string[]): string[] | null {
  const at = argv.indexOf('--cli');
  if (at < 1) return null;
  const before = argv.slice(1, at);
  const isFirstWord = before.every((word) => word.startsWith('-') || resolve(word) === app.getAppPath());
  return isFirstWord ? argv.slice(at + 1) : null;
}

/**
 * Runs the command line in this process, without a window, and ends the process with its exit code.
 *
 * @returns only when the command needs pages laid out; nothing of it was done then
 */
export async function runCommandLine(args: string[]): Promise<void> {
  const { runCli } = await import('./cli.ts');
  const code = await runCli(args, hasDisplay() ? 'elsewhere' : 'noDisplay');
  // Not app.exit: that waits for a start that needs a display.
  if (code !== HAND_OVER) process.exit(code);
}

/** Runs a command that prints, with a hidden window once Electron is ready, and ends the program with its exit code. */
export async function runCommandLineWithPages(args: string[]): Promise<void> {
  // A profile of its own: the window's may be in use.
  const profile = mkdtempSync(join(tmpdir(), 'startier-pages-'));
  app.setPath('userData', profile);
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  const { runCli } = await import('./cli.ts');
  const printer = createPagePrinter();
  let store: Store | null = null;
  serveAppContent((path) => photoContent(store, path));
  blockRemoteRequests(session.defaultSession, undefined);
  handleThese(printDesk.handlers, { isTrusted: (frame) => isAppContent(frame.url), onFault: (_channel, fault) => process.stderr.write(`${String(fault)}\n`) });
  const code = await runCli(args, { printer, useStore: (used) => (store = used) });
  await printer.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  app.exit(code);
}

/** Outside Linux there always is one. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}
