import type { BinaryOperation, ComparisonOperator, Expression, PercentOperation, UnaryOperation } from './expression.ts';
import type { Span } from './formula-error.ts';
import { dayNumber, dayOfNumber } from './calendar.ts';
import { asWhole, isZero, minus, negate, over, plus, SmallFraction, times, type FormulaNumber } from './numbers.ts';
import { power } from './roots.ts';
import { compareValues, FormulaDate, numberOf, textOf, type FormulaValue, type ValueGetter } from './values.ts';
import type { WarningCounter } from './warnings.ts';

/** Makes the closure of a part. */
export type CompilePart = (part: Expression) => ValueGetter;

/** A text that `&` joins may have so many characters at most. */
export const MAX_TEXT = 2000;

/** The closure of an operator: missing when an operand is, with a warning where they cannot be reckoned with. */
export function operation(expression: UnaryOperation | PercentOperation | BinaryOperation, compile: CompilePart, warnings: WarningCounter): ValueGetter {
  switch (expression.kind) {
    case 'unary':
      return ofNumber(compile(expression.operand), expression, warnings, expression.operator === '-' ? negate : (value) => value);
    case 'percent':
      return ofNumber(compile(expression.operand), expression, warnings, (value) => times(value, HUNDREDTH));
    case 'binary':
      return binary(expression, compile(expression.left), compile(expression.right), warnings);
  }
}

/** A number made of a number; null: out of range. */
export function ofNumber(operand: ValueGetter, place: Span, warnings: WarningCounter, reckon: (value: FormulaNumber) => FormulaNumber | null): ValueGetter {
  return (row) => {
    const value = operand(row);
    if (value === null) return null;
    const number = numberOf(value);
    if (number === undefined) return warnings.note('formula/wrong-kind', place, row);
    return reckon(number) ?? warnings.note('formula/out-of-range', place, row);
  };
}

function binary(expression: BinaryOperation, left: ValueGetter, right: ValueGetter, warnings: WarningCounter): ValueGetter {
  const { operator } = expression;
  switch (operator) {
    case '+':
      return sum(expression, left, right, plus, 1, warnings);
    case '-':
      return sum(expression, left, right, minus, -1, warnings);
    case '*':
      return ofNumbers(left, right, expression, warnings, times);
    case '/':
      return ofNumbers(left, right, expression, warnings, (a, b) => (isZero(b) ? 'division' : over(a, b)));
    case '^':
      return ofNumbers(left, right, expression, warnings, power);
    case '&':
      return join(expression, left, right, warnings);
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(expression, operator, left, right, warnings);
  }
}

/** A number made of two; `division`: by zero; null or `range`: out of range. */
export function ofNumbers(
  left: ValueGetter,
  right: ValueGetter,
  place: Span,
  warnings: WarningCounter,
  reckon: (a: FormulaNumber, b: FormulaNumber) => FormulaNumber | 'division' | 'range' | null,
): ValueGetter {
  return (row) => {
    const a = left(row);
    if (a === null) return null;
    const b = right(row);
    if (b === null) return null;
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === undefined || y === undefined) return warnings.note('formula/wrong-kind', place, row);
    const result = reckon(x, y);
    if (result === 'division') return warnings.note('formula/division-by-zero', place, row);
    return result === null || result === 'range' ? warnings.note('formula/out-of-range', place, row) : result;
  };
}

/** A sum or difference of numbers; a date and whole days make a date, two dates their days apart. */
function sum(
  place: Span,
  left: ValueGetter,
  right: ValueGetter,
  reckon: (a: FormulaNumber, b: FormulaNumber) => FormulaNumber | null,
  sign: 1 | -1,
  warnings: WarningCounter,
): ValueGetter {
  return (row) => {
    const a = left(row);
    if (a === null) return null;
    const b = right(row);
    if (b === null) return null;
    if (a instanceof FormulaDate || b instanceof FormulaDate) return dateSum(a, b, sign, place, row, warnings);
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === undefined || y === undefined) return warnings.note('formula/wrong-kind', place, row);
    return reckon(x, y) ?? warnings.note('formula/out-of-range', place, row);
  };
}

function dateSum(a: Exclude<FormulaValue, null>, b: Exclude<FormulaValue, null>, sign: 1 | -1, place: Span, row: number, warnings: WarningCounter): FormulaValue {
  if (a instanceof FormulaDate && b instanceof FormulaDate && sign === -1) return new SmallFraction(dayNumber(a.iso) - dayNumber(b.iso), 1);
  const [date, other] = a instanceof FormulaDate ? [a, b] : sign === 1 ? [b, a] : [null, null];
  const days = other === null ? undefined : numberOf(other);
  if (!(date instanceof FormulaDate) || days === undefined) return warnings.note('formula/wrong-kind', place, row);
  const count = asWhole(days);
  const day = count === null ? null : dayOfNumber(dayNumber(date.iso) + sign * count);
  return day === null ? warnings.note('formula/out-of-range', place, row) : new FormulaDate(day);
}

function join(place: Span, left: ValueGetter, right: ValueGetter, warnings: WarningCounter): ValueGetter {
  return (row) => {
    const [a, b] = [left(row), right(row)];
    if (a === null || b === null) return null;
    const text = textOf(a) + textOf(b);
    return text.length > MAX_TEXT ? warnings.note('formula/out-of-range', place, row) : text;
  };
}

/** Values of different kinds are unequal; which is larger cannot be said. */
function comparison(place: Span, operator: ComparisonOperator, left: ValueGetter, right: ValueGetter, warnings: WarningCounter): ValueGetter {
  const holds = HOLDS[operator];
  return (row) => {
    const a = left(row);
    if (a === null) return null;
    const b = right(row);
    if (b === null) return null;
    const side = compareValues(a, b);
    if (side !== undefined) return holds(side);
    if (operator === '=' || operator === '<>') return operator === '<>';
    return warnings.note('formula/wrong-kind', place, row);
  };
}

const HOLDS: Readonly<Record<ComparisonOperator, (side: number) => boolean>> = {
  '=': (side) => side === 0,
  '<>': (side) => side !== 0,
  '<': (side) => side < 0,
  '<=': (side) => side <= 0,
  '>': (side) => side > 0,
  '>=': (side) => side >= 0,
};

const HUNDREDTH = new SmallFraction(1, 100);
