import type { Rational } from '../exact/rational.ts';
import type { Span } from './formula-error.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | '&';

/** A formula as read: a tree whose every node knows its place in the text. */
export type Expression =
  | NumberLiteral
  | TextLiteral
  | BooleanLiteral
  | NameReference
  | UnaryOperation
  | PercentOperation
  | BinaryOperation
  | FunctionCall;

export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: Rational;
  /** As written, in ASCII digits. */
  readonly text: string;
}

export interface TextLiteral extends Span {
  readonly kind: 'text';
  readonly value: string;
}

export interface BooleanLiteral extends Span {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** A code or name, bare or in brackets. */
export interface NameReference extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface UnaryOperation extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '+';
  readonly operand: Expression;
}

/** `operand%`: a hundredth of it. */
export interface PercentOperation extends Span {
  readonly kind: 'percent';
  readonly operand: Expression;
}

export interface BinaryOperation extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface FunctionCall extends Span {
  readonly kind: 'call';
  /** In capitals; whether there is such a function is for the check. */
  readonly name: string;
  readonly args: readonly Expression[];
}

/** How tightly each binary operator binds, as in Excel; all group from the left. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** The parts of an expression, in order. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
    case 'percent':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'number':
    case 'text':
    case 'boolean':
    case 'name':
      return [];
  }
}
