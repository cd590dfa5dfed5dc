import { z } from 'zod';
import { DELIMITERS, PREVIEW_PARTS, TABLE_KINDS, TEXT_ENCODINGS, type ImportCalls } from '../../shared/contract/import-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';

const MOST_ROWS = 2_000_000;
const MOST_COLUMNS = 4000;
const id = z.uuid();
const path = z.string().min(1).max(4096);
const code = z.string().min(1).max(200);
const row = z.int().min(0).max(MOST_ROWS);
const placeOfColumn = z.int().min(0).max(MOST_COLUMNS);
const page = { offset: z.int().min(0), limit: z.int().min(1).max(5000), sort: z.strictObject({ by: code, descending: z.boolean() }).optional() };
const empty = z.strictObject({});
const tablePlace = {
  sheet: z.string().max(200).optional(),
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  headerRow: row.optional(),
  headerRows: z.union([z.literal(1), z.literal(2)]).optional(),
};
const columnUse = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('field'), field: code }),
  z.strictObject({ to: z.literal('own'), code: code.optional() }),
  z.strictObject({ to: z.literal('nothing') }),
]);
const tableImport = z.strictObject({
  ...tablePlace,
  kind: z.enum(TABLE_KINDS),
  path,
  columns: z.array(columnUse).max(MOST_COLUMNS).optional(),
  fixes: z.array(z.strictObject({ in: z.enum(['table', 'answers']), row, place: placeOfColumn, value: z.string().max(32_767) })).max(200_000).optional(),
  skips: z.array(row).max(MOST_ROWS).optional(),
  whole: z.boolean().optional(),
  period: (z.string().refine((text) => parsePeriod(text) !== null) as unknown as z.ZodType<PeriodId>).optional(),
  update: z.boolean().optional(),
  checklist: code.optional(),
  answersPath: path.optional(),
  unlisted: z.literal('pass').optional(),
  approve: z.boolean().optional(),
});
/** What a spreadsheet puts on the clipboard; the handler says kindly what is too large. */
const MOST_PASTED = 256 * 1024 * 1024;

/** The shape of the requests of the import wizard. */
export const IMPORT_REQUESTS: { readonly [C in keyof ImportCalls]: z.ZodType } = {
  'import:open-file': z.strictObject({ for: z.enum(['table', 'document']) }),
  'import:dropped': z.union([z.strictObject({ path }), z.strictObject({ name: z.string().max(400), bytes: z.instanceof(Uint8Array) })]),
  'import:paste': z.strictObject({ text: z.string().max(MOST_PASTED) }),
  'import:inspect': z.strictObject({ ...tablePlace, path, kind: z.enum(TABLE_KINDS).optional() }),
  'import:dry-run': tableImport,
  'import:faults': z.strictObject({ dryRunId: id, code: code.optional(), ...page }),
  'import:preview': z.strictObject({ dryRunId: id, show: z.enum(PREVIEW_PARTS), ...page }),
  'import:progress': empty,
  'import:cancel': empty,
  'import:commit': tableImport,
  'import:document': z.strictObject({ kind: z.enum(['checklist', 'scheme']), path }),
  'import:list': empty,
  'import:undo': z.strictObject({ importId: id }),
  'import:show-rejects': z.strictObject({ importId: id }),
  'import:template': z.strictObject({ kind: z.enum(TABLE_KINDS), lang: z.enum(['zh', 'en']) }),
  'import:profiles': empty,
  'import:forget-profile': z.strictObject({ profileId: id }),
};
