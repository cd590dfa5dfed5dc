import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { MESSAGES, type MessageCode } from '../messages/catalog.ts';
import type { Checklist } from './checklist.ts';
import { checklistSchema } from './checklist-schema.ts';
import { checkChecklist } from './check-checklist.ts';
import { nearest } from './nearest.ts';

/** What came of reading a checklist: the checklist when nothing but warnings was found, else null. */
export interface ParsedChecklist {
  readonly checklist: Checklist | null;
  readonly problems: readonly Problem[];
}

type Path = readonly PropertyKey[];

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: '{ }',
  array: '[ ]',
  boolean: 'true / false',
  string: '"…"',
  number: '123',
};

/**
 * Reads a checklist from parsed JSON: first its shape (unknown keys are errors that name the nearest known key), then, when
 * the shape holds, the form checks of `checkChecklist`. Paths are JSON paths such as `sections[0].items[3].points`.
 */
export function parseChecklist(raw: unknown): ParsedChecklist {
  const parsed = checklistSchema.safeParse(raw);
  if (!parsed.success) return { checklist: null, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, raw)) };
  const problems = checkChecklist(parsed.data);
  return { checklist: problems.some(({ severity }) => severity === 'error') ? null : parsed.data, problems };
}

function problemsOf(issue: z.core.$ZodIssue, raw: unknown, prefix: Path = []): readonly Problem[] {
  const place = [...prefix, ...issue.path];
  const found = valueAt(raw, place);
  const key = String(place.at(-1) ?? '');
  if (found === undefined && issue.code !== 'unrecognized_keys' && key !== '') {
    return [problem(place, 'checklist/value-missing', { key })];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => unknownKey(place, unknown, raw));
    case 'invalid_type':
      return [problem(place, 'checklist/type-wrong', { expected: TYPE_WORDS[issue.expected] ?? issue.expected, value: shown(found) })];
    case 'invalid_value':
      return [unknownValue(place, found, issue.values.map(String))];
    case 'too_small':
      return [problem(place, 'checklist/list-empty', { key })];
    case 'invalid_union':
      return unionProblems(issue, place, found, raw);
    case 'custom': {
      const code = issue.message in MESSAGES ? (issue.message as MessageCode) : 'checklist/value-invalid';
      return [problem(place, code, { value: shown(found) })];
    }
    default:
      return [problem(place, 'checklist/value-invalid', { value: shown(found) })];
  }
}

/** A union that is told apart by `kind` lists the kinds; of the others the member that fits best speaks. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, place: Path, found: unknown, raw: unknown): readonly Problem[] {
  if (issue.errors.length === 0) return [unknownValue(place, found, itemKinds())];
  const told = issue.errors
    .map((member) => member.flatMap((inner) => problemsOf(inner, raw, place)))
    .sort((a, b) => weight(a) - weight(b));
  return told[0] ?? [problem(place, 'checklist/value-invalid', { value: shown(found) })];
}

/** Fewest problems first; a key that is unknown or missing tells of the wrong member. */
function weight(problems: readonly Problem[]): number {
  return problems.reduce(
    (sum, { code }) => sum + (code.startsWith('checklist/key-unknown') || code === 'checklist/value-missing' ? 10 : 1),
    0,
  );
}

function unknownKey(place: Path, key: string, raw: unknown): Problem {
  const known = keysAt(checklistSchema, place, raw);
  const near = nearest(key, known);
  return near === null
    ? problem([...place, key], 'checklist/key-unknown', { key, known: known.join(', ') })
    : problem([...place, key], 'checklist/key-unknown-near', { key, nearest: near });
}

function unknownValue(place: Path, found: unknown, known: readonly string[]): Problem {
  const near = typeof found === 'string' ? nearest(found, known) : null;
  return near === null
    ? problem(place, 'checklist/value-unknown', { value: shown(found), known: known.join(', ') })
    : problem(place, 'checklist/value-unknown-near', { value: shown(found), nearest: near });
}

/** The keys that the schema knows at a place of the document. */
function keysAt(schema: z.core.$ZodType, place: Path, raw: unknown): readonly string[] {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodLazy) return keysAt(schema.unwrap(), place, raw);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const kind = valueAt(raw, ['kind']);
    const member = schema.options.find(
      (option) => option instanceof z.ZodObject && option.shape['kind'] instanceof z.ZodLiteral && option.shape['kind'].value === kind,
    );
    return member === undefined ? [] : keysAt(member, place, raw);
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysAt(option, place, raw));
  const [next, ...rest] = place;
  if (schema instanceof z.ZodArray && next !== undefined) return keysAt(schema.element, rest, valueAt(raw, [next]));
  if (!(schema instanceof z.ZodObject)) return [];
  if (next === undefined) return Object.keys(schema.shape);
  const inner: unknown = schema.shape[String(next)];
  return inner instanceof z.core.$ZodType ? keysAt(inner, rest, valueAt(raw, [next])) : [];
}

function itemKinds(): readonly string[] {
  return ['passFail', 'scale', 'choice', 'multi', 'count', 'additive', 'allOf', 'measure', 'score', 'flag', 'text', 'photo', 'time'];
}

function valueAt(raw: unknown, place: Path): unknown {
  return place.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}

function problem(place: Path, code: MessageCode, params: Problem['params']): Problem {
  return { severity: 'error', path: pathText(place), code, params };
}

function pathText(place: Path): string {
  return place.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('');
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
