import { FormulaError } from '../../../shared/formula/formula-error.ts';
import { isFunction } from '../../../shared/formula/functions.ts';
import { tokenize, type Token } from '../../../shared/formula/tokenize.ts';

/** A stretch of a formula with how it looks. */
export interface FormulaPiece {
  readonly text: string;
  readonly kind: 'plain' | 'name' | 'function' | 'number' | 'text' | 'operator';
  readonly isWrong: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The formula cut into its words, those at the place of a fault marked. What cannot be read is plain. */
export function formulaPieces(text: string, faults: readonly Span[]): readonly FormulaPiece[] {
  const tokens = readTokens(text);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...tokens, ...faults]) {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length;
    const token = tokens.find((each) => each.start <= start && each.end >= end && each.end > each.start);
    return { text: text.slice(start, end), kind: kindOf(token), isWrong: faults.some((fault) => fault.start <= start && fault.end >= end && fault.end > fault.start) };
  });
}

function readTokens(text: string): readonly Token[] {
  try {
    return tokenize(text);
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
}

function kindOf(token: Token | undefined): FormulaPiece['kind'] {
  if (token === undefined) return 'plain';
  if (token.kind === 'name') return token.bare && isFunction(token.name.toUpperCase()) ? 'function' : 'name';
  if (token.kind === 'number' || token.kind === 'text' || token.kind === 'operator') return token.kind;
  return 'plain';
}
