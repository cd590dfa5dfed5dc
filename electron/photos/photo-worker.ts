import { parentPort } from 'node:worker_threads';
import { toWireError, AppError } from '../../shared/errors.ts';
import { preparePhoto } from '../services/photos/prepare-photo.ts';
import type { PhotoJob, PhotoReply } from './photo-preparer.ts';

/** Entry of the thread that decodes and scales photos, one after the other, so that the window never waits for it. */
parentPort?.on('message', ({ name, bytes }: PhotoJob) => {
  parentPort?.postMessage(reply(name, bytes));
});

function reply(name: string, bytes: Uint8Array): PhotoReply {
  try {
    return { ok: true, photo: preparePhoto(name, bytes) };
  } catch (error) {
    const stack = error instanceof AppError || !(error instanceof Error) ? null : (error.stack ?? null);
    return { ok: false, error: toWireError(error), stack };
  }
}
