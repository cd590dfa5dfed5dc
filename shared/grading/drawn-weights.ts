import { mul, rational, type Rational } from '../exact/rational.ts';
import { leastCommonMultiple } from '../exact/whole.ts';
import type { DimensionNode, Scheme, TreeNode } from '../scheme/scheme.ts';
import { isDimension } from '../scheme/walk.ts';
import { percentWeightsOf } from '../scheme/weights.ts';

/** In how many equal parts a draw may fall. */
const FINENESS = 2000;

/** Whole numbers from 0 to below a bound, the same for a seed on every machine. */
export type Draw = (below: number) => number;

/** A linear congruence modulo 2^32; its upper bits are read. */
export function seededDraw(seed: number): Draw {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/**
 * The scheme with every weight drawn anew, each evenly between 1 - percent / 100 and 1 + percent / 100 of itself; within a
 * dimension they stand in proportion, so that they need not add up to 100.
 */
export function withDrawnWeights(scheme: Scheme, percent: number, draw: Draw): Scheme {
  return { ...scheme, tree: drawnDimension(scheme.tree, rational(BigInt(Math.round(percent * 100)), 10_000n), draw) };
}

function drawnDimension(node: DimensionNode, spread: Rational, draw: Draw): DimensionNode {
  const children = node.children.map((child): TreeNode => (isDimension(child) ? drawnDimension(child, spread, draw) : child));
  const combine = node.combine ?? 'weightedMean';
  if (combine !== 'weightedMean') return { ...node, children };
  const weights = percentWeightsOf(node);
  const drawn = weights.map((weight) => mul(weight, factorOf(spread, draw)));
  const den = drawn.reduce((common, weight) => leastCommonMultiple(common, weight.den), 1n);
  return {
    ...node,
    weights: 'any',
    children: children.map((child, index) => (child.bonus === undefined ? { ...child, weight: String((drawn[index]!.num * den) / drawn[index]!.den) } : child)),
  };
}

/** 1 + spread x k / FINENESS for a k from -FINENESS to FINENESS. */
function factorOf(spread: Rational, draw: Draw): Rational {
  const k = BigInt(draw(2 * FINENESS + 1) - FINENESS);
  return rational(spread.den * BigInt(FINENESS) + spread.num * k, spread.den * BigInt(FINENESS));
}
