import { add, compare, div, HUNDRED, max, min, mul, parseNumber, sub, ZERO, type Rational } from '../exact/rational.ts';
import { roundingStep, roundTo, type RoundingStep } from '../exact/rounding.ts';
import { sumOf } from '../exact/whole.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { Adjustment, DimensionNode, IndicatorNode, Method, MissingPolicy, Scheme, TreeNode, Unknown } from './scheme.ts';
import { isDimension, rootsOf } from './walk.ts';
import { maxOf, weightsOf } from './weights.ts';

/** The least and the greatest points there can be; null: no bound, or none that is known. */
export interface Reach {
  readonly low: Rational | null;
  readonly high: Rational | null;
}

const OPEN: Reach = { low: null, high: null };

/**
 * The points that the indicators and dimensions of a scheme can come to whatever the data are, by code; of the first root
 * before adjustments, of further totals within their ranges. Bounds hold for certain; they need not be reached.
 */
export function possiblePoints(scheme: Scheme): ReadonlyMap<string, Reach> {
  const found = new Map<string, Reach>();
  const step = roundingStep(scheme.rounding?.total);
  reachOf(scheme.tree, scheme, found);
  for (const { tree, range } of scheme.totals ?? []) found.set(tree.code, rounded(clamped(reachOf(tree, scheme, found), number(range?.from), number(range?.to)), step));
  return found;
}

/** The totals there can be, after adjustments and range, before the caps of vetoes. */
export function possibleTotal(scheme: Scheme, points = possiblePoints(scheme)): Reach {
  const root = points.get(scheme.tree.code)!;
  const [bonus, penalty] = (['bonus', 'penalty'] as const).map((kind) => mostOf(scheme, kind));
  const [up, down] = scheme.order === 'low' ? [penalty!, bonus!] : [bonus!, penalty!];
  const adjusted: Reach = { low: both(root.low, down, sub), high: both(root.high, up, add) };
  return rounded(clamped(adjusted, number(scheme.range?.from), number(scheme.range?.to)), roundingStep(scheme.rounding?.total));
}

/** Most points of all bonuses or penalties together; null: no limit. */
function mostOf({ adjustments }: Scheme, kind: Adjustment['kind']): Rational | null {
  const own = (adjustments?.items ?? []).filter((item) => item.kind === kind).map((item) => {
    const fixed = 'points' in item && item.times === undefined ? number(item.points) : null;
    return number(item.cap) ?? fixed;
  });
  const all = own.reduce<Rational | null>((sum, each) => both(sum, each, add), ZERO);
  const cap = number(kind === 'bonus' ? adjustments?.bonusCap : adjustments?.penaltyCap);
  return all === null ? cap : cap === null ? all : min(all, cap);
}

function reachOf(node: TreeNode, scheme: Scheme, found: Map<string, Reach>): Reach {
  const isRoot = rootsOf(scheme).some((root) => root === node);
  const stage = isDimension(node) ? (isRoot ? scheme.rounding?.total : scheme.rounding?.node) : scheme.rounding?.indicator;
  const points = isDimension(node) ? dimensionReach(node, scheme, found) : methodReach(node, OPEN);
  const reach = rounded(withPolicy(points, node, policyOf(node, scheme)), isRoot ? null : roundingStep(stage));
  found.set(node.code, reach);
  return reach;
}

function dimensionReach(node: DimensionNode, scheme: Scheme, found: Map<string, Reach>): Reach {
  const reaches = node.children.map((child) => reachOf(child, scheme, found));
  const combined = combine(node, reaches, scheme);
  const lifted = node.children.reduce((reach, child, index) => (child.bonus === undefined ? reach : withBonus(reach, node, child, reaches[index]!)), combined);
  const ranged = clamped(lifted, number(node.range?.from), number(node.range?.to));
  // What an earlier version of the scheme scored is not bounded by this one.
  if (node.blend !== undefined) return OPEN;
  return node.method === undefined ? ranged : methodReach({ ...node, method: node.method }, ranged);
}

function combine(node: DimensionNode, reaches: readonly Reach[], scheme: Scheme): Reach {
  const weights = weightsOf(node);
  const counted = node.children.map((child, index) => ({ child, index })).filter(({ child, index }) => child.bonus === undefined && (node.combine === 'sum' || weights[index]!.num !== 0n));
  if (counted.length === 0) return OPEN;
  const drops = node.dropLowest !== undefined || node.keepHighest !== undefined;
  const varies = drops || counted.some(({ child }) => canLeave(child, scheme));
  const readsPoints = node.of === 'points' || node.combine === 'sum';
  const parts = counted.map(({ child, index }) => (readsPoints ? reaches[index]! : rates(reaches[index]!, maxOf(child))));
  const [lows, highs] = [parts.map(({ low }) => low), parts.map(({ high }) => high)];
  const own = (reach: Reach): Reach => (readsPoints ? reach : scaled(reach, div(maxOf(node), HUNDRED)));
  switch (node.combine ?? 'weightedMean') {
    case 'weightedMean': {
      const shares = counted.map(({ index }) => weights[index]!);
      return own(varies || shares.some(({ num }) => num < 0n) ? { low: least(lows), high: greatest(highs) } : { low: meanOf(lows, shares), high: meanOf(highs, shares) });
    }
    case 'sum': {
      if (!varies) return { low: total(lows), high: total(highs) };
      const maxima = counted.map(({ child }) => maxOf(child));
      if (drops || maxima.some(({ num }) => num <= 0n)) return OPEN;
      const per = counted.map(({ index }, place) => rates(reaches[index]!, maxima[place]!));
      return scaled({ low: least(per.map(({ low }) => low)), high: greatest(per.map(({ high }) => high)) }, div(sumOf(maxima), HUNDRED));
    }
    case 'min':
      return own({ low: least(lows), high: varies ? greatest(highs) : least(known(highs)) });
    case 'max':
      return own({ low: varies ? least(lows) : greatest(known(lows)), high: greatest(highs) });
    case 'median':
    case 'mode':
      return own({ low: least(lows), high: greatest(highs) });
    case 'product': {
      // Parts within 0 and full marks only make less of each other; anything else may grow without a bound that is seen here.
      const isTame = !readsPoints && parts.every(({ low, high }) => low !== null && high !== null && low.num >= 0n && compare(high, HUNDRED) <= 0);
      return isTame ? own({ low: ZERO, high: greatest(highs) }) : OPEN;
    }
  }
}

/** The bonus lifts the node to its cap at most; a negative one lowers it. */
function withBonus(reach: Reach, node: DimensionNode, child: TreeNode, points: Reach): Reach {
  const factor = number(child.bonus?.factor) ?? { num: 1n, den: 1n };
  const gained = scaled(points, factor);
  const cap = child.bonus?.cap === 'none' ? null : (number(child.bonus?.cap) ?? maxOf(node));
  const high = both(reach.high, gained.high === null ? null : max(gained.high, ZERO), add);
  const capped = cap === null || reach.high === null ? high : max(reach.high, high === null ? cap : min(high, cap));
  return { low: both(reach.low, gained.low === null ? null : min(gained.low, ZERO), add), high: capped };
}

/** Points of a method over such values, within floor and cap. */
function methodReach(node: Pick<IndicatorNode, 'method' | 'floor' | 'cap'> & TreeNode, values: Reach): Reach {
  const points = pointsOf(node.method, values);
  const floor = node.floor === 'none' ? null : (number(node.floor) ?? ZERO);
  const cap = node.cap === 'none' ? null : (number(node.cap) ?? maxOf(node));
  return clamped(points, floor, cap);
}

function pointsOf(method: Method, values: Reach): Reach {
  switch (method.kind) {
    case 'direct':
      return values;
    case 'bands':
    case 'categories':
      return among([...method.rows.map(({ points }) => points), ...(method.otherwise === undefined ? [] : [method.otherwise])]);
    case 'minmax':
      return { low: ZERO, high: HUNDRED };
    case 'rank':
      switch (method.map.kind) {
        case 'percentile':
          return { low: ZERO, high: HUNDRED };
        case 'share':
        case 'positions':
          return among([...method.map.rows.map(({ points }) => points), method.map.otherwise ?? 0]);
        case 'steps':
          return { low: number(method.map.floor), high: greatest(known([number(method.map.first), number(method.map.floor)])) };
      }
      break;
    default:
      return OPEN;
  }
  return OPEN;
}

/** The missing policy gives points of its own. */
function withPolicy(reach: Reach, node: TreeNode, policy: MissingPolicy): Reach {
  if (policy === 'zero') return including(reach, ZERO);
  if (policy === 'full') return including(reach, maxOf(node));
  if (typeof policy !== 'object') return reach;
  // As of a blend: what an earlier version of the scheme scored is not bounded by this one.
  return 'fixed' in policy ? including(reach, parseNumber(policy.fixed)!) : OPEN;
}

function policyOf(node: TreeNode, scheme: Scheme): MissingPolicy {
  return node.missing ?? (isDimension(node) ? 'reweight' : (scheme.missing ?? 'reweight'));
}

/** Whether a part may hand its weight on. */
export function canLeave(node: TreeNode, scheme: Scheme): boolean {
  if (node.appliesTo !== undefined) return true;
  const policy = policyOf(node, scheme);
  const isFilled = policy === 'zero' || policy === 'full' || policy === 'block' || (typeof policy === 'object' && 'fixed' in policy);
  if (isFilled) return false;
  return !isDimension(node) || isLeft(node, scheme);
}

/** Whether the children of a dimension may leave it, or be dropped, until nothing is left that counts. */
function isLeft(node: DimensionNode, scheme: Scheme): boolean {
  const weights = weightsOf(node);
  const counted = node.children.filter(({ bonus }, index) => bonus === undefined && weights[index]!.num !== 0n);
  return counted.filter((child) => !canLeave(child, scheme)).length <= (node.dropLowest ?? 0);
}

function rates({ low, high }: Reach, full: Rational): Reach {
  return full.num <= 0n ? OPEN : scaled({ low, high }, div(HUNDRED, full));
}

function scaled({ low, high }: Reach, factor: Rational): Reach {
  const [a, b] = [low, high].map((end) => (end === null ? null : mul(end, factor)));
  return factor.num < 0n ? { low: b ?? null, high: a ?? null } : { low: a ?? null, high: b ?? null };
}

function clamped({ low, high }: Reach, from: Rational | null, to: Rational | null): Reach {
  const within = (end: Rational): Rational => {
    const raised = from === null ? end : max(end, from);
    return to === null ? raised : min(raised, to);
  };
  return { low: low === null ? from : within(low), high: high === null ? to : within(high) };
}

function including({ low, high }: Reach, value: Rational): Reach {
  return { low: low === null ? null : min(low, value), high: high === null ? null : max(high, value) };
}

function rounded({ low, high }: Reach, step: RoundingStep): Reach {
  return { low: low === null ? null : roundTo(low, step), high: high === null ? null : roundTo(high, step) };
}

function among(points: readonly (SchemeNumber | Unknown)[]): Reach {
  const values = points.map((each) => number(each));
  return { low: least(values), high: greatest(values) };
}

function least(values: readonly (Rational | null)[]): Rational | null {
  return values.reduce((a, b) => (a === null || b === null ? null : min(a, b)));
}

function greatest(values: readonly (Rational | null)[]): Rational | null {
  return values.reduce((a, b) => (a === null || b === null ? null : max(a, b)));
}

/** Ends that are known, where one of them alone bounds the whole; none: unknown. */
function known(values: readonly (Rational | null)[]): readonly (Rational | null)[] {
  const stated = values.filter((value) => value !== null);
  return stated.length === 0 ? [null] : stated;
}

function total(values: readonly (Rational | null)[]): Rational | null {
  return values.reduce((a, b) => both(a, b, add));
}

function meanOf(values: readonly (Rational | null)[], weights: readonly Rational[]): Rational | null {
  const sum = total(values.map((value, index) => (value === null ? null : mul(value, weights[index]!))));
  const whole = sumOf(weights);
  return sum === null || whole.num === 0n ? null : div(sum, whole);
}

function both(a: Rational | null, b: Rational | null, operation: (a: Rational, b: Rational) => Rational): Rational | null {
  return a === null || b === null ? null : operation(a, b);
}

function number(value: SchemeNumber | Unknown | 'none' | undefined): Rational | null {
  return value === undefined || value === null ? null : parseNumber(value);
}
