import { basename, extname } from 'node:path';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, lastMonth, monthOf, periodKind, periodOfMonth, type PeriodId, type PeriodKind } from '../../../shared/dates.ts';
import type { StoreInfo } from '../../../shared/ipc-contract.ts';
import { latestScheme } from '../schemes/latest-scheme.ts';

/** What the frame of the window shows of a store, and the periods that can be chosen. */
export function storeInfo(store: Store): StoreInfo {
  const cycle = latestScheme(store)?.cycle ?? null;
  const periods = periodsWithData(store);
  return {
    path: store.path,
    name: basename(store.path, extname(store.path)),
    outlets: store.outlets.count(),
    periods,
    currentPeriod: periods.find((period) => cycle === null || periodKind(period) === cycle) ?? periods[0] ?? null,
    lastBackupAt: store.meta.find('backup.lastAt'),
    lastChangeAt: store.journal.lastAt(),
  };
}

/** Periods for which there are figures, visits or runs, newest first: months, and the kinds of the schemes' cycles. */
function periodsWithData(store: Store): readonly PeriodId[] {
  const months = new Set([...store.figures.periods().map(lastMonth), ...store.visits.months().map(monthOf)]);
  const kinds = new Set<PeriodKind>(['month', ...store.schemes.list().map(({ cycle }) => cycle)]);
  const periods = new Set<PeriodId>(store.runs.periods());
  for (const month of months) for (const kind of kinds) periods.add(periodOfMonth(month, kind));
  return [...periods].sort((a, b) => comparePeriods(b, a));
}
