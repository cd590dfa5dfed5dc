import { partsOf, type Expression } from '../formula/expression.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { parseFormula } from '../formula/parse.ts';
import type { DimensionNode, IndicatorNode, Scheme } from './scheme.ts';
import { indicatorsOf, isDimension, walkTree } from './walk.ts';

/** A scheme never changes: an edit makes another one. */
const namesOf = new WeakMap<Scheme, ReadonlyMap<string, IndicatorNode>>();

/** What formulas may call the scheme's indicators: their codes, then their names where one indicator alone has it. */
export function indicatorNames(scheme: Scheme): ReadonlyMap<string, IndicatorNode> {
  const names = namesOf.get(scheme) ?? gatherNames(scheme);
  namesOf.set(scheme, names);
  return names;
}

function gatherNames(scheme: Scheme): ReadonlyMap<string, IndicatorNode> {
  const indicators = indicatorsOf(scheme);
  const named = new Map<string, IndicatorNode | null>();
  for (const indicator of indicators) {
    for (const name of new Set([indicator.name.zh, indicator.name.en ?? indicator.name.zh])) {
      named.set(name, named.has(name) ? null : indicator);
    }
  }
  for (const indicator of indicators) named.set(indicator.code, indicator);
  return new Map([...named].flatMap(([name, indicator]) => (indicator === null ? [] : [[name, indicator] as const])));
}

/** What formulas may call the scheme's dimensions, the root with them: their codes, then names that one node alone has. */
export function dimensionNames(scheme: Scheme): ReadonlyMap<string, DimensionNode> {
  const indicators = indicatorNames(scheme);
  const dimensions = walkTree(scheme).flatMap(({ node }) => (isDimension(node) ? [node] : []));
  const named = new Map<string, DimensionNode | null>();
  for (const dimension of dimensions) {
    for (const name of new Set([dimension.name.zh, dimension.name.en ?? dimension.name.zh])) {
      named.set(name, named.has(name) || indicators.has(name) ? null : dimension);
    }
  }
  for (const dimension of dimensions) named.set(dimension.code, dimension);
  return new Map([...named].flatMap(([name, dimension]) => (dimension === null ? [] : [[name, dimension] as const])));
}

/** Every name that a formula mentions, each once; none for one that cannot be read, which the scheme's check reports. */
export function namesInFormula(text: string): readonly string[] {
  try {
    const names = new Set<string>();
    collect(parseFormula(text), names);
    return [...names];
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
}

function collect(expression: Expression, names: Set<string>): void {
  if (expression.kind === 'name') names.add(expression.name);
  for (const part of partsOf(expression)) collect(part, names);
}
