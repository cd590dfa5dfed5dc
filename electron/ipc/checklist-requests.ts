import { z } from 'zod';
import type { ChecklistCalls } from '../../shared/contract/checklist-calls.ts';
import { CHECKLIST_FORMAT, type Checklist } from '../../shared/checklist/checklist.ts';

const empty = z.strictObject({});
const draft = z.strictObject({ draftId: z.uuid() });
const version = z.strictObject({ checklistVersionId: z.uuid() });
const side = z.union([version, draft]);
const text = z.string().trim().min(1).max(200);
const MOST_LETTERS = 4_000_000;
/** A draft may hold anything that the designer can show: its frame must stand, what is in it is judged when it is published. */
const document = z.custom<Checklist>(
  (raw) => z.object({ format: z.literal(CHECKLIST_FORMAT), code: z.string(), sections: z.array(z.object({ items: z.array(z.object({ kind: z.string() })) })) }).safeParse(raw).success && JSON.stringify(raw).length <= MOST_LETTERS,
);

/** The shape of the checklist designer's requests. */
export const CHECKLIST_REQUESTS = {
  'checklist:overview': empty,
  'checklist:templates': empty,
  'checklist:document': z.strictObject({ side }),
  'checklist:begin-draft': z.strictObject({
    from: z.union([z.strictObject({ blank: z.literal(true) }), z.strictObject({ template: text }), version]),
    code: text.optional(),
    name: text.optional(),
  }),
  'checklist:save-draft': z.strictObject({ draftId: z.uuid(), document }),
  'checklist:add-photo': z.strictObject({ draftId: z.uuid(), name: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
  'checklist:publish': draft,
  'checklist:discard-draft': draft,
  'checklist:export': z.strictObject({ side, format: z.enum(['json', 'xlsx']), lang: z.enum(['zh', 'en']) }),
  'checklist:import': empty,
  'checklist:rescore': z.strictObject({ from: side, to: side, after: z.int().min(0) }),
} satisfies { readonly [C in keyof ChecklistCalls]: z.ZodType };
