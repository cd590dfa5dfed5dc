import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { SchemeTrial, TrialRequest } from '../../shared/contract/scheme-calls.ts';
import { PROGRESS, STOP, type TrialAnswer, type TrialJob, type TrialWorkerData } from './trial-messages.ts';

export interface TrialRunnerOptions {
  /** URL of the built worker entry. */
  readonly workerUrl: URL;
  readonly user: string;
  readonly onFault: (detail: string) => void;
}

export interface TrialRunner {
  /** Tries a scheme on a store; the trial before it, if it still runs, is cancelled. Rejects with an AppError. */
  run(storePath: string, request: TrialRequest): Promise<SchemeTrial>;
  cancel(): void;
  /** 0 to 1; null: nothing runs. */
  progress(): number | null;
}

interface Waiting {
  readonly job: TrialJob;
  readonly resolve: (trial: SchemeTrial) => void;
  readonly reject: (error: Error) => void;
}

/** So long after the last trial its thread, and with it the open store, is given up. */
const REST_MS = 60_000;

/**
 * Trials run in a thread of their own that stays between them, so that what the first one read of the store serves the
 * next. One at a time: a newer one takes the place of the one that waits and stops the one that runs.
 */
export function createTrialRunner(options: TrialRunnerOptions): TrialRunner {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  let thread: { readonly worker: Worker; readonly storePath: string } | null = null;
  let running: Waiting | null = null;
  let next: Waiting | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  function end(): void {
    const old = thread;
    thread = null;
    void old?.worker.terminate();
  }

  function failAll(error: Error): void {
    for (const each of [running, next]) each?.reject(error);
    running = null;
    next = null;
  }

  function workerFor(storePath: string): Worker {
    if (thread !== null && thread.storePath === storePath) return thread.worker;
    end();
    const data: TrialWorkerData = { storePath, user: options.user, flags: flags.buffer };
    const worker = new Worker(options.workerUrl, { workerData: data });
    const isMine = (): boolean => thread?.worker === worker;
    worker.on('message', (answer: TrialAnswer) => isMine() && settle(answer));
    worker.on('error', (error: unknown) => {
      if (!isMine()) return;
      thread = null;
      const detail = error instanceof Error ? error.message : String(error);
      options.onFault(error instanceof Error ? (error.stack ?? detail) : detail);
      failAll(error instanceof AppError ? error : new AppError('program/fault', { detail }));
    });
    thread = { worker, storePath };
    return worker;
  }

  function settle(answer: TrialAnswer): void {
    const done = running;
    running = null;
    if (done !== null && done.job.id === answer.id) {
      if (answer.ok) done.resolve(answer.trial);
      else {
        if (answer.stack !== null) options.onFault(answer.stack);
        done.reject(new AppError(answer.error.code, answer.error.params));
      }
    }
    start();
  }

  function start(): void {
    if (running !== null) return;
    clearTimeout(rest);
    if (next === null) {
      rest = setTimeout(end, REST_MS);
      rest.unref();
      return;
    }
    running = next;
    next = null;
    Atomics.store(flags, STOP, 0);
    thread?.worker.postMessage(running.job);
  }

  function cancel(): void {
    next?.reject(new AppError('task/cancelled'));
    next = null;
    if (running !== null) Atomics.store(flags, STOP, 1);
  }

  return {
    run(storePath, request) {
      cancel();
      if (thread !== null && thread.storePath !== storePath) failAll(new AppError('task/cancelled'));
      return new Promise((resolve, reject) => {
        next = { job: { id: (count += 1), request }, resolve, reject };
        workerFor(storePath);
        start();
      });
    },
    cancel,
    progress: () => (running === null ? null : Atomics.load(flags, PROGRESS) / 1000),
  };
}
