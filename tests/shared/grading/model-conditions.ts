import { compare, parseNumber, type Rational } from '../../../shared/exact/rational.ts';
import { EARLY_CONDITIONS, LATE_CONDITIONS, STEP_CONDITIONS, type ModelReads } from './model-formulas.ts';
import type { Condition, Operand } from '../../../shared/scheme/scheme.ts';

/** What a condition of the model reads of one outlet. */
export interface ModelReader {
  readonly read: (operand: Operand) => Rational | string | null;
  readonly redLine: () => boolean;
  readonly reads: ModelReads;
}

/** true, false, or null where a missing value leaves it open. */
export function modelTruth(condition: Condition, reader: ModelReader): boolean | null {
  if ('all' in condition) {
    const parts = condition.all.map((part) => modelTruth(part, reader));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => modelTruth(part, reader));
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  if ('not' in condition) {
    const inner = modelTruth(condition.not, reader);
    return inner === null ? null : !inner;
  }
  if ('redLine' in condition) return reader.redLine();
  if ('formula' in condition) return { ...EARLY_CONDITIONS, ...LATE_CONDITIONS, ...STEP_CONDITIONS }[condition.formula]!(reader.reads);
  const value = reader.read(condition.value);
  if (value === null) return null;
  const side = typeof value === 'string' ? compareTexts(value, String(condition.than)) : compare(value, parseNumber(condition.than)!);
  return { '<': side < 0, '<=': side <= 0, '=': side === 0, '!=': side !== 0, '>=': side >= 0, '>': side > 0 }[condition.is];
}

function compareTexts(a: string, b: string): number {
  const [left, right] = [Array.from(a, (letter) => letter.codePointAt(0)!), Array.from(b, (letter) => letter.codePointAt(0)!)];
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) if (left[place] !== right[place]) return left[place]! - right[place]!;
  return left.length - right.length;
}
