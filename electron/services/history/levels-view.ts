import type { HistoryQuery, LevelsView, OutletHistory, OutletMovesQuery, OutletMovesRow, RegionMovesRow } from '../../../shared/contract/history-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { GRADE_STATES } from '../../../shared/grading/grading-result.ts';
import { ABSENT_PLACE, isOnScale, stepBetween } from '../../../shared/history/standing.ts';
import { spellsOf, timeInLevels } from '../../../shared/history/time-in-level.ts';
import { movesByPeriod, movesOfOutlet, percentOf } from '../../../shared/history/volatility.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { Page, PageRequest } from '../../../shared/ipc-contract.ts';
import { numberOrder, orderRows, pageOfRows, textOrder, type SortKey } from '../grading/row-order.ts';
import type { ServiceContext } from '../service-context.ts';
import { keyOfPlace, namesOf, newestPeriod, pathsOf, regionAt, requireHistory, rowsInScope, scopeByPeriod, type HistoryBase } from './history-base.ts';

const GRADED = GRADE_STATES.indexOf('graded');

/** Stars of the network over its published periods, how much moves, and how long levels are held. @throws {AppError} `history/nothing-published` */
export function levelsView({ store }: ServiceContext, query: HistoryQuery): LevelsView {
  const base = requireHistory(store, query.schemeCode);
  const moves = movesByPeriod(base.table, scopeByPeriod(store, base, query));
  return {
    levels: base.levels,
    periods: moves.map(({ standing, ...own }, place) => ({
      ...own,
      runId: base.periods[place]!.run.id,
      outlets: standing.reduce((sum, { outlets }) => sum + outlets, 0),
      standing: standing.map(({ place: at, outlets }) => ({ key: keyOfPlace(base, at), outlets })),
      balance: own.up - own.down,
    })),
    times: timeInLevels(base.table, rowsInScope(store, base, query)).map(({ place, ...own }) => ({ key: keyOfPlace(base, place), ...own })),
  };
}

/**
 * How often each outlet moved over the last periods; with `minTurns` the yo-yo outlets. Sorted by turns, then moves, unless
 * asked otherwise.
 *
 * @throws {AppError} `history/nothing-published`, `outlet/region-not-found`
 */
export function outletMoves({ store }: ServiceContext, query: OutletMovesQuery & PageRequest): Page<OutletMovesRow> {
  const base = requireHistory(store, query.schemeCode);
  const { periods } = base.table;
  const last = Math.min(query.last ?? periods.length, periods.length);
  const first = periods.length - last;
  const facts = outletFacts(store, base);
  const text = query.text?.trim().toLowerCase() ?? '';
  const rows = rowsInScope(store, base, query)
    .filter((row) => newestPeriod(base, row) >= first)
    .map((row) => ({ ...movesOfOutlet(base.table, row, last), ...facts(row), spell: spellOf(base, row), place: base.table.places[periods.length - 1]![row]! }))
    .filter((own) => own.turns >= (query.minTurns ?? 0) && (text === '' || own.code.toLowerCase().includes(text) || own.name.toLowerCase().includes(text)));
  rows.sort((a, b) => b.turns - a.turns || b.up + b.down - (a.up + a.down) || (a.code < b.code ? -1 : 1));
  const order = query.sort === undefined ? Int32Array.from(rows.keys()) : orderRows(sortKey(rows, query.sort.by), query.sort.descending);
  const page = pageOfRows(order, () => true, query);
  const ids = store.outlets.idsOf(page.rows.map((place) => base.outletNos[rows[place]!.row]!));
  return {
    total: page.total,
    rows: page.rows.map((at, place) => {
      const { row, place: standing, ...own } = rows[at]!;
      return {
        outletId: ids[place]!,
        ...own,
        key: keyOfPlace(base, standing),
        movedShare: percentOf(own.up + own.down, own.compared),
        strip: periods.slice(first).map((period, index) => ({ period, key: keyOfPlace(base, base.table.places[first + index]![row]!) })),
      };
    }),
  };
}

type Moves = Pick<OutletMovesRow, 'code' | 'name' | 'regionPath' | 'spell' | 'compared' | 'up' | 'down' | 'turns'> & { readonly place: number };

function sortKey(rows: readonly Moves[], by: string): SortKey {
  switch (by) {
    case 'code':
      return textOrder(rows.map(({ code }) => code));
    case 'name':
      return textOrder(rows.map(({ name }) => name));
    case 'region':
      return textOrder(rows.map(({ regionPath }) => regionPath.join('/')));
    case 'level':
      return numberOrder(rows.map(({ place }) => place), ABSENT_PLACE);
    case 'spell':
    case 'compared':
    case 'up':
    case 'down':
    case 'turns':
      return Float64Array.from(rows, (own) => own[by]);
    case 'moves':
      return Float64Array.from(rows, ({ up, down }) => up + down);
    case 'movedShare':
      return Float64Array.from(rows, ({ up, down, compared }) => (compared === 0 ? NaN : (up + down) / compared));
    default:
      throw new AppError('request/invalid', { place: 'sort.by', detail: by });
  }
}

/** Periods of the outlet's present spell; 0 where it is not in the newest period. */
function spellOf(base: HistoryBase, row: number): number {
  const end = base.table.periods.length - 1;
  const spell = spellsOf(base.table, row).at(-1);
  return spell?.last === end ? spell.last - spell.first + 1 : 0;
}

/** Code, name and regions of an outlet as of the newest period in which it is. */
function outletFacts(store: ServiceContext['store'], base: HistoryBase): (row: number) => { readonly code: string; readonly name: string; readonly regionPath: readonly string[] } {
  const readers = new Map<number, ReturnType<typeof namesOf>>();
  return (row) => {
    const period = newestPeriod(base, row);
    const reader = readers.get(period) ?? namesOf(store, base.periods[period]!);
    readers.set(period, reader);
    return reader(base.periods[period]!.rowOf[row]!);
  };
}

/** Volatility by region of one level of the tree; a pair of periods counts where the outlet lay in the later one. @throws {AppError} `history/nothing-published` */
export function regionMoves({ store }: ServiceContext, query: HistoryQuery & { readonly level: number }): readonly RegionMovesRow[] {
  const base = requireHistory(store, query.schemeCode);
  const inScope = scopeByPeriod(store, base, query);
  const counts = new Map<string, { outlets: number; readonly compared: number[]; readonly up: number[]; readonly down: number[] }>();
  const none = (): number[] => base.periods.map(() => 0);
  base.periods.forEach((period, index) => {
    const [now, before] = [base.table.places[index]!, base.table.places[index - 1]];
    for (let row = 0; row < base.table.outlets; row += 1) {
      const code = inScope(index, row) ? regionAt(period, query.level, period.rowOf[row]!) : null;
      if (code === null) continue;
      const own = counts.get(code) ?? { outlets: 0, compared: none(), up: none(), down: none() };
      counts.set(code, own);
      if (index === base.periods.length - 1) own.outlets += 1;
      const was = before?.[row];
      if (was === undefined || !isOnScale(was) || !isOnScale(now[row]!)) continue;
      own.compared[index]! += 1;
      const step = stepBetween(was, now[row]!);
      if (step > 0) own.up[index]! += 1;
      if (step < 0) own.down[index]! += 1;
    }
  });
  const paths = new Map(base.periods.flatMap(({ period }) => [...pathsOf(store, period)]));
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { outlets, ...own }]): RegionMovesRow => {
      const [compared, up, down] = [sum(own.compared), sum(own.up), sum(own.down)];
      const trend = own.compared.map((whole, index) => percentOf(own.up[index]! + own.down[index]!, whole)).slice(1);
      return { code, regionPath: paths.get(code) ?? [code], outlets, compared, up, down, movedShare: percentOf(up + down, compared), trend };
    });
}

/** One outlet's published levels under a scheme. @throws {AppError} `outlet/not-found`, `history/nothing-published` */
export function outletHistory({ store }: ServiceContext, request: { readonly outletId: OutletId; readonly schemeCode: string }): OutletHistory {
  const no = store.outlets.findNo(request.outletId);
  if (no === null) throw new AppError('outlet/not-found', { id: request.outletId });
  const base = requireHistory(store, request.schemeCode);
  const row = base.outletNos.indexOf(no);
  if (row < 0) return { levels: base.levels, periods: [], spells: [], up: 0, down: 0, turns: 0 };
  const { up, down, turns } = movesOfOutlet(base.table, row);
  const { periods } = base.table;
  return {
    levels: base.levels,
    periods: base.periods.map(({ period, run, columns, rowOf }, place) => {
      const own = rowOf[row]!;
      const total = own < 0 ? null : columns.number('result', 'total');
      return {
        period,
        key: keyOfPlace(base, base.table.places[place]![row]!),
        total: total === null ? null : columnDecimal(total, own, total.places),
        runId: own < 0 ? null : run.id,
        isGraded: own >= 0 && columns.wholes('result', 'state')[own] === GRADED,
      };
    }),
    spells: spellsOf(base.table, row).map(({ place, first, last }) => ({ key: keyOfPlace(base, place), from: periods[first]!, to: periods[last]!, periods: last - first + 1 })),
    up,
    down,
    turns,
  };
}
