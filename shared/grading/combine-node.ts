import { emptyFractions, setFraction, valueAt, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { add, div, greatestCommonDivisor, mul, rational, ZERO, type Rational } from '../exact/rational.ts';
import { isSafe, leastCommonMultiple, sumOf } from '../exact/whole.ts';
import { maxOf, weightsOf } from '../scheme/weights.ts';
import type { DimensionNode } from '../scheme/scheme.ts';
import { needsWorking, planNode, workNode } from './work-node.ts';

const LIMIT = Number.MAX_SAFE_INTEGER;

/** How the children's scores make the node's: points = sum(score x factor) x (all shares / shares present) or the mean. */
interface Combination {
  /** What a child's point counts for, before the division by the shares that are present. */
  readonly factors: readonly Rational[];
  /** The child's part of what is divided by: its weight, or in a `sum` its maximum. */
  readonly shares: readonly Rational[];
  readonly isSum: boolean;
}

/**
 * The points of a dimension from its children's scores, before rounding: the weighted mean of their rates times its own
 * maximum, or their sum. A child without a score leaves: its weight goes to the others in proportion, in a sum their
 * points are multiplied by all maxima / their maxima. With nothing left, or weights of 0 only, the node is missing.
 */
export function combineNode(node: DimensionNode, scores: readonly ExactColumn[], rows: number): CombinedNode {
  return needsWorking(node) ? combineByWorking(node, scores, rows) : { points: combinePlain(node, scores, rows), dropped: null };
}

/** Points of a dimension and, where it drops some, for each child the rows in which it was dropped. */
export interface CombinedNode {
  readonly points: FractionColumn;
  readonly dropped: readonly Uint8Array[] | null;
}

function combineByWorking(node: DimensionNode, scores: readonly ExactColumn[], rows: number): CombinedNode {
  const plan = planNode(node);
  const points = emptyFractions(rows);
  const dropped = scores.map(() => new Uint8Array(rows));
  for (let row = 0; row < rows; row += 1) {
    const working = workNode(plan, scores.map((column) => valueAt(column, row)));
    if (working !== null) setFraction(points, row, working.value);
    working?.parts.forEach(({ isDropped }, child) => {
      if (isDropped) dropped[child]![row] = 1;
    });
  }
  return { points, dropped };
}

/** A weighted mean or a sum without more ado, in doubles wherever they hold. */
function combinePlain(node: DimensionNode, scores: readonly ExactColumn[], rows: number): FractionColumn {
  const plan = combinationOf(node);
  const result = emptyFractions(rows);
  const fast = wholePlan(plan, scores);
  const done = fast === null ? null : combineWhole(fast, scores, result, plan.isSum);
  for (let row = 0; row < rows; row += 1) {
    if (done?.[row] === 1) continue;
    const value = combineExactly(plan, scores.map((column) => valueAt(column, row)));
    if (value !== null) setFraction(result, row, value);
  }
  return result;
}

/** The same for one outlet, given its children's scores; null is a child that left. */
function combineExactly(plan: Combination, scores: readonly (Rational | null)[]): Rational | null {
  let [top, present] = [ZERO, ZERO];
  let count = 0;
  scores.forEach((score, index) => {
    const share = plan.shares[index]!;
    if (score === null || (!plan.isSum && share.num === 0n)) return;
    count += 1;
    top = add(top, mul(score, plan.factors[index]!));
    present = add(present, share);
  });
  if (count === 0) return null;
  if (!plan.isSum) return div(top, present);
  const all = sumOf(plan.shares);
  if (present.num === all.num && present.den === all.den) return top;
  return present.num === 0n ? null : div(mul(top, all), present);
}

function combinationOf(node: DimensionNode): Combination {
  const maxima = node.children.map(maxOf);
  if (node.combine === 'sum') return { factors: maxima.map(() => rational(1n)), shares: maxima, isSum: true };
  const weights = weightsOf(node);
  const own = maxOf(node);
  const factors = node.of === 'points' ? weights : weights.map((weight, index) => div(mul(weight, own), maxima[index]!));
  return { factors, shares: weights, isSum: false };
}

/** The plan in whole numbers: points = sum(num x factor) / (den x shares present), in a sum x all shares. */
interface WholePlan {
  readonly factors: Float64Array;
  readonly shares: Float64Array;
  readonly all: number;
  readonly den: number;
}

function wholePlan({ factors, shares, isSum }: Combination, scores: readonly ExactColumn[]): WholePlan | null {
  const perNum = factors.map((factor, index) => rational(factor.num, factor.den * BigInt(scores[index]!.den)));
  const shareDen = shares.reduce((common, share) => leastCommonMultiple(common, share.den), 1n);
  const wholeShares = shares.map((share) => (share.num * shareDen) / share.den);
  // In a mean the sum of weighted points and the sum of weights stand on the weights' scale alike.
  const scale = isSum ? 1n : shareDen;
  let den = perNum.reduce((common, factor) => leastCommonMultiple(common, factor.den), 1n);
  let whole = perNum.map((factor) => ((factor.num * den) / factor.den) * scale);
  const common = whole.reduce(greatestCommonDivisor, den);
  den /= common;
  whole = whole.map((factor) => factor / common);
  const all = wholeShares.reduce((total, share) => total + share, 0n);
  if (![...whole, ...wholeShares, all, den].every(isSafe)) return null;
  return { factors: Float64Array.from(whole, Number), shares: Float64Array.from(wholeShares, Number), all: Number(all), den: Number(den) };
}

/** Reckons the rows in doubles, child by child; gives 1 for each but those where a product or sum may pass 2^53. */
function combineWhole(plan: WholePlan, scores: readonly ExactColumn[], result: FractionColumn, isSum: boolean): Uint8Array {
  const rows = result.num.length;
  const top = new Float64Array(rows);
  const present = new Float64Array(rows);
  const count = new Uint16Array(rows);
  const done = new Uint8Array(rows).fill(1);
  scores.forEach(({ num }, child) => {
    const [factor, share] = [plan.factors[child]!, plan.shares[child]!];
    if (share !== 0 || isSum) addChild(num, factor, share, top, present, count, done);
  });
  for (let row = 0; row < rows; row += 1) {
    if (done[row] === 0 || count[row] === 0 || (isSum && present[row] === 0 && plan.all !== 0)) continue;
    const own = present[row]!;
    const isWhole = isSum && own === plan.all;
    const num = isSum && !isWhole ? top[row]! * plan.all : top[row]!;
    const den = isWhole ? plan.den : plan.den * own;
    if (!(den > 0 && den <= LIMIT && num <= LIMIT && num >= -LIMIT)) done[row] = 0;
    else {
      result.num[row] = num;
      result.den[row] = den;
    }
  }
  return done;
}

/** Adds a child's part to every row in which it is present. */
function addChild(num: Float64Array, factor: number, share: number, top: Float64Array, present: Float64Array, count: Uint16Array, done: Uint8Array): void {
  for (let row = 0; row < num.length; row += 1) {
    const value = num[row]!;
    if (value !== value) continue;
    const part = value * factor;
    const sum = top[row]! + part;
    // BIG is beyond the limit too.
    if (!(part <= LIMIT && part >= -LIMIT && sum <= LIMIT && sum >= -LIMIT)) done[row] = 0;
    top[row] = sum;
    present[row]! += share;
    count[row]! += 1;
  }
}
