import { PRECEDENCE, type BinaryOperator, type Expression } from './expression.ts';
import { FormulaError, problemAt, type FormulaCode, type Span } from './formula-error.ts';
import { tokenize, type Token } from './tokenize.ts';

/** Parentheses, calls and signs within one another at most. */
export const MAX_DEPTH = 100;
/** Numbers, names, operators and calls in a formula at most. */
export const MAX_NODES = 1000;

/** Functions without arguments, which may be written without parentheses. */
const BARE_CALLS: ReadonlySet<string> = new Set(['TOTAL', 'LEVEL', 'PERIOD_START', 'PERIOD_END']);

/**
 * Reads a formula: operators and precedence of Excel (a sign binds tighter than `%`, that tighter than `^`, then `* /`,
 * `+ -`, `&`, comparisons; all binary ones group from the left), arguments parted by `,` or `;`.
 *
 * @throws {FormulaError} at the first place that cannot be read. Names and functions are for `checkFormula`.
 */
export function parseFormula(text: string): Expression {
  return new Parser(text).run();
}

/** A function's name as it is looked up: in ASCII capitals. */
export function functionName(name: string): string {
  return name.normalize('NFKC').toUpperCase();
}

class Parser {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private nodes = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  run(): Expression {
    if (this.peek().kind === 'end') throw this.fault({ start: 0, end: this.text.length }, 'formula/empty');
    const expression = this.binary(0);
    if (this.peek().kind === 'end') return expression;
    throw this.fault(this.peek(), 'formula/expected-operator', { found: this.source(this.peek()) });
  }

  private peek(): Token {
    return this.tokens[this.at]!;
  }

  private binary(least: number): Expression {
    let left = this.percent();
    for (let operator = this.operator(); operator !== null && PRECEDENCE[operator] > least; operator = this.operator()) {
      this.at += 1;
      const right = this.binary(PRECEDENCE[operator]);
      left = this.node({ kind: 'binary', operator, left, right, start: left.start, end: right.end });
    }
    return left;
  }

  private operator(): BinaryOperator | null {
    const token = this.peek();
    return token.kind === 'operator' && token.operator !== '%' ? token.operator : null;
  }

  private percent(): Expression {
    let operand = this.signed();
    for (let token = this.peek(); token.kind === 'operator' && token.operator === '%'; token = this.peek()) {
      operand = this.node({ kind: 'percent', operand, start: operand.start, end: token.end });
      this.at += 1;
    }
    return operand;
  }

  private signed(): Expression {
    const token = this.peek();
    if (token.kind !== 'operator' || (token.operator !== '-' && token.operator !== '+')) return this.primary();
    this.at += 1;
    const operand = this.nested(token, () => this.signed());
    return this.node({ kind: 'unary', operator: token.operator, operand, start: token.start, end: operand.end });
  }

  private primary(): Expression {
    const token = this.peek();
    const { start, end } = token;
    switch (token.kind) {
      case 'number':
        this.at += 1;
        return this.node({ kind: 'number', value: token.value, text: token.text, start, end });
      case 'text':
        this.at += 1;
        return this.node({ kind: 'text', value: token.value, start, end });
      case 'name':
        this.at += 1;
        return this.node(this.named(token.name, token.bare, { start, end }));
      case 'open':
        return this.parenthesised(token);
      case 'end':
        throw this.fault(token, 'formula/ends-early');
      case 'close':
      case 'separator':
      case 'operator':
        throw this.fault(token, 'formula/expected-operand', { found: this.source(token) });
    }
  }

  private named(name: string, isBare: boolean, { start, end }: Span): Expression {
    const upper = functionName(name);
    if (isBare && this.peek().kind === 'open') {
      const args = this.nested({ start, end }, () => this.callArguments());
      const stop = this.tokens[this.at - 1]!.end;
      if ((upper === 'TRUE' || upper === 'FALSE') && args.length === 0) return { kind: 'boolean', value: upper === 'TRUE', start, end: stop };
      return { kind: 'call', name: upper, args, start, end: stop };
    }
    if (isBare && BARE_CALLS.has(upper)) return { kind: 'call', name: upper, args: [], start, end };
    if (isBare && (upper === 'TRUE' || upper === 'FALSE')) return { kind: 'boolean', value: upper === 'TRUE', start, end };
    return { kind: 'name', name, start, end };
  }

  private callArguments(): readonly Expression[] {
    const open = this.peek();
    this.at += 1;
    const args: Expression[] = [];
    if (this.peek().kind === 'close') {
      this.at += 1;
      return args;
    }
    for (;;) {
      const token = this.peek();
      if (token.kind === 'separator' || token.kind === 'close') throw this.fault(token, 'formula/argument-missing', { number: args.length + 1 });
      if (token.kind === 'end') throw this.unclosed(open);
      args.push(this.binary(0));
      const after = this.peek();
      if (after.kind === 'end') throw this.unclosed(open);
      if (after.kind !== 'separator' && after.kind !== 'close') throw this.fault(after, 'formula/expected-operator', { found: this.source(after) });
      this.at += 1;
      if (after.kind === 'close') return args;
    }
  }

  /** What stands in parentheses, its place widened to take them in. */
  private parenthesised(open: Token): Expression {
    this.at += 1;
    const inner = this.nested(open, () => this.binary(0));
    const close = this.peek();
    if (close.kind === 'end') throw this.unclosed(open);
    if (close.kind !== 'close') throw this.fault(close, 'formula/expected-operator', { found: this.source(close) });
    this.at += 1;
    return { ...inner, start: open.start, end: close.end };
  }

  private unclosed(open: Token): FormulaError {
    return this.fault(open, 'formula/unclosed-parenthesis');
  }

  private nested<T>(place: Span, read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.fault(place, 'formula/too-deep', { limit: MAX_DEPTH });
    const result = read();
    this.depth -= 1;
    return result;
  }

  private node(expression: Expression): Expression {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) throw this.fault(expression, 'formula/too-many-parts', { limit: MAX_NODES });
    return expression;
  }

  private source({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  private fault({ start, end }: Span, code: FormulaCode, params = {}): FormulaError {
    return new FormulaError(problemAt(this.text, { start, end }, code, params));
  }
}
