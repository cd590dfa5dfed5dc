import { z } from 'zod';
import { ACTION_STATES, MOST_DAYS, RULE_SCOPES } from '../../shared/action/action.ts';
import type { ActionCalls } from '../../shared/contract/action-calls.ts';
import { parseIsoDate } from '../../shared/dates.ts';

const id = z.uuid();
const code = z.string().min(1).max(200);
const name = z.string().max(200);
const words = z.string().max(2000);
const date = z.string().refine((value) => parseIsoDate(value) !== null);
const page = {
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
  sort: z.strictObject({ by: z.string().max(100), descending: z.boolean() }).optional(),
};
const content = { title: name, detail: words, critical: z.boolean(), owner: name, dueOn: date };
const reasoned = { actionId: id, reason: words };

/** What narrows a list of actions, also for exports. */
export const actionQuery = {
  text: name.optional(),
  state: z.array(z.enum(ACTION_STATES)).optional(),
  overdue: z.boolean().optional(),
  critical: z.boolean().optional(),
  regionId: id.optional(),
  outletId: id.optional(),
  visitId: id.optional(),
  owner: name.optional(),
  checklist: code.optional(),
  item: code.optional(),
};
const rule = z.strictObject({
  scope: z.enum(RULE_SCOPES),
  items: z.array(code).max(1000),
  days: z.number().int().min(0).max(MOST_DAYS),
  owner: z.union([z.strictObject({ by: z.literal('person'), name }), z.strictObject({ by: z.literal('attribute'), attribute: name })]),
});

/** The shape of the requests of corrective actions. */
export const ACTION_REQUESTS = {
  'action:list': z.strictObject({ ...actionQuery, ...page }),
  'action:counts': z.strictObject(actionQuery),
  'action:report': z.strictObject({}),
  'action:get': z.strictObject({ actionId: id }),
  'action:create': z.strictObject({ outletId: id, visitId: id.nullable(), item: code.nullable(), ...content }),
  'action:change': z.strictObject({ actionId: id, ...content }),
  'action:note': z.strictObject({ actionId: id, text: words }),
  'action:done': z.strictObject({ actionId: id, text: words }),
  'action:verify': z.strictObject({ actionId: id, text: words }),
  'action:reopen': z.strictObject({ ...reasoned, dueOn: date }),
  'action:cancel': z.strictObject(reasoned),
  'action:add-photo': z.strictObject({ actionId: id, name: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
  'action:remove-photo': z.strictObject({ actionId: id, photoId: id }),
  'action:rules': z.strictObject({}),
  'action:save-rule': z.strictObject({ checklist: code, rule: rule.nullable() }),
  'action:apply-rule': z.strictObject({ checklist: code, from: date }),
} satisfies { readonly [C in keyof ActionCalls]: z.ZodType };
