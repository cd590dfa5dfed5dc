import { z } from 'zod';
import { STUDY_KINDS, type StudyCalls } from '../../shared/contract/study-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { parseScheme } from '../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../shared/scheme/scheme.ts';

/** An id of any kind: a UUID as text, its brand given here. */
const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const empty = z.strictObject({});
const period = z.string().refine((value) => parsePeriod(value) !== null) as unknown as z.ZodType<PeriodId>;
const decimal = z.string().regex(/^-?\d{1,18}(\.\d{1,18})?$/);
const ofRun = { runId: id(), outletId: id() };
const change = z.strictObject({ path: z.string().min(1).max(500), value: z.union([z.string().max(60), z.number(), z.null()]) });
const changes = { changes: z.array(change).max(500) };
const study = { schemeVersionId: id(), period, ...changes };
const scheme = z.unknown().transform((raw): Scheme => {
  const { scheme: read, problems } = parseScheme(raw);
  if (read === null) throw new AppError('scheme/draft-faulty', { path: problems[0]?.path ?? '', count: problems.length });
  return read;
});

/** The shape of the requests for trials on stored data. */
export const STUDY_REQUESTS = {
  'study:reach': z.strictObject(ofRun),
  'study:try-values': z.strictObject({ ...ofRun, values: z.array(z.strictObject({ key: z.string().max(4000), value: decimal })).max(200) }),
  'study:what-if': z.strictObject(study),
  'study:stability': z.strictObject({ ...study, percent: z.number().min(0.1).max(50), draws: z.int().min(10).max(2000), seed: z.int().min(0).max(2 ** 31) }),
  'study:back-test': z.strictObject({ ...study, periods: z.int().min(1).max(36) }),
  'scheme:check-with-data': z.strictObject({ scheme, period: period.optional(), vetoShare: z.number().min(0).max(100) }),
  'study:progress': z.strictObject({ study: z.enum(STUDY_KINDS) }),
  'study:cancel': z.strictObject({ study: z.enum(STUDY_KINDS) }),
  'scenario:list': empty,
  'scenario:save': z.strictObject({ ...study, scenarioId: id().optional(), name: z.string().trim().min(1).max(80), note: z.string().trim().max(2000) }),
  'scenario:delete': z.strictObject({ scenarioId: id() }),
  'scenario:to-draft': z.strictObject({ schemeVersionId: id(), ...changes }),
} satisfies { readonly [C in keyof StudyCalls]: z.ZodType };
