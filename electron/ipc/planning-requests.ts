import { z } from 'zod';
import type { PlanningCalls } from '../../shared/contract/planning-calls.ts';
import { parseIsoDate, type IsoDate } from '../../shared/dates.ts';
import { OWNERSHIPS } from '../../shared/outlet/outlet.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const date = z.string().refine((text) => parseIsoDate(text) !== null) as unknown as z.ZodType<IsoDate>;
const text = z.string().max(200);
const texts = z.array(text).max(5000);
const number = z.number().min(-1e9).max(1e9);
const empty = z.strictObject({});
const visit = { visitId: id() };

const draw = z.union([z.literal('all'), z.strictObject({ count: number }), z.strictObject({ percent: number }), z.strictObject({ countPerStratum: number })]);
const where = z.strictObject({
  levels: texts.exactOptional(),
  types: texts.exactOptional(),
  classes: texts.exactOptional(),
  ownerships: z.array(z.enum(OWNERSHIPS)).exactOptional(),
  regions: texts.exactOptional(),
});
const plan = z.strictObject({
  from: date,
  to: date,
  kind: z.enum(['open', 'covert', 'self', 'remote']),
  checklistCode: text,
  levelScheme: text.nullable(),
  seed: text,
  rules: z.array(z.strictObject({ where, draw, visitsPerOutlet: number })).max(200),
  strata: z.array(z.union([z.enum(['type', 'ownership', 'class', 'level']), z.strictObject({ region: z.int().min(0).max(20) })])).max(10),
  auditors: z.array(z.strictObject({ name: text, capacity: number, homeRegions: texts, conflicts: texts })).max(2000),
  neverTwiceRunning: z.boolean(),
  neverOwnRegion: z.boolean(),
  skipWeekends: z.boolean(),
  bufferDays: z.int().min(0).max(366),
  reauditPercent: number,
  showScore: z.boolean(),
});

/** The shape of planning requests. A plan may be faulty while it is a draft; what it says is judged by its checks. */
export const PLANNING_REQUESTS = {
  'wave:list': empty,
  'wave:get': z.strictObject({ waveId: id() }),
  'wave:create': z.strictObject({ name: text, from: id().nullable() }),
  'wave:save': z.strictObject({ waveId: id(), name: text, plan }),
  'wave:discard': z.strictObject({ waveId: id() }),
  'wave:preview': z.strictObject({ plan }),
  'wave:issue': z.strictObject({ waveId: id() }),
  'wave:save-pdf': z.strictObject({ name: text }),
  'wave:auditors': empty,
  'wave:reassign': z.strictObject({ ...visit, auditor: text }),
  'wave:move': z.strictObject({ ...visit, dueOn: date }),
  'wave:cancel-visit': z.strictObject({ ...visit, reason: z.string().max(2000) }),
  'visit:begin': z.strictObject(visit),
} satisfies { readonly [C in keyof PlanningCalls]: z.ZodType };
