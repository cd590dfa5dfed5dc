import { resolve } from 'node:path';
import { app } from 'electron';

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

/** Runs the command line in this process, without a window, and ends the process with its exit code. */
export async function runCommandLine(args: string[]): Promise<never> {
  const { runCli } = await import('./cli.ts');
  const code = await runCli(args);
  // Not app.exit: that waits for a start that needs a display.
  process.exit(code);
}
