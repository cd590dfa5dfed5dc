import { assertNever, inLang, type Lang, type Words } from '../errors.ts';
import { parseNumber, toCutText } from '../exact/rational.ts';
import { BELOW_SCALE, type Veto, type VetoEffect } from '../scheme/scheme.ts';
import type { MovementReason, StateReason } from './grading-result.ts';

export { methodSentence } from './method-sentence.ts';

/** What sentences need of a level. */
export interface NamedLevel {
  readonly code: string;
  readonly name: Words;
  /** Stars drawn; none for levels that are no stars. */
  readonly stars?: number | null;
}

/** Why an outlet moved or stayed, as a full sentence with its numbers; empty where there is nothing to say. */
export function movementSentence(reason: MovementReason, levels: readonly NamedLevel[], lang: Lang): string {
  const words = new MovementWords(reason, levels, lang);
  return words.sentence();
}

/** Why an outlet is not graded or not eligible; `nameOf` gives the name of an indicator or an eligibility rule. */
export function stateSentence(reason: StateReason, lang: Lang, nameOf: (code: string) => string = (code) => code): string {
  const isZh = lang === 'zh';
  switch (reason.kind) {
    case 'blocked':
      return isZh ? `缺少“${nameOf(reason.indicator)}”的数据，不评级` : `Not graded: the data of "${nameOf(reason.indicator)}" are missing`;
    case 'noTotal':
      if (reason.total !== undefined) return isZh ? `“${nameOf(reason.total)}”没有一项能算出得分，不评级` : `Not graded: no part of "${nameOf(reason.total)}" has a score`;
      return isZh ? '没有一项能算出得分，不评级' : 'Not graded: no part has a score';
    case 'noLevel':
      return isZh ? '定级公式没有给出方案里的级别，不评级' : 'Not graded: the level formula gives no level of the scheme';
    case 'noPeers':
      return isZh ? '同类网点太少，不能按名额定级，不评级' : 'Not graded: too few peers to give levels by seats';
    case 'noGroups':
      return isZh ? '同类网点太少或总分太接近，分不成组，不评级' : 'Not graded: too few peers, or totals too alike, to form the groups';
    case 'tooLittleData':
      return isZh
        ? `有数据的指标只占权重的 ${reason.measuredPercent}%，至少要 ${reason.neededPercent}%，不评级`
        : `Not graded: ${reason.measuredPercent}% of the weight was measured, ${reason.neededPercent}% are needed`;
    case 'tooFewMeasured': {
      const names = reason.dimensions.map(nameOf);
      return isZh
        ? `“${names.join('、')}”中有 ${reason.having} 项各有 ${reason.measured} 个有数据的指标，至少要 ${reason.needed} 项，不评级`
        : `Not graded: ${reason.having} of "${names.join(', ')}" have ${plural(reason.measured, 'measured indicator')}, ${reason.needed} are needed`;
    }
    case 'notEligible': {
      const [zh, en] = STATE_WORDS[reason.state ?? 'notEligible'];
      return isZh ? `不符合准入条件“${nameOf(reason.rule)}”，${zh}` : `${en}: the condition "${nameOf(reason.rule)}" is not met`;
    }
    case 'forced': {
      const [zh, en] = STATE_WORDS[reason.state];
      return isZh ? `否决“${nameOf(reason.veto)}”：${zh}` : `${en}: the veto "${nameOf(reason.veto)}" holds`;
    }
    default:
      return assertNever(reason);
  }
}

const STATE_WORDS = {
  notGraded: ['不评级', 'Not graded'],
  notEligible: ['不参评', 'Not eligible'],
  pending: ['待定', 'Pending'],
  terminated: ['终止', 'Terminated'],
} as const;

/** A veto with what it does, such as 否决：实名制违规，最高三星. */
export function vetoSentence(veto: Pick<Veto, 'name' | 'effects'>, levels: readonly NamedLevel[], lang: Lang): string {
  const effects = veto.effects.map((effect) => effectWords(effect, levels, lang));
  return lang === 'zh' ? `否决：${inLang(veto.name, lang)}，${effects.join('，')}` : `Veto: ${inLang(veto.name, lang)}; ${effects.join(', ')}`;
}

function effectWords(effect: VetoEffect, levels: readonly NamedLevel[], lang: Lang): string {
  const isZh = lang === 'zh';
  const unit = stepUnit(levels, lang);
  switch (effect.kind) {
    case 'capTotal':
      return isZh ? `总分最高 ${effect.at} 分` : `total at most ${effect.at}`;
    case 'capLevel':
      return isZh ? `最高${levelName(effect.at, levels, lang)}` : `at most ${levelName(effect.at, levels, lang)}`;
    case 'forceLevel':
      return isZh ? `定为${levelName(effect.level, levels, lang)}` : `set to ${levelName(effect.level, levels, lang)}`;
    case 'forceState':
      if (effect.state === 'belowScale') return isZh ? '定为最低一级以下' : 'set below the scale';
      return isZh ? STATE_WORDS[effect.state][0] : STATE_WORDS[effect.state][1].toLowerCase();
    case 'lower':
      return isZh ? `降低 ${effect.by} ${unit}` : `${steps(effect.by, unit)} lower`;
    case 'demoteAtOnce':
      return isZh ? `立即降 ${effect.by} ${unit}` : `down ${steps(effect.by, unit)} at once`;
    case 'demoteToLevel':
      return isZh ? '立即降到本期星级' : "down to this period's level at once";
    case 'noPromotion':
      if (effect.periods === 0) return isZh ? '本期不得升级' : 'no promotion in this period';
      return isZh ? `本期和其后 ${effect.periods} 期不得升级` : `no promotion in this and the next ${effect.periods} periods`;
    default:
      return assertNever(effect);
  }
}

class MovementWords {
  private readonly reason: MovementReason;
  private readonly levels: readonly NamedLevel[];
  private readonly lang: Lang;
  private readonly isZh: boolean;

  constructor(reason: MovementReason, levels: readonly NamedLevel[], lang: Lang) {
    this.reason = reason;
    this.levels = levels;
    this.lang = lang;
    this.isZh = lang === 'zh';
  }

  sentence(): string {
    const { reason, isZh } = this;
    switch (reason.rule) {
      case 'frozen':
        return isZh ? '星级已冻结，保持不变' : 'The level is frozen and stays';
      case 'notGradedKept':
        return isZh ? `本期${this.state()}，保持${this.name(reason.from)}` : `${this.state()} in this period; stays at ${this.name(reason.from)}`;
      case 'noLevelYet':
        return isZh ? `本期${this.state()}，还没有星级` : `${this.state()} in this period; no level yet`;
      case 'levelEnds':
        return isZh ? `本期${this.state()}，${this.name(reason.from)}到此为止` : `${this.state()} in this period; ${this.name(reason.from)} ends`;
      case 'enterLevel':
        return this.entered();
      case 'demoteAtOnce':
        return this.demotedAtOnce();
      case 'promoteAfter':
        return isZh
          ? `连续 ${reason.needed ?? 1} 期达到${this.name(reason.to)}${this.totals()}，每期最多升 ${reason.maxSteps ?? 1} ${this.unit()}${this.loweredBy()}`
          : `Reached ${this.name(reason.to)} ${periodsInARow(reason.needed)}${this.totals()}; at most ${this.stepsText()} up a period${this.loweredBy()}`;
      case 'demoteAfter':
        return isZh
          ? `连续 ${reason.needed ?? 1} 期低于${this.name(reason.from)}${this.totals()}，每期最多降 ${reason.maxSteps ?? 1} ${this.unit()}${this.loweredBy()}`
          : `Below ${this.name(reason.from)} ${periodsInARow(reason.needed)}${this.totals()}; at most ${this.stepsText()} down a period${this.loweredBy()}`;
      case 'promotionForbidden':
        return this.forbidden();
      case 'protected':
        return isZh
          ? `低于${this.name(reason.from)}${this.totals()}，但在保护期内（${reason.since ?? ''} 起 ${reason.needed ?? 0} 期），保持不变`
          : `Below ${this.name(reason.from)}${this.totals()}, but protected for ${reason.needed ?? 0} periods from ${reason.since ?? ''}; stays`;
      case 'stillValid':
        return isZh
          ? `低于${this.name(reason.from)}${this.totals()}，但星级从 ${reason.since ?? ''} 起每 ${reason.needed ?? 0} 期才可降一次，保持不变`
          : `Below ${this.name(reason.from)}${this.totals()}, but a level given in ${reason.since ?? ''} can be lost only every ${reason.needed ?? 0} periods; stays`;
      case 'tooFewVisitsToDemote':
        return isZh
          ? `低于${this.name(reason.from)}${this.totals()}，但只有 ${reason.reached ?? 0} 次检查，不少于 ${reason.needed ?? 0} 次才可降级，保持不变`
          : `Below ${this.name(reason.from)}${this.totals()}, but with ${reason.reached ?? 0} visits of at least ${reason.needed ?? 0} needed to demote; stays`;
      case 'hold':
        return this.held();
      case 'insideBuffer':
        return this.insideBuffer();
      case 'enoughPromoted':
        return isZh
          ? `高于${this.name(reason.from)}${this.totals()}，但本期升级名额已满，保持不变`
          : `Above ${this.name(reason.from)}${this.totals()}, but no more may rise in this period; stays`;
      case 'noLevels':
        return isZh ? '本方案不定星级' : 'The scheme gives no levels';
      default:
        return assertNever(reason.rule);
    }
  }

  private entered(): string {
    const { reason, isZh } = this;
    if (reason.enter === 'person' && reason.to === null) {
      if (isZh) return reason.cap === undefined ? '首次定级：星级由人确定' : `首次定级：星级由人确定，最高${this.name(reason.cap)}`;
      return reason.cap === undefined ? 'First level: a person decides it' : `First level: a person decides it, at most ${this.name(reason.cap)}`;
    }
    if (reason.to === null) return '';
    if (reason.to === BELOW_SCALE) {
      return isZh ? `首次评级低于最低一级${this.totals()}，暂无星级` : `First grading below the scale${this.totals()}; no level yet`;
    }
    const cap = reason.cap === undefined ? '' : isZh ? `，封顶${this.name(reason.cap)}` : `, at most ${this.name(reason.cap)}`;
    const how = reason.enter === 'fixed' ? (isZh ? `按规定从${this.name(reason.to)}起` : `starts at ${this.name(reason.to)} by rule`) : isZh ? `按初评星级${this.totals()}` : `by its raw level${this.totals()}`;
    return isZh ? `首次定级：${how}${cap}${this.loweredBy()}` : `First level: ${how}${cap}${this.loweredBy()}`;
  }

  private demotedAtOnce(): string {
    const { reason, isZh } = this;
    const name = reason.vetoName === undefined ? (reason.veto ?? '') : inLang(reason.vetoName, this.lang);
    if (reason.from === reason.to) return isZh ? `否决：${name}，已在最低一级` : `Veto: ${name}; already at the lowest level`;
    return isZh ? `否决：${name}，立即降到${this.name(reason.to)}` : `Veto: ${name}; down to ${this.name(reason.to)} at once`;
  }

  private forbidden(): string {
    const { reason, isZh } = this;
    const reached = isZh
      ? `连续 ${reason.reached ?? 1} 期高于${this.name(reason.from)}${this.totals()}`
      : `Above ${this.name(reason.from)} ${periodsInARow(reason.reached)}${this.totals()}`;
    if (reason.until !== undefined) {
      return isZh ? `${reached}，但因以前的否决到 ${reason.until} 为止不得升级` : `${reached}, but an earlier veto forbids promotion until ${reason.until}`;
    }
    const name = reason.vetoName === undefined ? (reason.veto ?? '') : inLang(reason.vetoName, this.lang);
    return isZh ? `${reached}，但因“${name}”本期不得升级` : `${reached}, but "${name}" forbids promotion`;
  }

  private held(): string {
    const { reason, isZh } = this;
    if (reason.needed === undefined || reason.reached === undefined) {
      return isZh ? `本期为${this.name(reason.from)}${this.totals()}，保持不变${this.loweredBy()}` : `This period gives ${this.name(reason.from)}${this.totals()}; stays${this.loweredBy()}`;
    }
    const isUp = this.place(reason.level ?? null) > this.place(reason.from);
    const level = isUp ? this.name(reason.level ?? null) : this.name(reason.from);
    if (isUp) {
      return isZh
        ? `高于${this.name(reason.from)} ${reason.reached} 期${this.totals()}，本期达到${level}，连续 ${reason.needed} 期才升${this.stepped()}`
        : `Above ${this.name(reason.from)} for ${plural(reason.reached, 'period')}${this.totals()}, ${level} this period; a rise takes ${reason.needed} in a row${this.stepped()}`;
    }
    return isZh
      ? `低于${level} ${reason.reached} 期${this.totals()}，连续 ${reason.needed} 期才降${this.loweredBy()}`
      : `Below ${level} for ${plural(reason.reached, 'period')}${this.totals()}; a fall takes ${reason.needed} in a row${this.loweredBy()}`;
  }

  private insideBuffer(): string {
    const { reason, isZh } = this;
    const [line, buffer] = [reason.line ?? '', reason.buffer ?? ''];
    const isLow = reason.isLowBest === true;
    const [more, less] = isZh ? (isLow ? ['低', '高'] : ['高', '低']) : isLow ? ['less', 'above'] : ['more', 'below'];
    if (this.place(reason.level ?? null) > this.place(reason.from)) {
      return isZh
        ? `高于${this.name(reason.from)}${this.totals()}，但升级须比分数线 ${line} 再${more} ${buffer} 分，保持不变`
        : `Above ${this.name(reason.from)}${this.totals()}, but a rise takes ${buffer} ${more} than the line of ${line}; stays`;
    }
    return isZh
      ? `低于${this.name(reason.from)}${this.totals()}，但没有比分数线 ${line} ${less}出 ${buffer} 分以上，保持不变`
      : `Below ${this.name(reason.from)}${this.totals()}, but not by more than ${buffer} ${less} the line of ${line}; stays`;
  }

  /** The totals of the counted periods, oldest first. */
  private totals(): string {
    const totals = [...this.reason.periods].reverse().flatMap(({ total }) => (total === null ? [] : [shownTotal(total)]));
    if (totals.length === 0) return '';
    return this.isZh ? `（${totals.join('、')}）` : ` (${totals.join(', ')})`;
  }

  /** 未评级, 不参评, 待定, 终止. */
  private state(): string {
    const state = this.reason.state ?? 'notGraded';
    if (state === 'graded' || state === 'notGraded') return this.isZh ? '未评级' : 'Not graded';
    return STATE_WORDS[state][this.isZh ? 0 : 1];
  }

  /** The level step that changed the raw level, where one did. */
  private stepped(): string {
    const { step } = this.reason;
    if (step === undefined) return '';
    const [name, from, to] = [inLang(step.name, this.lang), this.name(step.from), this.name(step.to)];
    return this.isZh ? `；本期按“${name}”由${from}调为${to}` : `; "${name}" moved this period from ${from} to ${to}`;
  }

  /** The level step and the veto that changed this period's level, where they did. */
  private loweredBy(): string {
    const { vetoName, veto } = this.reason;
    if (veto === undefined) return this.stepped();
    const name = vetoName === undefined ? veto : inLang(vetoName, this.lang);
    return this.stepped() + (this.isZh ? `；本期因否决“${name}”降低` : `; lowered this period by the veto "${name}"`);
  }

  private name(code: string | null): string {
    return levelName(code, this.levels, this.lang);
  }

  private place(code: string | null): number {
    return this.levels.findIndex((level) => level.code === code);
  }

  private unit(): string {
    return stepUnit(this.levels, this.lang);
  }

  private stepsText(): string {
    return steps(this.reason.maxSteps ?? 1, this.unit());
  }
}

function levelName(code: string | null, levels: readonly NamedLevel[], lang: Lang): string {
  if (code === null) return lang === 'zh' ? '无星级' : 'no level';
  if (code === BELOW_SCALE) return lang === 'zh' ? '最低一级以下' : 'below the scale';
  const level = levels.find((each) => each.code === code);
  return level === undefined ? code : inLang(level.name, lang);
}

/** Whole stars are counted in stars, other levels in levels. */
function stepUnit(levels: readonly NamedLevel[], lang: Lang): string {
  const areStars = levels.every(({ stars }, index) => typeof stars === 'number' && (index === 0 || stars - (levels[index - 1]!.stars ?? 0) === 1));
  if (lang === 'zh') return areStars ? '星' : '级';
  return areStars ? 'star' : 'level';
}

function steps(count: number, unit: string): string {
  return plural(count, unit);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function periodsInARow(count: number | undefined): string {
  return count === undefined || count === 1 ? 'in 1 period' : `${count} periods in a row`;
}

/** Totals with two places at least. */
function shownTotal(total: string): string {
  const value = parseNumber(total);
  if (value === null) return total;
  const places = total.includes('.') ? total.length - total.indexOf('.') - 1 : 0;
  return places >= 2 ? total : toCutText(value, 2);
}
