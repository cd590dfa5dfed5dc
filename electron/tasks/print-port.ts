import type { MessagePort, Worker } from 'node:worker_threads';
import { AppError, toWireError } from '../../shared/errors.ts';
import type { PagePrinter, PrintedBatch } from '../services/reports/page-printer.ts';
import type { PrintAnswer, TaskMessage } from './task-job.ts';

/** In a worker thread: a printer whose windows stand in the main process. */
export function printerOfMain(port: MessagePort | null): PagePrinter {
  let count = 0;
  const waiting = new Map<number, { readonly resolve: (printed: PrintedBatch) => void; readonly reject: (error: Error) => void }>();
  const listen = (answer: PrintAnswer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) port?.unref();
    if (answer.ok) asked?.resolve(answer.printed);
    else asked?.reject(new AppError(answer.error.code, answer.error.params));
  };
  return {
    print(batch) {
      if (count === 0) port?.on('message', listen);
      const id = (count += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port?.ref();
        port?.postMessage({ kind: 'print', id, batch } satisfies TaskMessage);
      });
    },
    close: () => Promise.resolve(),
  };
}

/** In the main process: prints for the worker of a task, with a printer that is made when it is first asked for. */
export function printFor(worker: Worker, make: () => PagePrinter): { readonly print: (asked: Extract<TaskMessage, { kind: 'print' }>) => void; readonly close: () => void } {
  let printer: PagePrinter | null = null;
  const answer = (given: PrintAnswer): void => worker.postMessage(given);
  return {
    print: ({ id, batch }) => {
      printer ??= make();
      printer.print(batch).then(
        (printed) => answer({ id, ok: true, printed }),
        (error: unknown) => answer({ id, ok: false, error: toWireError(error) }),
      );
    },
    close: () => void printer?.close(),
  };
}
