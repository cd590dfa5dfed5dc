import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { PROGRESS, STOP, type ThreadAnswer, type ThreadJob, type ThreadJobs, type ThreadWorkerData } from './thread-messages.ts';

export interface ThreadRunnerOptions<K> {
  /** URL of the built worker entry. */
  readonly workerUrl: URL;
  readonly user: () => string;
  readonly onFault: (detail: string) => void;
  /** So long after the last job the thread, and with it the open store and what it remembers, is given up. */
  readonly restMs?: number;
  /** Room for short-lived values in the thread, in MB; left out: as the engine likes. */
  readonly youngMb?: number;
  /** Kinds of which several may wait: a newer one does not cancel an older one. */
  readonly queued?: readonly K[];
}

export interface ThreadRunner<J extends ThreadJobs<J>> {
  /** Works on a store. A job of the same kind that waits is cancelled, one that runs is stopped. Rejects with an AppError. */
  run<K extends keyof J>(storePath: string, kind: K, request: J[K]['request']): Promise<J[K]['result']>;
  cancel(kind: keyof J): void;
  /** How far the running job of the kind is, 0 to 1; null: none runs. */
  progress(kind: keyof J): number | null;
}

interface Waiting<J extends ThreadJobs<J>> {
  readonly job: ThreadJob<J>;
  readonly storePath: string;
  readonly resolve: (result: J[keyof J]['result']) => void;
  readonly reject: (error: Error) => void;
}

const REST_MS = 60_000;

/** Jobs run one after the other in a thread of their own that stays between them, so that what one read serves the next. */
export function createThreadRunner<J extends ThreadJobs<J>>(options: ThreadRunnerOptions<keyof J>): ThreadRunner<J> {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const waiting: Waiting<J>[] = [];
  let thread: { readonly worker: Worker; readonly storePath: string } | null = null;
  let running: Waiting<J> | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  function end(): void {
    const old = thread;
    thread = null;
    void old?.worker.terminate();
  }

  function workerFor(storePath: string): Worker {
    if (thread !== null && thread.storePath === storePath) return thread.worker;
    end();
    const data: ThreadWorkerData = { storePath, user: options.user(), flags: flags.buffer };
    const worker = new Worker(options.workerUrl, { workerData: data, ...(options.youngMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: options.youngMb } }) });
    const isMine = (): boolean => thread?.worker === worker;
    worker.on('message', (answer: ThreadAnswer<J>) => isMine() && settle(answer));
    worker.on('error', (error: unknown) => {
      if (!isMine()) return;
      thread = null;
      const detail = error instanceof Error ? error.message : String(error);
      options.onFault(error instanceof Error ? (error.stack ?? detail) : detail);
      const failed = running;
      running = null;
      failed?.reject(error instanceof AppError ? error : new AppError('program/fault', { detail }));
      next();
    });
    thread = { worker, storePath };
    return worker;
  }

  function settle(answer: ThreadAnswer<J>): void {
    const done = running;
    running = null;
    if (done !== null && done.job.id === answer.id) {
      if (answer.ok) done.resolve(answer.result);
      else {
        if (answer.stack !== null) options.onFault(answer.stack);
        done.reject(new AppError(answer.error.code, answer.error.params));
      }
    }
    next();
  }

  function next(): void {
    if (running !== null) return;
    clearTimeout(rest);
    const first = waiting.shift();
    if (first === undefined) {
      rest = setTimeout(end, options.restMs ?? REST_MS);
      rest.unref();
      return;
    }
    running = first;
    Atomics.store(flags, STOP, 0);
    Atomics.store(flags, PROGRESS, 0);
    workerFor(first.storePath).postMessage(first.job);
  }

  function cancel(kind: keyof J): void {
    for (const each of waiting.filter(({ job }) => job.kind === kind)) {
      waiting.splice(waiting.indexOf(each), 1);
      each.reject(new AppError('task/cancelled'));
    }
    if (running?.job.kind === kind) Atomics.store(flags, STOP, 1);
  }

  return {
    run(storePath, kind, request) {
      if (options.queued?.includes(kind) !== true) cancel(kind);
      return new Promise((resolve, reject) => {
        const job = { id: (count += 1), kind, request } as ThreadJob<J>;
        waiting.push({ job, storePath, resolve, reject });
        next();
      });
    },
    cancel,
    progress: (kind) => (running?.job.kind === kind ? Atomics.load(flags, PROGRESS) / 1000 : null),
  };
}
