import { z } from 'zod';
import { REPORT_KINDS, type ReportCalls } from '../../shared/contract/report-calls.ts';
import { parseIsoDate, type IsoDate } from '../../shared/dates.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const date = z.string().refine((text) => parseIsoDate(text) !== null) as unknown as z.ZodType<IsoDate>;
const terms = z.strictObject({ opensOn: date, closesOn: date, contact: z.string().trim().max(300) });
const MOST_PARTS = 200_000;
const token = z.uuid();

/** The shape of a request for a report. */
export const reportRequest = z.strictObject({
  report: z.enum(REPORT_KINDS),
  lang: z.enum(['zh', 'en']),
  runId: id().nullable(),
  regionIds: z.array(id()).max(2000),
  outletIds: z.array(id()).min(1).max(MOST_PARTS).optional(),
  visitIds: z.array(id()).min(1).max(MOST_PARTS).optional(),
  terms: terms.optional(),
});

/** The shape of the requests for printed reports. */
export const REPORT_REQUESTS: { readonly [C in keyof ReportCalls]: z.ZodType } = {
  'report:preview': z.strictObject({ request: reportRequest, place: z.int().min(0) }),
  'report:save': z.strictObject({ request: reportRequest, files: z.enum(['one', 'each']) }),
  'report:print': z.strictObject({ request: reportRequest, place: z.int().min(0) }),
  'report:recent': z.strictObject({}),
  'report:show': z.strictObject({ path: z.string().min(1).max(4096) }),
  'report:take': z.strictObject({ token }),
  'report:laid-out': z.strictObject({
    token,
    pages: z.int().min(0),
    marks: z.array(z.strictObject({ title: z.string(), page: z.int().min(0), level: z.int().min(0).max(1) })),
    error: z.string().nullable(),
  }),
};
