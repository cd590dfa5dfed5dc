import { z } from 'zod';

/** Kinds of object told apart by a key, each with its own shape. */
type Shapes = Readonly<Record<string, z.ZodType>>;

/** Every key that the format knows, for suggestions beside unknown ones. */
export const schemeKeys = new Set<string>();

/** The shapes of each kind of object that `byKey` and `oneOf` read, for the JSON Schema. */
export const alternatives = new Map<z.ZodType, Shapes>();

/** An object with these keys and no other; the keys are remembered for suggestions. */
export function strict<T extends z.ZodRawShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  for (const key of Object.keys(shape)) schemeKeys.add(key);
  return z.strictObject(shape);
}

/** An object whose kind stands in a key, read by the shape of that kind. */
export function byKey(key: string, shapes: Shapes): z.ZodType {
  const type = z.unknown().transform((raw, context) => {
    if (!isObject(raw)) return refuse(raw, context, 'object', []);
    const kind = raw[key];
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (shape === undefined) return refuse(kind, context, Object.keys(shapes).join(', '), [key]);
    return readBy(shape, raw, context);
  });
  alternatives.set(type, shapes);
  return type;
}

/** An object whose kind is seen by the keys that it has. */
export function oneOf(expected: string, kindOf: (raw: Readonly<Record<string, unknown>>) => string | null, shapes: Shapes): z.ZodType {
  const type = z.unknown().transform((raw, context) => {
    if (!isObject(raw)) return refuse(raw, context, expected, []);
    const kind = kindOf(raw);
    const shape = kind === null ? undefined : shapes[kind];
    return shape === undefined ? refuse(raw, context, expected, []) : readBy(shape, raw, context);
  });
  alternatives.set(type, shapes);
  return type;
}

function readBy(shape: z.ZodType, raw: unknown, context: z.RefinementCtx): unknown {
  const read = shape.safeParse(raw);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push({ ...issue, input: raw } as z.core.$ZodRawIssue);
  return z.NEVER;
}

function refuse(raw: unknown, context: z.RefinementCtx, expected: string, path: readonly string[]): never {
  context.addIssue({ code: 'custom', path: [...path], params: { reason: raw === undefined ? 'absent' : 'kind', expected }, input: raw });
  return z.NEVER;
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The first of the keys that the object has. */
export function firstKey(raw: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  return keys.find((key) => key in raw) ?? null;
}
