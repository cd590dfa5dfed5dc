import type { SchemeTrial, TrialRequest } from '../../shared/contract/scheme-calls.ts';
import type { WireError } from '../../shared/errors.ts';

/** What the thread of the trials is started with. */
export interface TrialWorkerData {
  readonly storePath: string;
  readonly user: string;
  /** Two Int32: 1 when the running trial is to stop; how far it is, in thousandths. */
  readonly flags: SharedArrayBuffer;
}

export interface TrialJob {
  readonly id: number;
  readonly request: TrialRequest;
}

export type TrialAnswer =
  | { readonly id: number; readonly ok: true; readonly trial: SchemeTrial }
  | { readonly id: number; readonly ok: false; readonly error: WireError; readonly stack: string | null };

export const STOP = 0;
export const PROGRESS = 1;
