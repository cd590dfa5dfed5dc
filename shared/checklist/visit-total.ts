import { add, compare, div, HUNDRED, min, mul, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from './points-scale.ts';
import type { CompiledChecklist, CompiledItem } from './compile-checklist.ts';
import type { StandingItem } from './item-states.ts';

/** What one item puts into the score, in units; null: nothing, it left. */
export interface Share {
  readonly gained: bigint;
  readonly possible: bigint;
}

/**
 * The visit score of the shares by the checklist's mode, red lines included; null: nothing was possible.
 *
 * Order of the effects: section (done in the shares by `zeroSections`), deductTotal, floor, lowest cap, zeroVisit. GRADING.md
 * section 3.
 */
export function visitTotal(
  compiled: CompiledChecklist,
  shares: readonly (Share | null)[],
  failed: readonly CompiledItem[],
): Rational | null {
  let score = rawTotal(compiled, shares);
  if (score === null) return null;
  for (const { criticalRule } of failed) {
    if (typeof criticalRule === 'object' && 'deductTotal' in criticalRule) {
      score = sub(score, exactNumber(criticalRule.deductTotal));
    }
  }
  if (compiled.floor !== null && compare(score, compiled.floor) < 0) score = compiled.floor;
  if (compiled.cap !== null) score = min(score, compiled.cap);
  for (const { criticalRule } of failed) {
    if (typeof criticalRule === 'object' && 'cap' in criticalRule) score = min(score, exactNumber(criticalRule.cap));
  }
  return failed.some(({ criticalRule }) => criticalRule === 'zeroVisit') ? min(score, ZERO) : score;
}

/**
 * Takes what the sections of failed `zeroSection` items gained; possible stays.
 *
 * A section that stands below 0 stays there, and what a `count` without points lost stays lost: a red line gives nothing back.
 */
export function zeroSections(compiled: CompiledChecklist, standing: readonly StandingItem[], failed: readonly CompiledItem[]): void {
  for (const section of new Set(failed.filter(({ criticalRule }) => criticalRule === 'zeroSection').map((item) => item.section))) {
    const inSection = standing.filter((_, place) => {
      const item = compiled.items[place];
      return item?.section === section && !item.losesOnly;
    });
    if (inSection.reduce((sum, { gained }) => sum + gained, 0n) <= 0n) continue;
    for (const item of inSection) item.gained = 0n;
  }
}

function rawTotal(compiled: CompiledChecklist, shares: readonly (Share | null)[]): Rational | null {
  switch (compiled.checklist.mode) {
    case 'ratio':
      return compiled.weighted ? weightedRatio(compiled, shares) : ratio(shares);
    case 'mean':
      return meanOfRates(compiled, shares);
    case 'points': {
      const { gained, possible } = sums(shares);
      return possible > 0n ? rational(gained, compiled.scale.perPoint) : null;
    }
    case 'deduct': {
      if (!shares.some((share, place) => share !== null && compiled.items[place]?.counts === true)) return null;
      const { gained, possible } = sums(shares);
      return sub(compiled.base ?? HUNDRED, rational(possible - gained, compiled.scale.perPoint));
    }
  }
}

function ratio(shares: readonly (Share | null)[]): Rational | null {
  const { gained, possible } = sums(shares);
  return possible > 0n ? rational(100n * gained, possible) : null;
}

function weightedRatio(compiled: CompiledChecklist, shares: readonly (Share | null)[]): Rational | null {
  const bySection = compiled.sections.map(() => ({ gained: 0n, possible: 0n }));
  for (const [place, share] of shares.entries()) {
    const section = bySection[compiled.items[place]?.section ?? -1];
    if (share === null || section === undefined) continue;
    section.gained += share.gained;
    section.possible += share.possible;
  }
  let [total, weights] = [ZERO, 0n];
  for (const [at, { gained, possible }] of bySection.entries()) {
    const weight = compiled.sections[at]?.weight ?? 0n;
    if (possible <= 0n || weight === 0n) continue;
    total = add(total, rational(100n * gained * weight, possible));
    weights += weight;
  }
  return weights > 0n ? div(total, { num: weights, den: 1n }) : null;
}

/** Rates are added up by their denominators first: few of them differ. */
function meanOfRates(compiled: CompiledChecklist, shares: readonly (Share | null)[]): Rational | null {
  const gainedBy = new Map<bigint, bigint>();
  let weights = 0n;
  for (const [place, share] of shares.entries()) {
    const item = compiled.items[place];
    if (share === null || item === undefined) continue;
    const whole = item.bonus ? item.range.possible : share.possible > 0n ? share.possible : lossScale(item);
    if (whole <= 0n) continue;
    gainedBy.set(whole, (gainedBy.get(whole) ?? 0n) + share.gained * item.weight);
    if (!item.bonus) weights += item.weight;
  }
  if (weights === 0n) return null;
  let total = ZERO;
  for (const [whole, gained] of gainedBy) total = add(total, rational(gained, whole));
  return mul(HUNDRED, div(total, { num: weights, den: 1n }));
}

/** An item without a positive option is read against its greatest loss. */
function lossScale({ range }: CompiledItem): bigint {
  return range.possible > 0n || range.best > 0n ? 0n : -range.worst;
}

function sums(shares: readonly (Share | null)[]): Share {
  let [gained, possible] = [0n, 0n];
  for (const share of shares) {
    if (share === null) continue;
    gained += share.gained;
    possible += share.possible;
  }
  return { gained, possible };
}
