import { columnValue } from '../exact/number-column.ts';
import { add, compare, mul, ONE, sub, ZERO, type Rational } from '../exact/rational.ts';
import type { DimensionNode, Scheme, TreeNode } from '../scheme/scheme.ts';
import { isDimension } from '../scheme/walk.ts';
import { maxOf } from '../scheme/weights.ts';
import type { NumberColumn } from './columns.ts';
import type { GradingResult } from './grading-result.ts';
import { planNode, workNode, type NodePlan } from './work-node.ts';

/** A part of the tree to which lost points are put down: an indicator, or a dimension that does not pass its points down. */
export interface LosingPart {
  readonly node: TreeNode;
  /** The dimension above it. */
  readonly dimension: DimensionNode;
}

/**
 * Reads how many points of the total an outlet lost in each part: (full marks - points) x the points of the total that one of
 * its points makes for this outlet, with the weights of parts that left already handed over. A part without points, or that
 * was dropped, lost nothing. A dimension that blends, passes a method, or whose points do not add up stands for itself.
 */
export class LostPoints {
  readonly parts: readonly LosingPart[];
  private readonly scores = new Map<string, NumberColumn>();
  private readonly plans = new Map<DimensionNode, NodePlan>();
  private readonly places = new Map<TreeNode, number>();
  private readonly root: DimensionNode;

  constructor(scheme: Scheme, result: Pick<GradingResult, 'indicators' | 'nodes'>) {
    this.root = scheme.tree;
    for (const { code, score } of [...result.indicators, ...result.nodes]) this.scores.set(code, score);
    const parts: LosingPart[] = [];
    const visit = (node: DimensionNode): void => {
      this.plans.set(node, planNode(node));
      for (const child of node.children) {
        this.places.set(child, parts.length);
        parts.push({ node: child, dimension: node });
        if (isDimension(child)) visit(child);
      }
    };
    visit(scheme.tree);
    this.parts = parts;
  }

  /** Told the place in `parts` and what the outlet of the row lost there, where it is not 0. */
  ofRow(row: number, tell: (part: number, lost: Rational) => void): void {
    this.below(this.root, ONE, row, tell);
  }

  private below(node: DimensionNode, points: Rational, row: number, tell: (part: number, lost: Rational) => void): boolean {
    const scores = node.children.map((child) => columnValue(this.scores.get(child.code)!, row));
    const worked = workNode(this.plans.get(node)!, scores);
    if (worked === null || worked.standsAlone) return false;
    node.children.forEach((child, index) => {
      const factor = worked.parts[index]!.factor;
      const score = scores[index]!;
      if (factor === null || score === null || child.bonus !== undefined) return;
      const own = mul(points, factor);
      if (isDimension(child) && child.blend === undefined && child.method === undefined && this.addsUp(child, score, row) && this.below(child, own, row, tell)) return;
      const lost = mul(sub(maxOf(child), score), own);
      if (lost.num !== 0n) tell(this.places.get(child)!, lost);
    });
    return true;
  }

  /** Whether the children make the dimension's points: a missing policy may have given them. */
  private addsUp(node: DimensionNode, score: Rational, row: number): boolean {
    const worked = workNode(this.plans.get(node)!, node.children.map((child) => columnValue(this.scores.get(child.code)!, row)));
    if (worked === null) return false;
    const off = sub(worked.value, score);
    // Rounding alone moves a score by less than a point.
    return compare(off.num < 0n ? { num: -off.num, den: off.den } : off, ONE) < 0;
  }
}

/** Sums of lost points of one part. */
export class LostSum {
  total: Rational = ZERO;
  outlets = 0;

  take(lost: Rational): void {
    this.total = add(this.total, lost);
    if (lost.num > 0n) this.outlets += 1;
  }
}
