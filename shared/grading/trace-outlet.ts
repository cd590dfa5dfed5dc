import { columnValue } from '../exact/number-column.ts';
import { paddedDecimal, plainDecimal } from '../exact/number-text.ts';
import { compare, parseNumber, sub, ZERO, type Rational } from '../exact/rational.ts';
import { sumOf } from '../exact/whole.ts';
import { placedFormulas } from '../scheme/formula-places.ts';
import { readsCohort } from '../scheme/formula-reads.ts';
import type { Order, Scheme } from '../scheme/scheme.ts';
import { sumAdjustments } from './adjustments.ts';
import type { GradingInput } from './grading-input.ts';
import { GRADE_STATES, type GradingResult } from './grading-result.ts';
import { orderInput, rowOfCode } from './order-input.ts';
import { ResultView } from './result-view.ts';
import { selectRows } from './select-rows.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';
import type { Trace, TraceAdjustments, TraceTotal } from './trace.ts';
import { OutletWorking } from './trace-indicator.ts';
import { traceLevel } from './trace-level.ts';
import { leafContributions, traceTree } from './trace-tree.ts';

/**
 * The whole working of one outlet's result: `row` is its row in the result, `input` what was graded. Scores, marks, ranks
 * and totals are the result's own; inputs and unrounded points come from the engine run on that outlet's columns.
 */
export function traceOutlet(scheme: Scheme, input: GradingInput, result: GradingResult, row: number): Trace {
  const ordered = orderInput(input);
  const inputRow = rowOfCode(ordered.outlets.codes, result.codes[row]!);
  const outlet = selectRows(ordered, [inputRow]);
  const view = new ResultView(scheme, result, row);
  const compares = placedFormulas(scheme).some(({ text }) => readsCohort(text));
  const population = compares ? selectRows(ordered, result.codes.map((code) => rowOfCode(ordered.outlets.codes, code))) : undefined;
  const working = new OutletWorking(scheme, outlet, result, row, population);
  const root = traceTree(scheme.tree, view, working);
  const uncapped = view.uncappedTotal();
  const adjustments = uncapped === null ? null : adjustmentsOf(view);
  const total = columnValue(result.total, row);
  const isCapped = uncapped !== null && total !== null && compare(uncapped, total) !== 0;
  return {
    outletCode: result.codes[row]!,
    period: input.period,
    schemeCode: scheme.code,
    state: GRADE_STATES[result.state[row]!]!,
    stateReason: result.stateReasons.get(row) ?? null,
    level: traceLevel(scheme, ordered, view),
    total: total === null ? null : paddedDecimal(total, result.total.places),
    uncappedTotal: isCapped ? paddedDecimal(uncapped, result.total.places) : null,
    ...(totalOrder(scheme) === 'low' ? { isLowBest: true } : {}),
    rank: result.rank[row] === 0 ? null : { rank: result.rank[row]!, of: gradedCount(result) },
    regionRanks: regionRanks(ordered, result, inputRow, row),
    cohortRank: cohortRank(result, row),
    root,
    ...(adjustments === null ? {} : { adjustments }),
    ...furtherOf(view, working),
    roundingLine: uncapped === null ? null : plainDecimal(sub(parseNumber(plainDecimal(uncapped))!, sumOf([...leafContributions(root), netOf(adjustments, totalOrder(scheme))]))),
  };
}

/** The further totals with their trees. */
function furtherOf(view: ResultView, working: OutletWorking): Pick<Trace, 'totals'> {
  const { scheme, result } = view;
  if (scheme.totals === undefined) return {};
  const totals = scheme.totals.map(({ code, name, tree }): TraceTotal => {
    const total = view.score(tree.code);
    const root = traceTree(tree, view, working);
    const places = result.totals?.find((each) => each.code === code)?.total.places ?? 2;
    return {
      code,
      name,
      total: total === null ? null : paddedDecimal(total, places),
      root,
      roundingLine: total === null ? null : plainDecimal(sub(parseNumber(plainDecimal(total))!, sumOf(leafContributions(root)))),
    };
  });
  return { totals };
}

function adjustmentsOf({ scheme, result, row }: ResultView): TraceAdjustments | null {
  if (scheme.adjustments === undefined || result.adjustments === undefined) return null;
  const points = result.adjustments.map((column) => columnValue(column.points, row));
  const { bonus, penalty } = sumAdjustments(scheme.adjustments, points);
  const items = scheme.adjustments.items.flatMap(({ code, name, kind }, index) => {
    const own = points[index] ?? null;
    return own === null ? [] : [{ code, name, kind, points: plainDecimal(own) }];
  });
  return { items, bonus: plainDecimal(bonus), penalty: plainDecimal(penalty) };
}

/** Bonuses less penalties, as shown; of penalty points the other way round. */
function netOf(adjustments: TraceAdjustments | null, order: Order): Rational {
  if (adjustments === null) return ZERO;
  const [bonus, penalty] = [parseNumber(adjustments.bonus)!, parseNumber(adjustments.penalty)!];
  return order === 'low' ? sub(penalty, bonus) : sub(bonus, penalty);
}

function cohortRank(result: GradingResult, row: number): Trace['cohortRank'] {
  if (result.cohortRank[row] === 0) return null;
  return { cohort: textAt(result.cohort, row) ?? '', rank: result.cohortRank[row]!, of: result.cohortSize[row]! };
}

/** The outlet's ranks in its regions, widest first; regions that it lacks are left out. */
function regionRanks(input: GradingInput, { regionRanks: ranks }: GradingResult, inputRow: number, row: number): Trace['regionRanks'] {
  return ranks.flatMap(({ rank, size }, level) => {
    const region = input.outlets.regions[level];
    const code = region === undefined ? null : textAt(region, inputRow);
    return code === null || rank[row] === 0 ? [] : [{ region: code, rank: rank[row]!, of: size[row]! }];
  });
}

function gradedCount(result: GradingResult): number {
  let count = 0;
  for (const rank of result.rank) if (rank > 0) count += 1;
  return count;
}
