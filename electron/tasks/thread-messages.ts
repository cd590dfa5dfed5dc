import type { WireError } from '../../shared/errors.ts';

/** What each kind of job of a thread is asked and gives. */
export type ThreadJobs<J> = { readonly [K in keyof J]: { readonly request: unknown; readonly result: unknown } };

/** What such a thread is started with. */
export interface ThreadWorkerData {
  readonly storePath: string;
  readonly user: string;
  /** Two Int32: 1 when the running job is to stop; how far it is, in thousandths. */
  readonly flags: SharedArrayBuffer;
}

export type ThreadJob<J extends ThreadJobs<J>> = { readonly [K in keyof J]: { readonly id: number; readonly kind: K; readonly request: J[K]['request'] } }[keyof J];

export type ThreadAnswer<J extends ThreadJobs<J>> =
  | { readonly id: number; readonly ok: true; readonly result: J[keyof J]['result'] }
  | { readonly id: number; readonly ok: false; readonly error: WireError; readonly stack: string | null };

export const STOP = 0;
export const PROGRESS = 1;
