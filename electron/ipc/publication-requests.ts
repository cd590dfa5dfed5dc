import { z } from 'zod';
import { MOST_ATTACHMENT_BYTES, OBJECTION_EFFECTS } from '../../shared/contract/publication-calls.ts';
import { parseIsoDate } from '../../shared/dates.ts';

const id = z.uuid();
const run = z.strictObject({ runId: id });
const words = z.string().max(2000);
const date = z.string().refine((text) => parseIsoDate(text) !== null);
/** The service says in words that a file is too large; far beyond that nothing is even read. */
export const attachment = z.strictObject({ name: z.string().max(255), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MOST_ATTACHMENT_BYTES * 4) }).optional();

/** The shape of the requests of proposals, objections and publication. */
export const PUBLICATION_REQUESTS = {
  'publication:get': run,
  'publication:propose': z.strictObject({ runId: id, openedOn: date.optional(), until: date.optional(), note: words }),
  'publication:withdraw': z.strictObject({ runId: id, reason: words }),
  'publication:rerun': z.strictObject({ runId: id, reason: words }),
  'publication:preview': run,
  'publication:unpublish': z.strictObject({ runId: id, reason: words }),
  'publication:let-stand': z.strictObject({ runId: id, causeId: id, reason: words }),
  'objection:add': z.strictObject({ runId: id, outletId: id, raisedBy: z.string().max(200), receivedOn: date, item: z.string().max(200), grounds: words, attachment }),
  'objection:answer': z.strictObject({
    objectionId: id,
    effect: z.enum(OBJECTION_EFFECTS),
    answer: words,
    level: z.string().max(200).optional(),
    hold: z.boolean().optional(),
    link: z.strictObject({ kind: z.enum(['appeal', 'import']), id }).optional(),
    attachment,
  }),
  'objection:withdraw': z.strictObject({ objectionId: id, reason: words }),
  'attachment:save': z.strictObject({ attachmentId: id }),
  'attachment:open': z.strictObject({ attachmentId: id }),
} as const;
