import { z } from 'zod';
import { byKey, strict } from './shape-parts.ts';
import { code, count, number, positive } from './shape-values.ts';

/** The shape of a scheme's `movement`. */
export const movement = strict({
  enterLevel: byKey('kind', {
    raw: strict({ kind: z.literal('raw') }),
    fixed: strict({ kind: z.literal('fixed'), level: code }),
    rawUpTo: strict({ kind: z.literal('rawUpTo'), level: code }),
    person: strict({ kind: z.literal('person'), upTo: code.optional() }),
  }).optional(),
  promoteAfter: positive.optional(),
  maxStepsUp: positive.optional(),
  demoteAfter: positive.optional(),
  maxStepsDown: positive.optional(),
  resetAfterMove: z.boolean().optional(),
  ungradedPeriod: z.enum(['breaks', 'passes']).optional(),
  minVisitsToDemote: count.optional(),
  protectPeriods: count.optional(),
  validity: positive.optional(),
  notEligible: z.enum(['keeps', 'ends']).optional(),
  maxPromotedShare: number.optional(),
  buffer: number.optional(),
  bufferDown: number.optional(),
  approval: z.enum(['one', 'two']).optional(),
  proposal: z.enum(['optional', 'required']).optional(),
  objectionDays: positive.max(365).optional(),
  reratingStandstill: count.optional(),
});
