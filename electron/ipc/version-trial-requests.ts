import { z } from 'zod';
import type { VersionTrialCalls } from '../../shared/contract/version-trial-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const period = z.string().refine((text) => parsePeriod(text) !== null) as unknown as z.ZodType<PeriodId>;

/** The shape of requests for two versions side by side. */
export const VERSION_TRIAL_REQUESTS = {
  'version-trial:run': z.strictObject({ before: id(), after: id(), period }),
} satisfies { readonly [C in keyof VersionTrialCalls]: z.ZodType };
