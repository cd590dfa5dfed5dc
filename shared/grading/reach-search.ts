import { ceilOf, floorOf } from '../exact/whole.ts';
import { add, compare, div, mul, rational, sub, type Rational } from '../exact/rational.ts';
import { boundsOf, rangeOf, stepOfLever, type Lever } from './reach-levers.ts';
import { AT_ONCE, type Aim, type Outcome, type Prober } from './reach-probe.ts';

/** So many steps away at most where nothing bounds a value. */
const FARTHEST = 2 ** 40;
/** A value that is compared with others is tried this many ranges of the network beyond it. */
const RANGES_BEYOND = 4n;

export type Side = 1 | -1;

/**
 * The values at which one lever is tried, counted in steps from the present one: 1, 2, ... above it, -1, -2, ... below.
 * Outcomes are kept.
 */
export class LeverSearch {
  readonly lever: Lever;
  readonly step: Rational;
  /** null: the outlet has no value. */
  readonly from: Rational | null;
  readonly least: Rational;
  readonly most: Rational;
  readonly now: Outcome;
  /** The level depends on others' totals, which may change with this outlet's value: copies of the outlet tell only nearly. */
  readonly isNear: boolean;
  private readonly aim: Aim;
  private readonly isWhole: boolean;
  private readonly prober: Prober;
  private readonly base: Rational;
  private readonly isLow: boolean;
  private readonly limits: Readonly<Record<Side, number>>;
  private readonly known = new Map<number, Outcome>();
  private readonly confirmed = new Map<number, Outcome>();
  private readonly arity: number;
  private last: { readonly place: number; readonly run: ReturnType<Prober['whole']> } | null = null;

  private constructor(prober: Prober, lever: Lever, range: { readonly least: Rational; readonly most: Rational }, from: Rational | null, side: Side | null, aim: Aim) {
    const { scheme, scorer } = prober.base;
    [this.prober, this.lever, this.least, this.most, this.from, this.aim] = [prober, lever, range.least, range.most, from, aim];
    this.now = prober.now();
    this.step = stepOfLever(lever, scheme, scorer.input, prober.valuesOf(lever)!);
    this.isLow = scheme.order === 'low';
    this.isWhole = prober.needsWhole(lever);
    const isCompared = prober.peersOf(lever).length > 0;
    const isRelative = (scheme.levelRule?.kind ?? 'cutoffs') !== 'cutoffs';
    // Who seeks a seat never gets it with less than its last holder has; who holds one may lose it by a tie.
    this.isNear = this.isWhole || (isRelative && (isCompared || aim === 'lose'));
    this.arity = isCompared || this.isWhole ? 1 : AT_ONCE;
    const { low, high } = boundsOf(lever, range);
    // Without a value the search starts one step outside the worse bound, else the network's worse end.
    this.base = from ?? (side === -1 ? addSteps(high ?? range.most, this.step, 1) : addSteps(low ?? range.least, this.step, -1));
    const span = sub(range.most, range.least);
    const reach = mul(span, rational(RANGES_BEYOND));
    const far = (bound: Rational | null, sign: Side): number => {
      const compared = sign === 1 ? addSteps(add(range.most, reach), this.step, 1) : addSteps(sub(range.least, reach), this.step, -1);
      const end = bound ?? (this.arity === 1 ? compared : null);
      if (end === null) return FARTHEST;
      const steps = sign === 1 ? floorOf(div(end, this.step)) - floorOf(div(this.base, this.step)) : ceilOf(div(this.base, this.step)) - ceilOf(div(end, this.step));
      return steps > BigInt(FARTHEST) ? FARTHEST : Math.max(0, Number(steps));
    };
    this.limits = { 1: from === null && side === -1 ? 0 : far(high, 1), [-1]: from === null && side === 1 ? 0 : far(low, -1) };
  }

  /** null: its values are no numbers, or no outlet has one. */
  static of(prober: Prober, lever: Lever, aim: Aim): LeverSearch | null {
    const values = prober.valuesOf(lever);
    const range = values === null ? null : rangeOf(values);
    if (values === null || range === null) return null;
    const from = prober.current(lever);
    if (from !== null) return new LeverSearch(prober, lever, range, from, null, aim);
    const [low, high] = prober.alone(lever, [range.least, range.most], aim) as [Outcome, Outcome];
    return new LeverSearch(prober, lever, range, null, compareOutcomes(low, high, prober.base.scheme.order === 'low') > 0 ? -1 : 1, aim);
  }

  valueAt(place: number): Rational {
    if (place === 0 && this.from !== null) return this.from;
    const whole = place > 0 ? floorOf(div(this.base, this.step)) : ceilOf(div(this.base, this.step));
    return mul(rational(whole + BigInt(place)), this.step);
  }

  limit(side: Side): number {
    return this.limits[side];
  }

  /** Whether the outcome is better (above 0), worse (below 0) or as now. */
  compareToNow(outcome: Outcome): number {
    return compareOutcomes(outcome, this.now, this.isLow);
  }

  compareOutcomes(a: Outcome, b: Outcome): number {
    return compareOutcomes(a, b, this.isLow);
  }

  outcomes(places: readonly number[]): readonly Outcome[] {
    const wanted = [...new Set(places)].filter((place) => place !== 0 && !this.known.has(place));
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      const part = wanted.slice(start, start + AT_ONCE);
      const values = part.map((place) => this.valueAt(place));
      const found = this.isWhole ? values.map((value) => this.prober.whole([{ lever: this.lever, value }]).outcome) : this.prober.alone(this.lever, values, this.aim);
      part.forEach((place, index) => this.known.set(place, found[index]!));
    }
    return places.map((place) => (place === 0 ? this.now : this.known.get(place)!));
  }

  /** The places at which a side is looked at first, from near to far: in powers of 2 with its end, or the end alone. */
  ladder(side: Side): readonly number[] {
    const end = this.limits[side];
    if (end === 0) return [];
    const places: number[] = [];
    if (this.arity > 1) for (let steps = 1; steps < end; steps *= 2) places.push(steps * side);
    return [...places, end * side];
  }

  /** The nearest place of a side at which the outcome holds, by copies of the outlet; null: none. */
  nearest(side: Side, holds: (outcome: Outcome) => boolean): number | null {
    const ladder = this.ladder(side);
    const first = this.outcomes(ladder).findIndex(holds);
    if (first < 0) return null;
    let [near, far] = [first === 0 ? 0 : Math.abs(ladder[first - 1]!), Math.abs(ladder[first]!)];
    while (far - near > 1) {
      const parts = Math.min(this.arity, far - near - 1);
      const between = Array.from({ length: parts }, (_, index) => near + Math.floor(((far - near) * (index + 1)) / (parts + 1))).filter((place) => place > near && place < far);
      const found = this.outcomes(between.map((place) => place * side)).findIndex(holds);
      if (found >= 0) far = between[found]!;
      const last = found < 0 ? between.at(-1)! : found === 0 ? near : between[found - 1]!;
      near = Math.max(near, last);
    }
    return far * side;
  }

  /** The outcome by grading the network again. */
  confirm(place: number): Outcome {
    const known = place === 0 ? this.now : this.confirmed.get(place);
    if (known !== undefined) return known;
    const { outcome } = this.wholeAt(place);
    this.confirmed.set(place, outcome);
    return outcome;
  }

  /** The network graded again with the value of a place; the last one is kept. */
  wholeAt(place: number): ReturnType<Prober['whole']> {
    if (this.last?.place !== place) this.last = { place, run: this.prober.whole([{ lever: this.lever, value: this.valueAt(place) }]) };
    return this.last.run;
  }

  /**
   * The nearest place that holds when the network is graded again, and the one before which does not; started from what
   * the copies say. null: none.
   */
  settle(side: Side, guess: number | null, holds: (outcome: Outcome) => boolean): number | null {
    const limit = this.limits[side];
    const ok = (steps: number): boolean => holds(this.confirm(steps * side));
    let far = guess === null ? (this.isNear ? limit : 0) : Math.abs(guess);
    if (far === 0) return null;
    let near = far - 1;
    if (ok(far)) {
      if (!this.isNear) return far * side;
      for (let width = 1; near > 0 && ok(near); width *= 2) [far, near] = [near, Math.max(0, near - width)];
    } else {
      near = far;
      for (let width = 1; ; width *= 2) {
        if (near >= limit) return null;
        far = Math.min(limit, near + width);
        if (ok(far)) break;
        near = far;
      }
    }
    while (far - near > 1) {
      const middle = near + Math.floor((far - near) / 2);
      if (ok(middle)) far = middle;
      else near = middle;
    }
    return far * side;
  }
}

/** By level, then by total. */
function compareOutcomes(a: Outcome, b: Outcome, isLow: boolean): number {
  return a.level !== b.level ? a.level - b.level : compareTotals(a.total, b.total, isLow);
}

/** No total is the worst. */
export function compareTotals(a: Rational | null, b: Rational | null, isLow: boolean): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return isLow ? compare(b, a) : compare(a, b);
}

function addSteps(value: Rational, step: Rational, count: number): Rational {
  return sub(value, mul(step, rational(BigInt(-count))));
}
