import { z } from 'zod';
import { FIGURE_EDIT_HOWS, type FigureCalls } from '../../shared/contract/figure-calls.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import { OWNERSHIPS } from '../../shared/outlet/outlet.ts';

const id = z.uuid();
const code = z.string().min(1).max(200);
const text = z.string().max(2000);
const period = z.string().refine((value) => parsePeriod(value) !== null) as unknown as z.ZodType<PeriodId>;
const page = { offset: z.int().min(0), limit: z.int().min(1).max(5000), sort: z.strictObject({ by: code, descending: z.boolean() }).optional() };
const naming = z.strictObject({ figure: text, name: text, unit: text.nullable() });
const cells = z.array(z.strictObject({ outletId: id, figure: code })).min(1).max(100_000);
const rule = z.strictObject({ periods: z.number(), least: z.number(), spreads: z.number(), floorPercent: z.number(), jumpPercent: z.number(), jumpSpreads: z.number() });

/** What an export of the sheet, or of its striking cells, is filtered by. */
export const figureQuery = {
  period,
  figures: z.array(code).max(1000),
  text: text.optional(),
  regionId: id.optional(),
  ownership: z.array(z.enum(OWNERSHIPS)).optional(),
  type: z.array(z.string().max(200)).max(200).optional(),
  missing: z.string().max(200).optional(),
  flagged: z.boolean().optional(),
};
export const flagQuery = { period, text: text.optional(), regionId: id.optional(), figure: z.array(code).max(1000).optional(), state: z.enum(['open', 'seen']).optional() };

/** The shape of the requests about figures. */
export const FIGURE_REQUESTS: { readonly [C in keyof FigureCalls]: z.ZodType } = {
  'figure:sheet': z.strictObject({ period }),
  'figure:rows': z.strictObject({ ...figureQuery, ...page }),
  'figure:set': z.strictObject({
    period,
    how: z.enum(FIGURE_EDIT_HOWS),
    outlets: z.array(id).min(1).max(200_000),
    figures: z.array(code).min(1).max(1000),
    texts: z.array(z.array(text.nullable()).max(1000)).max(200_000),
  }),
  'figure:progress': z.strictObject({}),
  'figure:codes': z.strictObject({ ...figureQuery, codes: z.array(text).max(200_000), told: z.array(code).max(1000) }),
  'figure:undo': z.strictObject({ editId: id }),
  'figure:redo': z.strictObject({ editId: id }),
  'figure:edits': z.strictObject({ period }),
  'figure:add': naming,
  'figure:rename': naming,
  'figure:cell': z.strictObject({ outletId: id, figure: code, period }),
  'figure:by-region': z.strictObject({ period }),
  'figure:by-period': z.strictObject({ period, regionId: id.optional() }),
  'figure:flags': z.strictObject({ ...flagQuery, ...page }),
  'figure:flag-summary': z.strictObject({ period }),
  'figure:acknowledge': z.strictObject({ period, cells, reason: text }),
  'figure:take-back': z.strictObject({ period, cells }),
  'figure:rules': z.strictObject({}),
  'figure:save-rules': z.strictObject({ rule, own: z.record(code, rule.nullable()) }),
};
