import { z } from 'zod';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import { OUTLET_STATUSES, OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { PACKAGE_FORMAT, PACKAGE_KINDS, TRAVELLING_STATES, type PackageContent, type PackageManifest } from '../../../shared/packages/package.ts';
import { MOST_PHOTO_BYTES, MOST_PHOTOS_PER_ITEM, PHOTO_TYPES } from '../../../shared/photo/photo.ts';
import { isClock, TIME_SLOTS } from '../../../shared/visit/visit-facts.ts';

const id = z.uuid();
const code = z.string().min(1).max(200);
const text = z.string().max(2000);
const date = z.string().refine((value) => parseIsoDate(value) !== null) as unknown as z.ZodType<IsoDate>;
const instant = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const clock = z.string().refine(isClock);
const serial = z.int().min(1);
const kind = z.enum(['open', 'covert', 'self', 'remote']);

/** Names that a part may bear; anything else is refused, so nothing can point outside. */
export const PART_NAME = /^(content\.json|checklists\/[0-9a-f]{64}\.json|photos\/[0-9a-f]{64}\.(jpg|png|webp))$/;

export const manifestSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  id,
  kind: z.enum(PACKAGE_KINDS),
  serial,
  madeAt: instant,
  madeBy: code,
  publicKey: hash,
  auditor: code.nullable(),
  wave: code.nullable(),
  parts: z.array(z.strictObject({ name: z.string().regex(PART_NAME), bytes: z.int().min(0), sha256: hash })).max(60_000),
}) as unknown as z.ZodType<PackageManifest>;

const answer = z.strictObject({
  answer: z.strictObject({
    value: z.union([
      z.string().max(10_000),
      z.number(),
      z.boolean(),
      z.array(z.string().max(200)).max(500),
      z.record(z.string().max(200), z.union([z.number().min(0), z.boolean(), z.string().max(20)])),
      z.null(),
    ]),
    na: z.boolean().exactOptional(),
    naReason: text.exactOptional(),
    note: text.exactOptional(),
  }),
  at: instant,
  by: text,
});
const photo = z.strictObject({
  id,
  hash,
  type: z.enum(PHOTO_TYPES),
  item: code,
  name: z.string().min(1).max(500),
  originalHash: hash,
  originalBytes: z.int().min(1).max(MOST_PHOTO_BYTES),
  takenAt: z.string().max(40).nullable(),
  camera: z.string().max(200).nullable(),
  at: instant,
  by: text,
});
const content = z.strictObject({
  state: z.enum(TRAVELLING_STATES),
  visitedOn: date,
  auditor: code.nullable(),
  header: z.record(code, text),
  facts: z.strictObject({ secondAuditor: text.nullable(), timeSlot: z.enum(TIME_SLOTS).nullable(), arrivedAt: clock.nullable(), leftAt: clock.nullable() }),
  answers: z.record(code, answer),
  photos: z.array(photo).max(500 * MOST_PHOTOS_PER_ITEM),
});
const size = z.union([z.literal('all'), z.strictObject({ count: z.number() }), z.strictObject({ percent: z.number() }), z.strictObject({ countPerStratum: z.number() })]);
const plan = z.strictObject({
  from: date,
  to: date,
  kind,
  checklistCode: code,
  levelScheme: code.nullable(),
  seed: text,
  rules: z.array(z.strictObject({ where: z.strictObject({}), draw: size, visitsPerOutlet: z.number() })).max(0),
  strata: z.array(z.never()).max(0),
  auditors: z.array(z.strictObject({ name: code, capacity: z.number(), homeRegions: z.array(z.never()).max(0), conflicts: z.array(z.never()).max(0) })).max(2000),
  neverTwiceRunning: z.boolean(),
  neverOwnRegion: z.boolean(),
  skipWeekends: z.boolean(),
  bufferDays: z.int().min(0).max(366),
  reauditPercent: z.number(),
  showScore: z.boolean(),
});

export const contentSchema = z.strictObject({
  attributes: z.array(z.strictObject({ code, name: text, type: z.enum(['number', 'text', 'date']) })).max(5000),
  outlets: z
    .array(
      z.strictObject({
        id,
        code,
        name: z.string().min(1).max(500),
        type: text.nullable(),
        ownership: z.enum(OWNERSHIPS).nullable(),
        class: text.nullable(),
        regionPath: z.array(code).max(10),
        status: z.enum(OUTLET_STATUSES),
        openedOn: date.nullable(),
        closedOn: date.nullable(),
        attributes: z.record(code, text),
      }),
    )
    .max(200_000),
  waves: z.array(z.strictObject({ id, code, name: text, plan })).max(10_000),
  visits: z
    .array(
      z.strictObject({
        id,
        code,
        outlet: id,
        checklist: z.strictObject({ code, hash }),
        kind,
        showScore: z.boolean(),
        wave: id.nullable(),
        dueOn: date.nullable(),
        madeAt: instant,
        submittedAt: instant.nullable(),
        returned: z.strictObject({ at: instant, by: text, note: text.nullable() }).nullable(),
        comments: z.array(z.strictObject({ id, item: code.nullable(), text, at: instant, by: text, round: z.int().min(1) })).max(5000),
        content,
        bases: z.record(hash, z.strictObject({ serial, content })),
      }),
    )
    .max(200_000),
  withdrawn: z.array(z.strictObject({ id, auditor: code, code, reason: text, at: instant, by: text })).max(200_000).exactOptional(),
}) as unknown as z.ZodType<PackageContent>;
