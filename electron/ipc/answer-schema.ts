import { z } from 'zod';

const words = z.string().max(2000);

/** The shape of an answer; what it means is checked by its checklist. */
export const answerSchema = z.strictObject({
  value: z.union([
    z.string().max(10_000),
    z.number(),
    z.boolean(),
    z.array(z.string().max(200)).max(500),
    z.record(z.string(), z.union([z.number().min(0), z.boolean(), z.string().max(20)])),
    z.null(),
  ]),
  na: z.boolean().optional(),
  naReason: words.optional(),
  note: words.optional(),
});
