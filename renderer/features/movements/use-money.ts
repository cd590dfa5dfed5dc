import { useMemo } from 'react';
import type { RunId } from '../../../shared/ids.ts';
import { formatMoneyChange } from '../../components/benefits/money.ts';
import { useCall } from '../../use-call.ts';

/** What movements change in money, by outlet and in all, each currency by itself; as texts with their signs. */
export interface MoneyEffect {
  /** '' : nothing changes. undefined: the outlet is not among those that change. */
  readonly ofOutlet: ReadonlyMap<string, string>;
  readonly total: string;
  /** Outlets whose amount on either side is not known. */
  readonly unknown: number;
}

/** null: no benefit plan is in force, or it is still being worked out. */
export function useMoney(runId: RunId): MoneyEffect | null {
  const effect = useCall('benefit:run-effect', { runId });
  const value = effect.status === 'ready' ? effect.value : null;
  return useMemo(() => {
    if (value === null) return null;
    const text = (changes: (typeof value)['totals']): string =>
      changes.filter(({ before, after }) => before !== after).map(({ change, currency }) => formatMoneyChange(change, currency)).join(' / ');
    return { ofOutlet: new Map(value.outlets.map(({ outletId, changes }) => [outletId, text(changes)])), total: text(value.totals), unknown: value.unknown };
  }, [value]);
}
