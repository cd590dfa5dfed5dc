import type { DimensionNode, IndicatorNode, Method, Scheme, Source, TreeNode } from './scheme.ts';

/** A node of the tree with the JSON path at which it stands. */
export interface PlacedNode {
  readonly node: TreeNode;
  readonly path: string;
  readonly parent: DimensionNode | null;
}

export function isDimension(node: TreeNode): node is DimensionNode {
  return 'children' in node;
}

/** Every node of the tree and of further totals, each root first, then depth first in the order written. */
export function walkTree(scheme: Scheme): readonly PlacedNode[] {
  const placed: PlacedNode[] = [];
  const visit = (node: TreeNode, path: string, parent: DimensionNode | null): void => {
    placed.push({ node, path, parent });
    if (isDimension(node)) node.children.forEach((child, index) => visit(child, `${path}.children[${index}]`, node));
  };
  visit(scheme.tree, 'tree', null);
  scheme.totals?.forEach(({ tree }, index) => visit(tree, `totals[${index}].tree`, null));
  return placed;
}

/** The indicators of the scheme, depth first in the order written: the order of `GradingResult.indicators`. */
export function indicatorsOf(scheme: Scheme): readonly IndicatorNode[] {
  return walkTree(scheme).flatMap(({ node }) => (isDimension(node) ? [] : [node]));
}

/** The roots: of the total, then of the further totals. */
export function rootsOf(scheme: Scheme): readonly DimensionNode[] {
  return [scheme.tree, ...(scheme.totals ?? []).map(({ tree }) => tree)];
}

/** The inner dimensions without the roots, depth first: the order of `GradingResult.nodes`. */
export function innerDimensionsOf(scheme: Scheme): readonly DimensionNode[] {
  return walkTree(scheme).flatMap(({ node, parent }) => (isDimension(node) && parent !== null ? [node] : []));
}

/** All sources of an indicator: its own, then those that the terms of `deduct` state. */
export function sourcesOf(indicator: IndicatorNode): readonly Source[] {
  return [indicator.source, ...termSources(indicator.method)];
}

function termSources(method: Method | undefined): readonly Source[] {
  return method?.kind === 'deduct' ? method.terms.flatMap((term) => (term.records !== undefined || term.source === undefined ? [] : [term.source])) : [];
}
