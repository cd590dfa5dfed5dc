import type { z } from 'zod';
import type { MessageParams, Problem } from '../errors.ts';
import type { MessageCode } from '../messages/catalog.ts';
import { nearestName } from '../nearest-name.ts';
import type { Scheme } from './scheme.ts';
import { schemeShape } from './scheme-shape.ts';
import { schemeKeys } from './shape-parts.ts';

/** What reading a document came to: the scheme, or null with every fault found in its shape. */
export interface ParsedScheme {
  readonly scheme: Scheme | null;
  readonly problems: readonly Problem[];
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Reads a scheme of format `startier-scheme/1`. Only the shape is judged here (keys, kinds, numbers); what the parts mean
 * together is judged by `checkScheme`. A key that the format does not know is a fault, with the nearest known one named.
 */
export function parseScheme(raw: unknown): ParsedScheme {
  const read = schemeShape.safeParse(raw);
  // The shape is written to equal the type; the compiler cannot see it through the shapes told apart by their keys.
  if (read.success) return { scheme: read.data as unknown as Scheme, problems: [] };
  return { scheme: null, problems: shapeProblems(read.error, raw) };
}

/** The faults that a shape made of `shape-parts` finds in a document, in the program's words. */
export function shapeProblems({ issues }: z.ZodError, raw: unknown): readonly Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, raw, []));
}

/** The place as it is written in messages: `tree.children[0].weight`; the whole document is `(root)`. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : text === '' ? String(part) : `.${String(part)}`;
  return text === '' ? '(root)' : text;
}

function problemsOf(issue: Issue, raw: unknown, above: Path): readonly Problem[] {
  const path = [...above, ...issue.path];
  const value = valueAtPath(raw, path);
  if (value === undefined && issue.code !== 'unrecognized_keys') return [problem(path, 'scheme/key-missing', { key: String(path.at(-1)) })];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key));
    case 'invalid_union':
      return unionProblems(issue.errors, value, raw, path);
    case 'invalid_value':
      return [problem(path, 'scheme/value-not-listed', { value: shown(value), expected: issue.values.map(String).join(', ') })];
    case 'invalid_type':
      return [problem(path, typeCode(issue.expected), { value: shown(value) })];
    case 'too_small':
      return [problem(path, issue.origin === 'array' ? 'scheme/too-few' : issue.origin === 'string' ? 'scheme/text-empty' : 'scheme/number-too-small', { least: Number(issue.minimum), value: shown(value) })];
    case 'too_big':
      return [problem(path, issue.origin === 'array' ? 'scheme/too-many' : 'scheme/number-too-large', { most: Number(issue.maximum), value: shown(value) })];
    case 'not_multiple_of':
      return [problem(path, 'scheme/not-a-multiple', { value: shown(value), step: issue.divisor })];
    case 'custom':
      return [customProblem(path, issue.params, value)];
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
      return [problem(path, 'scheme/value-invalid', { value: shown(value) })];
  }
}

/** The faults of the alternative that the value was meant to be. */
function unionProblems(alternatives: readonly (readonly Issue[])[], value: unknown, raw: unknown, path: Path): readonly Problem[] {
  const deeper = alternatives.find((issues) => issues.some((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'));
  if (deeper !== undefined && typeof value === 'object' && value !== null) return deeper.flatMap((issue) => problemsOf(issue, raw, path));
  const isNumber = alternatives.flat().some((issue) => issue.code === 'custom' && issue.params?.['reason'] === 'number');
  if (isNumber || alternatives.flat().some((issue) => issue.code === 'invalid_type' && issue.expected === 'number')) {
    return [problem(path, 'scheme/not-a-number', { value: shown(value) })];
  }
  const expected = alternatives.flat().flatMap((issue) => {
    if (issue.code === 'invalid_value') return issue.values.map(String);
    const kinds: unknown = issue.code === 'custom' ? issue.params?.['expected'] : undefined;
    return typeof kinds === 'string' ? [`{${kinds}}`] : [];
  });
  return [problem(path, 'scheme/value-not-listed', { value: shown(value), expected: expected.join(', ') })];
}

function customProblem(path: Path, params: Readonly<Record<string, unknown>> | undefined, value: unknown): Problem {
  if (params?.['reason'] === 'number') return problem(path, 'scheme/not-a-number', { value: shown(value) });
  return problem(path, 'scheme/value-not-listed', { value: shown(value), expected: String(params?.['expected']) });
}

function unknownKey(path: Path, key: string): Problem {
  const near = nearestName(key, schemeKeys);
  return near === null ? problem(path, 'scheme/unknown-key', { key }) : problem(path, 'scheme/unknown-key-near', { key, near });
}

function typeCode(expected: string): MessageCode {
  switch (expected) {
    case 'string':
      return 'scheme/not-text';
    case 'array':
      return 'scheme/not-a-list';
    case 'boolean':
      return 'scheme/not-yes-no';
    case 'int':
      return 'scheme/not-whole';
    case 'number':
      return 'scheme/not-a-number';
    default:
      return 'scheme/not-an-object';
  }
}

function problem(path: Path, code: MessageCode, params: MessageParams): Problem {
  return { severity: 'error', path: pathText(path), code, params };
}

function valueAtPath(raw: unknown, path: Path): unknown {
  let value: unknown = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

/** The value as a message shows it, at most 40 letters. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
