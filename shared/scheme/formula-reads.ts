import type { Expression, FunctionCall } from '../formula/expression.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { isFunction, MAX_PERIODS_BACK, signatureOf } from '../formula/functions.ts';
import { wholePeriods } from '../formula/check.ts';
import { parseFormula } from '../formula/parse.ts';

/** One thing that a formula reads, how many periods back at most, and where it stands in the text. */
export interface FormulaRead {
  readonly kind: 'name' | 'score' | 'visits' | 'total' | 'level';
  /** Empty for total and level. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Periods back, least and most: 0 is the period itself. */
  readonly from: number;
  readonly to: number;
}

/** All that a formula reads, in the order written; nothing for one that cannot be read, which the scheme's check reports. */
export function readsOf(text: string): readonly FormulaRead[] {
  const expression = parsed(text);
  const reads: FormulaRead[] = [];
  if (expression !== null) collect(expression, 0, 0, reads);
  return reads;
}

/** Whether the formula compares outlets with one another in this period. */
export function readsCohort(text: string): boolean {
  const expression = parsed(text);
  return expression !== null && hasCohort(expression);
}

function parsed(text: string): Expression | null {
  try {
    return parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

function collect(expression: Expression, from: number, to: number, reads: FormulaRead[]): void {
  switch (expression.kind) {
    case 'name':
      reads.push({ kind: 'name', name: expression.name, start: expression.start, end: expression.end, from, to });
      return;
    case 'unary':
    case 'percent':
      return collect(expression.operand, from, to, reads);
    case 'binary':
      collect(expression.left, from, to, reads);
      return collect(expression.right, from, to, reads);
    case 'call':
      return collectCall(expression, from, to, reads);
    case 'number':
    case 'text':
    case 'boolean':
      return;
  }
}

function collectCall({ name, args, start, end }: FunctionCall, from: number, to: number, reads: FormulaRead[]): void {
  const [first, second] = args;
  switch (name) {
    case 'SCORE':
    case 'VISITS':
      if (first?.kind === 'name') reads.push({ kind: name === 'SCORE' ? 'score' : 'visits', name: first.name, start: first.start, end: first.end, from, to });
      return;
    case 'TOTAL':
    case 'LEVEL':
      reads.push({ kind: name === 'TOTAL' ? 'total' : 'level', name: '', start, end, from, to });
      return;
    case 'PREV': {
      const back = second === undefined ? null : wholePeriods(second);
      if (first !== undefined && back !== null) collect(first, Math.min(from + back, MAX_PERIODS_BACK), Math.min(to + back, MAX_PERIODS_BACK), reads);
      return;
    }
    case 'STREAK':
      args.forEach((part) => collect(part, from, MAX_PERIODS_BACK, reads));
      return;
    default:
      args.forEach((part) => collect(part, from, to, reads));
  }
}

function hasCohort(expression: Expression): boolean {
  switch (expression.kind) {
    case 'unary':
    case 'percent':
      return hasCohort(expression.operand);
    case 'binary':
      return hasCohort(expression.left) || hasCohort(expression.right);
    case 'call':
      return (isFunction(expression.name) && signatureOf(expression.name).facility === 'cohort') || expression.args.some(hasCohort);
    default:
      return false;
  }
}
