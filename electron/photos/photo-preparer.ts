import { Worker } from 'node:worker_threads';
import { AppError, type WireError } from '../../shared/errors.ts';
import type { PreparedPhoto } from '../services/photos/prepared-photo.ts';

/** What the thread is sent. */
export interface PhotoJob {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What it answers. `stack`: of a fault of the program, for the log. */
export type PhotoReply =
  | { readonly ok: true; readonly photo: PreparedPhoto }
  | { readonly ok: false; readonly error: WireError; readonly stack: string | null };

export interface PhotoPreparerOptions {
  /** URL of the built worker entry. */
  readonly workerUrl: URL;
  /** A fault of the program in the thread, for the log. */
  readonly onFault: (detail: string) => void;
  /** The thread ends after so long without work and gives its memory back; left out: a minute. */
  readonly idleMs?: number;
}

export interface PhotoPreparer {
  prepare(name: string, bytes: Uint8Array): Promise<PreparedPhoto>;
  /** Ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly job: PhotoJob;
  readonly resolve: (photo: PreparedPhoto) => void;
  readonly reject: (error: unknown) => void;
}

/** Makes photos ready in a thread of its own, one at a time: a large one takes a second and a hundred megabytes. */
export function createPhotoPreparer({ workerUrl, onFault, idleMs = 60_000 }: PhotoPreparerOptions): PhotoPreparer {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  async function end(): Promise<void> {
    const ending = worker;
    worker = null;
    clearTimeout(idle);
    await ending?.terminate();
  }

  function settle(reply: PhotoReply): void {
    const done = current;
    current = null;
    if (reply.ok) done?.resolve(reply.photo);
    else {
      if (reply.stack !== null) onFault(reply.stack);
      done?.reject(new AppError(reply.error.code, reply.error.params));
      // What stopped the decoder may have left it in disorder; the next picture gets a new one.
      void end();
    }
    next();
  }

  function started(): Worker {
    const made = new Worker(workerUrl);
    made.unref();
    const fail = (detail: string): void => {
      if (worker !== made) return;
      worker = null;
      settle({ ok: false, error: { code: 'program/fault', params: { detail } }, stack: detail });
    };
    made.on('message', (reply: PhotoReply) => settle(reply));
    made.on('error', (error: unknown) => fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    made.on('exit', (code) => fail(`photo worker ended with ${code}`));
    return made;
  }

  function next(): void {
    if (current !== null) return;
    current = queue.shift() ?? null;
    clearTimeout(idle);
    if (current === null) {
      idle = setTimeout(() => void end(), idleMs);
      idle.unref();
      return;
    }
    worker ??= started();
    worker.postMessage(current.job);
  }

  return {
    prepare: (name, bytes) =>
      new Promise((resolve, reject) => {
        queue.push({ job: { name, bytes }, resolve, reject });
        next();
      }),
    close: end,
  };
}
