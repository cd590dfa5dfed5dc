import type { Store } from '../../../db/store.ts';
import { periodKind, comparePeriods, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import type { OutletId, RunId } from '../../../shared/ids.ts';
import type { Explanation } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { ServiceContext } from '../service-context.ts';
import { findRun, runInput, runView } from './run-view.ts';
import { storedColumns } from './stored-columns.ts';

/**
 * The whole working of one result, from the columns that the run keeps.
 *
 * @throws {AppError} `grading/no-run`, `outlet/not-found`, `grading/outlet-not-in-run`, `grading/stored-run-damaged`
 */
export function explain({ store }: ServiceContext, request: { readonly runId: RunId; readonly outletId: OutletId }): Explanation {
  const run = findRun(store, request.runId);
  const row = store.runs.findRow(request.runId);
  const outletNo = store.outlets.findNo(request.outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: request.outletId });
  const view = runView(store, run);
  const place = view.rowOf(outletNo);
  if (place < 0 || row === null) {
    throw new AppError('grading/outlet-not-in-run', { outlet: codeOf(store, outletNo), period: run.period, number: run.number });
  }
  return {
    run: row,
    levels: levelInfos(view.scheme),
    outlet: { id: request.outletId, code: view.result.codes[place]!, name: view.names[place]!, regionPath: view.regionPath(place) },
    trace: traceOutlet(view.scheme, runInput(store, run), view.result, place),
    previousTotal: previousTotal(store, run.schemeCode, run.period, outletNo),
  };
}

/** The outlet's total in the last published run before the period; null: no such run, no row, or not graded. */
export function previousTotal(store: Store, schemeCode: string, period: PeriodId, outletNo: number): string | null {
  const before = store.runs
    .publishedBefore(schemeCode, period)
    .find((run) => periodKind(run.period) === periodKind(period) && comparePeriods(run.period, period) < 0);
  if (before === undefined) return null;
  const columns = storedColumns(store, before);
  const row = columns.outletNos().indexOf(outletNo);
  const total = columns.number('result', 'total');
  return row < 0 ? null : columnDecimal(total, row, total.places);
}

function codeOf(store: Store, outletNo: number): string {
  return store.outlets.codeOf(outletNo) ?? String(outletNo);
}
