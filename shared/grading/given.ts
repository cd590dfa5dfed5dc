import type { FoldedValues } from './folded-values.ts';
import type { IndicatorWorking, TreeScorer } from './score-tree.ts';

/**
 * What a run takes as given instead of working it out, for trying other values: the values of sources by the canonical
 * JSON of the source, and indicators that were worked before, by code. Rows are those of the population, in order.
 */
export interface Given {
  readonly folded?: ReadonlyMap<string, FoldedValues>;
  readonly worked?: ReadonlyMap<string, IndicatorWorking>;
  /** Hears of the scorer when its work is done. */
  readonly onScored?: (scorer: TreeScorer) => void;
}
