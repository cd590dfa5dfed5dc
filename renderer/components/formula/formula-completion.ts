import { FUNCTIONS, signatureOf, type FunctionName } from '../../../shared/formula/functions.ts';
import type { Lang } from '../../../shared/errors.ts';
import type { SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { indicatorNames } from '../../../shared/scheme/formula-names.ts';

/** Something that may be written at the caret. */
export interface Completion {
  /** What is put in, and how far behind it the caret then stands. */
  readonly text: string;
  readonly caret: number;
  readonly label: string;
  readonly kind: 'indicator' | 'figure' | 'attribute' | 'function' | 'benefit';
  readonly detail: string;
}

/** The word before the caret: from where on it is replaced, and what of it is typed. */
export interface TypedWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** The name or function that is being written at the caret; null: none. */
export function wordAt(text: string, caret: number): TypedWord | null {
  const before = text.slice(0, caret);
  const bracketed = /[[【［]([^\]】］]*)$/.exec(before);
  if (bracketed !== null) {
    const close = /^[^[\]]*\]/.exec(text.slice(caret));
    return { start: caret - bracketed[0].length, end: close === null ? caret : caret + close[0].length, word: bracketed[1] ?? '' };
  }
  const bare = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before);
  return bare === null ? null : { start: caret - bare[0].length, end: caret, word: bare[0] };
}

const MOST = 12;

/** What the typed word may become, names before functions (`more` before all), those that begin with it first. */
export function completions(word: string, scheme: Scheme, vocabulary: SchemeVocabulary, lang: Lang, own: string | null, more: readonly Completion[] = []): readonly Completion[] {
  const asked = word.toLowerCase();
  const names: Completion[] = [...more];
  const seen = new Set<string>();
  for (const [name, indicator] of indicatorNames(scheme)) {
    if (indicator.code === own || seen.has(indicator.code) || name === indicator.code) continue;
    seen.add(indicator.code);
    names.push(nameCompletion(name, 'indicator', indicator.code === name ? '' : indicator.code));
  }
  for (const { code, name } of vocabulary.figures) names.push(nameCompletion(code, 'figure', name === code ? '' : name));
  for (const { code, name } of vocabulary.attributes) names.push(nameCompletion(code, 'attribute', name === code ? '' : name));
  const functions = (Object.keys(FUNCTIONS) as FunctionName[]).map((name): Completion => {
    const hasArguments = signatureOf(name).most > 0;
    return { text: `${name}()`, caret: name.length + (hasArguments ? 1 : 2), label: name, kind: 'function', detail: FUNCTION_WORDS[name]?.[lang] ?? '' };
  });
  return [...names, ...functions]
    .map((each) => ({ each, rank: rankOf(each, asked) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ each }) => each);
}

function rankOf({ label, detail }: Completion, asked: string): number {
  const [name, more] = [label.toLowerCase(), detail.toLowerCase()];
  if (name.startsWith(asked)) return 0;
  if (more.startsWith(asked)) return 1;
  return name.includes(asked) || more.includes(asked) ? 2 : -1;
}

/** A name as it is put in: in brackets. */
export function nameCompletion(name: string, kind: Completion['kind'], detail: string): Completion {
  const text = `[${name.replaceAll(']', ']]')}]`;
  return { text, caret: text.length, label: name, kind, detail };
}

/** What each function does, in a few words. */
const FUNCTION_WORDS: Partial<Record<FunctionName, { readonly zh: string; readonly en: string }>> = {
  IF: { zh: '条件成立取前者，否则取后者', en: 'one value or the other' },
  IFS: { zh: '第一个成立的条件的值', en: 'the value of the first that holds' },
  AND: { zh: '都成立', en: 'all hold' },
  OR: { zh: '有一个成立', en: 'any holds' },
  NOT: { zh: '不成立', en: 'does not hold' },
  MIN: { zh: '最小', en: 'least' },
  MAX: { zh: '最大', en: 'greatest' },
  SUM: { zh: '合计', en: 'sum' },
  AVERAGE: { zh: '平均', en: 'mean' },
  COUNT: { zh: '有几个数', en: 'how many numbers' },
  MEDIAN: { zh: '中位数', en: 'median' },
  ABS: { zh: '绝对值', en: 'absolute value' },
  ROUND: { zh: '四舍五入', en: 'round' },
  ROUNDUP: { zh: '只进', en: 'round up' },
  ROUNDDOWN: { zh: '只舍', en: 'round down' },
  CEILING: { zh: '向上到步长的倍数', en: 'up to a multiple' },
  FLOOR: { zh: '向下到步长的倍数', en: 'down to a multiple' },
  MOD: { zh: '余数', en: 'remainder' },
  POWER: { zh: '乘方', en: 'power' },
  SQRT: { zh: '平方根', en: 'square root' },
  ISBLANK: { zh: '是否缺失', en: 'whether missing' },
  IFERROR: { zh: '缺失或算不出来时取备用', en: 'another value where missing' },
  COALESCE: { zh: '第一个不缺失的', en: 'the first not missing' },
  CLAMP: { zh: '限制在范围内', en: 'within a range' },
  DATEDIF: { zh: '两天相差', en: 'time between two days' },
  YEAR: { zh: '年', en: 'year' },
  MONTH: { zh: '月', en: 'month' },
  DAY: { zh: '日', en: 'day' },
  DATE: { zh: '组成日期', en: 'a date from its parts' },
  PERIOD_START: { zh: '周期第一天', en: 'first day of the period' },
  PERIOD_END: { zh: '周期最后一天', en: 'last day of the period' },
  PREV: { zh: '几期以前的值', en: 'the value n periods back' },
  STREAK: { zh: '连续多少期成立', en: 'periods in a row' },
  COHORT_RANK: { zh: '同类名次', en: 'rank among peers' },
  COHORT_PERCENT: { zh: '比多少同类好，百分比', en: 'percent of peers that are worse' },
  COHORT_PERCENTRANK: { zh: '同类百分位', en: 'percent rank among peers' },
  COHORT_SD: { zh: '同类标准差', en: 'standard deviation of peers' },
  COHORT_MEAN: { zh: '同类平均', en: 'mean of peers' },
  COHORT_MEDIAN: { zh: '同类中位数', en: 'median of peers' },
  COHORT_MAX: { zh: '同类最大', en: 'greatest of peers' },
  COHORT_MIN: { zh: '同类最小', en: 'least of peers' },
  COHORT_COUNT: { zh: '同类个数', en: 'how many peers' },
  SCORE: { zh: '得分', en: 'points' },
  VISITS: { zh: '检查次数', en: 'number of visits' },
  TOTAL: { zh: '总分', en: 'total' },
  LEVEL: { zh: '星级', en: 'level' },
};

