import { bounded } from '../exact/exact-column.ts';
import { add, compare, div, HUNDRED, max, mul, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { sumOf } from '../exact/whole.ts';
import type { Combine, DimensionNode } from '../scheme/scheme.ts';
import { maxOf, weightsOf } from '../scheme/weights.ts';
import { stated } from './scheme-numbers.ts';

/** What a dimension's children mean for its points, read once a run. */
export interface NodePlan {
  readonly combine: Combine;
  readonly readsPoints: boolean;
  readonly own: Rational;
  readonly shares: readonly Rational[];
  readonly maxima: readonly Rational[];
  readonly bonuses: readonly (BonusPlan | null)[];
  readonly dropLowest: number;
  readonly keepHighest: number;
  readonly from: Rational | null;
  readonly to: Rational | null;
}

interface BonusPlan {
  readonly factor: Rational;
  /** The node is lifted to this at most; null: no limit. */
  readonly cap: Rational | null;
}

/** What a child brought to its dimension. */
export interface PartWorking {
  /** Points of the dimension that one point of the child makes; null: the child left or was dropped. */
  readonly factor: Rational | null;
  /** Its share of the dimension, 0 to 1. */
  readonly share: Rational;
  readonly isDropped: boolean;
}

export interface NodeWorking {
  /** Points before the dimension's method, policy and rounding. */
  readonly value: Rational;
  readonly parts: readonly PartWorking[];
  /** The parts do not add up to the value: a product, or a range that cut it. */
  readonly standsAlone: boolean;
}

/** A dimension that the plain weighted mean or sum does not cover. */
export function needsWorking(node: DimensionNode): boolean {
  const isLinear = node.combine === undefined || node.combine === 'weightedMean' || node.combine === 'sum';
  const drops = node.dropLowest !== undefined || node.keepHighest !== undefined;
  return !isLinear || drops || node.range !== undefined || node.children.some(({ bonus }) => bonus !== undefined);
}

export function planNode(node: DimensionNode): NodePlan {
  const own = maxOf(node);
  return {
    combine: node.combine ?? 'weightedMean',
    readsPoints: node.of === 'points',
    own,
    shares: weightsOf(node),
    maxima: node.children.map(maxOf),
    bonuses: node.children.map(({ bonus }) =>
      bonus === undefined ? null : { factor: stated(bonus.factor) ?? rational(1n), cap: bonus.cap === 'none' ? null : (stated(bonus.cap) ?? own) },
    ),
    dropLowest: node.dropLowest ?? 0,
    keepHighest: node.keepHighest ?? Infinity,
    from: node.range?.from === undefined ? null : exactNumber(node.range.from),
    to: node.range?.to === undefined ? null : exactNumber(node.range.to),
  };
}

/**
 * The points of a dimension from its children's scores (null: a child that left), with what each of them brought; null
 * where nothing is left. GRADING.md section 4: combination, then bonus children, then the range.
 */
export function workNode(plan: NodePlan, scores: readonly (Rational | null)[]): NodeWorking | null {
  const isWeighed = plan.combine === 'weightedMean';
  const present = [...scores.keys()].filter((child) => scores[child] !== null && plan.bonuses[child] === null && !(isWeighed && plan.shares[child]!.num === 0n));
  const kept = keptOf(plan, scores, present);
  const parts: PartWorking[] = scores.map((score, child) => ({ factor: null, share: ZERO, isDropped: score !== null && present.includes(child) && !kept.includes(child) }));
  const value = combineKept(plan, scores, present, kept, parts);
  if (value === null) return null;
  const lifted = addBonuses(plan, scores, value, parts);
  const ranged = bounded(lifted, plan.from, plan.to);
  return { value: ranged, parts, standsAlone: plan.combine === 'product' || compare(ranged, lifted) !== 0 };
}

/** The children that are neither dropped nor gone. Of equal ones the larger maximum is dropped first, then the later child. */
function keptOf(plan: NodePlan, scores: readonly (Rational | null)[], present: readonly number[]): readonly number[] {
  const dropped = Math.max(plan.dropLowest, present.length - plan.keepHighest);
  if (dropped <= 0) return present;
  const key = (child: number): Rational => (plan.combine === 'sum' ? scores[child]! : rateOf(plan, scores, child));
  const ascending = [...present].sort((a, b) => compare(key(a), key(b)) || compare(plan.maxima[b]!, plan.maxima[a]!) || b - a);
  const gone = new Set(ascending.slice(0, dropped));
  return present.filter((child) => !gone.has(child));
}

function combineKept(plan: NodePlan, scores: readonly (Rational | null)[], present: readonly number[], kept: readonly number[], parts: PartWorking[]): Rational | null {
  if (kept.length === 0) return null;
  const bear = (child: number, factor: Rational, share: Rational): void => {
    parts[child] = { factor, share, isDropped: false };
  };
  /** Points of the node that one point of a child makes where it stands for all of it. */
  const whole = (child: number): Rational => (plan.readsPoints ? rational(1n) : div(plan.own, plan.maxima[child]!));
  switch (plan.combine) {
    case 'weightedMean': {
      const all = sumOf(kept.map((child) => plan.shares[child]!));
      if (all.num === 0n) return null;
      for (const child of kept) bear(child, div(mul(plan.shares[child]!, whole(child)), all), div(plan.shares[child]!, all));
      break;
    }
    case 'sum': {
      const [all, here] = [sumOf(plan.shares), sumOf(present.map((child) => plan.shares[child]!))];
      if (here.num === 0n && all.num !== 0n) return null;
      const scale = compare(all, here) === 0 ? rational(1n) : div(all, here);
      const counted = sumOf(kept.map((child) => plan.shares[child]!));
      for (const child of kept) bear(child, scale, counted.num === 0n ? rational(1n) : div(plan.shares[child]!, counted));
      break;
    }
    case 'product': {
      for (const child of kept) bear(child, ZERO, ZERO);
      const product = kept.map((child) => (plan.readsPoints ? scores[child]! : div(rateOf(plan, scores, child), HUNDRED))).reduce(mul);
      return plan.readsPoints ? product : mul(product, plan.own);
    }
    case 'min':
    case 'max':
    case 'median':
    case 'mode': {
      const read = (child: number): Rational => (plan.readsPoints ? scores[child]! : rateOf(plan, scores, child));
      const deciding = decidersOf(plan.combine, kept, read);
      const each = rational(1n, BigInt(deciding.length));
      for (const child of kept) bear(child, ZERO, ZERO);
      for (const child of deciding) bear(child, mul(each, whole(child)), each);
    }
  }
  return sumOf(kept.map((child) => mul(scores[child]!, parts[child]!.factor!)));
}

/** The children whose mean is the value: the least, the greatest, the one or two in the middle, those of the mode. */
function decidersOf(combine: 'min' | 'max' | 'median' | 'mode', kept: readonly number[], read: (child: number) => Rational): readonly number[] {
  const ascending = [...kept].sort((a, b) => compare(read(a), read(b)) || a - b);
  const half = ascending.length >> 1;
  switch (combine) {
    case 'min':
      return [ascending[0]!];
    case 'max':
      return [kept.find((child) => compare(read(child), read(ascending.at(-1)!)) === 0)!];
    case 'median':
      return ascending.length % 2 === 1 ? [ascending[half]!] : [ascending[half - 1]!, ascending[half]!];
    case 'mode': {
      const equal = ascending.map((child) => kept.filter((other) => compare(read(other), read(child)) === 0));
      const most = Math.max(...equal.map(({ length }) => length));
      return equal.findLast(({ length }) => length === most)!;
    }
  }
}

/** Adds the bonus children in their order; each lifts the node to its cap at most, and never lowers it by that. */
function addBonuses(plan: NodePlan, scores: readonly (Rational | null)[], value: Rational, parts: PartWorking[]): Rational {
  let lifted = value;
  plan.bonuses.forEach((bonus, child) => {
    const score = scores[child]!;
    if (bonus === null || score === null) return;
    const points = mul(score, bonus.factor);
    const room = bonus.cap === null || points.num <= 0n ? points : max(ZERO, sub(bonus.cap, lifted));
    const gained = compare(points, room) > 0 ? room : points;
    lifted = add(lifted, gained);
    parts[child] = { factor: score.num === 0n ? ZERO : div(gained, score), share: ZERO, isDropped: false };
  });
  return lifted;
}

function rateOf(plan: NodePlan, scores: readonly (Rational | null)[], child: number): Rational {
  return div(mul(HUNDRED, scores[child]!), plan.maxima[child]!);
}
