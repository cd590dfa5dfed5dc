import { tokenize } from '../../../../shared/formula/tokenize.ts';
import { FormulaError } from '../../../../shared/formula/formula-error.ts';
import type { Scheme } from '../../../../shared/scheme/scheme.ts';
import { set, type Edit } from './scheme-edit.ts';

/** What a code is of: a node of the tree or a level. */
export type CodeKind = 'node' | 'level';

const NODE_KEYS: ReadonlySet<string> = new Set(['indicator', 'dimension']);
/** Effects and first levels name a level under these keys. */
const LEVEL_KEYS: ReadonlySet<string> = new Set(['level', 'at']);

/** Gives a node or level another code, everywhere it is named, formulas included. */
export function renameCode(path: string, kind: CodeKind, from: string, to: string): Edit {
  return (scheme) => set(`${path}.code`, to)(renamed(scheme, kind, from, to) as Scheme);
}

function renamed(value: unknown, kind: CodeKind, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => renamed(each, kind, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => {
      const isReference = part === from && (kind === 'node' ? NODE_KEYS.has(key) : LEVEL_KEYS.has(key));
      if (isReference) return [key, to];
      if (kind === 'node' && (key === 'expression' || key === 'formula') && typeof part === 'string') return [key, renamedInFormula(part, from, to)];
      if (kind === 'node' && key === 'of' && Array.isArray(part)) return [key, part.map((each: unknown) => (each === from ? to : renamed(each, kind, from, to)))];
      return [key, renamed(part, kind, from, to)];
    }),
  );
}

/** A formula that cannot be read stays as it is: its fault is shown where it stands. */
export function renamedInFormula(text: string, from: string, to: string): string {
  try {
    let result = text;
    for (const token of [...tokenize(text)].reverse()) {
      if (token.kind === 'name' && token.name === from) result = `${result.slice(0, token.start)}[${to.replaceAll(']', ']]')}]${result.slice(token.end)}`;
    }
    return result;
  } catch (error) {
    if (error instanceof FormulaError) return text;
    throw error;
  }
}
