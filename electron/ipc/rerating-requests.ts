import { z } from 'zod';
import type { ReratingCalls } from '../../shared/contract/rerating-calls.ts';
import { parseIsoDate, type IsoDate } from '../../shared/dates.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const date = z.string().refine((text) => parseIsoDate(text) !== null) as unknown as z.ZodType<IsoDate>;
const words = z.string().max(2000);
const code = z.string().min(1).max(200);

/** The shape of requests for re-rating. */
export const RERATING_REQUESTS = {
  'rerating:list': z.strictObject({ outletId: id().exactOptional() }),
  'rerating:check': z.strictObject({ outletId: id(), schemeCode: code }),
  'rerating:request': z.strictObject({ outletId: id(), schemeCode: code, receivedOn: date, askedBy: z.string().max(200), reason: words, laterVisits: z.boolean() }),
  'rerating:reckon': z.strictObject({ reratingId: id() }),
  'rerating:decide': z.strictObject({ reratingId: id(), decision: z.enum(['granted', 'refused']), level: code.nullable(), effectiveOn: date.nullable(), answer: words }),
  'rerating:withdraw': z.strictObject({ reratingId: id(), reason: words }),
  'rerating:open': z.strictObject({}),
} satisfies { readonly [C in keyof ReratingCalls]: z.ZodType };
