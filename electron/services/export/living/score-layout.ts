import { isDimension, rootsOf } from '../../../../shared/scheme/walk.ts';
import type { DimensionNode, IndicatorNode, Scheme, TreeNode } from '../../../../shared/scheme/scheme.ts';
import { columnLetters } from '../../../tabular/column-letters.ts';

/** What stands in a column of the score sheet. */
export type ScoreColumn =
  | { readonly kind: 'code' | 'name' | 'region' | 'state' | 'rank' | 'rawLevel' | 'newLevel' }
  | { readonly kind: 'raw' | 'ownRank' | 'ownSize'; readonly node: IndicatorNode }
  | { readonly kind: 'score'; readonly node: TreeNode; readonly parent: DimensionNode }
  | { readonly kind: 'adjustment'; readonly place: number }
  /** `place`: 0 the total, 1 and so on the further totals. */
  | { readonly kind: 'uncapped' | 'vetoCap' | 'total' | 'runTotal' | 'check'; readonly place: number };

/** The columns of the score sheet from left to right, and where each thing stands. */
export interface ScoreLayout {
  readonly columns: readonly ScoreColumn[];
  /** Letters of the column of something; throws where there is none. */
  readonly letters: (kind: ScoreColumn['kind'], key?: string | number) => string;
}

/**
 * Facts, raw values, then the children of each dimension side by side, the deepest first, so that a dimension is a formula
 * over one stretch of its row; then the total.
 *
 * @param ranked whether an indicator shows its rank and its number of peers
 */
export function scoreLayout(scheme: Scheme, indicators: readonly IndicatorNode[], ranked: (node: IndicatorNode) => boolean, hasCaps: boolean): ScoreLayout {
  const columns: ScoreColumn[] = [{ kind: 'code' }, { kind: 'name' }, { kind: 'region' }, { kind: 'state' }];
  for (const node of indicators) {
    columns.push({ kind: 'raw', node });
    if (ranked(node)) columns.push({ kind: 'ownRank', node }, { kind: 'ownSize', node });
  }
  const addBlocks = (parent: DimensionNode): void => {
    for (const child of parent.children) if (isDimension(child)) addBlocks(child);
    for (const node of parent.children) columns.push({ kind: 'score', node, parent });
  };
  rootsOf(scheme).forEach((root, place) => {
    addBlocks(root);
    if (place === 0) {
      scheme.adjustments?.items.forEach((_, item) => columns.push({ kind: 'adjustment', place: item }));
      if (hasCaps) columns.push({ kind: 'uncapped', place }, { kind: 'vetoCap', place });
    }
    columns.push({ kind: 'total', place }, { kind: 'runTotal', place }, { kind: 'check', place });
  });
  columns.push({ kind: 'rank' }, { kind: 'rawLevel' }, { kind: 'newLevel' });
  const places = new Map(columns.map((column, at) => [keyOf(column), at]));
  return {
    columns,
    letters: (kind, key = '') => {
      const at = places.get(`${kind} ${key}`);
      if (at === undefined) throw new RangeError(`No column ${kind} ${key}`);
      return columnLetters(at);
    },
  };
}

function keyOf(column: ScoreColumn): string {
  return `${column.kind} ${'node' in column ? column.node.code : 'place' in column ? column.place : ''}`;
}
