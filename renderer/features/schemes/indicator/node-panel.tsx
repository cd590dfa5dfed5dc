import { isDimension } from '../../../../shared/scheme/walk.ts';
import { useDesigner } from '../designer-context.ts';
import { findNode } from '../model/tree-edit.ts';
import { DimensionPanel } from './dimension-panel.tsx';
import { IndicatorPanel } from './indicator-panel.tsx';

/** What the tree has in hand: an indicator, or a dimension. */
export function NodePanel() {
  const { scheme, selected } = useDesigner();
  const placed = findNode(scheme, selected) ?? { node: scheme.tree, path: 'tree', parent: null };
  return isDimension(placed.node) ? <DimensionPanel key={placed.path} node={placed.node} path={placed.path} isRoot={placed.parent === null} /> : <IndicatorPanel key={placed.node.code} node={placed.node} path={placed.path} />;
}
