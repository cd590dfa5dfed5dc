// Runs a program and measures it as a whole process.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const POLL_MS = 20;

export interface Measured {
  /** Wall time of the whole process. */
  readonly ms: number;
  /** Peak resident memory; null where the system does not tell. */
  readonly peakMb: number | null;
  readonly stdout: string;
}

/** Runs a Node script with its words to its end. */
export function measured(args: readonly string[]): Promise<Measured> {
  return new Promise((done, fail) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let peakKb = 0;
    const poll = setInterval(() => {
      peakKb = Math.max(peakKb, residentPeakKb(child.pid));
    }, POLL_MS);
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      clearInterval(poll);
      const ms = performance.now() - started;
      if (code !== 0) fail(new Error(`${args.slice(1, 4).join(' ')} ended with ${code}: ${stderr.slice(-500)}`));
      else done({ ms, peakMb: peakKb === 0 ? null : peakKb / 1024, stdout });
    });
  });
}

/** 0 where the system does not tell, or the process has just ended. */
function residentPeakKb(pid: number | undefined): number {
  if (process.platform !== 'linux') return 0;
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return 0;
    throw error;
  }
}
