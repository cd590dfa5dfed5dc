import { firstMonth, lastMonth, periodEnd, type PeriodId } from '../../../shared/dates.ts';
import type { FigureCompleteness } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';

/** For each figure, how many of the outlets open at the period's end have it in the period, and in which parts of it anyone has. */
export function figureCompleteness({ store }: ServiceContext, { period }: { readonly period: PeriodId }): readonly FigureCompleteness[] {
  const inside = store.figures.periods().filter((part) => firstMonth(part) >= firstMonth(period) && lastMonth(part) <= lastMonth(period));
  return store.figures.completeness(inside, store.outlets.populationAsOf(periodEnd(period)).nos);
}
