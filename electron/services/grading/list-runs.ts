import type { PeriodId } from '../../../shared/dates.ts';
import type { RunRow } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';

/** Runs, the newest period first, then the newest run. */
export function listRuns({ store }: ServiceContext, request: { readonly schemeCode?: string; readonly period?: PeriodId }): readonly RunRow[] {
  return store.runs.list(request);
}
