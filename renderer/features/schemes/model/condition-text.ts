import type { Condition } from '../../../../shared/scheme/scheme.ts';
import type { SchemeNames } from './scheme-names.ts';

export const COMPARISONS = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

const COMPARISON_WORDS: Readonly<Record<Comparison, readonly [string, string]>> = {
  '<': ['低于', 'below'],
  '<=': ['不超过', 'at most'],
  '=': ['等于', 'is'],
  '!=': ['不是', 'is not'],
  '>=': ['不低于', 'at least'],
  '>': ['超过', 'above'],
};

export function comparisonWord(is: Comparison, names: SchemeNames): string {
  return names.pick(COMPARISON_WORDS[is]);
}

/** A condition as a sentence: 万笔投诉超过 10，或近 3 个月的检查有红线. */
export function conditionText(condition: Condition, names: SchemeNames, inner = false): string {
  const isZh = names.lang === 'zh';
  const wrap = (text: string): string => (inner ? (isZh ? `（${text}）` : `(${text})`) : text);
  if ('all' in condition) return wrap(condition.all.map((part) => conditionText(part, names, true)).join(isZh ? '，且' : ' and '));
  if ('any' in condition) return wrap(condition.any.map((part) => conditionText(part, names, true)).join(isZh ? '，或' : ' or '));
  if ('not' in condition) return isZh ? `并非${conditionText(condition.not, names, true)}` : `not ${conditionText(condition.not, names, true)}`;
  if ('redLine' in condition) {
    const { checklists = [], kinds = [], window } = condition.redLine;
    const which = [...checklists.map((code) => names.of(names.checklists, code)), ...kinds.map((kind) => names.visitKind(kind))].join(isZh ? '、' : ', ');
    return isZh ? `${names.window(window)}的${which === '' ? '检查' : which}出现红线` : `a red line on ${which === '' ? 'a visit' : `a visit (${which})`} in ${names.window(window)}`;
  }
  if ('formula' in condition) return isZh ? `公式成立：${String(condition.formula)}` : `the formula holds: ${String(condition.formula)}`;
  const value = names.isText(condition.value) ? names.of(names.valuesOf(condition.value), String(condition.than)) : String(condition.than);
  return isZh ? `${names.operand(condition.value)}${comparisonWord(condition.is, names)}${/^[\u4e00-\u9fff]/.test(value) ? '' : ' '}${value}` : `${names.operand(condition.value)} ${comparisonWord(condition.is, names)} ${value}`;
}
