import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The command line as a process of its own, as a nightly job runs it. */
export const PROGRAM = join(import.meta.dirname, '../../../electron/cli.ts');

export interface Ended {
  readonly code: number | null;
  /** Standard output as one JSON document; null: it is none. */
  readonly json: Record<string, unknown> | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of the test's own with the command line on a store in it. */
export interface Workplace {
  readonly folder: string;
  readonly store: string;
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly path: (name: string) => string;
  /** Runs a command with `--json --lang en` on the store. */
  readonly run: (...words: readonly string[]) => Ended;
}

export function workplace(folder = mkdtempSync(join(tmpdir(), 'startier-cli-'))): Workplace {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = join(folder, 'test.startier');
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    store,
    path,
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    run: (...words) => runProgram(...words, '--store', store, '--json', '--lang', 'en'),
  };
}

export function runProgram(...words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, out: stdout, err: stderr, json: parsed(stdout) };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
