import type { ExactColumn } from '../exact/exact-column.ts';
import { div, HUNDRED, mul, rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { floorOf } from '../exact/whole.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import { chooseCohorts, cohortSizeAt, rowsWhere, type CohortFrame } from './cohorts.ts';
import { rankInCohorts } from './rank.ts';

export interface PromotedCase {
  readonly share: SchemeNumber;
  readonly frame: CohortFrame;
  readonly standing: ExactColumn;
  readonly isGraded: (row: number) => boolean;
  readonly isPromoted: (row: number) => boolean;
}

/**
 * The promoted rows that the share of their cohort's graded outlets has no room for: their number is rounded down, those
 * who stand best (`totalStanding`) come first, and a tie across the edge stays out.
 */
export function promotedTooMany({ share, frame, standing, isGraded, isPromoted }: PromotedCase): readonly number[] {
  const rows = standing.num.length;
  const graded = rowsWhere(rows, isGraded);
  const choice = chooseCohorts(frame, graded, graded);
  const { rankTwice } = rankInCohorts(standing, choice, rowsWhere(rows, isPromoted), 'high', 'max');
  const part = div(exactNumber(share), HUNDRED);
  const room = (row: number): number => Number(floorOf(mul(part, rational(BigInt(cohortSizeAt(choice, row))))));
  return [...rankTwice.keys()].filter((row) => isPromoted(row) && rankTwice[row]! > 2 * room(row));
}
