import { runCommandLine } from './cli/run-command-line.ts';

/**
 * Runs the command line.
 *
 * @param args the words behind the program's name
 * @returns the exit code: 0 done, 1 done and problems found, 2 wrong usage, 3 the store cannot be used, 4 a fault
 */
export function runCli(args: readonly string[]): Promise<number> {
  return runCommandLine(args, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  process.exitCode = await runCli(process.argv.slice(2));
}
