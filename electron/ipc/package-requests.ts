import { z } from 'zod';
import type { PackageCalls } from '../../shared/contract/package-calls.ts';
import { PACKAGE_KINDS } from '../../shared/packages/package.ts';

const id = z.uuid();
const name = z.string().min(1).max(200);
const empty = z.strictObject({});

/** The shape of requests about packages. */
export const PACKAGE_REQUESTS = {
  'package:out': z.strictObject({ kind: z.enum(PACKAGE_KINDS), auditor: name.nullable(), waveId: id.nullable() }),
  'package:choose': empty,
  'package:in': z.strictObject({
    fileHash: z.string().regex(/^[0-9a-f]{64}$/),
    acceptKey: z.boolean(),
    decisions: z.array(z.strictObject({ visitId: id, field: z.string().min(1).max(400), side: z.enum(['mine', 'theirs']) })).max(100_000),
  }),
  'package:list': empty,
  'package:forget-key': z.strictObject({ name }),
  'store:share': empty,
} satisfies { readonly [C in keyof PackageCalls]: z.ZodType };
