import { add, compare, div, HUNDRED, mul, ONE, sub, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { sumOf } from '../exact/whole.ts';
import type { DimensionNode, TreeNode } from './scheme.ts';
import { isDimension } from './walk.ts';

/** Full marks of a node: as stated, else 100, or in a `sum` the sum of its children's. */
export function maxOf(node: TreeNode): Rational {
  if (node.max !== undefined) return exactNumber(node.max);
  return isDimension(node) && node.combine === 'sum' ? sumOf(node.children.filter(({ bonus }) => bonus === undefined).map(maxOf)) : HUNDRED;
}

/**
 * The weights of a dimension's children on the scale as stated; children without one share what the others leave of 100
 * in proportion to their maxima. An unknown weight counts 0, and so does a bonus child. In a `sum` the maxima are the
 * weights; `min` to `product` weigh all alike.
 */
export function weightsOf(dimension: DimensionNode): readonly Rational[] {
  const { combine = 'weightedMean' } = dimension;
  const maxima = dimension.children.map((child) => (child.bonus === undefined ? maxOf(child) : ZERO));
  if (combine === 'sum') return maxima;
  if (combine !== 'weightedMean') return dimension.children.map(({ bonus }) => (bonus === undefined ? ONE : ZERO));
  const stated = dimension.children.map(({ weight, bonus }) => (bonus !== undefined ? ZERO : weight === undefined ? null : exactNumber(weight ?? 0)));
  const rest = sub(HUNDRED, sumOf(stated.filter((weight) => weight !== null)));
  const open = sumOf(maxima.filter((_, index) => stated[index] === null));
  return stated.map((weight, index) => {
    if (weight !== null) return weight;
    return compare(rest, ZERO) <= 0 || open.num === 0n ? ZERO : div(mul(rest, maxima[index]!), open);
  });
}

/** The weights as percent of the dimension, adding up to 100; all 0 when there is nothing to share. */
export function percentWeightsOf(dimension: DimensionNode): readonly Rational[] {
  const weights = weightsOf(dimension);
  const all = weights.reduce(add, ZERO);
  return weights.map((weight) => (all.num === 0n ? ZERO : div(mul(HUNDRED, weight), all)));
}

/**
 * The percent of the total that each node carries when nothing leaves, by its code; the root has 100. Weights multiply
 * down the tree.
 */
export function totalShares(root: DimensionNode): ReadonlyMap<string, Rational> {
  const shares = new Map<string, Rational>([[root.code, HUNDRED]]);
  const spread = (dimension: DimensionNode, share: Rational): void => {
    const percents = percentWeightsOf(dimension);
    dimension.children.forEach((child, index) => {
      const own = div(mul(share, percents[index]!), HUNDRED);
      shares.set(child.code, own);
      if (isDimension(child)) spread(child, own);
    });
  };
  spread(root, HUNDRED);
  return shares;
}
