import { z } from 'zod';
import { namedShapes, schemeShape } from './scheme-shape.ts';
import { KEY_WORDS } from './scheme-words.ts';
import { alternatives } from './shape-parts.ts';

type Json = Record<string, unknown>;

/** Decimals and fractions as texts, as `parseNumber` reads them. */
const NUMBER: Json = {
  description: 'A decimal (12.5), the same in quotes ("12.5"), or a fraction in quotes ("70/3"); reckoned exactly.',
  anyOf: [{ type: 'number' }, { type: 'string', pattern: '^[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?|\\d+/0*[1-9]\\d*)$' }],
};

/**
 * The JSON Schema (draft 2020-12) of the scheme format, for editors and other programs, made from the shape by which the
 * program itself reads. It tells the shape; what needs more than one value (references, weights, bands, levels) is told by
 * `checkScheme` alone.
 */
export function schemeJsonSchema(): object {
  return documentSchema(schemeShape, 'scheme', {
    $id: 'startier-scheme/1',
    title: 'StarTier scheme',
    description: 'A rule book for grading outlets. docs/scheme-format.md says what each part does.',
  });
}

/** The JSON Schema of a document whose shape is made of `shape-parts`; `part` picks the words of its keys. */
export function documentSchema(shape: z.ZodType, part: string, head: Readonly<Record<'$id' | 'title' | 'description', string>>): object {
  return new SchemaWriter().write(shape, part, head);
}

class SchemaWriter {
  private readonly defs: Record<string, Json> = {};
  /** The named shapes, and what a lazy one stands for: zod shows both. */
  private readonly nameOf = new Map<z.ZodType, string>(Object.entries<z.ZodType>(namedShapes).flatMap(([name, type]) => [[type, name] as const, [innerOf(type), name] as const]));

  write(shape: z.ZodType, part: string, head: object): object {
    const { type, properties, required, additionalProperties } = this.convert(shape, part);
    return {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...head,
      type,
      properties,
      required,
      additionalProperties,
      $defs: Object.fromEntries(Object.entries(this.defs).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  /** The schema of a shape; those within it that have names are written once, below `$defs`. */
  private convert(shape: z.ZodType, part: string): Json {
    const written = z.toJSONSchema(shape, {
      io: 'input',
      unrepresentable: 'any',
      reused: 'inline',
      override: ({ zodSchema, jsonSchema }) => {
        const type = zodSchema as unknown as z.ZodType;
        if (type === shape) return;
        const replaced = this.replacement(type);
        if (replaced === null) return;
        for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
        Object.assign(jsonSchema, replaced);
      },
    }) as Json;
    const { $schema: _, ...own } = written;
    return described(own, part) as Json;
  }

  /** What stands for a named shape or a choice of shapes; null: what zod writes is right. */
  private replacement(type: z.ZodType): Json | null {
    const name = this.nameOf.get(type);
    if (name !== undefined) {
      this.define(name, type);
      return { $ref: `#/$defs/${name}` };
    }
    return alternatives.has(type) ? this.choice(type, '') : null;
  }

  private define(name: string, type: z.ZodType): void {
    if (name in this.defs) return;
    this.defs[name] = {};
    const inner = innerOf(type);
    this.defs[name] = name === 'number' ? NUMBER : alternatives.has(inner) ? this.choice(inner, name) : this.convert(inner, name);
  }

  private choice(type: z.ZodType, part: string): Json {
    const shapes = [...new Set(Object.values(alternatives.get(type)!))];
    const options = shapes.map((shape) => this.replacement(shape) ?? this.convert(shape, part));
    return options.length === 1 ? options[0]! : { anyOf: options };
  }
}

function innerOf(type: z.ZodType): z.ZodType {
  return type instanceof z.ZodLazy ? (type._zod.innerType as unknown as z.ZodType) : type;
}

/** Adds what each key means, and takes away the bounds that only say "a whole number". */
function described(schema: unknown, part: string): unknown {
  if (Array.isArray(schema)) return schema.map((each) => described(each, part));
  if (typeof schema !== 'object' || schema === null) return schema;
  const own: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if ((key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER) continue;
    own[key] = key === 'properties' ? describedKeys(value as Json, kindOf(value as Json) ?? part, part) : described(value, part);
  }
  return own;
}

function describedKeys(properties: Json, kind: string, part: string): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const words = KEY_WORDS[`${kind}.${key}`] ?? KEY_WORDS[`${part}.${key}`] ?? KEY_WORDS[key];
      const inner = described(value, key) as Json;
      return [key, words === undefined ? inner : { description: words.about, ...inner }];
    }),
  );
}

function kindOf(properties: Json): string | undefined {
  const kind = (properties['kind'] as Json | undefined)?.['const'];
  return typeof kind === 'string' ? kind : undefined;
}
