import { useCallback, useMemo, type ReactNode } from 'react';
import { parsePeriod, periodKind, type PeriodId } from '../../shared/dates.ts';
import type { AppState, SchemeRow, StoreInfo } from '../../shared/ipc-contract.ts';
import { WorkspaceContext, type Workspace } from '../app-state.tsx';
import { useKept } from '../kept-state.ts';
import { useCall } from '../use-call.ts';

const NO_SCHEMES: readonly SchemeRow[] = [];

/** Holds the open store's schemes and periods, and which of them the screens speak of; the choice is kept per store. */
export function WorkspaceProvider({ app, store, children }: { readonly app: AppState; readonly store: StoreInfo; readonly children: ReactNode }) {
  const list = useCall('scheme:list', {});
  const [schemeCode, setSchemeCode] = useKept<string | null>(`scheme:${store.path}`, null, isTextOrNull);
  const [chosen, setChosen] = useKept<string | null>(`period:${store.path}`, null, isTextOrNull);
  const setPeriod = useCallback((period: PeriodId) => setChosen(period), [setChosen]);
  const rows = list.status === 'ready' ? list.value : NO_SCHEMES;
  const workspace = useMemo<Workspace>(() => {
    const schemes = rows.filter((row) => row.current);
    const scheme = schemes.find((row) => row.code === schemeCode) ?? schemeOf(schemes, store.currentPeriod);
    const periods = store.periods.filter((period) => scheme === null || periodKind(period) === scheme.cycle);
    return { app, store, schemes, scheme, setSchemeCode, periods, period: periodOf(chosen, periods, store.currentPeriod), setPeriod };
  }, [app, store, rows, schemeCode, setSchemeCode, chosen, setPeriod]);
  if (list.status === 'loading') return null;
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

function schemeOf(schemes: readonly SchemeRow[], period: PeriodId | null): SchemeRow | null {
  return schemes.find((row) => period !== null && row.cycle === periodKind(period)) ?? schemes[0] ?? null;
}

function periodOf(chosen: string | null, periods: readonly PeriodId[], current: PeriodId | null): PeriodId | null {
  const kept = chosen === null ? null : parsePeriod(chosen);
  if (kept !== null && periods.includes(kept)) return kept;
  return current !== null && periods.includes(current) ? current : (periods[0] ?? null);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
