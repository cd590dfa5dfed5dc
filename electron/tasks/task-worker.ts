import { parentPort, workerData } from 'node:worker_threads';
import { createStore, openStore, removeStoreFiles } from '../../db/store.ts';
import { AppError, toWireError } from '../../shared/errors.ts';
import { todayLocal } from '../today.ts';
import { printerOfMain } from './print-port.ts';
import { runJob } from './run-job.ts';
import type { TaskMessage, TaskWorkerData } from './task-job.ts';

/** Entry of the worker thread: one job, its own connection to the store, then the end. */
function main(data: TaskWorkerData): void {
  const flag = new Int32Array(data.cancelFlag);
  const store = data.job.kind === 'demo' ? createStore(data.storePath, { at: new Date().toISOString(), by: data.user }) : openStore(data.storePath, { isJob: true });
  let lastReport = 0;
  runJob(
    {
      store,
      user: data.user,
      now: () => new Date().toISOString(),
      today: todayLocal,
      isCancelled: () => Atomics.load(flag, 0) === 1,
      onProgress: (progress) => {
        const at = Date.now();
        if (at - lastReport < 100 && progress.done !== progress.of) return;
        lastReport = at;
        say({ kind: 'progress', progress });
      },
    },
    data.job,
    printerOfMain(parentPort),
  )
    .then(
      (result) => {
        // A new store is opened by who asked for it once it is made. Else what is committed stands, and closing is housekeeping.
        if (data.job.kind === 'demo') store.close();
        say({ kind: 'done', result });
        store.close();
      },
      (error: unknown) => {
        store.close();
        // What a cancelled or failed demo has stored so far is half a province.
        if (data.job.kind === 'demo') removeStoreFiles(data.storePath);
        fail(error);
      },
    )
    .catch(fail);
}

function fail(error: unknown): void {
  const stack = error instanceof AppError || !(error instanceof Error) ? null : (error.stack ?? null);
  say({ kind: 'failed', error: toWireError(error), stack });
}

function say(message: TaskMessage): void {
  parentPort?.postMessage(message);
}

try {
  main(workerData as TaskWorkerData);
} catch (error) {
  fail(error);
}
