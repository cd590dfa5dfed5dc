import { z } from 'zod';
import type { HistoryCalls } from '../../shared/contract/history-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import { OWNERSHIPS } from '../../shared/outlet/outlet.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const code = z.string().min(1).max(200);
const period = z.string().refine((text) => parsePeriod(text) !== null) as unknown as z.ZodType<PeriodId>;
const level = z.int().min(0).max(20);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(5000), sort: z.strictObject({ by: code, descending: z.boolean() }).exactOptional() };
const query = { schemeCode: code, regionId: id().exactOptional(), type: code.exactOptional(), ownership: z.enum(OWNERSHIPS).exactOptional() };
const transitions = { ...query, from: period, to: period };

/** The shape of requests for level history and analysis. */
export const HISTORY_REQUESTS = {
  'history:frame': z.strictObject({ schemeCode: code }),
  'history:transitions': z.strictObject(transitions),
  'history:movers': z.strictObject({ ...transitions, fromKey: code.exactOptional(), toKey: code.exactOptional(), ...page }),
  'history:levels': z.strictObject(query),
  'history:outlets': z.strictObject({ ...query, last: z.int().min(2).max(1200).exactOptional(), minTurns: z.int().min(0).max(1200).exactOptional(), text: z.string().max(2000).exactOptional(), ...page }),
  'history:regions': z.strictObject({ ...query, level }),
  'history:outlet': z.strictObject({ outletId: id(), schemeCode: code }),
  'analysis:lost-points': z.strictObject({ ...query, period, level }),
  'analysis:dimensions': z.strictObject(query),
  'analysis:regions': z.strictObject({ ...query, period, level }),
  'analysis:pairs': z.strictObject({ ...query, period, x: code, y: code }),
} satisfies { readonly [C in keyof HistoryCalls]: z.ZodType };
