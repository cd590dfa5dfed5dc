import type { Problem } from '../errors.ts';
import { add, compare, HUNDRED, parseNumber, ZERO } from '../exact/rational.ts';
import type { Level, Scheme } from './scheme.ts';

/** Shares and seats of levels: only where the level rule has seats, within 0 to 100, at most 100 together. */
export function checkSeats(scheme: Scheme): readonly Problem[] {
  const rule = scheme.levelRule?.kind ?? 'cutoffs';
  return [...scheme.levels.flatMap((level, index) => checkLevel(level, index, rule)), ...checkSum(scheme.levels, rule)];
}

function checkLevel(level: Level, index: number, rule: 'cutoffs' | 'quota' | 'cutoffsWithQuota'): readonly Problem[] {
  const path = `levels[${index}]`;
  const params = { level: level.name.zh };
  const hasSeats = level.share !== undefined || level.seats !== undefined;
  const problems: Problem[] = [];
  if (rule === 'cutoffs' && hasSeats) problems.push({ severity: 'error', path, code: 'scheme/seats-without-rule', params });
  if (rule === 'quota' && (level.line !== undefined || (level.gates ?? []).length > 0)) problems.push({ severity: 'error', path, code: 'scheme/line-in-quota', params });
  if (rule === 'quota' && !hasSeats && index > 0) problems.push({ severity: 'error', path, code: 'scheme/level-without-seats', params });
  if (level.share !== undefined && level.seats !== undefined) problems.push({ severity: 'error', path: `${path}.seats`, code: 'scheme/share-and-seats', params });
  if (level.share === undefined || level.share === null) return problems;
  const share = parseNumber(level.share)!;
  if (compare(share, ZERO) >= 0 && compare(share, HUNDRED) <= 0) return problems;
  return [...problems, { severity: 'error', path: `${path}.share`, code: 'scheme/share-not-percent', params: { share: String(level.share) } }];
}

/** Shares that seats add up must not pass 100 together. */
function checkSum(levels: readonly Level[], rule: string): readonly Problem[] {
  if (rule !== 'quota') return [];
  const sum = levels.map(({ share }) => (share === undefined || share === null ? ZERO : parseNumber(share)!)).reduce(add, ZERO);
  return compare(sum, HUNDRED) > 0 ? [{ severity: 'error', path: 'levels', code: 'scheme/shares-above-100', params: {} }] : [];
}
