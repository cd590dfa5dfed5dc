import { ABSENT_KEY, NONE_KEY, type MoverQuery, type MoverRow, type StandingKey, type TransitionQuery, type TransitionView } from '../../../shared/contract/history-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { GRADE_STATES } from '../../../shared/grading/grading-result.ts';
import { ABSENT_PLACE, isOnScale } from '../../../shared/history/standing.ts';
import { countTransitions } from '../../../shared/history/transitions.ts';
import type { Page, PageRequest } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { keyOfPlace, namesOf, placeOfPeriod, requireHistory, rowsInScope, type HistoryBase } from './history-base.ts';

const GRADED = GRADE_STATES.indexOf('graded');

/**
 * How the outlets moved between two published periods. An outlet belongs to a region or type by the later period, where it is
 * in that, else by the earlier one.
 *
 * @throws {AppError} `history/nothing-published`, `history/not-published`, `history/period-order`, `outlet/region-not-found`
 */
export function levelTransitions({ store }: ServiceContext, query: TransitionQuery): TransitionView {
  const base = requireHistory(store, query.schemeCode);
  const { from, to, rows } = readQuery(base, query, store);
  const [was, is] = [base.table.places[from]!, base.table.places[to]!];
  const counted = countTransitions(was, is, rows);
  const keys = (side: 'from' | 'to'): readonly StandingKey[] => {
    const found = new Set(counted.cells.map((cell) => cell[side]));
    for (let place = 0; place < base.levels.length; place += 1) found.add(place);
    return [...found].sort((a, b) => b - a).map((place) => keyOfPlace(base, place));
  };
  const { columns, rowOf } = base.periods[to]!;
  const states = columns.wholes('result', 'state');
  const keptUngraded = rows.filter((row) => rowOf[row]! >= 0 && states[rowOf[row]!] !== GRADED && isOnScale(is[row]!) && was[row] === is[row]).length;
  return {
    from: query.from,
    to: query.to,
    levels: base.levels,
    fromKeys: keys('from'),
    toKeys: keys('to'),
    ...counted,
    cells: counted.cells.map((cell) => ({ from: keyOfPlace(base, cell.from), to: keyOfPlace(base, cell.to), outlets: cell.outlets })),
    keptUngraded,
  };
}

/** The outlets behind a cell, by code. @throws {AppError} as `levelTransitions` */
export function levelMovers({ store }: ServiceContext, query: MoverQuery & PageRequest): Page<MoverRow> {
  const base = requireHistory(store, query.schemeCode);
  const { from, to, rows } = readQuery(base, query, store);
  const key = (period: number, row: number): StandingKey => keyOfPlace(base, base.table.places[period]![row]!);
  const named = [from, to].map((period) => namesOf(store, base.periods[period]!));
  const totals = [from, to].map((period) => base.periods[period]!.columns.number('result', 'total'));
  const found = rows
    .filter((row) => (query.fromKey === undefined || key(from, row) === query.fromKey) && (query.toKey === undefined || key(to, row) === query.toKey))
    .map((row) => {
      const [before, after] = [base.periods[from]!.rowOf[row]!, base.periods[to]!.rowOf[row]!];
      return { row, before, after, facts: after >= 0 ? named[1]!(after) : named[0]!(before) };
    })
    .sort((a, b) => (a.facts.code < b.facts.code ? -1 : 1));
  const page = found.slice(query.offset, query.offset + query.limit);
  const ids = store.outlets.idsOf(page.map(({ row }) => base.outletNos[row]!));
  return {
    total: found.length,
    rows: page.map(({ row, before, after, facts }, place) => ({
      outletId: ids[place]!,
      ...facts,
      fromKey: key(from, row),
      toKey: key(to, row),
      totalFrom: before < 0 ? null : columnDecimal(totals[0]!, before, totals[0]!.places),
      totalTo: after < 0 ? null : columnDecimal(totals[1]!, after, totals[1]!.places),
      runId: after < 0 ? null : base.periods[to]!.run.id,
    })),
  };
}

function readQuery(base: HistoryBase, query: TransitionQuery, store: ServiceContext['store']): { readonly from: number; readonly to: number; readonly rows: readonly number[] } {
  const [from, to] = [placeOfPeriod(base, query.from), placeOfPeriod(base, query.to)];
  if (from >= to) throw new AppError('history/period-order', { from: query.from, to: query.to });
  const [was, is] = [base.table.places[from]!, base.table.places[to]!];
  const inTo = new Set(rowsInScope(store, base, query, to).filter((row) => is[row] !== ABSENT_PLACE));
  const inFrom = new Set(rowsInScope(store, base, query, from).filter((row) => is[row] === ABSENT_PLACE && was[row] !== ABSENT_PLACE));
  return { from, to, rows: [...inTo, ...inFrom].sort((a, b) => a - b) };
}

/** The standings that are no level, for the command line. */
export const OTHER_KEYS: readonly StandingKey[] = [NONE_KEY, ABSENT_KEY];
