import { Worker } from 'node:worker_threads';
import { v7 as uuid } from 'uuid';
import { AppError } from '../../shared/errors.ts';
import type { TaskId } from '../../shared/ids.ts';
import type { TaskKind, TaskResult, TaskState } from '../../shared/ipc-contract.ts';
import type { PagePrinter } from '../services/reports/page-printer.ts';
import { printFor } from './print-port.ts';
import { IMPORT_YOUNG_MB } from './import-messages.ts';
import type { TaskJob, TaskMessage, TaskWorkerData } from './task-job.ts';

export interface TaskRunnerOptions {
  /** Path or URL of the built worker entry. */
  readonly workerUrl: URL;
  /** Who acts, asked when a task starts. */
  readonly user: () => string;
  readonly onChange: (task: TaskState) => void;
  /** Makes a printer of pages for a task that needs one. */
  readonly printer: () => PagePrinter;
  /** A fault of the program inside a task, for the log. */
  readonly onFault: (detail: string) => void;
}

interface RunningTask {
  state: TaskState;
  readonly job: TaskJob;
  readonly storePath: string;
  readonly cancelFlag: Int32Array;
  readonly onDone: (result: TaskResult) => void;
}

export interface TaskRunner {
  /** Starts the job, or queues it behind the one that runs: a store has one long writer at a time. */
  start(job: TaskJob, storePath: string, onDone?: (result: TaskResult) => void): TaskId;
  cancel(taskId: TaskId): void;
  list(): readonly TaskState[];
  get(taskId: TaskId): TaskState | null;
  /** Whether anything runs or waits. */
  busy(): boolean;
}

const KEPT = 50;

/** Runs long work in worker threads, one after the other, so that the window never freezes. */
export function createTaskRunner(options: TaskRunnerOptions): TaskRunner {
  const tasks: RunningTask[] = [];
  const queue: RunningTask[] = [];
  let current: RunningTask | null = null;

  function change(task: RunningTask, patch: Partial<TaskState>): void {
    task.state = { ...task.state, ...patch };
    options.onChange(task.state);
  }

  function next(): void {
    const task = queue.shift();
    if (current !== null || task === undefined) return;
    current = task;
    const data: TaskWorkerData = {
      job: task.job,
      storePath: task.storePath,
      user: options.user(),
      cancelFlag: task.cancelFlag.buffer as SharedArrayBuffer,
    };
    const limits = task.job.kind === 'import' ? { resourceLimits: { maxYoungGenerationSizeMb: IMPORT_YOUNG_MB } } : {};
    const worker = new Worker(options.workerUrl, { workerData: data, ...limits });
    let ended = false;
    const printing = printFor(worker, options.printer);
    const end = (patch: Partial<TaskState>): void => {
      if (ended) return;
      ended = true;
      printing.close();
      current = null;
      change(task, patch);
      next();
    };
    worker.on('message', (message: TaskMessage) => {
      if (message.kind === 'progress') {
        const { done, of } = message.progress;
        change(task, { done, of, share: of === null || of === 0 ? null : Math.min(1, done / of) });
      } else if (message.kind === 'print') printing.print(message);
      else if (message.kind === 'done') {
        task.onDone(message.result);
        end({ state: 'done', share: 1, result: message.result });
      } else {
        if (message.stack !== null) options.onFault(message.stack);
        end({ state: message.error.code === 'task/cancelled' ? 'cancelled' : 'failed', error: message.error });
      }
    });
    worker.on('error', (error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      options.onFault(error instanceof Error ? (error.stack ?? detail) : detail);
      end({ state: 'failed', error: { code: 'program/fault', params: { detail } } });
    });
    worker.on('exit', (code) => {
      end({ state: 'failed', error: { code: 'program/fault', params: { detail: `worker ended with ${code}` } } });
    });
  }

  return {
    start(job, storePath, onDone = () => undefined) {
      const id = uuid() as TaskId;
      const task: RunningTask = {
        job,
        storePath,
        onDone,
        cancelFlag: new Int32Array(new SharedArrayBuffer(4)),
        state: { id, kind: job.kind satisfies TaskKind, state: 'running', share: null, done: null, of: null, error: null, result: null },
      };
      tasks.push(task);
      while (tasks.length > KEPT && tasks[0]?.state.state !== 'running') tasks.shift();
      queue.push(task);
      options.onChange(task.state);
      next();
      return id;
    },
    cancel(taskId) {
      const task = tasks.find((t) => t.state.id === taskId);
      if (task === undefined) throw new AppError('task/unknown');
      Atomics.store(task.cancelFlag, 0, 1);
      const waiting = queue.indexOf(task);
      if (waiting >= 0) {
        queue.splice(waiting, 1);
        change(task, { state: 'cancelled', error: { code: 'task/cancelled', params: {} } });
      }
    },
    list: () => tasks.map((t) => t.state),
    get: (taskId) => tasks.find((t) => t.state.id === taskId)?.state ?? null,
    busy: () => current !== null || queue.length > 0,
  };
}
