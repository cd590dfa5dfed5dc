import { AppError, assertNever } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';
import { GRADE_STATES, MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { Page, PageRequest, ResultQuery, ResultRow, Sort } from '../../../shared/ipc-contract.ts';
import type { Ownership } from '../../../shared/outlet/outlet.ts';
import type { ServiceContext } from '../service-context.ts';
import { placeOfLevel } from './level-info.ts';
import { numberOrder, orderRows, pageOfRows, textOrder, type SortKey } from './row-order.ts';
import { outletTest, type RowTest } from './row-filter.ts';
import { findRun, runView, type RunView } from './run-view.ts';
import type { Standing } from './run-summary.ts';
import { standingOf } from './standing.ts';

/** What results can be sorted by, beside the code of a dimension under the root. */
export const RESULT_SORTS = [
  'code', 'name', 'region', 'regionPath', 'ownership', 'state', 'total', 'rank', 'cohortRank', 'rawLevel', 'level', 'previousLevel', 'newLevel', 'movement',
] as const;
type ResultSort = (typeof RESULT_SORTS)[number];

/** Levels and movements change with every decision; an order by them is not kept. */
const CHANGING: readonly string[] = ['newLevel', 'movement'] satisfies readonly ResultSort[];

/**
 * A page of a run's results; new levels and movements are as they stand. `level` names new levels; `''` is none.
 *
 * @throws {AppError} `grading/no-run`, `request/invalid` for an unknown column, `outlet/region-not-found`
 */
export function listResults({ store }: ServiceContext, request: ResultQuery & PageRequest): Page<ResultRow> {
  const run = findRun(store, request.runId);
  const view = runView(store, run);
  const standing = standingOf(store, run, view);
  const tests = [outletTest(store, run.period, view, request), ...resultTests(view, standing, request)];
  const page = pageOfRows(resultOrder(view, standing, request.sort), (row) => tests.every((test) => test(row)), request);
  const ids = store.outlets.idsOf(page.rows.map((row) => view.outletNos[row]!));
  const toRow = resultRowReader(view, standing);
  return { total: page.total, rows: page.rows.map((row, place) => ({ outletId: ids[place]!, ...toRow(row) })) };
}

/** Reads a row of a run without the outlet's id, which the store knows. */
export function resultRowReader(view: RunView, standing: Standing): (row: number) => Omit<ResultRow, 'outletId'> {
  const { scheme, result } = view;
  const columns = dimensionColumns(view);
  return (row) => ({
    code: result.codes[row]!,
    name: view.names[row]!,
    regionPath: view.regionPath(row),
    ownership: textAt(view.ownership, row) as Ownership | null,
    state: GRADE_STATES[result.state[row]!]!,
    stateReason: result.stateReasons.get(row) ?? null,
    total: columnDecimal(result.total, row, result.total.places),
    rank: positive(result.rank[row]!),
    cohortRank: positive(result.cohortRank[row]!),
    cohortSize: positive(result.cohortSize[row]!),
    dimensions: columns.map((column) => columnDecimal(column, row, column.places)),
    rawLevel: levelCode(scheme, result.rawLevel[row]!),
    level: levelCode(scheme, result.level[row]!),
    previousLevel: levelCode(scheme, result.previousLevel[row]!),
    newLevel: levelCode(scheme, standing.level[row]!),
    movement: MOVEMENTS[standing.movement[row]!]!,
    vetoes: result.vetoes.get(row) ?? [],
  });
}

/** Rows of the run in the order asked for; ids of outlets for exports of all rows come from the store in one go. */
export function resultOrder(view: RunView, standing: Standing, sort: Sort = { by: 'code', descending: false }): Int32Array {
  const name = `result ${sort.by} ${sort.descending}`;
  const known = CHANGING.includes(sort.by) ? undefined : view.orders.get(name);
  if (known !== undefined) return known;
  const order = orderRows(sortKey(view, standing, sort.by), sort.descending);
  if (!CHANGING.includes(sort.by)) view.orders.set(name, order);
  return order;
}

function resultTests(view: RunView, standing: Standing, { level, state, movement }: ResultQuery): readonly RowTest[] {
  const tests: RowTest[] = [];
  if (level !== undefined) {
    const places = new Set(level.map((code) => (code === '' ? NO_LEVEL : placeOfLevel(view.scheme, code))));
    tests.push((row) => places.has(standing.level[row]!));
  }
  if (state !== undefined) tests.push((row) => state.includes(GRADE_STATES[view.result.state[row]!]!));
  if (movement !== undefined) tests.push((row) => movement.includes(MOVEMENTS[standing.movement[row]!]!));
  return tests;
}

function sortKey(view: RunView, standing: Standing, by: string): SortKey {
  const { result } = view;
  if (!isResultSort(by)) {
    const place = view.scheme.tree.children.findIndex(({ code }) => code === by);
    const column = dimensionColumns(view)[place];
    if (column === undefined) throw new AppError('request/invalid', { place: 'sort.by', detail: by });
    return column.units;
  }
  switch (by) {
    case 'code':
      return Float64Array.from(result.codes.keys());
    case 'name':
      return textOrder(view.names);
    case 'region':
    case 'regionPath':
      return textOrder(result.codes.map((_, row) => view.regionPath(row).join('/')));
    case 'ownership':
      return numberOrder(view.ownership.index, -1);
    case 'state':
      return Float64Array.from(result.state);
    case 'total':
      return result.total.units;
    case 'rank':
    case 'cohortRank':
      return numberOrder(result[by], 0);
    case 'rawLevel':
    case 'level':
    case 'previousLevel':
      return numberOrder(result[by], NO_LEVEL);
    case 'newLevel':
      return numberOrder(standing.level, NO_LEVEL);
    case 'movement':
      return Float64Array.from(standing.movement);
    default:
      return assertNever(by);
  }
}

function isResultSort(by: string): by is ResultSort {
  return (RESULT_SORTS as readonly string[]).includes(by);
}

/** The scores of the parts right under the root, dimensions or indicators. */
function dimensionColumns({ scheme, result }: RunView): readonly NumberColumn[] {
  return scheme.tree.children.map(({ code }) => {
    const part = result.nodes.find((node) => node.code === code) ?? result.indicators.find((indicator) => indicator.code === code);
    if (part === undefined) throw new Error(`The result has no part ${code}`);
    return part.score;
  });
}

function positive(place: number): number | null {
  return place > 0 ? place : null;
}
