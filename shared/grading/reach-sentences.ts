import { inLang, type Lang, type Words } from '../errors.ts';
import { BELOW_SCALE } from '../scheme/scheme.ts';
import type { Reach, ReachBest, ReachLever, ReachStep, ReachTarget } from './reach.ts';
import { movementSentence, type NamedLevel } from './sentences.ts';

/** One change and what it brings, such as 放号量从 186 户升到 214 户（+28），总分 80.02，达到四星. */
export function reachStepSentence(step: ReachStep, levels: readonly NamedLevel[], lang: Lang): string {
  const isZh = lang === 'zh';
  const unit = unitOf(step.unit, lang);
  const level = levelName(step.level, levels, lang);
  const change = step.change === null ? '' : isZh ? `（${minus(shortValue(step.change))}）` : ` (${minus(shortValue(step.change))})`;
  const total = step.total === null ? '' : isZh ? `，总分 ${step.total}` : `, total ${step.total}`;
  return isZh
    ? `${valueWords(step, unit, lang)}${change}${total}，本期为${level}${throughWords(step, lang)}`
    : `${valueWords(step, unit, lang)}${change}${total}: ${level} this period${throughWords(step, lang)}`;
}

/** What the movement rules would then decide. */
export function reachMovementSentence(step: ReachStep, levels: readonly NamedLevel[], lang: Lang): string {
  return movementSentence(step.reason, levels, lang);
}

/** That no single value reaches the level, and which one comes nearest; empty where one does. */
export function reachTargetSentence(target: ReachTarget, levels: readonly NamedLevel[], lang: Lang): string {
  if (target.steps.length > 0) return '';
  const isZh = lang === 'zh';
  const name = levelName(target.level, levels, lang);
  if (target.best === null) return isZh ? `单改一项到不了${name}，没有一项能再提高总分` : `No single value reaches ${name}, and none raises the total`;
  const best = bestWords(target.best, levels, lang);
  return isZh ? `单改一项到不了${name}，最接近的是${best}` : `No single value reaches ${name}; the nearest is ${best}`;
}

/** Why a value was not tried, or that it changes nothing; empty where it was. */
export function reachLeverSentence(lever: ReachLever, lang: Lang): string {
  const isZh = lang === 'zh';
  const name = inLang(lever.name, lang);
  switch (lever.status) {
    case 'tried':
      return '';
    case 'noNumbers':
      return isZh ? `${name}不是数字，不试算` : `${name} is no number and was not tried`;
    case 'noEffect':
      return isZh ? `${name}改到多少都不影响结果` : `${name} changes nothing at any value`;
    case 'notMonotone':
      return isZh ? `${name}不是越高越好或越低越好，不试算` : `${name} is neither always better nor always worse when higher, and was not tried`;
  }
}

/** Everything in lines of text. */
export function reachLines(reach: Reach, levels: readonly NamedLevel[], lang: Lang): readonly string[] {
  const isZh = lang === 'zh';
  const lines: string[] = [];
  for (const target of reach.targets) {
    lines.push(isZh ? `到${levelName(target.level, levels, lang)}：` : `To ${levelName(target.level, levels, lang)}:`);
    const none = reachTargetSentence(target, levels, lang);
    if (none !== '') lines.push(`  ${none}`);
    for (const step of target.steps) lines.push(`  ${reachStepSentence(step, levels, lang)}`, `    ${reachMovementSentence(step, levels, lang)}`);
  }
  if (reach.losses.length > 0) lines.push(isZh ? `失去${levelName(reach.level, levels, lang)}：` : `Losing ${levelName(reach.level, levels, lang)}:`);
  for (const step of reach.losses) lines.push(`  ${reachStepSentence(step, levels, lang)}`);
  for (const lever of reach.levers) {
    const why = reachLeverSentence(lever, lang);
    if (why !== '') lines.push(why);
  }
  return lines;
}

function bestWords(best: ReachBest, levels: readonly NamedLevel[], lang: Lang): string {
  const unit = unitOf(best.unit, lang);
  const level = levelName(best.level, levels, lang);
  return lang === 'zh'
    ? `${valueWords(best, unit, lang)}，总分 ${best.total ?? '—'}，为${level}`
    : `${valueWords(best, unit, lang)}, total ${best.total ?? '—'}: ${level}`;
}

function valueWords({ name, from, to }: Pick<ReachStep, 'name' | 'from' | 'to'>, unit: string, lang: Lang): string {
  const own = inLang(name, lang);
  if (from === null) return lang === 'zh' ? `${own}有 ${to}${unit}（现在没有数据）` : `${own} at ${to}${unit} (no data now)`;
  const gap = /[\p{Script=Han}]$/u.test(unit) ? '' : ' ';
  return lang === 'zh' ? `${own}从 ${shortValue(from)}${unit}${gap}改到 ${to}${unit}` : `${own} from ${shortValue(from)}${unit} to ${to}${unit}`;
}

function throughWords({ through }: Pick<ReachStep, 'through'>, lang: Lang): string {
  if (through.length === 0) return '';
  return lang === 'zh' ? `（通过公式项 ${through.join('、')}）` : ` (through the formula of ${through.join(', ')})`;
}

function unitOf(unit: Words | null, lang: Lang): string {
  if (unit === null) return '';
  const word = inLang(unit, lang);
  return word === '%' ? word : ` ${word}`;
}

function levelName(code: string | null, levels: readonly NamedLevel[], lang: Lang): string {
  if (code === null) return lang === 'zh' ? '无星级' : 'no level';
  if (code === BELOW_SCALE) return lang === 'zh' ? '最低一级以下' : 'below the scale';
  const level = levels.find((each) => each.code === code);
  return level === undefined ? code : inLang(level.name, lang);
}

/** A value that no short decimal holds, cut to 4 places. */
export function shortValue(text: string): string {
  return text.replace(/(\.\d{4})\d+$/, '$1').replace(/\.0+$/, '');
}

/** A true minus in words. */
function minus(text: string): string {
  return text.replace('-', '−');
}
