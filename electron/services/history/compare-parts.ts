import type { DimensionTrends, HistoryQuery, PairQuery, PairView, RegionComparison } from '../../../shared/contract/history-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnText, columnValue } from '../../../shared/exact/number-column.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { parseNumber, sub, toDecimalText, type Rational } from '../../../shared/exact/rational.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';
import { GRADE_STATES } from '../../../shared/grading/grading-result.ts';
import { correlate } from '../../../shared/history/correlation.ts';
import type { DimensionNode, TreeNode } from '../../../shared/scheme/scheme.ts';
import { isDimension, walkTree } from '../../../shared/scheme/walk.ts';
import { percentWeightsOf } from '../../../shared/scheme/weights.ts';
import { ColumnSum, medianOf } from '../grading/total-average.ts';
import type { ServiceContext } from '../service-context.ts';
import { keyOfPlace, namesOf, pathsOf, placeOfPeriod, regionAt, requireHistory, scopeOf, type HistoryPeriod } from './history-base.ts';

const GRADED = GRADE_STATES.indexOf('graded');
const MOST_POINTS = 3000;

/**
 * Means of the total and of each part under the root over the published periods, per graded outlet. The parts are those of the
 * newest version; a period graded without one has a gap.
 *
 * @throws {AppError} `history/nothing-published`, `outlet/region-not-found`
 */
export function dimensionTrends({ store }: ServiceContext, query: HistoryQuery): DimensionTrends {
  const base = requireHistory(store, query.schemeCode);
  const { children } = base.scheme.tree;
  const weights = percentWeightsOf(base.scheme.tree);
  const means = base.periods.map((period) => {
    const rows = gradedRows(period, scopeOf(store, period, query));
    const mean = (column: NumberColumn | null): string | null => (column === null ? null : averageOf(column, rows));
    return [mean(period.columns.number('result', 'total')), ...children.map((child) => mean(scoreColumn(period, child)))];
  });
  const valuesOf = (place: number): readonly (string | null)[] => means.map((own) => own[place] ?? null);
  const change = (values: readonly (string | null)[]): string | null => {
    const [before, now] = values.slice(-2);
    return values.length < 2 || before === null || now === null || before === undefined || now === undefined ? null : toDecimalText(sub(parseNumber(now)!, parseNumber(before)!), 2);
  };
  return {
    periods: base.table.periods,
    rows: [
      { code: 'total', name: { zh: '总分', en: 'Total' }, weight: null, values: valuesOf(0), change: change(valuesOf(0)) },
      ...children.map(({ code, name }, place) => ({ code, name, weight: plainDecimal(weights[place]!), values: valuesOf(place + 1), change: change(valuesOf(place + 1)) })),
    ],
  };
}

/** Regions of one level of the tree side by side in a published period. @throws {AppError} as `lostPoints` */
export function compareRegions({ store }: ServiceContext, query: HistoryQuery & { readonly period: PeriodId; readonly level: number }): RegionComparison {
  const base = requireHistory(store, query.schemeCode);
  const at = placeOfPeriod(base, query.period);
  const period = base.periods[at]!;
  const inScope = scopeOf(store, period, query);
  const { children } = period.scheme.tree;
  const columns = children.map((child) => scoreColumn(period, child));
  const total = period.columns.number('result', 'total');
  const states = period.columns.wholes('result', 'state');
  const standing = base.table.places[at]!;
  const historyRow = new Map(Array.from(period.rowOf, (own, row) => [own, row] as const));
  const groups = new Map<string, number[]>([['', []]]);
  for (let row = 0; row < period.outletNos.length; row += 1) {
    if (!inScope(row)) continue;
    groups.get('')!.push(row);
    const code = regionAt(period, query.level, row);
    if (code === null) continue;
    const own = groups.get(code);
    if (own === undefined) groups.set(code, [row]);
    else own.push(row);
  }
  const paths = pathsOf(store, query.period);
  const rows = [...groups].map(([code, all]) => {
    const graded = all.filter((row) => states[row] === GRADED);
    const counts = new Map<number, number>();
    for (const row of graded) {
      const place = standing[historyRow.get(row)!]!;
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const path = code === '' ? [] : (paths.get(code) ?? [code]);
    return {
      code,
      name: path.at(-1) ?? '',
      path,
      outlets: all.length,
      graded: graded.length,
      mean: averageOf(total, graded),
      median: medianOf(total, graded),
      dimensions: columns.map((column) => (column === null ? null : averageOf(column, graded))),
      standing: [...counts].sort(([a], [b]) => b - a).map(([place, outlets]) => ({ key: keyOfPlace(base, place), outlets })),
    };
  });
  return {
    period: query.period,
    levels: base.levels,
    dimensions: children.map(({ code, name }) => ({ code, name })),
    rows: rows.sort((a, b) => (a.code === b.code ? 0 : a.code < b.code ? -1 : 1)),
  };
}

/**
 * Two values of the graded outlets of a published period against each other, with Pearson's r over those that have both.
 *
 * @throws {AppError} `history/no-measure` besides those of `lostPoints`
 */
export function comparePair({ store }: ServiceContext, query: PairQuery): PairView {
  const base = requireHistory(store, query.schemeCode);
  const period = base.periods[placeOfPeriod(base, query.period)]!;
  const [x, y] = [measureColumn(period, query.x), measureColumn(period, query.y)];
  const rows = gradedRows(period, scopeOf(store, period, query)).filter((row) => !Number.isNaN(x.units[row]!) && !Number.isNaN(y.units[row]!));
  const pairs = rows.map((row): readonly [Rational, Rational] => [columnValue(x, row)!, columnValue(y, row)!]);
  const step = Math.max(1, Math.ceil(rows.length / MOST_POINTS));
  const shown = rows.filter((_, place) => place % step === 0);
  const names = namesOf(store, period);
  const ids = store.outlets.idsOf(shown.map((row) => period.outletNos[row]!));
  return {
    ...correlate(pairs),
    points: shown.map((row, place) => {
      const { code, name } = names(row);
      return { outletId: ids[place]!, code, name, x: columnText(x, row)!, y: columnText(y, row)! };
    }),
  };
}

/** @throws {AppError} `history/no-measure` */
function measureColumn(period: HistoryPeriod, key: string): NumberColumn {
  if (key === 'total') return period.columns.number('result', 'total');
  const [kind, code = ''] = key.split(/:(.*)/s);
  const node = walkTree(period.scheme).find((placed) => placed.node.code === code)?.node;
  if (node === undefined || isDimension(node) !== (kind === 'dimension')) throw new AppError('history/no-measure', { measure: code, period: period.period });
  if (isDimension(node)) return scoreColumn(period, node) ?? period.columns.number('result', 'total');
  const raw = period.columns.raw('result', `indicator/${code}/raw`);
  if (raw.kind === 'text') throw new AppError('history/no-measure', { measure: code, period: period.period });
  return raw;
}

/** The points of a part in a period's run; null: its version had no such part. */
function scoreColumn(period: HistoryPeriod, node: TreeNode | DimensionNode): NumberColumn | null {
  const found = walkTree(period.scheme).find((placed) => placed.node.code === node.code && placed.parent !== null)?.node;
  return found === undefined ? null : period.columns.number('result', `${isDimension(found) ? 'node' : 'indicator'}/${found.code}/score`);
}

function gradedRows(period: HistoryPeriod, inScope: (row: number) => boolean): readonly number[] {
  const states = period.columns.wholes('result', 'state');
  const rows: number[] = [];
  for (let row = 0; row < period.outletNos.length; row += 1) if (states[row] === GRADED && inScope(row)) rows.push(row);
  return rows;
}

function averageOf(column: NumberColumn, rows: readonly number[]): string | null {
  const sum = new ColumnSum(column);
  for (const row of rows) sum.take(row);
  return sum.average();
}
