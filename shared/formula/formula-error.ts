import { AppError, type MessageParams } from '../errors.ts';
import type { FORMULA_MESSAGES } from '../messages/formula-messages.ts';

/** A place in a formula's text: offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type FormulaCode = keyof typeof FORMULA_MESSAGES;

/** A fault of a formula with its place; `params.position` is the first character's number, counted from 1. */
export interface FormulaProblem extends Span {
  readonly code: FormulaCode;
  readonly params: MessageParams;
}

/** A formula that cannot be read or used, with the place of the fault in its text. */
export class FormulaError extends AppError implements Span {
  readonly start: number;
  readonly end: number;

  constructor(problem: FormulaProblem) {
    super(problem.code, problem.params);
    this.name = 'FormulaError';
    this.start = problem.start;
    this.end = problem.end;
  }

  /** The same fault as data, beside those that `checkFormula` finds. */
  toProblem(): FormulaProblem {
    const code = this.code as FormulaCode;
    return { code, params: this.params, start: this.start, end: this.end };
  }
}

/** A fault at a place; `text` is the whole formula, by which the place is counted in characters. */
export function problemAt(text: string, { start, end }: Span, code: FormulaCode, params: MessageParams = {}): FormulaProblem {
  return { code, params: { position: positionOf(text, start), ...params }, start, end };
}

/** The number of the character at an offset, from 1; a character beyond U+FFFF counts once. */
export function positionOf(text: string, offset: number): number {
  return [...text.slice(0, offset)].length + 1;
}
