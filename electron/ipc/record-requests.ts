import { z } from 'zod';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import type { RecordCalls } from '../../shared/contract/record-calls.ts';

const id = z.uuid();
const code = z.string().min(1).max(200);
const text = z.string().max(2000);
const period = z.string().refine((value) => parsePeriod(value) !== null) as unknown as z.ZodType<PeriodId>;

/** The shape of the requests about what people judge. */
export const RECORD_REQUESTS: { readonly [C in keyof RecordCalls]: z.ZodType } = {
  'judgement:list': z.strictObject({ outletId: id }),
  'judgement:set': z.strictObject({ outletId: id, judgement: code, period, value: text, reason: text }),
  'judgement:remove': z.strictObject({ outletId: id, judgement: code, period }),
};
