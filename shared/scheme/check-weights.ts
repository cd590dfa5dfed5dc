import type { Problem } from '../errors.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { compare, HUNDRED, parseNumber, sub, ZERO, type Rational } from '../exact/rational.ts';
import { sumOf } from '../exact/whole.ts';
import { canLeave } from './possible-points.ts';
import type { DimensionNode, Scheme, TreeNode } from './scheme.ts';
import { isDimension, walkTree } from './walk.ts';
import { maxOf } from './weights.ts';

/**
 * Weights and maxima: `percent` must add up to exactly 100, none may be negative, a `sum` has the maxima of its children.
 * What a published scheme may not have has the severity given; nothing is rescaled.
 */
export function checkWeights(scheme: Scheme, whenPublished: Problem['severity']): readonly Problem[] {
  return walkTree(scheme).flatMap(({ node, path }) => [
    ...checkMax(node.max, path, isDimension(node) && node.combine === 'sum'),
    ...(isDimension(node) ? [...checkChildren(node, path, whenPublished), ...checkBlend(node, path), ...checkLeaving(node, path, scheme)] : []),
  ]);
}

/** In a sum the points of those that stay grow by maxima when one leaves, which takes a maximum of each. */
function checkLeaving(node: DimensionNode, path: string, scheme: Scheme): readonly Problem[] {
  const counted = node.children.map((child, index) => ({ child, index })).filter(({ child }) => child.bonus === undefined);
  if (node.combine !== 'sum' || counted.length < 2 || !counted.some(({ child }) => canLeave(child, scheme))) return [];
  return counted.flatMap(({ child, index }): readonly Problem[] =>
    hasMaximum(child) ? [] : [{ severity: 'error', path: `${path}.children[${index}]`, code: 'scheme/sum-without-maxima', params: { name: child.name.zh } }],
  );
}

/** Whether full marks are stated, or follow from a cap or from the parts. */
function hasMaximum(node: TreeNode): boolean {
  if (node.max !== undefined) return true;
  if (!isDimension(node)) return node.cap !== 'none';
  return node.combine !== 'sum' || node.children.every((child) => child.bonus !== undefined || hasMaximum(child));
}

/** Weights of periods are on any scale: none negative, not all 0. */
function checkBlend({ blend }: DimensionNode, path: string): readonly Problem[] {
  const weights = (blend?.weights ?? []).map((weight) => parseNumber(weight)!);
  const isUsable = blend === undefined || (weights.every((weight) => compare(weight, ZERO) >= 0) && sumOf(weights).num > 0n);
  return isUsable ? [] : [{ severity: 'error', path: `${path}.blend.weights`, code: 'scheme/blend-weights', params: {} }];
}

function checkMax(max: string | number | undefined, path: string, isSum: boolean): readonly Problem[] {
  if (max === undefined) return [];
  const value = parseNumber(max)!;
  const isTooSmall = compare(value, ZERO) < 0 || (value.num === 0n && isSum);
  return isTooSmall ? [{ severity: 'error', path: `${path}.max`, code: 'scheme/max-not-positive', params: { max: String(max) } }] : [];
}

function checkChildren(dimension: DimensionNode, path: string, whenPublished: Problem['severity']): readonly Problem[] {
  const problems: Problem[] = [];
  const stated: Rational[] = [];
  let [open, unknown] = [0, 0];
  const isWeighed = (dimension.combine ?? 'weightedMean') === 'weightedMean';
  dimension.children.forEach((child, index) => {
    if (child.bonus !== undefined) {
      if (child.weight !== undefined) problems.push({ severity: 'warning', path: `${path}.children[${index}].weight`, code: 'scheme/weight-of-bonus', params: {} });
      return;
    }
    if (dimension.combine !== 'sum' && maxOf(child).num === 0n) {
      problems.push({ severity: 'error', path: `${path}.children[${index}].max`, code: 'scheme/max-not-positive', params: { max: '0' } });
    }
    if (child.weight === undefined) open += 1;
    else if (child.weight === null) unknown += 1;
    else {
      const weight = parseNumber(child.weight)!;
      stated.push(weight);
      const place = `${path}.children[${index}].weight`;
      if (compare(weight, ZERO) < 0) problems.push({ severity: whenPublished, path: place, code: 'scheme/weight-negative', params: { weight: String(child.weight) } });
      if (!isWeighed) problems.push({ severity: 'warning', path: place, code: 'scheme/weight-in-sum', params: {} });
    }
  });
  problems.push(...checkDrops(dimension, path));
  if (dimension.combine === 'sum') return [...problems, ...checkSumMax(dimension, path, whenPublished)];
  if (!isWeighed || unknown > 0 || dimension.children.every(({ bonus }) => bonus !== undefined)) return problems;
  const total = sumOf(stated);
  const params = { sum: plainDecimal(total), off: plainDecimal(sub(HUNDRED, total)), name: dimension.name.zh };
  const isPercent = dimension.weights !== 'any';
  const side = compare(total, HUNDRED);
  if (open > 0 ? side > 0 : isPercent && side !== 0) {
    problems.push({ severity: whenPublished, path: `${path}.children`, code: side > 0 ? 'scheme/weights-above-100' : 'scheme/weights-below-100', params });
  } else if (open === 0 && total.num === 0n) {
    problems.push({ severity: whenPublished, path: `${path}.children`, code: 'scheme/weights-all-zero', params });
  } else if (open > 0 && side === 0 && stated.length > 0) {
    problems.push({ severity: 'warning', path: `${path}.children`, code: 'scheme/no-weight-left', params: { ...params, count: open } });
  }
  return problems;
}

/** Bonuses without anything that they are added to, more children dropped than there are, both ways of dropping. */
function checkDrops({ children, dropLowest, keepHighest }: DimensionNode, path: string): readonly Problem[] {
  const counted = children.filter(({ bonus }) => bonus === undefined).length;
  if (counted === 0) return [{ severity: 'error', path: `${path}.children`, code: 'scheme/only-bonuses', params: {} }];
  if (dropLowest !== undefined && keepHighest !== undefined) return [{ severity: 'error', path: `${path}.keepHighest`, code: 'scheme/drop-twice', params: {} }];
  if (dropLowest !== undefined && dropLowest >= counted) {
    return [{ severity: 'error', path: `${path}.dropLowest`, code: 'scheme/drops-all', params: { dropped: dropLowest, count: counted } }];
  }
  return [];
}

function checkSumMax(dimension: DimensionNode, path: string, whenPublished: Problem['severity']): readonly Problem[] {
  // What is dropped need not add up; its maximum is as stated.
  if (dimension.max === undefined || dimension.dropLowest !== undefined || dimension.keepHighest !== undefined) return [];
  const sum = sumOf(dimension.children.filter(({ bonus }) => bonus === undefined).map(maxOf));
  if (compare(sum, maxOf(dimension)) === 0) return [];
  const params = { max: String(dimension.max), sum: plainDecimal(sum) };
  return [{ severity: whenPublished, path: `${path}.max`, code: 'scheme/maxima-do-not-add-up', params }];
}
