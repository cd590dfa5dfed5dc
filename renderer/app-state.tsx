import { createContext, use } from 'react';
import type { PeriodId } from '../shared/dates.ts';
import type { AppState, LevelInfo, SchemeRow, StoreInfo } from '../shared/ipc-contract.ts';

/** State of the program with an open store, and what the person has chosen to look at. */
export interface Workspace {
  readonly app: AppState;
  readonly store: StoreInfo;
  /** Newest version of each scheme. */
  readonly schemes: readonly SchemeRow[];
  /** The scheme that the screens speak of; null: none yet. */
  readonly scheme: SchemeRow | null;
  readonly setSchemeCode: (code: string) => void;
  /** Periods of the scheme's cycle, newest first. */
  readonly periods: readonly PeriodId[];
  /** The chosen period; null: there is none yet. */
  readonly period: PeriodId | null;
  readonly setPeriod: (period: PeriodId) => void;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

/** What is open and chosen. Only screens of an open store may ask. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace outside of an open store');
  return workspace;
}

/** Levels of the chosen scheme, lowest first; where there is none, no levels. */
export function useLevels(): readonly LevelInfo[] {
  return useWorkspace().scheme?.levels ?? [];
}
