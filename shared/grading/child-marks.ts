import type { TreeNode } from '../scheme/scheme.ts';
import { isMeasured, markPlace } from './missing.ts';

/** The mark that an indicator had before its parent dropped it or added it as a bonus. */
export function unmarkedByParent(mark: number): number {
  return isMeasured(mark) ? markPlace('used') : mark;
}

/** Measured scores that the parent drops, or adds as a bonus, say so. */
export function markChild(mark: Uint8Array, child: TreeNode, dropped: Uint8Array | undefined): void {
  if (child.bonus === undefined && dropped === undefined) return;
  const used = markPlace('used');
  for (let row = 0; row < mark.length; row += 1) {
    if (mark[row] !== used) continue;
    if (child.bonus !== undefined) mark[row] = markPlace('bonus');
    else if (dropped?.[row] === 1) mark[row] = markPlace('dropped');
  }
}
