import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { MovementPolicy } from '../../../shared/scheme/movement-policy.ts';
import { addFigures, addOutlet, addScheme, openTestStore, outletNo, SCHEME, startImport, type TestStore } from '../grading/small-network.ts';

export const [Q1, Q2, Q3, Q4] = ['2026-01', '2026-02', '2026-03', '2026-04'] as unknown as readonly [PeriodId, PeriodId, PeriodId, PeriodId];

/** A network of five outlets with four months of sales, levels of their own rules, and people that act on it. */
export interface Bed extends TestStore {
  /** The same store under another person's name. */
  readonly as: (user: string) => ServiceContext;
  readonly grade: (period: PeriodId) => RunId;
  readonly publish: (period: PeriodId) => RunId;
  /** Changes one figure by an import of its own. */
  readonly correct: (outlet: string, period: PeriodId, sales: string) => void;
  /** `[period, level, movement]` of an outlet, oldest first. */
  readonly history: (outlet: string) => readonly (readonly [string, string | null, string])[];
  readonly decideAll: (runId: RunId, user?: string) => void;
}

/**
 * Sales by month; lines 60 (two) and 80 (three); up after two months in a row, down after one.
 *
 * | outlet | 1 | 2 | 3 | 4 |
 * | B1 | 70 two | 85 | 85 -> three | 85 three |
 * | B2 | 85 three | 85 | 70 -> two | 70 two |
 * | B3 | 50 one | 50 | 50 | 50 |
 * | B4 | 70 two | 70 | 70 | 70 |
 * | B5 | 90 three | 90 | 90 | 90 |
 */
export const SALES: Readonly<Record<string, readonly string[]>> = {
  B1: ['70', '85', '85', '85'],
  B2: ['85', '85', '70', '70'],
  B3: ['50', '50', '50', '50'],
  B4: ['70', '70', '70', '70'],
  B5: ['90', '90', '90', '90'],
};

export function openBed(movement: Partial<MovementPolicy> = {}): Bed {
  const test = openTestStore();
  const { store, context } = test;
  for (const code of Object.keys(SALES)) addOutlet(store, code, ['甲省', code < 'B3' ? '甲市' : '乙市']);
  addScheme(store, { ...SCHEME, vetoes: [], movement: { ...SCHEME.movement, ...movement } });
  for (const [place, period] of [Q1, Q2, Q3, Q4].entries()) {
    addFigures(store, 'sales', period, Object.fromEntries(Object.entries(SALES).map(([code, values]) => [code, values[place]!])));
  }
  const as = (user: string): ServiceContext => ({ ...context, user });
  const grade = (period: PeriodId): RunId => startGradingRun(context, { schemeCode: 'TEST', period }).runId;
  const decideAll = (runId: RunId, user = '王经理'): void => void decideMovements(as(user), { runId, outletIds: 'allPending', decision: 'confirm', reason: '' });
  return {
    ...test,
    as,
    grade,
    publish: (period) => {
      const runId = grade(period);
      decideAll(runId);
      publishRun(context, { runId });
      return runId;
    },
    correct: (outlet, period, sales) => {
      const figure = store.figures.find('sales')!;
      store.transaction(() => store.figures.write(startImport(store, 'figures', context.now()), figure.no, period, { outletNos: [outletNo(store, outlet)], values: [sales], rows: [2] }));
    },
    history: (outlet) => store.levels.history(outletNo(store, outlet)).map(({ period, level, movement: moved }) => [period, level, moved]),
    decideAll,
  };
}

