import type { Store } from '../../../db/store.ts';
import { firstMonth, monthOf, periodEnd, periodKind, periodOfMonth, type PeriodId } from '../../../shared/dates.ts';
import { emptyFractions, setFraction, unify } from '../../../shared/exact/exact-column.ts';
import { columnValue, toNumberColumn } from '../../../shared/exact/number-column.ts';
import { add, type Rational } from '../../../shared/exact/rational.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { indicatorsOf, sourcesOf } from '../../../shared/scheme/walk.ts';

/** Adds to a figure's column of a month what outlets that were merged into others bring. */
export type AddMerged = (figure: string, figureNo: number, month: PeriodId, column: NumberColumn) => NumberColumn;

/**
 * Figures of merged outlets that count with the outlets they went into, for mergers that have taken place by the period's last
 * day: only figures that the scheme adds up over months (every source of them has `fold: sum`), as a rate or an average of two
 * shops can't be told from the two. `period`: the months from the first of the period that holds the merger on; `window`: all.
 */
export function mergedFigures(store: Store, scheme: Scheme, period: PeriodId, outletNos: Int32Array): AddMerged {
  const all = store.life.mergesBy(periodEnd(period));
  if (all.length === 0) return (_figure, _no, _month, column) => column;
  const rows = new Map(Array.from(outletNos, (no, row) => [no, row]));
  const merges = all.flatMap((merge) => {
    const row = rows.get(finalTarget(store, merge.intoNo, period));
    const since = firstMonth(periodOfMonth(monthOf(merge.from), periodKind(period)));
    return merge.figures === 'apart' || row === undefined ? [] : [{ ...merge, row, since: merge.figures === 'window' ? -Infinity : since }];
  });
  if (merges.length === 0) return (_figure, _no, _month, column) => column;
  const summed = summedFigures(scheme);
  return (figure, figureNo, month, column) => {
    const here = merges.filter(({ since }) => firstMonth(month) >= since);
    if (!summed.has(figure) || here.length === 0) return column;
    const brought = store.figures.readColumn(figureNo, month, Int32Array.from(here, ({ outletNo }) => outletNo));
    const sums = new Map<number, Rational>();
    here.forEach(({ row }, place) => {
      const value = columnValue(brought, place);
      if (value === null) return;
      const own = sums.get(row) ?? columnValue(column, row);
      sums.set(row, own === null ? value : add(own, value));
    });
    if (sums.size === 0) return column;
    const exact = emptyFractions(outletNos.length);
    for (let row = 0; row < outletNos.length; row += 1) {
      const value = sums.get(row) ?? columnValue(column, row);
      if (value !== null) setFraction(exact, row, value);
    }
    return toNumberColumn(unify(exact), true);
  };
}

/** Where an outlet's figures end up when what it went into was itself merged by then. */
function finalTarget(store: Store, no: number, period: PeriodId): number {
  let target = no;
  for (let steps = 0; steps < 100; steps += 1) {
    const next = store.life.findMerge(target);
    if (next === null || next.from > periodEnd(period) || next.figures === 'apart') return target;
    target = next.intoNo;
  }
  return target;
}

function summedFigures(scheme: Scheme): ReadonlySet<string> {
  const folds = new Map<string, boolean>();
  for (const source of indicatorsOf(scheme).flatMap(sourcesOf)) {
    if (source.kind === 'kpi') folds.set(source.figure, (folds.get(source.figure) ?? true) && source.fold === 'sum');
  }
  return new Set([...folds].filter(([, isSummed]) => isSummed).map(([figure]) => figure));
}
