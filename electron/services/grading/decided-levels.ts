import type { DecidedLevel } from '../../../db/repositories/level-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { Standing } from './run-summary.ts';
import type { RunView } from './run-view.ts';

/** The level history rows of a run as it stands. */
export function* decidedLevels(
  run: Pick<RunRecord, 'no' | 'schemeCode' | 'period'>,
  view: Pick<RunView, 'scheme' | 'result' | 'outletNos'>,
  standing: Standing,
): Generator<DecidedLevel> {
  const { total } = view.result;
  for (let row = 0; row < view.outletNos.length; row += 1) {
    yield {
      outletNo: view.outletNos[row]!,
      schemeCode: run.schemeCode,
      period: run.period,
      level: levelCode(view.scheme, standing.level[row]!),
      movement: MOVEMENTS[standing.movement[row]!]!,
      total: columnDecimal(total, row, total.places),
      runNo: run.no,
      importNo: null,
    };
  }
}
