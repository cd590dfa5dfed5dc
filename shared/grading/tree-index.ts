import type { DimensionNode, Scheme, TreeNode } from '../scheme/scheme.ts';
import { isDimension, rootsOf } from '../scheme/walk.ts';

/** The nodes of a scheme's trees by code, and the parent of each but the roots. */
export class TreeIndex {
  readonly nodes = new Map<string, TreeNode>();
  readonly parents = new Map<string, DimensionNode>();

  constructor(scheme: Scheme) {
    rootsOf(scheme).forEach((root) => this.index(root));
  }

  private index(node: TreeNode): void {
    this.nodes.set(node.code, node);
    if (!isDimension(node)) return;
    for (const child of node.children) {
      this.parents.set(child.code, node);
      this.index(child);
    }
  }
}
