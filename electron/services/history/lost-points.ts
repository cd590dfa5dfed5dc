import type { HistoryQuery, LostPart, LostPointsView } from '../../../shared/contract/history-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, div, fromInteger, HUNDRED, mul, sub, toCutText, toDecimalText, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import { LostPoints, LostSum } from '../../../shared/grading/lost-points.ts';
import { maxOf } from '../../../shared/scheme/weights.ts';
import { isGraded } from '../grading/run-summary.ts';
import { runView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { pathsOf, placeOfPeriod, regionAt, requireHistory, scopeOf } from './history-base.ts';

interface Group {
  graded: number;
  readonly parts: LostSum[];
}

/**
 * Where a network loses points in a published period: points of the total lost in each part, per graded outlet, over all and
 * by region of a level of the tree.
 *
 * @throws {AppError} `history/nothing-published`, `history/not-published`, `outlet/region-not-found`
 */
export function lostPoints({ store }: ServiceContext, query: HistoryQuery & { readonly period: PeriodId; readonly level: number }): LostPointsView {
  const base = requireHistory(store, query.schemeCode);
  const period = base.periods[placeOfPeriod(base, query.period)]!;
  const inScope = scopeOf(store, period, query);
  const { scheme, result } = runView(store, period.run);
  const lost = new LostPoints(scheme, result);
  const group = (): Group => ({ graded: 0, parts: lost.parts.map(() => new LostSum()) });
  const all = group();
  const regions = new Map<string, Group>();
  let sum = ZERO;
  for (let row = 0; row < result.codes.length; row += 1) {
    if (!isGraded(result, row) || !inScope(row)) continue;
    const code = regionAt(period, query.level, row);
    const own = code === null ? null : (regions.get(code) ?? group());
    if (code !== null && own !== null) regions.set(code, own);
    all.graded += 1;
    if (own !== null) own.graded += 1;
    sum = add(sum, columnValue(result.total, row) ?? ZERO);
    lost.ofRow(row, (part, points) => {
      all.parts[part]!.take(points);
      own?.parts[part]!.take(points);
    });
  }
  const full = maxOf(scheme.tree);
  const paths = pathsOf(store, query.period);
  const columns = [...regions].map(([code, own]) => ({ code, own, path: paths.get(code) ?? [code] })).sort((a, b) => (a.code < b.code ? -1 : 1));
  const whole = all.parts.reduce((total, part) => add(total, part.total), ZERO);
  const mean = all.graded === 0 ? null : div(sum, fromInteger(all.graded));
  const gap = mean === null ? null : sub(full, mean);
  return {
    period: query.period,
    graded: all.graded,
    full: toDecimalText(full, 2),
    mean: mean === null ? null : toDecimalText(mean, 2),
    lost: gap === null ? null : toDecimalText(gap, 2),
    regions: columns.map(({ code, own, path }) => ({ code, name: path.at(-1) ?? code, path, graded: own.graded, lost: perOutlet(own.parts.reduce((total, part) => add(total, part.total), ZERO), own.graded) })),
    parts: lost.parts
      .map(({ node, dimension }, place): LostPart & { readonly exact: Rational } => ({
        exact: all.parts[place]!.total,
        code: node.code,
        name: node.name,
        dimension: dimension.name,
        lost: perOutlet(all.parts[place]!.total, all.graded) ?? '0.00',
        share: whole.num === 0n ? null : toCutText(div(mul(HUNDRED, all.parts[place]!.total), whole), 1),
        outlets: all.parts[place]!.outlets,
        byRegion: columns.map(({ own }) => perOutlet(own.parts[place]!.total, own.graded)),
      }))
      .filter(({ exact }) => exact.num !== 0n)
      .sort((a, b) => (sub(b.exact, a.exact).num > 0n ? 1 : sub(b.exact, a.exact).num < 0n ? -1 : 0))
      .map(({ exact: _, ...part }) => part),
    rest: gap === null ? null : toDecimalText(sub(gap, div(whole, fromInteger(all.graded))), 2),
  };
}

function perOutlet(points: Rational, graded: number): string | null {
  return graded === 0 ? null : toDecimalText(div(points, fromInteger(graded)), 2);
}
