import { AppError, assertNever } from '../../../shared/errors.ts';
import { MOVEMENTS, type GradingResult } from '../../../shared/grading/grading-result.ts';
import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { MovementDecision } from '../../../db/repositories/decision-repository.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import type { Decision, MovementQuery, MovementRow, Page, PageRequest, Sort } from '../../../shared/ipc-contract.ts';
import { placeOfLevel } from '../grading/level-info.ts';
import { numberOrder, orderRows, pageOfRows, textOrder, type SortKey } from '../grading/row-order.ts';
import { outletTest, type RowTest } from '../grading/row-filter.ts';
import { isCandidate } from '../grading/run-summary.ts';
import { findRun, runView, type RunView } from '../grading/run-view.ts';
import { attachmentOf } from '../publication/attachments.ts';
import { isSamePerson } from '../reviews/reviewer-rules.ts';
import type { ServiceContext } from '../service-context.ts';
import { size } from './deciding-line.ts';
import { levelStrip } from './level-strip.ts';
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
export function listMovements({ store, user }: ServiceContext, request: MovementQuery & PageRequest): Page<MovementRow> {
  const run = findRun(store, request.runId);
  const view = runView(store, run);
  const decisions = store.decisions.ofRun(run.no);
  const returns = store.decisions.returnsOfRun(run.no);
  const tests = [outletTest(store, run.period, view, request), ...movementTests(view, decisions, request), ...approvalTests(view, decisions, new Set(returns.keys()), request, user)];
  const order = movementOrder(view, decisions, request.sort ?? CLOSEST_FIRST);
  const page = pageOfRows(order, (row) => tests.every((test) => test(row)), request);
  const ids = store.outlets.idsOf(page.rows.map((row) => view.outletNos[row]!));
  const toRow = movementRowReader(view, decisions);
  return {
    total: page.total,
    rows: page.rows.map((row, place) => {
      const outletNo = view.outletNos[row]!;
      const [read, back] = [toRow(row), returns.get(outletNo)];
      return {
        outletId: ids[place]!,
        ...read,
        attachment: attachmentOf(store, decisions.get(outletNo)?.attachmentNo ?? null),
        returned: back === undefined ? null : { by: back.returnedBy, note: back.note },
        strip: levelStrip(store, run, view.scheme, outletNo, { from: read.from, to: read.decided }),
      };
    }),
  };
}

/** What the second person looks for. */
function approvalTests(view: RunView, decisions: ReadonlyMap<number, MovementDecision>, returned: ReadonlySet<number>, { approval }: MovementQuery, user: string): readonly RowTest[] {
  if (approval === undefined) return [];
  return [
    (row) => {
      const outletNo = view.outletNos[row]!;
      if (approval === 'returned') return returned.has(outletNo);
      const decided = decisions.get(outletNo);
      return decided !== undefined && decided.approvedBy === null && (approval === 'open' || !isSamePerson(decided.decidedBy, user));
    },
  ];
}

function movementTests(view: RunView, decisions: ReadonlyMap<number, MovementDecision>, { movement, decision, move, approval }: MovementQuery): readonly RowTest[] {
  const { result, scheme } = view;
  const wanted: RowTest =
    movement === undefined ? (row) => isCandidate(result, row) || (approval !== undefined && decisions.has(view.outletNos[row]!)) : (row) => movement.includes(MOVEMENTS[result.movement[row]!]!);
  const ends = move === undefined ? [] : moveTests(scheme, result, move);
  if (decision === undefined) return [wanted, ...ends];
  // Nothing waits for a decision where the rules propose no movement.
  return [wanted, ...ends, (row) => isCandidate(result, row) && decision.includes(decisionOf(decisions, view, row))];
}

function moveTests(scheme: Scheme, result: GradingResult, { from, to }: NonNullable<MovementQuery['move']>): readonly RowTest[] {
  return [
    ...(from === undefined ? [] : [(row: number) => result.previousLevel[row] === placeOfLevel(scheme, from)]),
    ...(to === undefined ? [] : [(row: number) => result.newLevel[row] === placeOfLevel(scheme, to)]),
  ];
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
