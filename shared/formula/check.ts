import { parseIsoDate } from '../dates.ts';
import type { MessageParams } from '../errors.ts';
import { nearestName } from '../nearest-name.ts';
import type { BinaryOperation, Expression, FunctionCall } from './expression.ts';
import { FormulaError, problemAt, type FormulaCode, type FormulaProblem, type Span } from './formula-error.ts';
import {
  DATE_UNITS,
  FUNCTIONS,
  isFunction,
  MAX_PERIODS_BACK,
  ORDERS,
  parameterAt,
  signatureOf,
  type Facility,
  type FunctionName,
  type ParameterKind,
  type ValueKind,
} from './functions.ts';
import { parseFormula } from './parse.ts';

/** What a formula may name where it stands. */
export interface Vocabulary {
  /** Kinds of the values by code or name: indicators, figures, attributes, dimensions. */
  readonly names: ReadonlyMap<string, ValueKind>;
  /** What SCORE(x) knows. */
  readonly scored: ReadonlySet<string>;
  /** What VISITS(x) knows. */
  readonly visited: ReadonlySet<string>;
  readonly facilities: ReadonlySet<Facility>;
  /** What is known of earlier periods, inside PREV; left out: the same. */
  readonly earlier?: Vocabulary;
}

/** A formula as written: its tree (null when it cannot be read) and every fault with its place. */
export interface CheckedFormula {
  readonly expression: Expression | null;
  readonly problems: readonly FormulaProblem[];
  /** What its value is, as far as known. */
  readonly kind: ValueKind;
}

/**
 * Reads and checks a formula: unknown names and functions (with the nearest known), numbers of arguments, kinds of values
 * where they are known. It may only be evaluated when there is no problem. Dividing by zero is no fault here.
 */
export function checkFormula(text: string, vocabulary: Vocabulary): CheckedFormula {
  try {
    const expression = parseFormula(text);
    const check = new Check(text, vocabulary);
    const kind = check.kindOf(expression);
    return { expression, problems: check.problems, kind };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { expression: null, problems: [error.toProblem()], kind: 'any' };
  }
}

class Check {
  readonly problems: FormulaProblem[] = [];
  private readonly text: string;
  private vocabulary: Vocabulary;
  private inStreak = false;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.vocabulary = vocabulary;
  }

  kindOf(expression: Expression): ValueKind {
    switch (expression.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return expression.kind;
      case 'name':
        return this.named(expression.name, this.vocabulary.names, expression);
      case 'unary':
      case 'percent':
        this.expectNumber(expression.operand);
        return 'number';
      case 'binary':
        return this.binary(expression);
      case 'call':
        return this.call(expression);
    }
  }

  private binary(operation: BinaryOperation): ValueKind {
    const { operator, left, right } = operation;
    switch (operator) {
      case '&':
        this.kindOf(left);
        this.kindOf(right);
        return 'text';
      case '+':
      case '-':
        return this.sum(operation);
      case '*':
      case '/':
      case '^':
        this.expectNumber(left);
        this.expectNumber(right);
        return 'number';
      case '=':
      case '<>':
      case '<':
      case '<=':
      case '>':
      case '>=':
        this.comparison(operation);
        return 'boolean';
    }
  }

  /** A date and days make a date, two dates a number of days. */
  private sum({ operator, left, right }: BinaryOperation): ValueKind {
    const [first, second] = [this.kindOf(left), this.kindOf(right)];
    if (first === 'text') this.add(left, 'formula/not-a-number', this.source(left));
    if (second === 'text') this.add(right, 'formula/not-a-number', this.source(right));
    if (second === 'date' && (first === 'date' ? operator === '+' : first !== 'any')) {
      this.add(right, 'formula/not-a-number', this.source(right));
    }
    if (first === 'date') return second === 'date' ? 'number' : second === 'any' ? 'any' : 'date';
    return first === 'any' || second === 'any' ? 'any' : 'number';
  }

  private comparison(operation: BinaryOperation): void {
    const { left, right } = operation;
    const [first, second] = [this.kindOf(left), this.kindOf(right)];
    if (first === 'any' || second === 'any' || first === second) return;
    const isChain = left.kind === 'binary' && first === 'boolean' && second === 'number';
    if (isChain) this.add(operation, 'formula/chained-comparison', this.source(operation));
    else if (first === 'date' && second === 'text') this.expectDate(right, second);
    else if (first === 'text' && second === 'date') this.expectDate(left, first);
    else this.add(operation, 'formula/kinds-differ', this.source(operation));
  }

  private call(call: FunctionCall): ValueKind {
    const { name, args } = call;
    if (!isFunction(name)) {
      args.forEach((argument) => this.kindOf(argument));
      const near = nearestName(name, Object.keys(FUNCTIONS));
      const place = { start: call.start, end: call.start + name.length };
      if (near === null) this.add(place, 'formula/unknown-function', { name });
      else this.add(place, 'formula/unknown-function-near', { name, near });
      return 'any';
    }
    const signature = signatureOf(name);
    const { facility } = signature;
    if (facility !== undefined && !this.vocabulary.facilities.has(facility)) this.add(call, 'formula/not-here', { name });
    this.countArguments(call, name);
    if (name === 'STREAK') return this.streak(call);
    if (name === 'PREV') return this.previous(call);
    const kinds = args.map((argument, place) => this.argument(argument, parameterAt(signature, place), name));
    if (signature.result !== 'argument') return signature.result;
    return commonKind(kinds.filter((_, place) => ['value', 'measure'].includes(parameterAt(signature, place))));
  }

  private streak(call: FunctionCall): ValueKind {
    if (this.inStreak) this.add(call, 'formula/nested-streak', {});
    const before = this.inStreak;
    this.inStreak = true;
    call.args.forEach((argument) => this.argument(argument, 'condition', call.name));
    this.inStreak = before;
    return 'number';
  }

  private previous({ args, name }: FunctionCall): ValueKind {
    const [value, ...others] = args;
    const here = this.vocabulary;
    this.vocabulary = here.earlier ?? here;
    const kind = value === undefined ? 'any' : this.kindOf(value);
    this.vocabulary = here;
    others.forEach((argument) => this.argument(argument, 'periods', name));
    return kind;
  }

  private countArguments(call: FunctionCall, name: FunctionName): void {
    const { least, most, alternate } = signatureOf(name);
    const count = call.args.length;
    if (count < least || count > most) {
      const expected = least === most ? String(least) : `${least}–${most}`;
      this.add(call, 'formula/argument-count', { name, count, expected });
    } else if (alternate === true && count % 2 === 1) this.add(call, 'formula/argument-pairs', { name, count });
  }

  private argument(argument: Expression, kind: ParameterKind, name: string): ValueKind {
    switch (kind) {
      case 'value':
        return this.kindOf(argument);
      case 'measure': {
        const known = this.kindOf(argument);
        if (known === 'text') this.add(argument, 'formula/not-a-number', this.source(argument));
        return known;
      }
      case 'number':
        this.expectNumber(argument);
        return 'number';
      case 'condition':
        this.expectCondition(argument);
        return 'boolean';
      case 'date':
        this.expectDate(argument, this.kindOf(argument));
        return 'date';
      case 'name':
        if (argument.kind === 'name') this.named(argument.name, name === 'SCORE' ? this.vocabulary.scored : this.vocabulary.visited, argument);
        else this.add(argument, 'formula/needs-name', { name });
        return 'any';
      case 'periods':
        if (wholePeriods(argument) === null) this.add(argument, 'formula/needs-whole', { name, from: 1, to: MAX_PERIODS_BACK });
        return 'number';
      case 'unit':
        this.expectWord(argument, DATE_UNITS, name);
        return 'text';
      case 'order':
        this.expectWord(argument, ORDERS, name);
        return 'text';
    }
  }

  private expectNumber(expression: Expression): void {
    const kind = this.kindOf(expression);
    if (kind === 'text' || kind === 'date') this.add(expression, 'formula/not-a-number', this.source(expression));
  }

  private expectCondition(expression: Expression): void {
    const kind = this.kindOf(expression);
    if (kind === 'text' || kind === 'date') this.add(expression, 'formula/not-a-condition', this.source(expression));
  }

  private expectDate(expression: Expression, kind: ValueKind): void {
    const isBadText = expression.kind === 'text' && parseIsoDate(expression.value) === null;
    if (kind === 'number' || kind === 'boolean' || isBadText) this.add(expression, 'formula/not-a-date', this.source(expression));
  }

  private expectWord(expression: Expression, words: readonly string[], name: string): void {
    if (wordOf(expression, words) !== null) return;
    this.add(expression, 'formula/needs-word', { name, words: words.map((word) => `"${word}"`).join(' ') });
  }

  private named(name: string, known: ReadonlyMap<string, ValueKind> | ReadonlySet<string>, place: Span): ValueKind {
    if (known.has(name)) return 'get' in known ? (known.get(name) ?? 'any') : 'number';
    const near = nearestName(name, known.keys());
    if (near === null) this.add(place, 'formula/unknown-name', { name });
    else this.add(place, 'formula/unknown-name-near', { name, near });
    return 'any';
  }

  private source({ start, end }: Span): MessageParams {
    return { text: this.text.slice(start, end) };
  }

  private add(place: Span, code: FormulaCode, params: MessageParams): void {
    this.problems.push(problemAt(this.text, place, code, params));
  }
}

/** The number of periods as written, or null when it is no whole number from 1 to the most. */
export function wholePeriods(expression: Expression): number | null {
  if (expression.kind !== 'number' || expression.value.den !== 1n) return null;
  const periods = Number(expression.value.num);
  return periods >= 1 && periods <= MAX_PERIODS_BACK ? periods : null;
}

/** Which of the words is written, letter case aside; null for none of them. */
export function wordOf<Word extends string>(expression: Expression, words: readonly Word[]): Word | null {
  if (expression.kind !== 'text') return null;
  const written = expression.value.toUpperCase();
  return words.find((word) => word.toUpperCase() === written) ?? null;
}

function commonKind(kinds: readonly ValueKind[]): ValueKind {
  const [first = 'any', ...others] = kinds;
  return others.every((kind) => kind === first) ? first : 'any';
}
