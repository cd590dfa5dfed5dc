import { statementLine } from '../../../shared/benefits/statement-lines.ts';
import { workPlan } from '../../../shared/benefits/work-plan.ts';
import type { OutletBenefits } from '../../../shared/contract/benefit-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OutletId, RunId } from '../../../shared/ids.ts';
import { findRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { changeOfRow } from './money-changes.ts';
import { planRow } from './plan-versions.ts';
import { planOfRun, runFigures } from './run-figures.ts';

/** The benefits of any outlet of a run: worked once for all rows, read row by row. */
export interface BenefitReader {
  /** null: the run has no row for the outlet. */
  readonly ofOutletNo: (outletNo: number) => OutletBenefits | null;
}

/**
 * What a run grants to its outlets, before and after their movements, for notices and scorecards of many outlets.
 *
 * @returns null where no plan is in force for the run's period
 * @throws {AppError} `grading/no-run`, `grading/stored-run-damaged`
 */
export function benefitsOfRun({ store }: ServiceContext, { runId }: { readonly runId: RunId }): BenefitReader | null {
  const run = findRun(store, runId);
  const plan = planOfRun(store, run);
  if (plan === null) return null;
  const own = runFigures(store, run, plan.document);
  const [before, after] = [workPlan(plan.document, own.figures, own.before), workPlan(plan.document, own.figures, own.after)];
  const head = { plan: planRow(store, plan), period: run.period };
  return {
    ofOutletNo: (outletNo) => {
      const row = own.view.rowOf(outletNo);
      if (row < 0) return null;
      return {
        ...head,
        before: own.before[row]!,
        after: own.after[row]!,
        lines: after.map((worked, place) => ({ before: statementLine(before[place]!, row, own.before[row]!), after: statementLine(worked, row, own.after[row]!) })),
        totals: changeOfRow(before, after, row).sums.changes(),
      };
    },
  };
}

/**
 * What one outlet is granted by a run, before and after its movement.
 *
 * @returns null where no plan is in force, or the run has no row for the outlet
 * @throws {AppError} `grading/no-run`, `outlet/not-found`, `grading/stored-run-damaged`
 */
export function benefitsOfOutlet(context: ServiceContext, request: { readonly runId: RunId } & ({ readonly outletId: OutletId } | { readonly outletNo: number })): OutletBenefits | null {
  const outletNo = 'outletNo' in request ? request.outletNo : context.store.outlets.findNo(request.outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: 'outletId' in request ? request.outletId : '' });
  return benefitsOfRun(context, request)?.ofOutletNo(outletNo) ?? null;
}
