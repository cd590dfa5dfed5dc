import type { Lang } from '../errors.ts';
import type { Condition, DataWindow, Operand } from './scheme.ts';
import { keyWords, valueWords } from './scheme-words.ts';

/** Gives the name of an indicator, dimension or level by its code. */
export type NameOf = (code: string, lang: Lang) => string;

/** A condition as people read it: 原始值“投诉量” > 3 且 类型 = hall. */
export function conditionWords(condition: Condition, nameOf: NameOf, lang: Lang): string {
  const isZh = lang === 'zh';
  const inner = (part: Condition): string => {
    const text = conditionWords(part, nameOf, lang);
    return 'all' in part || 'any' in part ? (isZh ? `（${text}）` : `(${text})`) : text;
  };
  if ('all' in condition) return condition.all.map(inner).join(isZh ? ' 且 ' : ' and ');
  if ('any' in condition) return condition.any.map(inner).join(isZh ? ' 或 ' : ' or ');
  if ('not' in condition) return isZh ? `不是（${conditionWords(condition.not, nameOf, lang)}）` : `not (${conditionWords(condition.not, nameOf, lang)})`;
  if ('redLine' in condition) {
    const { checklists, window } = condition.redLine;
    const forms = checklists === undefined ? '' : ` ${checklists.join(isZh ? '、' : ', ')}`;
    const span = window === undefined ? '' : isZh ? `（${windowWords(window, lang)}内）` : ` within ${windowWords(window, lang)}`;
    return isZh ? `触红线${forms}${span}` : `red line${forms}${span}`;
  }
  if ('value' in condition) return `${operandWords(condition.value, nameOf, lang)} ${condition.is} ${condition.than}`;
  return Object.values(condition).map(String).join(' ');
}

/** What a condition reads. */
export function operandWords(operand: Operand, nameOf: NameOf, lang: Lang): string {
  const isZh = lang === 'zh';
  if (typeof operand === 'string') return valueWords('operand', operand)?.[lang] ?? operand;
  if ('indicator' in operand) {
    const name = nameOf(operand.indicator, lang);
    if (operand.read === 'score') return isZh ? `${name}得分` : `score of ${name}`;
    return name;
  }
  if ('dimension' in operand) return isZh ? `${nameOf(operand.dimension, lang)}得分` : `score of ${nameOf(operand.dimension, lang)}`;
  if ('attribute' in operand) return isZh ? `属性 ${operand.attribute}` : `attribute ${operand.attribute}`;
  if (operand.source.kind === 'action') return valueWords('open', operand.source.open)?.[lang] ?? operand.source.open;
  return Object.keys(operand).map((key) => keyWords(key)[lang]).join(' ');
}

/** 最近 3 个月 · the last 2 periods. */
export function windowWords(window: DataWindow, lang: Lang): string {
  const isZh = lang === 'zh';
  if ('months' in window) return isZh ? `最近 ${window.months} 个月` : window.months === 1 ? 'the last month' : `the last ${window.months} months`;
  return isZh ? `最近 ${window.periods} 期` : window.periods === 1 ? 'the last period' : `the last ${window.periods} periods`;
}
