import type { IsoDate } from '../../../shared/dates.ts';

const FIRST_DAY = '0000-01-01' as IsoDate;
const LAST_DAY = '9999-12-31' as IsoDate;

/** The days that a question asks about; an end left out is open. */
export function daysOf(query: { readonly from?: IsoDate; readonly to?: IsoDate }): { readonly from: IsoDate; readonly to: IsoDate } {
  return { from: query.from ?? FIRST_DAY, to: query.to ?? LAST_DAY };
}
