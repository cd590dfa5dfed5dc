import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { parsePeriod, type PeriodId } from '../../../../shared/dates.ts';
import { useWorkspace } from '../../../app-state.tsx';
import { useKept } from '../../../kept-state.ts';
import { useCall } from '../../../use-call.ts';
import { firstPeriod, sheetPeriods } from './figure-filters.ts';

const isPeriodText = (value: unknown): value is string => value === '' || (typeof value === 'string' && parsePeriod(value) !== null);

/** The period that the pages of figures look at: the same on all of them, kept for each chosen period of the window. */
export function useSheetPeriod(): { readonly period: PeriodId | null; readonly periods: readonly PeriodId[]; readonly setPeriod: (period: PeriodId) => void } {
  const { store, period: chosen } = useWorkspace();
  const [params] = useSearchParams();
  const [kept, setKept] = useKept<string>(`figures:period:${store.path}:${chosen ?? ''}`, '', isPeriodText);
  const sheet = useCall('figure:sheet', { period: (chosen ?? '2000-01') as PeriodId });
  const withFigures = sheet.status === 'ready' ? sheet.value.periods : [];
  const asked = parsePeriod(params.get('period') ?? '');
  const period = asked ?? (kept === '' ? (sheet.status === 'ready' ? firstPeriod(withFigures, chosen) : null) : (kept as PeriodId));
  const setPeriod = useCallback((next: PeriodId) => setKept(next), [setKept]);
  return { period, periods: sheetPeriods(withFigures, chosen), setPeriod };
}
