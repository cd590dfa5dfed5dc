import type { Problem } from '../errors.ts';
import { add, compare, HUNDRED, parseNumber, ZERO } from '../exact/rational.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { Level, LevelRule, Scheme } from './scheme.ts';

/** Shares and seats of levels: only where the level rule has seats, within 0 to 100, at most 100 together. */
export function checkSeats(scheme: Scheme): readonly Problem[] {
  return [...checkSeatsOf(scheme.levels, scheme.levelRule?.kind ?? 'cutoffs', 'levels'), ...checkRelative(scheme)];
}

/** The seats of a list of levels that stands at a path. */
export function checkSeatsOf(levels: readonly Level[], rule: LevelRule['kind'], path: string): readonly Problem[] {
  return [...levels.flatMap((level, index) => checkLevel(level, index, rule, path)), ...checkSum(levels, rule, path)];
}

/** The guard and the outlier distance of a level rule: not negative, and a guard where its first period is stated. */
function checkRelative({ levelRule }: Scheme): readonly Problem[] {
  if (levelRule?.kind !== 'quota' && levelRule?.kind !== 'clusters') return [];
  const { guard, guardAfter } = levelRule;
  const numbers = [
    ...(guard === undefined ? [] : Object.entries(guard).map(([key, value]: [string, SchemeNumber]) => [`levelRule.guard.${key}`, value] as const)),
    ...(levelRule.kind === 'clusters' && levelRule.outlier !== undefined ? [['levelRule.outlier', levelRule.outlier] as const] : []),
  ];
  const negative = numbers.flatMap(([path, value]): readonly Problem[] =>
    compare(parseNumber(value)!, ZERO) >= 0 ? [] : [{ severity: 'error', path, code: 'scheme/number-negative', params: { value: String(value) } }],
  );
  if (guardAfter === undefined || guard !== undefined) return negative;
  return [...negative, { severity: 'warning', path: 'levelRule.guardAfter', code: 'scheme/guard-after-alone', params: {} }];
}

function checkLevel(level: Level, index: number, rule: LevelRule['kind'], list: string): readonly Problem[] {
  const path = `${list}[${index}]`;
  const params = { level: level.name.zh };
  const hasSeats = level.share !== undefined || level.seats !== undefined;
  const problems: Problem[] = [];
  const isRelative = rule === 'quota' || rule === 'clusters';
  if (rule !== 'quota' && rule !== 'cutoffsWithQuota' && hasSeats) problems.push({ severity: 'error', path, code: 'scheme/seats-without-rule', params });
  if (isRelative && (level.line !== undefined || level.lines !== undefined || (level.gates ?? []).length > 0)) problems.push({ severity: 'error', path, code: rule === 'quota' ? 'scheme/line-in-quota' : 'scheme/line-in-clusters', params });
  if (rule === 'quota' && !hasSeats && index > 0) problems.push({ severity: 'error', path, code: 'scheme/level-without-seats', params });
  if (level.share !== undefined && level.seats !== undefined) problems.push({ severity: 'error', path: `${path}.seats`, code: 'scheme/share-and-seats', params });
  if (level.share === undefined || level.share === null) return problems;
  const share = parseNumber(level.share)!;
  if (compare(share, ZERO) >= 0 && compare(share, HUNDRED) <= 0) return problems;
  return [...problems, { severity: 'error', path: `${path}.share`, code: 'scheme/share-not-percent', params: { share: String(level.share) } }];
}

/** Shares that seats add up must not pass 100 together. */
function checkSum(levels: readonly Level[], rule: string, path: string): readonly Problem[] {
  if (rule !== 'quota') return [];
  const sum = levels.map(({ share }) => (share === undefined || share === null ? ZERO : parseNumber(share)!)).reduce(add, ZERO);
  return compare(sum, HUNDRED) > 0 ? [{ severity: 'error', path, code: 'scheme/shares-above-100', params: {} }] : [];
}
