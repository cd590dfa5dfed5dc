import { z } from 'zod';
import type { EvidenceCalls } from '../../shared/contract/evidence-calls.ts';
import { VISIT_FACTS } from '../../shared/visit/visit-facts.ts';

const id = z.uuid();
const code = z.string().min(1).max(200);

/** The shape of every request of `EvidenceCalls`. What a picture is, and how large it may be, its service reads from its bytes. */
export const EVIDENCE_REQUESTS: { readonly [C in keyof EvidenceCalls]: z.ZodType } = {
  'visit:save-fact': z.strictObject({ visitId: id, fact: z.enum(VISIT_FACTS), value: z.string().max(200) }),
  'visit:save-place': z.strictObject({ visitId: id, place: code }),
  'visit:add-photo': z.strictObject({ visitId: id, item: code, name: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
  'visit:remove-photo': z.strictObject({ visitId: id, photoId: id }),
  'visit:restore-photo': z.strictObject({ visitId: id, photoId: id }),
};
