import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { schemeJsonSchema } from '../../../shared/scheme/scheme-json-schema.ts';
import { KEY_WORDS, valueWords } from '../../../shared/scheme/scheme-words.ts';
import { schemeKeys } from '../../../shared/scheme/shape-parts.ts';
import { buildScheme, dimension, indicator } from '../grading/build-scheme.ts';

const root = join(import.meta.dirname, '../../..');
const shipped: object = JSON.parse(readFileSync(join(root, 'resources/scheme.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: false }).compile(shipped);
const templates = readdirSync(join(root, 'resources/schemes'));
const examples = [...readFileSync(join(root, 'docs/scheme-format.md'), 'utf8').matchAll(/```json\n(\{\n {2}"format"[\s\S]*?)```/g)].map((match) => match[1]!);

const plain = buildScheme([indicator('a', { weight: 100 })]);
const withMethod = (method: unknown): unknown => ({ ...plain, tree: { ...plain.tree, children: [{ ...indicator('a'), method }] } });
const withSource = (source: unknown): unknown => ({ ...plain, tree: { ...plain.tree, children: [{ ...indicator('a'), source }] } });
const withVeto = (when: unknown, effect: unknown = { kind: 'lower', by: 1 }): unknown => ({ ...plain, vetoes: [{ code: 'v', name: { zh: '否决' }, when, effects: [effect] }] });
const holds = { value: 'total', is: '<', than: 1 };

/** Every key of an object's description in a JSON Schema, and the places of those that are not described. */
function keysOf(schema: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && typeof value === 'object') {
      for (const [name, part] of Object.entries(value as object)) if (!found.has(name) || !('description' in (part as object))) found.set(name, 'description' in (part as object) ? '' : `${path}.${name}`);
    }
    keysOf(value, `${path}.${key}`, found);
  }
  return found;
}

/** Every listed value with the key whose value it is; of kinds the key of the object that has the kind. */
function valuesOf(schema: unknown, key: string): (readonly [string, string])[] {
  if (Array.isArray(schema)) return schema.flatMap((each) => valuesOf(each, key));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]): (readonly [string, string])[] => {
    if (name === 'const' || name === 'enum') return [value].flat().flatMap((each: unknown) => (typeof each === 'string' ? [[key, each] as const] : []));
    if (name === '$defs') return Object.entries(value as object).flatMap(([part, inner]) => valuesOf(inner, part === 'rankMap' ? 'map' : part));
    if (name === 'properties') return Object.entries(value as object).flatMap(([part, inner]) => valuesOf(inner, part === 'kind' || part === 'by' ? key : part));
    return valuesOf(value, key);
  });
}

describe('the shipped JSON Schema of schemes', () => {
  it('is the one that the program itself reads by', () => {
    // After a change of the format: node scripts/scheme-schema.ts
    expect(shipped).toEqual(JSON.parse(JSON.stringify(schemeJsonSchema())));
  });
  it('has every key that the parser knows and no other, each with what it means', () => {
    const keys = keysOf(shipped);
    expect([...keys.keys()].sort()).toEqual([...schemeKeys].sort());
    expect([...keys.values()].filter((place) => place !== '')).toEqual([]);
    expect([...schemeKeys].filter((key) => KEY_WORDS[key] === undefined)).toEqual([]);
  });
  it('lists no value that has no words for people', () => {
    const own = new Set(['<', '<=', '=', '!=', '>=', '>', 'startier-scheme/1']);
    expect([...valuesOf(shipped, 'scheme')].filter(([key, value]) => !own.has(value) && valueWords(key, value) === null)).toEqual([]);
  });
  it.each(templates)('takes %s', (file) => {
    const document: unknown = JSON.parse(readFileSync(join(root, 'resources/schemes', file), 'utf8'));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });
  it('takes the examples of the format page', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) expect(validate(JSON.parse(example)), JSON.stringify(validate.errors)).toBe(true);
  });
  it.each([
    ['decimals and fractions as texts', withMethod({ kind: 'linear', from: '70/3', to: '.5', pointsFrom: '1e2', pointsTo: null })],
    ['nested conditions', withVeto({ all: [{ not: { any: [holds, { redLine: { window: { periods: 2 } } }] } }, { value: { indicator: 'a', read: 'score' }, is: '>=', than: '60' }] })],
    ['dimensions in dimensions', buildScheme([dimension('d', [dimension('e', [indicator('b')], { blend: { weights: [2, 1] } })], { combine: 'median', keepHighest: 1 })])],
  ])('takes %s, as the program does', (_, document) => {
    const text: unknown = JSON.parse(JSON.stringify(document));
    expect(validate(text), JSON.stringify(validate.errors)).toBe(true);
    expect(parseScheme(text).problems).toEqual([]);
  });

  it.each<readonly [string, unknown]>([
    ['an unknown key', { ...plain, levls: [] }],
    ['no movement', { ...plain, movement: undefined }],
    ['another format', { ...plain, format: 'startier-scheme/2' }],
    ['an empty code', { ...plain, code: '' }],
    ['a name that is one text', { ...plain, name: '方案' }],
    ['a name without Chinese', { ...plain, name: { en: 'Scheme' } }],
    ['a cycle that is none', { ...plain, cycle: 'week' }],
    ['31 levels', { ...plain, levels: Array.from({ length: 31 }, (_, place) => ({ code: `l${place}`, name: { zh: `${place}` } })) }],
    ['stars in quarters', { ...plain, levels: [{ ...plain.levels[0], stars: 1.25 }, ...plain.levels.slice(1)] }],
    ['a number that is none', withMethod({ kind: 'target', target: 'many' })],
    ['a fraction of zero', withMethod({ kind: 'target', target: '1/0' })],
    ['half a place', { ...plain, rounding: { total: { places: 1.5 } } }],
    ['rounding in two ways', { ...plain, rounding: { total: { places: 1, step: 5 } } }],
    ['an unknown missing policy', { ...plain, missing: 'skip' }],
    ['a policy with two parts', { ...plain, missing: { fixed: 1, carry: 1 } }],
    ['an unknown method', withMethod({ kind: 'ranks' })],
    ['a method with a key of another', withMethod({ kind: 'direct', target: 5 })],
    ['bands without rows', withMethod({ kind: 'bands', rows: [] })],
    ['a rank without its map', withMethod({ kind: 'rank' })],
    ['an unknown fold', withSource({ kind: 'kpi', figure: 'a', fold: 'summ' })],
    ['a window of no months', withSource({ kind: 'kpi', figure: 'a', fold: 'sum', window: { months: 0 } })],
    ['a visit kind that is none', withSource({ kind: 'inspection', fold: { by: 'mean' }, kinds: ['secret'] })],
    ['a dimension without children', { ...plain, tree: { ...plain.tree, children: [] } }],
    ['an indicator without a method', { ...plain, tree: { ...plain.tree, children: [{ code: 'a', name: { zh: '甲' }, source: { kind: 'attribute', attribute: 'x' } }] } }],
    ['a blend of one period', { ...plain, tree: { ...plain.tree, blend: { weights: [1] } } }],
    ['a comparison that is none', withVeto({ ...holds, is: '==' })],
    ['a condition without a comparison', withVeto({ value: 'total' })],
    ['an empty list of conditions', withVeto({ all: [] })],
    ['an operand that is none', withVeto({ ...holds, value: 'score' })],
    ['an effect that is none', withVeto(holds, { kind: 'warn' })],
    ['a veto without effects', { ...plain, vetoes: [{ code: 'v', name: { zh: '否决' }, when: holds, effects: [] }] }],
    ['a rise after no period', { ...plain, movement: { promoteAfter: 0 } }],
    ['an entry without its level', { ...plain, movement: { enterLevel: { kind: 'fixed' } } }],
    ['minimum data of no dimension', { ...plain, minimumData: { require: [{ atLeast: 1, of: [], measured: 1 }] } }],
  ])('refuses %s, as the program does', (_, document) => {
    const text: unknown = JSON.parse(JSON.stringify(document));
    expect(validate(text)).toBe(false);
    expect(parseScheme(text).scheme).toBeNull();
  });
});
