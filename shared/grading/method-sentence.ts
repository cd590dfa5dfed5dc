import { assertNever, inLang, type Lang } from '../errors.ts';
import { div, HUNDRED, mul, parseNumber, toCutText } from '../exact/rational.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { BandRow, Method, RankMap, StepTerm, Unknown, VisitKind } from '../scheme/scheme.ts';
import { recordTableWords, recordWords } from './record-sentence.ts';
import type { TraceIndicator, TraceInput, TracePeers } from './trace.ts';

const KIND_WORDS: Readonly<Record<VisitKind, { zh: string; en: string }>> = {
  open: { zh: '明查', en: 'open' },
  covert: { zh: '暗访', en: 'covert' },
  self: { zh: '自查', en: 'self' },
  remote: { zh: '远程', en: 'remote' },
};

/** How an indicator came to its score, in a few words with the numbers; empty where it does not apply. */
export function methodSentence(indicator: TraceIndicator, lang: Lang): string {
  if (indicator.policy !== null) return policyWords(indicator, lang);
  if (indicator.raw === null) return '';
  const parts = [formulaWords(indicator, lang), visitWords(indicator, lang), recordWords(indicator, lang), methodWords(indicator, lang)].filter((part) => part !== '');
  return parts.join(lang === 'zh' ? '；' : '; ');
}

function policyWords({ policy, raw }: TraceIndicator, lang: Lang): string {
  const isZh = lang === 'zh';
  const [kind, number = ''] = (policy ?? '').split(' ');
  const why = raw === null ? (isZh ? '没有数据' : 'no data') : isZh ? '数据无法计分' : 'the value has no score';
  switch (kind) {
    case 'zero':
      return isZh ? `${why}，按 0 分计` : `${why}, counts 0`;
    case 'full':
      return isZh ? `${why}，按满分计` : `${why}, counts full marks`;
    case 'fixed':
      return isZh ? `${why}，按 ${number} 分计` : `${why}, counts ${number}`;
    case 'median':
      return isZh ? `${why}，按同类中位数计` : `${why}, takes the median of its peers`;
    case 'carry':
      return isZh ? `${why}，沿用最近一次得分` : `${why}, keeps its last score`;
    case 'block':
      return isZh ? `${why}，不能评级` : `${why}, cannot be graded`;
    default:
      return isZh ? `${why}，权重分给其他项` : `${why}, its weight goes to the others`;
  }
}

function methodWords(indicator: TraceIndicator, lang: Lang): string {
  const { method } = indicator;
  const isZh = lang === 'zh';
  const unit = indicator.unit === null ? '' : spaced(inLang(indicator.unit, lang));
  switch (method.kind) {
    case 'direct':
      if (indicator.source.kind === 'inspection' || indicator.source.kind === 'judgement' || indicator.source.kind === 'score') return '';
      return isZh ? '原始值即得分' : 'the raw value is the score';
    case 'formula':
      return isZh ? `得分 = ${method.expression}` : `score = ${method.expression}`;
    case 'linear':
      return isZh
        ? `${text(method.from)}${unit} ${text(method.pointsFrom)} 分，${text(method.to)}${unit} ${text(method.pointsTo)} 分，按比例`
        : `${text(method.from)}${unit} gives ${text(method.pointsFrom)}, ${text(method.to)}${unit} gives ${text(method.pointsTo)}, in proportion`;
    case 'target':
      return targetWords(indicator, method, unit, lang);
    case 'bands': {
      const row = indicator.row === null || indicator.row < 0 ? undefined : method.rows[indicator.row];
      if (row === undefined) return isZh ? `分档：其余得 ${text(method.otherwise)} 分` : `bands: all others give ${text(method.otherwise)}`;
      return isZh ? `分档：${beforeChinese(rangeWords(row, unit, lang))}得 ${text(row.points)} 分` : `bands: ${rangeWords(row, unit, lang)} gives ${text(row.points)}`;
    }
    case 'categories': {
      const row = indicator.row === null || indicator.row < 0 ? undefined : method.rows[indicator.row];
      if (row === undefined) return isZh ? `其余类别得 ${text(method.otherwise)} 分` : `other categories give ${text(method.otherwise)}`;
      return isZh ? `类别“${row.value}”得 ${text(row.points)} 分` : `category "${row.value}" gives ${text(row.points)}`;
    }
    case 'rank': {
      const { rank } = indicator;
      if (rank === null) return isZh ? '同类太少，没有名次' : 'too few peers for a rank';
      const place = isZh ? `同类第 ${rank.rank} / ${rank.of} 名` : `rank ${rank.rank} of ${rank.of} among its peers`;
      return `${place}${isZh ? '，' : ', '}${rankMapWords(method.map, indicator.row, lang)}`;
    }
    case 'zscore':
    case 'minmax':
      return indicator.peers === undefined ? (isZh ? '同类太少，没有得分' : 'too few peers for a score') : peerWords(indicator.peers, lang);
    case 'levels': {
      const level = indicator.row === null ? undefined : method.levels[indicator.row];
      if (level === undefined) return isZh ? `按分级：其余得 ${method.otherwise ?? 0} 分` : `by levels: all others give ${method.otherwise ?? 0}`;
      const among = indicator.rank === null ? '' : isZh ? `同类第 ${indicator.rank.rank} / ${indicator.rank.of} 名，` : `rank ${indicator.rank.rank} of ${indicator.rank.of} among its peers, `;
      const place = (indicator.row ?? 0) + 1;
      return isZh ? `${among}第 ${place} / ${method.levels.length} 级得 ${text(level.points)} 分` : `${among}level ${place} of ${method.levels.length} gives ${text(level.points)}`;
    }
    case 'deduct':
      return method.terms.map((term) => (term.records === undefined ? deductWords(term, method.add === true, unit, lang) : recordTableWords(term, indicator.inputs, method.add === true, lang))).join(isZh ? '；' : '; ');
    default:
      return assertNever(method);
  }
}

/** 同类 12 家，均值 80.5，标准差 3.2. */
function peerWords(peers: TracePeers, lang: Lang): string {
  const isZh = lang === 'zh';
  if ('mean' in peers) {
    const [mean, sd] = [shortened(peers.mean), shortened(peers.sd)];
    return isZh ? `同类 ${peers.size} 家，均值 ${mean}，标准差 ${sd}` : `among ${peers.size} peers with mean ${mean} and standard deviation ${sd}`;
  }
  const [least, most] = [shortened(peers.least), shortened(peers.most)];
  return isZh ? `同类 ${peers.size} 家，最低 ${least}，最高 ${most}` : `among ${peers.size} peers from ${least} to ${most}`;
}

/** At most 4 places, the rest cut off. */
function shortened(decimal: string): string {
  const [whole = '', broken = ''] = decimal.split('.');
  return broken.length <= 4 ? decimal : `${whole}.${broken.slice(0, 4)}`;
}

/** 前 10% 得 100 分 · 每低一名少 2 分. */
function rankMapWords(map: RankMap, row: number | null, lang: Lang): string {
  const isZh = lang === 'zh';
  if (map.kind === 'percentile') return isZh ? '百分位' : 'percentile';
  if (map.kind === 'steps') {
    return isZh ? `第 1 名 ${text(map.first)} 分，每低一名少 ${text(map.step)} 分` : `${text(map.first)} for the first, ${text(map.step)} less for each place below`;
  }
  if (row === null) return isZh ? `其余得 ${map.otherwise ?? 0} 分` : `all others give ${map.otherwise ?? 0}`;
  const points = text(map.rows[row]?.points);
  const top = map.kind === 'share' ? `${text(map.rows[row]?.topPercent)}%` : `${map.rows[row]?.upTo ?? ''}`;
  if (isZh) return `前 ${top}${map.kind === 'share' ? ' ' : ' 名'}得 ${points} 分`;
  return `the first ${top} get ${points}`;
}

function targetWords(indicator: TraceIndicator, method: Extract<Method, { kind: 'target' }>, unit: string, lang: Lang): string {
  const isZh = lang === 'zh';
  const [raw, target] = [parseNumber(indicator.raw ?? ''), parseNumber(indicator.target ?? '')];
  if (raw === null || target === null) return isZh ? '没有目标值' : 'no target';
  const isLow = method.order === 'low';
  const [top, bottom] = isLow ? [target, raw] : [raw, target];
  const percent = bottom.num === 0n ? null : toCutText(div(mul(HUNDRED, top), bottom), 2);
  if (isLow) {
    const share = percent === null ? '' : isZh ? `，目标为实际的 ${percent}%` : `, which is ${percent}% of the value`;
    return isZh ? `目标 ${indicator.target ?? ''}${unit}，越低越好${share}` : `target ${indicator.target ?? ''}${unit}, lower is better${share}`;
  }
  return isZh ? `完成目标 ${beforeChinese(`${indicator.target ?? ''}${unit}`)}的 ${percent ?? ''}%` : `${percent ?? ''}% of the target of ${indicator.target ?? ''}${unit}`;
}

/** 80 到不足 90 · 不超过 1 件 · 90 以上. */
/** A unit behind its number: `95%`, but `12 户`. */
function spaced(unit: string): string {
  return /^[%‰]/.test(unit) ? unit : ` ${unit}`;
}

/** Chinese behind digits or Latin letters stands off by a space. */
function beforeChinese(words: string): string {
  return /[\x21-\x7e‰]$/.test(words) ? `${words} ` : words;
}

function rangeWords(row: BandRow, unit: string, lang: Lang): string {
  const isZh = lang === 'zh';
  const low = row.atLeast ?? row.above;
  const high = row.atMost ?? row.below;
  if (low != null && high != null) {
    const from = row.atLeast === undefined ? (isZh ? `超过 ${text(low)}` : `above ${text(low)}`) : text(low);
    const to = row.atMost === undefined ? (isZh ? `不足 ${text(high)}` : `under ${text(high)}`) : isZh ? ` ${text(high)}` : text(high);
    return isZh ? `${from} 到${to}${unit}` : `${from} to ${to}${unit}`;
  }
  if (low != null) {
    if (row.atLeast === undefined) return isZh ? `超过 ${text(low)}${unit}` : `above ${text(low)}${unit}`;
    return isZh ? `不低于 ${text(low)}${unit}` : `at least ${text(low)}${unit}`;
  }
  if (high == null) return isZh ? '任何值' : 'any value';
  if (row.atMost === undefined) return isZh ? `不足 ${text(high)}${unit}` : `under ${text(high)}${unit}`;
  return isZh ? `不超过 ${text(high)}${unit}` : `at most ${text(high)}${unit}`;
}

/** 免扣 1 件，超出每件扣 10 分. */
function deductWords(term: StepTerm, isAdded: boolean, unit: string, lang: Lang): string {
  const isZh = lang === 'zh';
  const hasFree = term.free !== undefined && parseNumber(term.free)?.num !== 0n;
  const isOne = term.step !== null && parseNumber(term.step)?.num === parseNumber(term.step)?.den;
  if (isZh) {
    const per = isOne ? (unit === '' ? '每 1' : `每${unit.trimStart()}`) : `每 ${text(term.step)}${unit}`;
    const free = hasFree ? `免${isAdded ? '计' : '扣'} ${text(term.free)}${unit}，超出` : '';
    return `${free}${per}${isAdded ? '加' : '扣'} ${text(term.perStep)} 分`;
  }
  const free = hasFree ? `${text(term.free)}${unit} free, then ` : '';
  return `${free}${text(term.perStep)} points ${isAdded ? 'added' : 'off'} for each ${isOne ? unit.trimStart() || '1' : `${text(term.step)}${unit}`}`;
}

function formulaWords({ source }: TraceIndicator, lang: Lang): string {
  if (source.kind !== 'formula') return '';
  return lang === 'zh' ? `公式 ${source.expression}` : `formula ${source.expression}`;
}

/** 2 次均值：81.50、85.10 · 1 次，09-23. */
function visitWords({ source, inputs }: TraceIndicator, lang: Lang): string {
  if (source.kind !== 'inspection') return '';
  const isZh = lang === 'zh';
  const visits = inputs.filter((input): input is Extract<TraceInput, { kind: 'visit' }> => input.kind === 'visit' && input.score !== null);
  const [first] = visits;
  if (first === undefined) return '';
  if (visits.length === 1) return isZh ? `1 次，${first.visitedOn.slice(5)}` : `1 visit, ${first.visitedOn.slice(5)}`;
  const scores = visits.map(({ score, visitKind }) => (source.fold.by === 'weightedKinds' ? `${kindWord(visitKind, lang)} ${score ?? ''}` : (score ?? '')));
  const fold = foldWords(source.fold.by, lang);
  return isZh ? `${visits.length} 次${fold}：${scores.join('、')}` : `${fold} of ${visits.length} visits: ${scores.join(', ')}`;
}

function foldWords(by: 'mean' | 'worst' | 'last' | 'dropBestAndWorst' | 'weightedKinds', lang: Lang): string {
  const isZh = lang === 'zh';
  switch (by) {
    case 'mean':
      return isZh ? '均值' : 'mean';
    case 'worst':
      return isZh ? '取最低' : 'lowest';
    case 'last':
      return isZh ? '取最近' : 'last';
    case 'dropBestAndWorst':
      return isZh ? '去掉最高和最低后的均值' : 'mean without best and worst';
    case 'weightedKinds':
      return isZh ? '按类型加权' : 'mean weighted by kind';
    default:
      return assertNever(by);
  }
}

function kindWord(kind: string, lang: Lang): string {
  return kind in KIND_WORDS ? KIND_WORDS[kind as VisitKind][lang] : kind;
}

function text(value: SchemeNumber | Unknown | undefined): string {
  return value === null || value === undefined ? '—' : String(value);
}
