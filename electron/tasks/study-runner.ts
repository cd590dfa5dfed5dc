import { Worker } from 'node:worker_threads';
import type { StudyKind } from '../../shared/contract/study-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { PROGRESS, STOP, type Studies, type StudyAnswer, type StudyJob, type StudyWorkerData } from './study-messages.ts';

export interface StudyRunnerOptions {
  /** URL of the built worker entry. */
  readonly workerUrl: URL;
  readonly user: () => string;
  readonly onFault: (detail: string) => void;
}

export interface StudyRunner {
  /** Studies a store. One of the same kind that waits is cancelled, one that runs is stopped. Rejects with an AppError. */
  run<K extends StudyKind>(storePath: string, kind: K, request: Studies[K]['request']): Promise<Studies[K]['result']>;
  cancel(kind: StudyKind): void;
  /** How far the running study of the kind is, 0 to 1; null: none runs. */
  progress(kind: StudyKind): number | null;
}

interface Waiting {
  readonly job: StudyJob;
  readonly storePath: string;
  readonly resolve: (result: Studies[StudyKind]['result']) => void;
  readonly reject: (error: Error) => void;
}

/** So long after the last study its thread, and with it the open store, is given up. */
const REST_MS = 60_000;

/** Studies run one after the other in a thread of their own that stays between them, so that what one read serves the next. */
export function createStudyRunner(options: StudyRunnerOptions): StudyRunner {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const waiting: Waiting[] = [];
  let thread: { readonly worker: Worker; readonly storePath: string } | null = null;
  let running: Waiting | null = null;
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
    const data: StudyWorkerData = { storePath, user: options.user(), flags: flags.buffer };
    const worker = new Worker(options.workerUrl, { workerData: data });
    const isMine = (): boolean => thread?.worker === worker;
    worker.on('message', (answer: StudyAnswer) => isMine() && settle(answer));
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

  function settle(answer: StudyAnswer): void {
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
      rest = setTimeout(end, REST_MS);
      rest.unref();
      return;
    }
    running = first;
    Atomics.store(flags, STOP, 0);
    Atomics.store(flags, PROGRESS, 0);
    workerFor(first.storePath).postMessage(first.job);
  }

  function cancel(kind: StudyKind): void {
    for (const each of waiting.filter(({ job }) => job.kind === kind)) {
      waiting.splice(waiting.indexOf(each), 1);
      each.reject(new AppError('task/cancelled'));
    }
    if (running?.job.kind === kind) Atomics.store(flags, STOP, 1);
  }

  return {
    run(storePath, kind, request) {
      // Several screens read benefits at once: none takes the other's answer away.
      if (kind !== 'benefits') cancel(kind);
      return new Promise((resolve, reject) => {
        const job = { id: (count += 1), kind, request } as StudyJob;
        waiting.push({ job, storePath, resolve, reject });
        next();
      });
    },
    cancel,
    progress: (kind) => (running?.job.kind === kind ? Atomics.load(flags, PROGRESS) / 1000 : null),
  };
}
