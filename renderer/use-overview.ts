import type { Overview } from '../shared/ipc-contract.ts';
import { useWorkspace } from './app-state.tsx';
import { useCall, type CallState } from './use-call.ts';

/** How the chosen period of the chosen scheme stands. Rail, status bar and overview share one reading. */
export function useOverview(): CallState<Overview> {
  const { period, scheme } = useWorkspace();
  return useCall('overview:get', period === null ? null : { period, schemeCode: scheme?.code ?? null });
}
