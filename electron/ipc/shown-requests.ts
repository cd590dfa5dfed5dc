import { z } from 'zod';
import { MOST_SHOWN_ROWS, type ShownCalls, type ShownTable } from '../../shared/contract/shown-calls.ts';

const text = z.string().max(2000);
const MOST_COLUMNS = 1000;
const MOST_BYTES = 100 * 1024 * 1024;
const column = z.strictObject({
  head: text,
  kind: z.enum(['text', 'integer', 'number', 'percent', 'date', 'instant']),
  places: z.int().min(0).max(30).optional(),
});

/** Looked over by a plain loop: a table may have millions of cells. */
function isRows(value: unknown): value is ShownTable['rows'] {
  if (!Array.isArray(value) || value.length > MOST_SHOWN_ROWS) return false;
  return value.every((row: unknown) => Array.isArray(row) && row.length <= MOST_COLUMNS && row.every((cell) => cell === null || typeof cell === 'string'));
}

/** The shape of the requests that take out what the window shows. */
export const SHOWN_REQUESTS: { readonly [C in keyof ShownCalls]: z.ZodType } = {
  'export:choose-file': z.strictObject({ name: text, ending: z.enum(['xlsx', 'csv', 'png']) }),
  'export:shown': z.strictObject({
    fileId: z.uuid(),
    lang: z.enum(['zh', 'en']),
    table: z.strictObject({
      name: text,
      columns: z.array(column).max(MOST_COLUMNS),
      rows: z.custom<ShownTable['rows']>(isRows),
      facts: z.array(z.tuple([text, text])).max(100),
    }),
  }),
  'export:picture': z.strictObject({ fileId: z.uuid(), png: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= MOST_BYTES) }),
};
