import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../db/store.ts';
import { AppError, toWireError } from '../../shared/errors.ts';
import { emptyTrialMemory, trySchemeOn } from '../services/schemes/trial.ts';
import { todayLocal } from '../today.ts';
import { PROGRESS, STOP, type TrialAnswer, type TrialJob, type TrialWorkerData } from './trial-messages.ts';

const { storePath, user, flags } = workerData as TrialWorkerData;
const state = new Int32Array(flags);
const store = openStore(storePath, { readonly: true });
const memory = emptyTrialMemory();

parentPort?.on('message', ({ id, request }: TrialJob) => {
  Atomics.store(state, PROGRESS, 0);
  parentPort?.postMessage(answer(id, request));
});

/** One trial after the other, with what the last one gathered kept. */
function answer(id: number, request: TrialJob['request']): TrialAnswer {
  try {
    const context = {
      store,
      user,
      now: () => new Date().toISOString(),
      today: todayLocal,
      isCancelled: () => Atomics.load(state, STOP) === 1,
      onProgress: ({ done }: { readonly done: number }) => void Atomics.store(state, PROGRESS, done),
    };
    return { id, ok: true, trial: trySchemeOn(context, request, memory) };
  } catch (error) {
    const stack = error instanceof AppError || !(error instanceof Error) ? null : (error.stack ?? null);
    return { id, ok: false, error: toWireError(error), stack };
  }
}
