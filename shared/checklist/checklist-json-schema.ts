import { z } from 'zod';
import { checklistSchema } from './checklist-schema.ts';

/**
 * The JSON Schema (draft 2020-12) of the checklist file, for editors and other programs. It tells the shape; what needs more
 * than one value (references, codes used twice, points that do not add up) is told by `checkChecklist` alone.
 */
export function checklistJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(checklistSchema, { unrepresentable: 'any', io: 'input' });
  return { $schema, $id: 'startier-checklist/1', title: 'StarTier checklist', ...rest };
}
