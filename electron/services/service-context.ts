import type { Store } from '../../db/store.ts';
import { AppError } from '../../shared/errors.ts';

/** What every service is given: the store, who acts, the clock, and a way to report progress and hear of a cancel. */
export interface ServiceContext {
  readonly store: Store;
  /** Name written into the journal. */
  readonly user: string;
  /** The present instant, ISO text with milliseconds, UTC. */
  readonly now: () => string;
  /** Today's date in the person's time zone, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly onProgress: (progress: Progress) => void;
  /** Asked between steps of long work. */
  readonly isCancelled: () => boolean;
}

export interface Progress {
  readonly done: number;
  /** null: not known. */
  readonly of: number | null;
}

/** @throws {AppError} `task/cancelled` when the person cancelled; call it between steps, outside of a half-done write. */
export function checkCancelled(context: ServiceContext): void {
  if (context.isCancelled()) throw new AppError('task/cancelled');
}

/** Tells how far long work is. @throws {AppError} `task/cancelled` */
export function reportProgress(context: ServiceContext, done: number, of: number | null): void {
  checkCancelled(context);
  context.onProgress({ done, of });
}
