import { z } from 'zod';
import { parsePlan } from '../../shared/benefits/parse-plan.ts';
import type { BenefitPlan } from '../../shared/benefits/plan.ts';
import type { BenefitCalls } from '../../shared/contract/benefit-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

/** An id of any kind: a UUID as text, its brand given here. */
const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const empty = z.strictObject({});
const code = z.string().trim().min(1).max(200);
const period = z.string().refine((value) => parsePeriod(value) !== null) as unknown as z.ZodType<PeriodId>;
/** A document whose shape is right; what its parts mean together is judged by the service. */
const plan = z.unknown().transform((raw): BenefitPlan => {
  const { plan: read, problems } = parsePlan(raw);
  if (read === null) throw new AppError('benefit/draft-faulty', { path: problems[0]?.path ?? '', count: problems.length });
  return read;
});
const version = { planId: id() };
const scheme = { schemeCode: code };
const ofPeriod = { ...scheme, period };
const page = { offset: z.int().min(0), limit: z.int().min(1).max(5000), sort: z.strictObject({ by: code, descending: z.boolean() }).optional() };
const query = {
  ...ofPeriod,
  text: z.string().max(2000).optional(),
  regionId: id().optional(),
  level: z.array(z.string().max(200)).max(200).optional(),
  only: z.enum(['withheld', 'difference', 'missing']).optional(),
};

/** The shape of the requests about benefits. */
export const BENEFIT_REQUESTS = {
  'benefit:plans': empty,
  'benefit:get': z.strictObject(version),
  'benefit:templates': empty,
  'benefit:create': z.strictObject({
    from: z.union([z.strictObject({ template: code }), z.strictObject(version), z.strictObject({ blank: z.strictObject({ scheme: code, period }) })]),
    code,
    name: code,
  }),
  'benefit:edit': z.strictObject(version),
  'benefit:save': z.strictObject({ ...version, plan }),
  'benefit:check': z.strictObject({ plan }),
  'benefit:publish': z.strictObject(version),
  'benefit:discard': z.strictObject(version),
  'benefit:import': empty,
  'benefit:export': z.strictObject(version),
  'benefit:trial': z.strictObject({ plan, runId: id(), outletIds: z.array(id()).max(200).optional() }),
  'benefit:run-effect': z.strictObject({ runId: id(), outletIds: z.array(id()).max(5000).optional() }),
  'benefit:of-outlet': z.strictObject({ runId: id(), outletId: id() }),
  'benefit:periods': z.strictObject(scheme),
  'benefit:statements': z.strictObject({ ...query, ...page }),
  'benefit:statement': z.strictObject({ ...ofPeriod, outletId: id() }),
  'benefit:outlet-history': z.strictObject({ outletId: id() }),
  'benefit:settle': z.strictObject(ofPeriod),
  'benefit:withheld': z.strictObject(scheme),
  'benefit:decide-withheld': z.strictObject({ instalmentIds: z.array(id()).min(1).max(5000), decision: z.enum(['release', 'forfeit']), reason: z.string().max(2000) }),
  'benefit:budget': z.strictObject(ofPeriod),
  'benefit:set-budget': z.strictObject({ ...ofPeriod, region: z.string().max(1000), currency: z.string().regex(/^[A-Z]{3}$/), amount: z.string().max(60).nullable() }),
  'benefit:export-statements': z.strictObject({ ...query, format: z.enum(['xlsx', 'csv']) }),
} satisfies { readonly [C in keyof BenefitCalls]: z.ZodType };
