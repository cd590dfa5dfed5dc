import type { NumberColumn } from '../../../shared/grading/columns.ts';
import { isMeasured } from '../../../shared/grading/missing.ts';
import type { DimensionNode, Scheme, TreeNode } from '../../../shared/scheme/scheme.ts';
import { isDimension, rootsOf, walkTree } from '../../../shared/scheme/walk.ts';
import { placedNumbers } from './placed-numbers.ts';
import type { StoredColumns } from './stored-columns.ts';

/** A stored run with the version that graded it; `rows` are the run's rows of the outlets now graded, -1: it has none. */
export interface EarlierColumns {
  readonly scheme: Scheme;
  readonly columns: StoredColumns;
  readonly rows: Int32Array;
}

/** The measured scores of an indicator or dimension, for the policy `carry`; null: that version had no such part. */
export function measuredScores(earlier: EarlierColumns, code: string): NumberColumn | null {
  const { scheme, columns, rows } = earlier;
  const node = walkTree(scheme).find((placed) => placed.node.code === code)?.node;
  if (node === undefined) return null;
  const root = rootsOf(scheme).find((each) => each === node);
  if (root !== undefined) {
    const scores = root.children.filter(({ bonus }) => bonus === undefined).map((child) => columns.number('result', `${partName(child)}/score`));
    // A total with nothing below it came from the policy itself.
    const stands = (row: number): boolean => scores.some(({ units }) => !Number.isNaN(units[row]!));
    return placedNumbers(rootTotal(earlier, root), rows.map((row) => (row >= 0 && stands(row) ? row : -1)));
  }
  const marks = columns.wholes('result', `${partName(node)}/mark`);
  return placedNumbers(columns.number('result', `${partName(node)}/score`), rows.map((row) => (row >= 0 && isMeasured(marks[row]!) ? row : -1)));
}

/**
 * A dimension's scores before any blend. Where that version did not blend it, its measured scores are; those of a root to
 * which adjustments were added, or that a range clamped, are not known: null.
 */
export function unblendedScores(earlier: EarlierColumns, code: string): NumberColumn | null {
  const { scheme, columns, rows } = earlier;
  const node = walkTree(scheme).find((placed) => placed.node.code === code)?.node;
  if (node === undefined || !isDimension(node)) return null;
  if (node.blend !== undefined) return placedNumbers(columns.number('result', `unblended/${code}`), rows);
  const further = scheme.totals?.find(({ tree }) => tree === node);
  const isChanged = (node === scheme.tree && (scheme.adjustments !== undefined || scheme.range !== undefined)) || further?.range !== undefined;
  return isChanged ? null : measuredScores(earlier, code);
}

/** The total of a root as the run said it: the first one before the caps of vetoes. */
function rootTotal({ scheme, columns }: EarlierColumns, root: DimensionNode): NumberColumn {
  const further = scheme.totals?.find(({ tree }) => tree === root);
  if (further !== undefined) return columns.number('result', `totals/${further.code}`);
  const isCapped = (scheme.vetoes ?? []).some(({ effects }) => effects.some(({ kind }) => kind === 'capTotal'));
  return columns.number('result', isCapped ? 'uncappedTotal' : 'total');
}

function partName(node: TreeNode): string {
  return `${isDimension(node) ? 'node' : 'indicator'}/${node.code}`;
}
