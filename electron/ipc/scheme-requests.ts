import { z } from 'zod';
import { parsePeriod, PERIOD_KINDS, type PeriodId } from '../../shared/dates.ts';
import type { SchemeCalls } from '../../shared/contract/scheme-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { parseScheme } from '../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../shared/scheme/scheme.ts';

const empty = z.strictObject({});
const id = z.uuid();
const version = z.strictObject({ schemeVersionId: id });
const text = z.string().trim().min(1).max(200);
const period = z.string().refine((value) => parsePeriod(value) !== null) as unknown as z.ZodType<PeriodId>;
/** A document whose shape is right; what its parts mean together is judged by the service. */
const scheme = z.unknown().transform((raw): Scheme => {
  const { scheme: read, problems } = parseScheme(raw);
  if (read === null) throw new AppError('scheme/draft-faulty', { path: problems[0]?.path ?? '', count: problems.length });
  return read;
});

/** The shape of the scheme designer's requests. */
export const SCHEME_REQUESTS = {
  'scheme:versions': empty,
  'scheme:templates': empty,
  'scheme:create': z.strictObject({
    from: z.union([z.strictObject({ template: text }), version, z.strictObject({ blank: z.enum(PERIOD_KINDS) })]),
    code: text,
    name: text,
  }),
  'scheme:edit': version,
  'scheme:save-draft': z.strictObject({ schemeVersionId: id, scheme: z.unknown() }),
  'scheme:publish': version,
  'scheme:discard': version,
  'scheme:export': version,
  'scheme:import': empty,
  'scheme:vocabulary': empty,
  'scheme:trial': z.strictObject({ scheme, period, focus: z.string().max(200).nullable() }),
  'scheme:trial-progress': empty,
  'scheme:cancel-trial': empty,
} satisfies { readonly [C in keyof SchemeCalls]: z.ZodType };
