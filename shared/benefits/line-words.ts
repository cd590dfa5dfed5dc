import { inLang, type Lang } from '../errors.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { DueLine, StatementLine } from './statement.ts';

/** How a line of a statement came about, as a sentence with its numbers; empty for a value that is simply stated. */
export function explainLine(line: StatementLine, lang: Lang): string {
  const isZh = lang === 'zh';
  const name = inLang(line.name, lang);
  if (line.state === 'none') return noneWords(line, lang);
  const formula = line.formula === undefined ? '' : formulaWords(line, lang);
  if (line.state === 'missing') {
    if (line.why === 'noFigure') {
      const names = (line.missing ?? []).join(isZh ? '、' : ', ');
      return isZh ? `缺少 ${names}，算不出“${name}”；补上数据后再看。公式：${line.formula ?? ''}` : `${names} missing: "${name}" cannot be worked out until the data are there. Formula: ${line.formula ?? ''}`;
    }
    return isZh ? `公式没有得出数（除以零或文字）。${formula}` : `The formula gives no number (a division by zero, or words). ${formula}`;
  }
  return [formula, roundingWords(line, lang), limitWords(line, lang)].filter((part) => part !== '').join(isZh ? '；' : '; ');
}

function formulaWords({ formula, inputs = [], raw, value }: StatementLine, lang: Lang): string {
  const isZh = lang === 'zh';
  const read = inputs.map((input) => `${input.name} = ${input.value ?? (isZh ? '缺' : 'missing')}`).join(isZh ? '，' : ', ');
  const result = raw ?? value;
  const gives = result === undefined ? '' : ` = ${shown(result)}`;
  return isZh ? `${formula ?? ''}${gives}${read === '' ? '' : `（${read}）`}` : `${formula ?? ''}${gives}${read === '' ? '' : ` (${read})`}`;
}

function roundingWords({ rounded, value }: StatementLine, lang: Lang): string {
  if (rounded === undefined || value === undefined) return '';
  const step = shown(rounded.step);
  if (lang === 'zh') {
    const mode = { nearest: '四舍五入', up: '进位', down: '舍去' }[rounded.mode];
    return `按 ${step} ${mode}，得 ${shown(value)}`;
  }
  const mode = { nearest: 'rounded', up: 'rounded up', down: 'rounded down' }[rounded.mode];
  return `${mode} to ${step}: ${shown(value)}`;
}

function limitWords({ limit, value }: StatementLine, lang: Lang): string {
  if (limit === undefined || value === undefined) return '';
  if (lang === 'zh') return limit === 'cap' ? `封顶 ${shown(value)}` : `保底 ${shown(value)}`;
  return limit === 'cap' ? `capped at ${shown(value)}` : `at least ${shown(value)}`;
}

function noneWords({ why }: StatementLine, lang: Lang): string {
  const isZh = lang === 'zh';
  switch (why) {
    case 'noLevel':
      return isZh ? '没有星级。' : 'The outlet has no level.';
    case 'notForLevel':
      return isZh ? '这个星级没有这项权益。' : 'The level does not have this benefit.';
    case 'notFor':
      return isZh ? '不在享受范围内。' : 'The outlet is not among those it is for.';
    default:
      return '';
  }
}

/** What is done with an amount of money, as a sentence; empty for an instalment that is simply paid. */
export function explainDue(line: DueLine, levelName: (code: string | null) => string, lang: Lang): string {
  const isZh = lang === 'zh';
  if (line.kind === 'difference') {
    const [before, after] = [shown(line.before ?? '0'), shown(line.after ?? '0')];
    return isZh ? `${line.period} 更正：原为 ${before}，应为 ${after}` : `Correction of ${line.period}: ${before} was told, ${after} is right`;
  }
  const parts: string[] = [];
  if (line.kind === 'released') parts.push(isZh ? `扣发后放行：${line.reason ?? ''}` : `Withheld, then released: ${line.reason ?? ''}`);
  if (line.changedLevel !== undefined) {
    const [from, to] = [levelName(line.changedLevel.from), levelName(line.changedLevel.to)];
    parts.push(isZh ? `星级由${from}变为${to}，按新星级发` : `The level went from ${from} to ${to}; the new level's amount`);
  }
  if (line.rule !== undefined) parts.push(inLang(line.rule.name, lang));
  return parts.join(isZh ? '；' : '; ');
}

function shown(text: string): string {
  return plainDecimal(exactNumber(text));
}
