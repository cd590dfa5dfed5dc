import { add, compare, div, fromInteger, HUNDRED, mul, parseNumber, powerOfTen, rational, sub, toExactText, ZERO, type Rational } from '../../../../shared/exact/rational.ts';
import { floorOf, sumOf } from '../../../../shared/exact/whole.ts';
import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import type { DimensionNode, TreeNode } from '../../../../shared/scheme/scheme.ts';
import { weightsOf } from '../../../../shared/scheme/weights.ts';
import { toSchemeNumber } from './scheme-text.ts';

/** How the weights below a dimension stand. */
export interface WeightGroup {
  /** Children that have a weight (a bonus has none), with what they state; null: they share the rest. */
  readonly parts: readonly { readonly node: TreeNode; readonly index: number; readonly stated: Rational | null; readonly counted: Rational }[];
  readonly sum: Rational;
  /** What is left of 100; below 0: too much. On any other scale 0. */
  readonly left: Rational;
  readonly isPercent: boolean;
}

/** The weights of a dimension's children; null where it does not weigh them. */
export function weightGroup(dimension: DimensionNode): WeightGroup | null {
  if ((dimension.combine ?? 'weightedMean') !== 'weightedMean') return null;
  const counted = weightsOf(dimension);
  const parts = dimension.children.flatMap((node, index) => {
    if (node.bonus !== undefined) return [];
    const stated = node.weight === undefined ? null : node.weight === null ? ZERO : parseNumber(node.weight);
    return [{ node, index, stated, counted: counted[index] ?? ZERO }];
  });
  const isPercent = dimension.weights !== 'any';
  const sum = sumOf(parts.map((part) => part.counted));
  return { parts, sum, left: isPercent ? sub(HUNDRED, sum) : ZERO, isPercent };
}

/** Weights by child place after the rest of a percent group went to one child (`to`), or to all in proportion or alike. */
export function distributed(group: WeightGroup, to: number | 'proportion' | 'alike'): ReadonlyMap<number, SchemeNumber> {
  const weights = new Map(group.parts.map((part) => [part.index, part.counted]));
  if (typeof to === 'number') {
    const next = add(weights.get(to) ?? ZERO, group.left);
    return new Map([[to, written(compare(next, ZERO) < 0 ? ZERO : next)]]);
  }
  const base = group.parts.map((part) => (to === 'alike' ? rational(1n) : part.counted));
  const all = sumOf(base);
  const shares = base.map((each) => (all.num === 0n ? div(HUNDRED, fromInteger(base.length)) : div(mul(HUNDRED, each), all)));
  return new Map(hundredths(shares).map((weight, place) => [group.parts[place]?.index ?? 0, written(weight)]));
}

/** Weights of two neighbours after `by` went from the second to the first; neither gets below 0. */
export function shifted(group: WeightGroup, first: number, by: Rational): ReadonlyMap<number, SchemeNumber> {
  const [left, right] = [group.parts[first], group.parts[first + 1]];
  if (left === undefined || right === undefined) return new Map();
  const least = sub(ZERO, left.counted);
  const step = compare(by, least) < 0 ? least : compare(by, right.counted) > 0 ? right.counted : by;
  return new Map([[left.index, written(add(left.counted, step))], [right.index, written(sub(right.counted, step))]]);
}

/** The shares cut to two places, what is left over going to those that lost most, so that the sum stays what it was. */
function hundredths(shares: readonly Rational[]): readonly Rational[] {
  const scale = fromInteger(powerOfTen(2));
  const cut = shares.map((share) => floorOf(mul(share, scale)));
  let over = floorOf(mul(sumOf(shares), scale)) - cut.reduce((sum, each) => sum + each, 0n);
  const order = shares.map((share, place) => ({ place, lost: sub(mul(share, scale), fromInteger(cut[place] ?? 0n)) })).sort((a, b) => compare(b.lost, a.lost) || a.place - b.place);
  for (const { place } of order) {
    if (over <= 0n) break;
    cut[place] = (cut[place] ?? 0n) + 1n;
    over -= 1n;
  }
  return cut.map((each) => rational(each, powerOfTen(2)));
}

function written(weight: Rational): SchemeNumber {
  const text = toExactText(weight);
  return toSchemeNumber(text) ?? text;
}
