import { ZERO, type Rational } from '../../../../shared/exact/rational.ts';
import type { DimensionNode, IndicatorNode, Scheme, TreeNode } from '../../../../shared/scheme/scheme.ts';
import { isDimension, rootsOf, walkTree, type PlacedNode } from '../../../../shared/scheme/walk.ts';
import { totalShares } from '../../../../shared/scheme/weights.ts';
import { placeInList } from './document-path.ts';
import { insert, move, type Edit } from './scheme-edit.ts';
import { freeCode } from './scheme-text.ts';

export function nodeCodes(scheme: Scheme): ReadonlySet<string> {
  return new Set(walkTree(scheme).map(({ node }) => node.code));
}

/** The node of a code with its place; null: it is not there. */
export function findNode(scheme: Scheme, code: string | null): PlacedNode | null {
  return walkTree(scheme).find(({ node }) => node.code === code) ?? null;
}

/** The dimension of a path. */
export function dimensionAt(scheme: Scheme, path: string): DimensionNode | null {
  const found = walkTree(scheme).find((placed) => placed.path === path)?.node;
  return found !== undefined && isDimension(found) ? found : null;
}

/** Path of the node above; null for the root. */
export function parentPath(path: string): string | null {
  return path.endsWith(']') ? placeInList(path).listPath.replace(/\.children$/, '') : null;
}

/** Percent that a node carries of the total that it belongs to. */
export function shareOf(scheme: Scheme, code: string): Rational {
  return rootsOf(scheme).map((root) => totalShares(root).get(code)).find((share) => share !== undefined) ?? ZERO;
}

/** A new indicator: it ranks a figure until something else is said, and its weight is for the person to give. */
export function newIndicator(taken: ReadonlySet<string>, number: number, figure: string): IndicatorNode {
  return {
    code: freeCode(`indicator-${number}`, taken),
    name: { zh: `新指标 ${number}`, en: `New indicator ${number}` },
    weight: 0,
    source: { kind: 'kpi', figure, fold: 'sum' },
    method: { kind: 'rank', map: { kind: 'percentile' } },
  };
}

/** A new dimension with a first indicator, for none may be empty. */
export function newDimension(taken: ReadonlySet<string>, number: number, figure: string): DimensionNode {
  const code = freeCode(`dimension-${number}`, taken);
  const child = newIndicator(new Set([...taken, code]), number, figure);
  return { code, name: { zh: `新维度 ${number}`, en: `New dimension ${number}` }, weight: 0, children: [{ ...child, weight: 100 }] };
}

/** A copy behind the node, with codes of its own all the way down and no weight of its own. */
export function copyNode(path: string): Edit {
  return (scheme) => {
    const placed = walkTree(scheme).find((each) => each.path === path);
    if (placed === undefined || placed.parent === null) return scheme;
    const { listPath, index } = placeInList(path);
    const copy = recoded(placed.node, new Set(nodeCodes(scheme)));
    const named = { ...copy, name: { zh: `${copy.name.zh}（副本）`, ...(copy.name.en === undefined ? {} : { en: `${copy.name.en} (copy)` }) } };
    return insert(listPath, placed.parent.combine === undefined || placed.parent.combine === 'weightedMean' ? { ...named, weight: 0 } : named, index + 1)(scheme);
  };
}

/** Where a node may be moved by one step: among its siblings, out behind its parent, or into the dimension before it. */
export function treeMove(scheme: Scheme, path: string, step: 'up' | 'down' | 'out' | 'in'): { readonly edit: Edit; readonly to: string } | null {
  const parent = parentPath(path);
  if (parent === null) return null;
  const { listPath, index } = placeInList(path);
  const siblings = dimensionAt(scheme, parent)?.children ?? [];
  const to = (list: string, place: number): { readonly edit: Edit; readonly to: string } => ({ edit: move(path, list, place), to: `${list}[${place}]` });
  if (step === 'up') return index === 0 ? null : to(listPath, index - 1);
  if (step === 'down') return index === siblings.length - 1 ? null : to(listPath, index + 1);
  if (step === 'in') {
    const before = siblings[index - 1];
    return before === undefined || !isDimension(before) ? null : to(`${listPath}[${index - 1}].children`, before.children.length);
  }
  // A dimension may not be left empty.
  if (!parent.endsWith(']') || siblings.length === 1) return null;
  const above = placeInList(parent);
  return to(above.listPath, above.index + 1);
}

function recoded(node: TreeNode, taken: Set<string>): TreeNode {
  const code = freeCode(node.code, taken);
  taken.add(code);
  return isDimension(node) ? { ...node, code, children: node.children.map((child) => recoded(child, taken)) } : { ...node, code };
}
