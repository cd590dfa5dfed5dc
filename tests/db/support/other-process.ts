import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface OtherProcess {
  /** Says when the program printed that word. */
  readonly said: (word: string) => Promise<void>;
  /** Lets it go on: it waits for its standard input to end. */
  readonly finish: () => Promise<void>;
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts one of the programs of this folder in a process of its own; it is ended with the test. */
export function startProgram(name: string, ...args: readonly string[]): OtherProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, name), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    said: (word) =>
      new Promise((done, failed) => {
        const look = (): void => {
          if (output.includes(word)) done();
        };
        child.stdout.on('data', look);
        child.on('exit', (code) => failed(new Error(`${name} ended with ${code} before it said ${word}`)));
        look();
      }),
    finish: () => {
      child.stdin.end();
      return ended(child);
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended(child);
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.on('exit', () => done()));
}
