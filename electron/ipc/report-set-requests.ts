import { z } from 'zod';
import { REPORT_KINDS } from '../../shared/contract/report-calls.ts';
import { SET_TABLES, type ReportSetCalls } from '../../shared/contract/report-set-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const period = z.string().refine((text) => parsePeriod(text) !== null) as unknown as z.ZodType<PeriodId>;
const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('report'), report: z.enum(REPORT_KINDS), files: z.enum(['one', 'each']) }),
  z.strictObject({ kind: z.literal('table'), table: z.enum(SET_TABLES), format: z.enum(['xlsx', 'csv']) }),
]);

/** The shape of the requests for report sets. */
export const REPORT_SET_REQUESTS: { readonly [C in keyof ReportSetCalls]: z.ZodType } = {
  'report-set:list': z.strictObject({}),
  'report-set:save': z.strictObject({
    id: id().optional(),
    name: z.string().trim().min(1).max(80),
    schemeCode: z.string().min(1).max(200),
    lang: z.enum(['zh', 'en']),
    regionIds: z.array(id()).max(2000),
    perRegion: z.boolean(),
    items: z.array(item).min(1).max(40),
  }),
  'report-set:delete': z.strictObject({ setId: id() }),
  'report-set:run': z.strictObject({ setId: id(), period, folder: z.enum(['kept', 'choose']) }),
};
