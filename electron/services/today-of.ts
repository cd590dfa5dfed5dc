import { parseIsoDate, type IsoDate } from '../../shared/dates.ts';
import type { ServiceContext } from './service-context.ts';

/** Today's date as the services compare it. @throws {Error} a fault of the program when the clock gives no day */
export function todayOf(context: Pick<ServiceContext, 'today'>): IsoDate {
  const today = parseIsoDate(context.today());
  if (today === null) throw new Error(`The clock gives no day: ${context.today()}`);
  return today;
}
