import { z } from 'zod';
import { REPORT_KINDS } from '../../shared/contract/report-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';

/** A report that was written, as the settings of this PC keep it. */
export const RECENT_REPORT = z.object({
  report: z.enum(REPORT_KINDS),
  path: z.string(),
  files: z.int(),
  pages: z.int(),
  period: (z.string().refine((text) => parsePeriod(text) !== null) as unknown as z.ZodType<PeriodId>).nullable(),
  lang: z.enum(['zh', 'en']),
  at: z.string(),
});

/** So many are kept. */
export const KEPT_REPORTS = 12;
