import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { ObjectionAnswer } from '../../../shared/contract/publication-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { placeOfLevel } from '../grading/level-info.ts';
import { isCandidate } from '../grading/run-summary.ts';
import { runView } from '../grading/run-view.ts';
import { assertFirstLevels, assertMayStay } from '../movement/decide-movements.ts';
import type { ServiceContext } from '../service-context.ts';

/**
 * Decides the level of one outlet of a draft or proposed run otherwise, because an objection was right. The second person,
 * where the scheme asks for one, has to approve it anew.
 *
 * @returns the level that stands now; null: none or below the scale
 * @throws {AppError} `movement/level-required`, `movement/unknown-level`, `movement/hold-forbidden`, `movement/above-cap`,
 * `grading/outlet-not-in-run`, `objection/level-unchanged`
 */
export function decideForObjection(context: ServiceContext, run: RunRecord, outletNo: number, answer: ObjectionAnswer, attachmentNo: number | null, at: string): string | null {
  const { store, user } = context;
  const view = runView(store, run);
  const row = view.rowOf(outletNo);
  if (row < 0) throw new AppError('grading/outlet-not-in-run', { outlet: store.outlets.codeOf(outletNo) ?? '', period: run.period, number: run.number });
  const isHold = answer.hold === true;
  if (!isHold && (answer.level ?? '') === '') throw new AppError('movement/level-required');
  const place = isHold ? null : placeOfLevel(view.scheme, answer.level!);
  if (place !== null && place < 0) throw new AppError('movement/unknown-level', { level: answer.level! });
  const decision = isHold ? 'hold' : 'override';
  assertMayStay(view, [row], { decision }, place);
  assertFirstLevels(view, [row], { decision }, place);
  const level = levelCode(view.scheme, place ?? view.result.previousLevel[row]!);
  const before = store.decisions.find(run.no, outletNo);
  const stood = before === null ? levelCode(view.scheme, view.result.newLevel[row]!) : before.level;
  if (stood === level) throw new AppError('objection/level-unchanged', { outlet: view.result.codes[row]! });
  store.decisions.set(run.no, {
    outletNo,
    decision: isHold ? 'held' : 'overridden',
    level,
    reason: answer.answer.trim(),
    decidedBy: user,
    decidedAt: at,
    attachmentNo,
    isExtra: !isCandidate(view.result, row),
    approvedBy: null,
    approvedAt: null,
  });
  return level;
}
