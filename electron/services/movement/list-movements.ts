import { AppError, assertNever } from '../../../shared/errors.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { MovementDecision } from '../../../db/repositories/decision-repository.ts';
import type { Decision, MovementQuery, MovementRow, Page, PageRequest, Sort } from '../../../shared/ipc-contract.ts';
import { numberOrder, orderRows, pageOfRows, textOrder, type SortKey } from '../grading/row-order.ts';
import { outletTest, type RowTest } from '../grading/row-filter.ts';
import { isCandidate } from '../grading/run-summary.ts';
import { findRun, runView, type RunView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { size } from './deciding-line.ts';
import { decisionOf, distances, movementRowReader } from './movement-rows.ts';

/** What movements can be sorted by. `distance`: by its size, whatever its sign. */
export const MOVEMENT_SORTS = [
  'distance', 'code', 'name', 'region', 'regionPath', 'ownership', 'movement', 'from', 'proposed', 'decided', 'total', 'decision',
] as const;
type MovementSort = (typeof MOVEMENT_SORTS)[number];

const CLOSEST_FIRST: Sort = { by: 'distance', descending: false };
const DECISIONS: readonly Decision[] = ['pending', 'confirmed', 'held', 'overridden'];

/**
 * A page of the movements of a run, the closest to its deciding line first. Without `movement` those that a person decides
 * (enter, promote, demote).
 *
 * @throws {AppError} `grading/no-run`, `request/invalid` for an unknown column, `outlet/region-not-found`
 */
export function listMovements({ store }: ServiceContext, request: MovementQuery & PageRequest): Page<MovementRow> {
  const run = findRun(store, request.runId);
  const view = runView(store, run);
  const decisions = store.decisions.ofRun(run.no);
  const tests = [outletTest(store, run.period, view, request), ...movementTests(view, decisions, request)];
  const order = movementOrder(view, decisions, request.sort ?? CLOSEST_FIRST);
  const page = pageOfRows(order, (row) => tests.every((test) => test(row)), request);
  const ids = store.outlets.idsOf(page.rows.map((row) => view.outletNos[row]!));
  const toRow = movementRowReader(view, decisions);
  return { total: page.total, rows: page.rows.map((row, place) => ({ outletId: ids[place]!, ...toRow(row) })) };
}

function movementTests(view: RunView, decisions: ReadonlyMap<number, MovementDecision>, { movement, decision }: MovementQuery): readonly RowTest[] {
  const { result } = view;
  const wanted: RowTest =
    movement === undefined ? (row) => isCandidate(result, row) : (row) => movement.includes(MOVEMENTS[result.movement[row]!]!);
  if (decision === undefined) return [wanted];
  // Nothing waits for a decision where the rules propose no movement.
  return [wanted, (row) => isCandidate(result, row) && decision.includes(decisionOf(decisions, view, row))];
}

function movementOrder(view: RunView, decisions: ReadonlyMap<number, MovementDecision>, sort: Sort): Int32Array {
  const isKept = sort.by !== 'decision' && sort.by !== 'decided';
  const name = `movement ${sort.by} ${sort.descending}`;
  const known = isKept ? view.orders.get(name) : undefined;
  if (known !== undefined) return known;
  const order = orderRows(sortKey(view, decisions, sort.by), sort.descending);
  if (isKept) view.orders.set(name, order);
  return order;
}

function sortKey(view: RunView, decisions: ReadonlyMap<number, MovementDecision>, by: string): SortKey {
  const { result } = view;
  if (!isMovementSort(by)) throw new AppError('request/invalid', { place: 'sort.by', detail: by });
  switch (by) {
    case 'distance':
      return Float64Array.from(distances(view), (distance) => (distance === null ? NaN : Number(size(distance).num) / Number(distance.den)));
    case 'code':
      return Float64Array.from(result.codes.keys());
    case 'name':
      return textOrder(view.names);
    case 'region':
    case 'regionPath':
      return textOrder(result.codes.map((_, row) => view.regionPath(row).join('/')));
    case 'ownership':
      return numberOrder(view.ownership.index, -1);
    case 'movement':
      return Float64Array.from(result.movement);
    case 'from':
      return numberOrder(result.previousLevel, NO_LEVEL);
    case 'proposed':
      return numberOrder(result.newLevel, NO_LEVEL);
    case 'decided': {
      const places = new Map(view.scheme.levels.map(({ code }, place) => [code, place]));
      return Float64Array.from(view.outletNos, (no, row) => {
        const decided = decisions.get(no);
        return decided === undefined ? result.newLevel[row]! : (places.get(decided.level ?? '') ?? NaN);
      });
    }
    case 'total':
      return result.total.units;
    case 'decision':
      return Float64Array.from(view.outletNos, (_, row) => DECISIONS.indexOf(decisionOf(decisions, view, row)));
    default:
      return assertNever(by);
  }
}

function isMovementSort(by: string): by is MovementSort {
  return (MOVEMENT_SORTS as readonly string[]).includes(by);
}
