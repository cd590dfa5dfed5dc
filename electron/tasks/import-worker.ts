import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../db/store.ts';
import { AppError, assertNever, toWireError } from '../../shared/errors.ts';
import { dryRun, faultPage, previewPage, type DryRunMemory } from '../services/import/dry-run.ts';
import { setFigures } from '../services/figures/set-figures.ts';
import { inspectFile } from '../services/import/inspect-file.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { todayLocal } from '../today.ts';
import type { ImportJobs } from './import-messages.ts';
import { PROGRESS, STOP, type ThreadAnswer, type ThreadJob, type ThreadWorkerData } from './thread-messages.ts';

const { storePath, user, flags } = workerData as ThreadWorkerData;
const state = new Int32Array(flags);
// A dry run writes all and takes it back, so the store is not opened for reading only.
const store = openStore(storePath);
let memory: DryRunMemory | null = null;
const context: ServiceContext = {
  store,
  user,
  now: () => new Date().toISOString(),
  today: todayLocal,
  isCancelled: () => Atomics.load(state, STOP) === 1,
  onProgress: ({ done, of }) => void Atomics.store(state, PROGRESS, of === null || of === 0 ? 0 : Math.round((done / of) * 1000)),
};

parentPort?.on('message', (job: ThreadJob<ImportJobs>) => {
  Atomics.store(state, PROGRESS, 0);
  void answer(job).then((said) => parentPort?.postMessage(said));
});

async function answer(job: ThreadJob<ImportJobs>): Promise<ThreadAnswer<ImportJobs>> {
  try {
    return { id: job.id, ok: true, result: await work(job) };
  } catch (error) {
    const stack = error instanceof AppError || !(error instanceof Error) ? null : (error.stack ?? null);
    return { id: job.id, ok: false, error: toWireError(error), stack };
  }
}

async function work(job: ThreadJob<ImportJobs>): Promise<ImportJobs[keyof ImportJobs]['result']> {
  switch (job.kind) {
    case 'inspect':
      return inspectFile(context, job.request);
    case 'dryRun':
      memory = null;
      memory = await dryRun(context, job.request);
      return memory.outcome;
    case 'faults':
      return faultPage(lastRun(job.request.dryRunId), job.request);
    case 'preview':
      return previewPage(lastRun(job.request.dryRunId), job.request);
    case 'setFigures':
      return setFigures({ ...context, user: job.request.user }, job.request.block);
    default:
      return assertNever(job);
  }
}

function lastRun(id: string): DryRunMemory {
  if (memory?.outcome.id !== id) throw new AppError('import/dry-run-gone');
  return memory;
}
