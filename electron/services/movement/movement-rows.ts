import type { MovementDecision } from '../../../db/repositories/decision-repository.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import type { Rational } from '../../../shared/exact/rational.ts';
import { MOVEMENT_RULES, MOVEMENTS, type GradingResult } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { Decision, MovementRow } from '../../../shared/ipc-contract.ts';
import type { Ownership } from '../../../shared/outlet/outlet.ts';
import type { RunView } from '../grading/run-view.ts';
import { distanceText, distanceToLine, levelLines } from './deciding-line.ts';

/** Reads movements of a run, with what was decided of them, without what the store knows of the outlet. */
export function movementRowReader(
  view: RunView,
  decisions: ReadonlyMap<number, MovementDecision>,
): (row: number) => Omit<MovementRow, 'outletId' | 'attachment' | 'returned' | 'strip'> {
  const { scheme, result } = view;
  const lines = levelLines(scheme);
  return (row) => {
    const decided = decisions.get(view.outletNos[row]!);
    const distance = distanceToLine(lines, result, row);
    const proposed = levelCode(scheme, result.newLevel[row]!);
    return {
      code: result.codes[row]!,
      name: view.names[row]!,
      regionPath: view.regionPath(row),
      ownership: textAt(view.ownership, row) as Ownership | null,
      movement: MOVEMENTS[result.movement[row]!]!,
      from: levelCode(scheme, result.previousLevel[row]!),
      proposed,
      decided: decided === undefined ? proposed : decided.level,
      reason: view.reasonOf(row),
      vetoes: result.vetoes.get(row) ?? [],
      total: columnDecimal(result.total, row, result.total.places),
      distance: distance === null ? null : distanceText(distance, result.total.places),
      decision: decisionOf(decisions, view, row),
      decisionReason: decided === undefined || decided.reason === '' ? null : decided.reason,
      decidedBy: decided?.decidedBy ?? null,
      holdForbidden: isHoldForbidden(result, row),
      approvedBy: decided?.approvedBy ?? null,
    };
  };
}

/** What was decided of a row; `pending`: nothing yet. */
export function decisionOf(decisions: ReadonlyMap<number, MovementDecision>, view: RunView, row: number): Decision {
  return decisions.get(view.outletNos[row]!)?.decision ?? 'pending';
}

/** Whether a veto demotes the outlet at once, so that nothing may delay it. GRADING.md section 5. */
export function isHoldForbidden(result: GradingResult, row: number): boolean {
  return MOVEMENT_RULES[result.rule[row]!] === 'demoteAtOnce';
}

/** Distances of all rows from their deciding lines, computed once a view. */
export function distances(view: RunView): readonly (Rational | null)[] {
  const lines = levelLines(view.scheme);
  return view.result.codes.map((_, row) => distanceToLine(lines, view.result, row));
}
