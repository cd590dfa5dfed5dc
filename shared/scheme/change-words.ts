import { inLang, type Lang, type Words } from '../errors.ts';
import { conditionWords, operandWords, windowWords } from './condition-words.ts';
import type { Condition, DataWindow, Operand, Scheme, TreeNode } from './scheme.ts';
import { keyWords, valueWords } from './scheme-words.ts';
import { isDimension, walkTree } from './walk.ts';

/** The same words in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Keys whose number is a percent. */
const PERCENTS = new Set(['share', 'topPercent', 'maxPromotedShare', 'percent']);
/** Keys whose text is the code of a part or level of the scheme. */
const REFERENCES = new Set(['dimension', 'indicator', 'level', 'at', 'upTo', 'of']);
const CONDITION_KEYS = ['all', 'any', 'not', 'redLine', 'value'];

/** Sentences of a comparison. */
export const changeText = {
  added: (what: string, name: string, facts: readonly string[], lang: Lang): string => {
    if (lang === 'zh') return `新增${what}${name}${facts.length === 0 ? '' : `（${facts.join('，')}）`}`;
    return `${what} ${name} added${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
  },
  removed: (what: string, name: string, lang: Lang): string => (lang === 'zh' ? `删去${what}${name}` : `${what} ${name} removed`),
  changed: (owner: string | null, what: string, from: string, to: string, lang: Lang): string => `${headOf(owner, what, lang)} ${from} → ${to}`,
  set: (owner: string | null, what: string, value: string, lang: Lang): string =>
    lang === 'zh' ? `${headOf(owner, what, lang)} 写明为 ${value}` : `${headOf(owner, what, lang)} set to ${value}`,
  unset: (owner: string | null, what: string, value: string, lang: Lang): string =>
    lang === 'zh' ? `${headOf(owner, what, lang)} 不再写明（原为 ${value}）` : `${headOf(owner, what, lang)} no longer stated (was ${value})`,
};

function headOf(owner: string | null, what: string, lang: Lang): string {
  if (owner === null) return what;
  return lang === 'zh' ? `${owner}的${what}` : `${owner}: ${what}`;
}

/** Names and values of two versions of a scheme in words. */
export class ChangeWords {
  private readonly names = new Map<string, Words>();

  constructor(before: Scheme, after: Scheme) {
    for (const scheme of [before, after]) {
      for (const { node } of walkTree(scheme)) this.names.set(node.code, node.name);
      for (const { code, name } of scheme.levels) this.names.set(code, name);
    }
  }

  named(name: Words, lang: Lang): string {
    return lang === 'zh' ? `“${name.zh}”` : `"${inLang(name, lang)}"`;
  }

  nodeKind(node: TreeNode, lang: Lang): string {
    return isDimension(node) ? (lang === 'zh' ? '维度' : 'dimension') : lang === 'zh' ? '指标' : 'indicator';
  }

  /** The value of a key as it is shown; `part` is the shape in which the key stands. */
  value(key: string, value: unknown, part: string, lang: Lang): string {
    const isZh = lang === 'zh';
    if (value === null) return isZh ? '未填' : 'unknown';
    if (Array.isArray(value)) return value.length === 0 ? (isZh ? '空' : 'empty') : value.map((each) => this.value(key, each, part, lang)).join(isZh ? '、' : ', ');
    if (typeof value === 'object') return this.object(key, value as Readonly<Record<string, unknown>>, lang);
    const text = String(value);
    if (typeof value === 'string' && REFERENCES.has(key) && this.names.has(text)) return this.named(this.names.get(text)!, lang);
    if (typeof value === 'boolean' || (typeof value === 'string' && !/^\d/.test(text) && !isOwnText(key))) return valueWords(key, text)?.[lang] ?? text;
    const isPercent = PERCENTS.has(key) || (key === 'weight' && part !== 'any');
    return isPercent ? `${text}%` : text;
  }

  private object(key: string, value: Readonly<Record<string, unknown>>, lang: Lang): string {
    const isZh = lang === 'zh';
    if ('zh' in value) return this.named(value as unknown as Words, lang);
    if (CONDITION_KEYS.some((each) => each in value) && ('is' in value || !('value' in value))) return conditionWords(value as unknown as Condition, (code) => this.nameOf(code, lang), lang);
    if (key === 'window') return windowWords(value as unknown as DataWindow, lang);
    if ((key === 'of' || key === 'times') && !('kind' in value)) return operandWords(value as unknown as Operand, (code) => this.nameOf(code, lang), lang);
    const head = kindOf(value);
    const parts = Object.entries(value)
      .filter(([each, part]) => (each !== 'kind' && each !== 'by') || part !== head)
      .map(([each, part]) => `${keyWords(each, key)[lang]} ${this.value(each, part, key, lang)}`);
    const inside = parts.join(isZh ? '，' : ', ');
    if (head === undefined) return inside;
    const name = valueWords(key, head)?.[lang] ?? head;
    return inside === '' ? name : isZh ? `${name}（${inside}）` : `${name} (${inside})`;
  }

  private nameOf(code: string, lang: Lang): string {
    const name = this.names.get(code);
    return name === undefined ? code : this.named(name, lang);
  }
}

/** What tells the alternatives of a shape apart: their `kind`, or the text in `by`. */
export function kindOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const { kind, by } = value;
  return typeof kind === 'string' ? kind : typeof by === 'string' ? by : undefined;
}

/** Keys whose text is the user's own and is never one of the format's values. */
function isOwnText(key: string): boolean {
  return ['code', 'figure', 'attribute', 'expression', 'formula', 'value', 'than', 'title', 'url', 'note', 'checklists', 'event', 'category', 'survey', 'judgement', 'scheme'].includes(key);
}
