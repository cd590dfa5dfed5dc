import { parseNumber, type Rational } from '../exact/rational.ts';
import type { BinaryOperator } from './expression.ts';
import { FormulaError, problemAt, type FormulaCode, type Span } from './formula-error.ts';

export type Operator = BinaryOperator | '%';

/** A word of a formula with its place. `bare` tells a name without brackets, which may also be a function's. */
export type Token = Span &
  (
    | { readonly kind: 'number'; readonly value: Rational; readonly text: string }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'name'; readonly name: string; readonly bare: boolean }
    | { readonly kind: 'operator'; readonly operator: Operator }
    | { readonly kind: 'open' }
    | { readonly kind: 'close' }
    | { readonly kind: 'separator' }
    | { readonly kind: 'end' }
  );

/** Characters a formula may have at most. */
export const MAX_LENGTH = 2000;

const OPERATORS: readonly Operator[] = ['<>', '<=', '>=', '<', '>', '=', '+', '-', '*', '/', '^', '&', '%'];
const SIGNS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '≤': '<=', '≥': '>=', '≠': '<>', '−': '-', '“': '"', '”': '"', '【': '[' };
const CLOSING_BRACKET: Readonly<Record<string, string>> = { '[': ']', '［': '］', '【': '】' };
const NUMBER = /(?:[0-9０-９]+(?:[.．][0-9０-９]*)?|[.．][0-9０-９]+)(?:[eE][+-]?[0-9]{1,3}(?![0-9]))?/uy;
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.]*/uy;
const SPACE = /\s+/uy;

/**
 * The words of a formula, the last of kind `end`. Full-width punctuation and the signs × ÷ ≤ ≥ ≠ are read like their
 * ASCII counterparts; a leading `=` is passed over.
 *
 * @throws {FormulaError} for a formula that is too long, and for what is no word of the language.
 */
export function tokenize(text: string): readonly Token[] {
  return new Tokenizer(text).run();
}

class Tokenizer {
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): readonly Token[] {
    const { text } = this;
    if (text.length > MAX_LENGTH) throw this.fault(MAX_LENGTH, text.length, 'formula/too-long', { count: text.length, limit: MAX_LENGTH });
    for (this.skipSpace(); this.at < text.length; this.skipSpace()) this.tokens.push(this.next());
    const first = this.tokens[0];
    if (first?.kind === 'operator' && first.operator === '=') this.tokens.shift();
    this.tokens.push({ kind: 'end', start: text.length, end: text.length });
    return this.tokens;
  }

  private skipSpace(): void {
    this.at += this.match(SPACE)?.length ?? 0;
  }

  private next(): Token {
    const start = this.at;
    const sign = this.signAt(start);
    switch (sign) {
      case '(':
        return { kind: 'open', ...this.advance(1) };
      case ')':
        return { kind: 'close', ...this.advance(1) };
      case ',':
      case ';':
        return { kind: 'separator', ...this.advance(1) };
      case '"':
        return this.readText();
      case '[':
        return this.readBracketed();
      default:
        return this.readNumber() ?? this.readName() ?? this.readOperator(sign);
    }
  }

  private readText(): Token {
    const start = this.at;
    const closers = this.text[start] === '"' ? '"' : '“”';
    let value = '';
    for (let at = start + 1; at < this.text.length; at += 1) {
      const character = this.text[at]!;
      if (!closers.includes(character)) value += character;
      else if (closers === '"' && this.text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else {
        this.at = at + 1;
        return { kind: 'text', value, start, end: this.at };
      }
    }
    throw this.fault(start, this.text.length, 'formula/unclosed-text');
  }

  private readBracketed(): Token {
    const start = this.at;
    const closer = CLOSING_BRACKET[this.text[start]!]!;
    let name = '';
    for (let at = start + 1; at < this.text.length; at += 1) {
      const character = this.text[at]!;
      if (character !== closer) name += character;
      else if (this.text[at + 1] === closer) {
        name += closer;
        at += 1;
      } else {
        this.at = at + 1;
        if (name.trim() === '') throw this.fault(start, this.at, 'formula/empty-name');
        return { kind: 'name', name: name.trim(), bare: false, start, end: this.at };
      }
    }
    throw this.fault(start, this.text.length, 'formula/unclosed-name');
  }

  private readNumber(): Token | null {
    const written = this.match(NUMBER);
    if (written === null) return null;
    const start = this.at;
    const end = start + written.length;
    this.at = end;
    const tail = this.match(NAME) ?? this.match(NUMBER);
    const plain = written.normalize('NFKC');
    const value = parseNumber(plain);
    if (tail !== null || value === null) {
      const stop = end + (tail?.length ?? 0);
      throw this.fault(start, stop, 'formula/bad-number', { text: this.text.slice(start, stop) });
    }
    return { kind: 'number', value, text: plain, start, end };
  }

  private readName(): Token | null {
    const name = this.match(NAME);
    return name === null ? null : { kind: 'name', name, bare: true, ...this.advance(name.length) };
  }

  private readOperator(sign: string): Token {
    const second = sign.length === 1 ? this.signAt(this.at + 1) : '';
    const operator = OPERATORS.find((known) => known === sign + second) ?? OPERATORS.find((known) => known === sign);
    if (operator === undefined) {
      const character = String.fromCodePoint(this.text.codePointAt(this.at)!);
      throw this.fault(this.at, this.at + character.length, 'formula/unexpected-character', { character });
    }
    return { kind: 'operator', operator, ...this.advance(operator === sign ? 1 : 2) };
  }

  /** The character at an offset, a full-width or mathematical sign as its ASCII counterpart. */
  private signAt(offset: number): string {
    const character = this.text[offset] ?? '';
    const known = SIGNS[character];
    if (known !== undefined) return known;
    const isFullWidth = character >= '！' && character <= '～';
    return isFullWidth ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private advance(length: number): Span {
    const start = this.at;
    this.at += length;
    return { start, end: this.at };
  }

  private fault(start: number, end: number, code: FormulaCode, params = {}): FormulaError {
    return new FormulaError(problemAt(this.text, { start, end }, code, params));
  }
}
