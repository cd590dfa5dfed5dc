import { orderKeys, type ExactColumn } from '../exact/exact-column.ts';
import { chooseCohorts, cohortNames, EVERYBODY, rowsWhere, type CohortChoice, type CohortFrame } from './cohorts.ts';
import type { GradingResult } from './grading-result.ts';
import { StandingRanks, type CohortRanks } from './rank.ts';
import type { TreeScorer } from './score-tree.ts';
import { textColumn } from './text-columns.ts';

/**
 * Ranks by how the outlets stand (`totalStanding`): among all graded outlets, within each region of every level, and
 * within the scheme's cohort; equals share the first place.
 */
export function rankTotals(scorer: TreeScorer, standing: ExactColumn): Pick<GradingResult, 'rank' | 'regionRanks' | 'cohortRank' | 'cohortSize' | 'cohort'> {
  const keys = orderKeys(standing);
  const ranks = new StandingRanks(standing);
  const graded = rowsWhere(keys.length, (row) => !Number.isNaN(keys[row]!));
  const rankIn = (frame: CohortFrame): CohortRanks & { readonly choice: CohortChoice } => {
    const choice = chooseCohorts(frame, graded, graded);
    const { rankTwice, size } = ranks.in(choice);
    for (let row = 0; row < rankTwice.length; row += 1) rankTwice[row] = rankTwice[row]! / 2;
    return { rankTwice, size, choice };
  };
  const all = rankIn(scorer.frame(undefined));
  const regionRanks = scorer.input.outlets.regions.map((_, region) => {
    const { rankTwice, size } = rankIn(scorer.frame({ keys: [{ region }] }));
    return { rank: rankTwice, size };
  });
  const rank = all.rankTwice;
  if (scorer.scheme.cohort === undefined) {
    const cohort = textColumn(Array.from(rank, (place) => (place > 0 ? EVERYBODY : null)));
    return { rank, regionRanks, cohortRank: rank.slice(), cohortSize: all.size, cohort };
  }
  const own = rankIn(scorer.frame(scorer.scheme.cohort));
  return { rank, regionRanks, cohortRank: own.rankTwice, cohortSize: own.size, cohort: cohortNames(own.choice) };
}
