import { columnText } from '../../../shared/exact/number-column.ts';
import type { GradingResult } from '../../../shared/grading/grading-result.ts';
import { GRADE_STATES, MOVEMENT_RULES, MOVEMENTS, PART_MARKS } from '../../../shared/grading/grading-result.ts';

/** The scores of an indicator or inner dimension as texts, null where missing. */
export function scores(result: GradingResult, code: string): (string | null)[] {
  const part = [...result.indicators, ...result.nodes].find((each) => each.code === code)!;
  return result.codes.map((_, row) => columnText(part.score, row));
}

export function marks(result: GradingResult, code: string): string[] {
  const part = [...result.indicators, ...result.nodes].find((each) => each.code === code)!;
  return Array.from(part.mark, (place) => PART_MARKS[place]!);
}

export function totals(result: GradingResult): (string | null)[] {
  return result.codes.map((_, row) => columnText(result.total, row));
}

export function states(result: GradingResult): string[] {
  return Array.from(result.state, (place) => GRADE_STATES[place]!);
}

/** `movement newLevel rule` of every row. */
export function moves(result: GradingResult): string[] {
  return result.codes.map((_, row) => `${MOVEMENTS[result.movement[row]!]!} ${result.newLevel[row]!} ${MOVEMENT_RULES[result.rule[row]!]!}`);
}
