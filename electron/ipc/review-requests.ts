import { z } from 'zod';
import { APPEAL_STATES, PAIR_SOURCES, type ReviewCalls } from '../../shared/contract/review-calls.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { answerSchema } from './answer-schema.ts';

const empty = z.strictObject({});
const id = z.uuid();
const visit = z.strictObject({ visitId: id });
const code = z.string().min(1).max(200);
const words = z.string().max(2000);
const name = z.string().max(200);
const date = z.string().refine((value) => parseIsoDate(value) !== null);
const days = { from: date.optional(), to: date.optional() };
const page = {
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
  sort: z.strictObject({ by: z.string().max(100), descending: z.boolean() }).optional(),
};

/** What narrows a list of appeals and a table of auditors, also for exports. */
export const appealQuery = { text: name.optional(), state: z.array(z.enum(APPEAL_STATES)).optional(), overdue: z.boolean().optional() };
export const auditorQuery = { checklist: code.optional(), ...days };

/** The shape of the requests of review and appeals. */
export const REVIEW_REQUESTS = {
  'app:set-user': z.strictObject({ name }),
  'review:queue': z.strictObject({ text: name.optional(), ...page }),
  'review:visit': visit,
  'review:version': z.strictObject({ visitId: id, version: z.number().int().min(1) }),
  'review:comment': z.strictObject({ visitId: id, item: code.nullable(), text: words }),
  'review:remove-comment': z.strictObject({ commentId: id }),
  'review:start-second': z.strictObject({ visitId: id, scorer: name }),
  'review:seconds': empty,
  'review:pair': z.strictObject({ firstId: id, secondId: id, isPair: z.boolean() }),
  'review:compare': z.strictObject({ firstId: id, secondId: id }),
  'review:agreement': z.strictObject({ source: z.enum(PAIR_SOURCES), withinDays: z.number().int().min(0).max(366).optional(), ...auditorQuery }),
  'review:auditors': z.strictObject(auditorQuery),
  'review:stale-runs': empty,
  'review:run-corrections': z.strictObject({ runId: id }),
  'appeal:list': z.strictObject({ ...appealQuery, ...page }),
  'appeal:get': z.strictObject({ appealId: id }),
  'appeal:raise': z.strictObject({
    visitId: id,
    raisedBy: name,
    raisedOn: date,
    dueOn: date,
    items: z.array(z.strictObject({ item: code, grounds: words, evidence: words })).max(500),
  }),
  'appeal:decide': z.strictObject({
    appealId: id,
    items: z
      .array(z.strictObject({ item: code, decision: z.enum(['accepted', 'refused']), reason: words, answer: answerSchema.nullable() }))
      .max(500),
    alsoAnswered: z.array(z.strictObject({ item: code, answer: answerSchema })).max(500),
    note: words,
  }),
  'appeal:add-photo': z.strictObject({ appealId: id, item: code, name: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
  'appeal:remove-photo': z.strictObject({ appealId: id, photoId: id }),
  'appeal:withdraw': z.strictObject({ appealId: id, reason: words }),
  'appeal:rates': z.strictObject(days),
} satisfies { readonly [C in keyof ReviewCalls]: z.ZodType };
