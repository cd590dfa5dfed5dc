import { z } from 'zod';
import { MERGED_FIGURES, type LifeCalls } from '../../shared/contract/life-calls.ts';
import { parseIsoDate, type IsoDate } from '../../shared/dates.ts';
import { OUTLET_STATUSES, OWNERSHIPS } from '../../shared/outlet/outlet.ts';

const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const date = z.string().refine((text) => parseIsoDate(text) !== null) as unknown as z.ZodType<IsoDate>;
const reason = z.string().max(2000);
const text = z.string().max(200);
const short = z.string().min(1).max(60);
const outlet = { outletId: id(), from: date, reason };

const set = z.strictObject({
  name: text.exactOptional(),
  type: short.nullable().exactOptional(),
  ownership: z.enum(OWNERSHIPS).nullable().exactOptional(),
  class: short.nullable().exactOptional(),
  regionId: id().nullable().exactOptional(),
  status: z.enum(OUTLET_STATUSES).exactOptional(),
  attributes: z.record(short, text.nullable()).exactOptional(),
});

/** The shape of requests for changes of outlets and regions. */
export const LIFE_REQUESTS = {
  'life:outlet': z.strictObject({ outletId: id() }),
  'life:preview': z.strictObject({ outletId: id(), from: date }),
  'life:change': z.strictObject({ ...outlet, set }),
  'life:freeze': z.strictObject({ ...outlet, until: date.nullable() }),
  'life:unfreeze': z.strictObject(outlet),
  'life:merge': z.strictObject({ ...outlet, intoId: id(), figures: z.enum(MERGED_FIGURES) }),
  'life:undo': z.strictObject({ changeId: id(), reason }),
  'life:regions': z.strictObject({}),
  'life:change-region': z.strictObject({ regionId: id(), from: date, name: text.exactOptional(), parentId: id().nullable().exactOptional(), reason }),
  'life:merge-region': z.strictObject({ regionId: id(), intoId: id(), from: date, reason }),
} satisfies { readonly [C in keyof LifeCalls]: z.ZodType };
