import type { Pages } from './cli/hand-over.ts';
import { runCommandLine } from './cli/run-command-line.ts';

/**
 * Runs the command line.
 *
 * @param args the words behind the program's name
 * @param pages what lays out pages of PDF; `elsewhere`: a command that needs it ends with the exit code HAND_OVER
 * @returns the exit code: 0 done, 1 done and problems found, 2 wrong usage, 3 the store cannot be used, 4 a fault
 */
export function runCli(args: readonly string[], pages: Pages = 'none'): Promise<number> {
  return runCommandLine(
    args,
    {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    },
    pages,
  );
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  process.exitCode = await runCli(process.argv.slice(2), process.env['STARTIER_PAGES_ELSEWHERE'] === '1' ? 'elsewhere' : 'none');
}
