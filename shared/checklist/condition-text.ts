import type { Comparison, ItemCondition, ItemOperand } from './item-condition.ts';
import { COMPARISONS } from './item-condition.ts';

/**
 * A condition as one line that a person can write in a cell: `all(item(A1) = "pass", header(slot) in ("day", "night"),
 * not(attribute(area) >= 100))`. `parseCondition` reads it back to the same condition.
 */
export function conditionText(condition: ItemCondition): string {
  if ('all' in condition) return `all(${condition.all.map(conditionText).join(', ')})`;
  if ('any' in condition) return `any(${condition.any.map(conditionText).join(', ')})`;
  if ('not' in condition) return `not(${conditionText(condition.not)})`;
  const operand = operandText(condition.value);
  return 'in' in condition
    ? `${operand} in (${condition.in.map((value) => JSON.stringify(value)).join(', ')})`
    : `${operand} ${condition.is} ${JSON.stringify(condition.than)}`;
}

function operandText(operand: ItemOperand): string {
  if ('item' in operand) return `item(${nameText(operand.item)})`;
  if ('header' in operand) return `header(${nameText(operand.header)})`;
  return `attribute(${nameText(operand.attribute)})`;
}

function nameText(name: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(name) ? name : JSON.stringify(name);
}

/** What came of reading a condition; `at` is the place of the fault, counted from 0. */
export type ParsedCondition = { readonly condition: ItemCondition } | { readonly at: number };

/** Reads what `conditionText` writes. Full-width brackets, commas and quotation marks serve as well. */
export function parseCondition(text: string): ParsedCondition {
  const reader = new Reader(text);
  try {
    const condition = reader.condition();
    reader.end();
    return { condition };
  } catch (error) {
    if (error instanceof SyntaxFault) return { at: error.at };
    throw error;
  }
}

class SyntaxFault extends Error {
  readonly at: number;
  constructor(at: number) {
    super(`Not a condition at ${at}`);
    this.at = at;
  }
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”' };
const WIDE: Readonly<Record<string, string>> = { '（': '(', '）': ')', '，': ',', '、': ',', '≥': '>=', '≤': '<=', '≠': '!=', '＝': '=', '＞': '>', '＜': '<' };

class Reader {
  private at = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  condition(): ItemCondition {
    const start = this.at;
    const word = this.word();
    this.take('(');
    switch (word) {
      case 'all':
      case 'any': {
        const parts = this.list(() => this.condition());
        return word === 'all' ? { all: parts } : { any: parts };
      }
      case 'not': {
        const not = this.condition();
        this.take(')');
        return { not };
      }
      case 'item':
      case 'header':
      case 'attribute': {
        const name = this.name();
        this.take(')');
        return this.comparison(word === 'item' ? { item: name } : word === 'header' ? { header: name } : { attribute: name });
      }
      default:
        throw new SyntaxFault(start);
    }
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) throw new SyntaxFault(this.at);
  }

  private comparison(value: ItemOperand): ItemCondition {
    this.space();
    const is = this.comparisonSign();
    if (is !== null) return { value, is, than: this.literal() };
    const start = this.at;
    if (this.word() !== 'in') throw new SyntaxFault(start);
    this.take('(');
    return { value, in: this.list(() => this.literal()) };
  }

  private comparisonSign(): Comparison | null {
    const wide = WIDE[this.text[this.at] ?? ''];
    const found = wide ?? [...COMPARISONS].sort((a, b) => b.length - a.length).find((sign) => this.text.startsWith(sign, this.at));
    if (found === undefined || !COMPARISONS.includes(found as Comparison)) return null;
    this.at += wide === undefined ? found.length : 1;
    return found as Comparison;
  }

  /** What stands between an opened bracket and its end, one at least. */
  private list<T>(read: () => T): readonly T[] {
    const list = [read()];
    while (this.sees(',')) {
      this.take(',');
      list.push(read());
    }
    this.take(')');
    return list;
  }

  private literal(): number | string {
    this.space();
    if (QUOTES[this.text[this.at] ?? ''] !== undefined) return this.quoted();
    const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(this.text.slice(this.at));
    if (number === null) throw new SyntaxFault(this.at);
    this.at += number[0].length;
    return Number(number[0]);
  }

  private name(): string {
    this.space();
    if (QUOTES[this.text[this.at] ?? ''] !== undefined) return this.quoted();
    const name = this.word();
    if (name === '') throw new SyntaxFault(this.at);
    return name;
  }

  private quoted(): string {
    const open = this.text[this.at] ?? '';
    if (open !== '"') {
      const end = this.text.indexOf(QUOTES[open] ?? '', this.at + 1);
      if (end < 0) throw new SyntaxFault(this.at);
      const inner = this.text.slice(this.at + 1, end);
      this.at = end + 1;
      return inner;
    }
    const string = /^"([^"\\]|\\.)*"/.exec(this.text.slice(this.at));
    if (string === null) throw new SyntaxFault(this.at);
    const value = parsedString(string[0]);
    if (value === null) throw new SyntaxFault(this.at);
    this.at += string[0].length;
    return value;
  }

  private word(): string {
    this.space();
    const word = /^[\p{L}\p{N}._-]*/u.exec(this.text.slice(this.at))?.[0] ?? '';
    this.at += word.length;
    return word;
  }

  private take(sign: string): void {
    if (!this.sees(sign)) throw new SyntaxFault(this.at);
    this.at += 1;
  }

  private sees(sign: string): boolean {
    this.space();
    const found = this.text[this.at] ?? '';
    return (WIDE[found] ?? found) === sign;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}

/** null: an escape that JSON does not know. */
function parsedString(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
