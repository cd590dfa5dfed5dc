import { assertNever } from '../errors.ts';
import { compare, parseNumber, type Rational } from '../exact/rational.ts';
import type { Answer } from './answer.ts';
import type { Item } from './checklist.ts';
import type { Comparison, ItemCondition, ItemOperand } from './item-condition.ts';

/** What a condition can see: answers of items that apply (others are missing), header fields, attributes. */
export interface ConditionFacts {
  answerOf(item: string): Answer | undefined;
  readonly header: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Whether a condition holds. */
export type ConditionTest = (facts: ConditionFacts) => boolean;

/** The test of a condition; `items`: the items it may read, by code. See ItemCondition for what answers read as. */
export function conditionTest(condition: ItemCondition, items: ReadonlyMap<string, Item>): ConditionTest {
  if ('all' in condition) {
    const tests = condition.all.map((part) => conditionTest(part, items));
    return (facts) => tests.every((test) => test(facts));
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => conditionTest(part, items));
    return (facts) => tests.some((test) => test(facts));
  }
  if ('not' in condition) {
    const test = conditionTest(condition.not, items);
    return (facts) => !test(facts);
  }
  const read = operandReader(condition.value, items);
  if ('in' in condition) {
    const tests = condition.in.map((than) => comparison('=', than));
    return (facts) => tests.some((test) => test(read(facts)));
  }
  const test = comparison(condition.is, condition.than);
  return (facts) => test(read(facts));
}

/** A text, several at once (`multi`, `additive`), or null: missing. */
type Fact = string | readonly string[] | null;

function operandReader(operand: ItemOperand, items: ReadonlyMap<string, Item>): (facts: ConditionFacts) => Fact {
  if ('header' in operand) return (facts) => present(facts.header[operand.header]);
  if ('attribute' in operand) return (facts) => present(facts.attributes[operand.attribute]);
  const item = items.get(operand.item);
  return (facts) => {
    const answer = facts.answerOf(operand.item);
    return answer === undefined || item === undefined ? null : factOf(item, answer);
  };
}

function present(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

function factOf(item: Item, { value, na }: Answer): Fact {
  if (na === true) return 'na';
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return present(value);
  if (Array.isArray(value)) return item.kind === 'photo' ? String(value.length) : (value as readonly string[]);
  const said: [string, unknown][] = Object.entries(value);
  if (item.kind === 'count') return String(said.reduce((total, [, times]) => total + Number(times), 0));
  if (item.kind === 'allOf') return said.some(([, state]) => state === 'breached') ? 'fail' : 'pass';
  return said.filter(([, given]) => given === true).map(([code]) => code);
}

function comparison(is: Comparison, than: number | string): (fact: Fact) => boolean {
  const thanText = String(than);
  const thanNumber = parseNumber(than);
  return (fact) => {
    if (fact === null) return false;
    if (typeof fact !== 'string') return is === '=' ? fact.includes(thanText) : is === '!=' && !fact.includes(thanText);
    const side = order(fact, thanText, thanNumber);
    switch (is) {
      case '<':
        return side < 0;
      case '<=':
        return side <= 0;
      case '=':
        return side === 0;
      case '!=':
        return side !== 0;
      case '>=':
        return side >= 0;
      case '>':
        return side > 0;
      default:
        return assertNever(is);
    }
  };
}

function order(fact: string, than: string, thanNumber: Rational | null): number {
  const factNumber = thanNumber === null ? null : parseNumber(fact);
  if (factNumber !== null && thanNumber !== null) return compare(factNumber, thanNumber);
  return compareCodePoints(fact, than);
}

/** Below 0, 0 or above 0 by code points, the same on every platform. */
function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
