import { columnDecimal } from '../exact/number-column.ts';
import { paddedDecimal, plainDecimal } from '../exact/number-text.ts';
import { compare, div, mul, parseNumber, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { GRADE_STATES, MOVEMENTS } from './grading-result.ts';
import { levelCode, movementReason } from './movement-reason.ts';
import { levelPlace } from './vetoes.ts';
import type { Reach, ReachBest, ReachLever, ReachStep, ReachTarget } from './reach.ts';
import { leversOf, type Lever } from './reach-levers.ts';
import { Prober, type BaseRun, type Outcome } from './reach-probe.ts';
import { compareTotals, LeverSearch, type Side } from './reach-search.ts';

/** What the caller may want to hear. */
export interface ReachHooks {
  /** Share of the work done, 0 to 1. May throw to stop it. */
  readonly onProgress?: (share: number) => void;
}

/**
 * For each level above the one that an outlet comes to, the smallest change of each single raw value that reaches it, and
 * the smallest ones that lose the present level.
 *
 * Values are tried on copies of the outlet; what they say is confirmed, and where others' points or places move with it
 * corrected, by grading the network again. `row` is the outlet's row in the result.
 */
export function whatWouldItTake(base: BaseRun, row: number, hooks: ReachHooks = {}): Reach {
  return new ReachFinder(base, row, hooks).find();
}

/** What several changed values come to together, by grading the network again. */
export interface TriedTogether {
  readonly total: string | null;
  readonly level: string | null;
  readonly next: string | null;
  readonly movement: ReachStep['movement'];
  readonly reason: ReachStep['reason'];
}

/** Grades the network with some raw values of one outlet changed; a key that the scheme does not read is passed over. */
export function tryTogether(base: BaseRun, row: number, values: readonly { readonly key: string; readonly value: Rational }[]): TriedTogether {
  const levers = new Map(leversOf(base.scheme, base.scorer.input).map((lever) => [lever.key, lever]));
  const tried = values.flatMap(({ key, value }) => (levers.has(key) ? [{ lever: levers.get(key)!, value }] : []));
  return decided(base, new Prober(base, row).whole(tried));
}

class ReachFinder {
  private readonly base: BaseRun;
  private readonly row: number;
  private readonly hooks: ReachHooks;
  private readonly prober: Prober;
  private readonly now: Outcome;
  private readonly isLow: boolean;

  constructor(base: BaseRun, row: number, hooks: ReachHooks) {
    [this.base, this.row, this.hooks] = [base, row, hooks];
    this.prober = new Prober(base, row);
    this.now = this.prober.now();
    this.isLow = base.scheme.order === 'low';
  }

  find(): Reach {
    const { scheme, result, scorer } = this.base;
    const above = scheme.levels.map(({ code }) => code).filter((_, place) => place > this.now.level);
    const steps = new Map<string, RankedStep[]>(above.map((code) => [code, []]));
    const losses: RankedStep[] = [];
    const levers: ReachLever[] = [];
    const all = leversOf(scheme, scorer.input);
    all.forEach((lever, order) => {
      this.hooks.onProgress?.(order / Math.max(1, all.length));
      const search = LeverSearch.of(this.prober, lever, 'reach');
      const better = search === null ? null : betterSide(search);
      levers.push(this.leverOf(lever, search, better));
      if (search === null || better === null || better === 'notMonotone') return;
      for (const code of above) {
        const place = levelPlace(scheme, code);
        const holds = ({ level }: Outcome): boolean => level >= place;
        const found = search.settle(better, search.nearest(better, holds), holds);
        if (found === null) break;
        steps.get(code)!.push({ step: this.stepAt(search, found), effort: effortOf(search, found), order });
      }
      const lost = this.lossOf(search, better === 1 ? -1 : 1);
      if (lost !== null) losses.push({ step: this.stepAt(lost.search, lost.place), effort: effortOf(lost.search, lost.place), order });
    });
    this.hooks.onProgress?.(1);
    return {
      outletCode: result.codes[this.row]!,
      period: scorer.input.period,
      state: GRADE_STATES[result.state[this.row]!]!,
      level: levelCode(scheme, this.now.level),
      total: totalText(this.base, this.now.total),
      targets: above.map((level): ReachTarget => {
        const found = ranked(steps.get(level)!);
        return { level, steps: found, best: found.length > 0 ? null : this.bestOf(levers) };
      }),
      losses: ranked(losses),
      levers,
    };
  }

  /** Where the present level is lost; null: nowhere, or there is none. */
  private lossOf(reach: LeverSearch, worse: Side): { readonly search: LeverSearch; readonly place: number } | null {
    if (this.now.level < 0 || reach.from === null) return null;
    const isRelative = (this.base.scheme.levelRule?.kind ?? 'cutoffs') !== 'cutoffs';
    const search = isRelative ? LeverSearch.of(this.prober, reach.lever, 'lose')! : reach;
    const isLost = ({ level }: Outcome): boolean => level < this.now.level;
    const place = search.settle(worse, search.nearest(worse, isLost), isLost);
    return place === null ? null : { search, place };
  }

  private leverOf(lever: Lever, search: LeverSearch | null, better: Side | 'notMonotone' | null): ReachLever {
    const head = { key: lever.key, code: lever.code, name: lever.name, unit: lever.unit, source: lever.source.kind, through: lever.through };
    const from = search?.from ?? null;
    const known = { ...head, from: from === null ? null : plainDecimal(from), step: search === null ? null : plainDecimal(search.step) };
    if (search === null) return { ...known, status: 'noNumbers', better: null, best: null };
    if (better === 'notMonotone') return { ...known, status: 'notMonotone', better: null, best: null };
    if (better === null) return { ...known, status: 'noEffect', better: null, best: null };
    return { ...known, status: 'tried', better: better === 1 ? 'more' : 'less', best: this.bestOfLever(search, better) };
  }

  /** The value beyond which a lever brings no more. */
  private bestOfLever(search: LeverSearch, side: Side): ReachBest | null {
    const ladder = search.ladder(side);
    const outcomes = search.outcomes(ladder);
    const best = outcomes.reduce<Outcome>((kept, each) => (search.compareOutcomes(each, kept) > 0 ? each : kept), search.now);
    if (search.compareToNow(best) <= 0) return null;
    const place = search.nearest(side, (outcome) => search.compareOutcomes(outcome, best) >= 0)!;
    const [found] = search.outcomes([place]);
    const { code, name, unit } = search.lever;
    return {
      code,
      name,
      unit,
      from: search.from === null ? null : plainDecimal(search.from),
      to: plainDecimal(search.valueAt(place)),
      total: totalText(this.base, found!.total),
      level: levelCode(this.base.scheme, found!.level),
    };
  }

  private bestOf(levers: readonly ReachLever[]): ReachBest | null {
    const bests = levers.flatMap(({ best }) => (best === null ? [] : [best]));
    const totalOf = ({ total }: ReachBest): Rational | null => (total === null ? null : parseNumber(total));
    return bests.reduce<ReachBest | null>((kept, each) => (kept === null || compareTotals(totalOf(each), totalOf(kept), this.isLow) > 0 ? each : kept), null);
  }

  private stepAt(search: LeverSearch, place: number): ReachStep {
    const { lever, from } = search;
    const value = search.valueAt(place);
    const change = from === null ? null : sub(value, from);
    return {
      code: lever.code,
      name: lever.name,
      unit: lever.unit,
      source: lever.source.kind,
      through: lever.through,
      from: from === null ? null : plainDecimal(from),
      to: plainDecimal(value),
      change: change === null ? null : `${change.num > 0n ? '+' : ''}${plainDecimal(change)}`,
      ...decided(this.base, search.wholeAt(place)),
      least: plainDecimal(search.least),
      most: plainDecimal(search.most),
      isBeyond: compare(value, search.least) < 0 || compare(value, search.most) > 0,
    };
  }
}

interface RankedStep {
  readonly step: ReachStep;
  readonly effort: Rational;
  readonly order: number;
}

/** The change as a share of the network's range of values. */
function effortOf(search: LeverSearch, place: number): Rational {
  const range = sub(search.most, search.least);
  const change = sub(search.valueAt(place), search.from ?? (place > 0 ? search.least : search.most));
  const size = change.num < 0n ? sub(ZERO, change) : change;
  return range.num === 0n ? mul(size, rational(1000n)) : div(size, range);
}

function ranked(steps: readonly RankedStep[]): readonly ReachStep[] {
  return [...steps].sort((a, b) => compare(a.effort, b.effort) || a.order - b.order).map(({ step }) => step);
}

/** Which way of a value is better: 1 more, -1 less; null: it changes nothing. */
function betterSide(search: LeverSearch): Side | 'notMonotone' | null {
  if (search.from === null) return ofMissing(search);
  const [up, down] = ([1, -1] as const).map((side) => sideTrend(search, side));
  if (up === 'mixed' || down === 'mixed') return 'notMonotone';
  if (up === 0 && down === 0) return null;
  if (up !== 0 && down !== 0 && up === down) return 'notMonotone';
  return up === 1 || down === -1 ? 1 : -1;
}

/** A value that is missing now is tried from the network's worse end on; only how the values compare counts. */
function ofMissing(search: LeverSearch): Side | 'notMonotone' {
  const side: Side = search.limit(1) > 0 ? 1 : -1;
  const trend = sideTrend(search, side);
  return trend === 'mixed' || trend === -1 ? 'notMonotone' : side;
}

/** 1: farther is better, -1: worse, 0: no change. */
function sideTrend(search: LeverSearch, side: Side): 1 | -1 | 0 | 'mixed' {
  let trend: 1 | -1 | 0 = 0;
  const outcomes = search.outcomes(search.ladder(side));
  let last = search.from === null ? (outcomes[0] ?? search.now) : search.now;
  for (const outcome of outcomes) {
    const step = Math.sign(search.compareOutcomes(outcome, last)) as 1 | -1 | 0;
    if (step !== 0 && trend !== 0 && step !== trend) return 'mixed';
    if (step !== 0) trend = step;
    last = outcome;
  }
  return trend;
}

function decided(base: BaseRun, { result, row, outcome, input }: ReturnType<Prober['whole']>): TriedTogether {
  const { scheme } = base;
  if (row < 0) throw new Error('An outlet left the population by a tried value');
  return {
    total: columnDecimal(result.total, row, result.total.places),
    level: levelCode(scheme, outcome.level),
    next: levelCode(scheme, result.newLevel[row]!),
    movement: MOVEMENTS[result.movement[row]!]!,
    reason: movementReason(scheme, input, result, row),
  };
}

function totalText({ result }: BaseRun, total: Rational | null): string | null {
  return total === null ? null : paddedDecimal(total, result.total.places);
}
