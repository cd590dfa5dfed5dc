import { BIG, type ExactColumn } from '../exact/exact-column.ts';
import { inRange, wholeRange, type Range } from '../exact/bounds.ts';
import { parseNumber, type Rational } from '../exact/rational.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { Condition, Operand, RedLine } from '../scheme/scheme.ts';
import type { TextColumn } from './columns.ts';
import type { RawValues } from './folded-values.ts';
import { compareCodePoints } from './text-columns.ts';

/** Where conditions read their values. */
export interface ConditionReader {
  readonly rows: number;
  /** The operand's values; null when there are none at all. */
  readonly read: (operand: Operand) => RawValues | null;
  /** 1 where a critical item failed on a visit that the condition names. */
  readonly redLine: (redLine: RedLine) => Uint8Array;
  /** 1 where the formula holds, 0 where not, 2 where it is missing. */
  readonly formula: (expression: string) => Uint8Array;
}

type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>';

const FALSE = 0;
const TRUE = 1;
/** The condition reads a missing value; one false decides `all`, one true `any`, else it spreads and does not hold. */
const UNKNOWN = 2;

/** 1 for each outlet for which the condition holds. A condition on a missing value does not hold, nor does its `not`. */
export function holds(condition: Condition, reader: ConditionReader): Uint8Array {
  const truth = decide(condition, reader);
  return truth.map((value) => (value === TRUE ? 1 : 0));
}

function decide(condition: Condition, reader: ConditionReader): Uint8Array {
  if ('all' in condition) return join(condition.all, reader, FALSE);
  if ('any' in condition) return join(condition.any, reader, TRUE);
  if ('not' in condition) return decide(condition.not, reader).map((value) => (value === UNKNOWN ? UNKNOWN : 1 - value));
  if ('redLine' in condition) return reader.redLine(condition.redLine);
  if ('formula' in condition) return reader.formula(condition.formula);
  const values = reader.read(condition.value);
  if (values === null) return new Uint8Array(reader.rows).fill(UNKNOWN);
  if (values.kind === 'text') return compareTexts(values.column, condition.is, String(condition.than));
  const than = parseNumber(condition.than);
  if (than === null) return new Uint8Array(reader.rows).fill(UNKNOWN);
  return compareNumbers(values.column, condition.is, than);
}

/** `decisive` decides at once; else an unknown one leaves it unknown; else it is the other way. */
function join(parts: readonly Condition[], reader: ConditionReader, decisive: number): Uint8Array {
  const truth = new Uint8Array(reader.rows).fill(1 - decisive);
  for (const part of parts) {
    const values = decide(part, reader);
    for (let row = 0; row < truth.length; row += 1) {
      const value = values[row]!;
      if (value === decisive) truth[row] = decisive;
      else if (value === UNKNOWN && truth[row] !== decisive) truth[row] = UNKNOWN;
    }
  }
  return truth;
}

function compareNumbers(column: ExactColumn, is: Comparison, than: Rational): Uint8Array {
  const range = rangeOf(is === '!=' ? '=' : is, than);
  const { from, to } = wholeRange(range, column.den);
  const inside = is === '!=' ? FALSE : TRUE;
  const truth = new Uint8Array(column.num.length);
  for (let row = 0; row < truth.length; row += 1) {
    const num = column.num[row]!;
    if (num !== num) truth[row] = UNKNOWN;
    else {
      const isInside = num === BIG ? inRange(column.big.get(row)!, range) : num >= from && num <= to;
      truth[row] = isInside ? inside : 1 - inside;
    }
  }
  return truth;
}

/** The values that compare so with a number. */
function rangeOf(is: Exclude<Comparison, '!='>, than: Rational): Range {
  const isUpward = is === '>' || is === '>=';
  const isDownward = is === '<' || is === '<=';
  return {
    low: isDownward ? null : than,
    lowIncluded: is !== '>',
    high: isUpward ? null : than,
    highIncluded: is !== '<',
  };
}

function compareTexts(column: TextColumn, is: Comparison, than: SchemeNumber): Uint8Array {
  const byPlace = column.dictionary.map((text) => {
    const side = compareCodePoints(text, String(than));
    switch (is) {
      case '=':
        return side === 0;
      case '!=':
        return side !== 0;
      case '<':
        return side < 0;
      case '<=':
        return side <= 0;
      case '>':
        return side > 0;
      case '>=':
        return side >= 0;
    }
  });
  return Uint8Array.from(column.index, (place) => (place < 0 ? UNKNOWN : byPlace[place] === true ? TRUE : FALSE));
}
