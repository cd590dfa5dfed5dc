import type { LostPoints as LostRow, ProfilePart } from '../../../shared/contract/report-calls.ts';
import { compare, toDecimalText, type Rational } from '../../../shared/exact/rational.ts';
import { LostPoints } from '../../../shared/grading/lost-points.ts';
import type { Trace, TracePart } from '../../../shared/grading/trace.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import { isGraded } from '../grading/run-summary.ts';
import type { RunView } from '../grading/run-view.ts';
import { medianOf } from '../grading/total-average.ts';

/** Reads where an outlet of the run lost points of its total, the most first; what is penalty points loses none. */
export function lostReader(view: RunView): (trace: Trace, row: number) => readonly LostRow[] {
  const lost = new LostPoints(view.scheme, view.result);
  return (trace, row) => {
    if (trace.total === null || trace.isLowBest === true) return [];
    const parts = new Map(partsBelow(trace.root).map((part) => [part.code, part]));
    const found: { readonly points: Rational; readonly line: LostRow }[] = [];
    lost.ofRow(row, (place, points) => {
      const { node, dimension } = lost.parts[place]!;
      const part = parts.get(node.code);
      if (part?.score == null || points.num <= 0n) return;
      const { raw = null, unit = null } = part.indicator ?? {};
      found.push({ points, line: { code: node.code, name: part.name, dimension: dimension.name, raw, unit, score: part.score, max: part.max, lost: toDecimalText(points, 2) } });
    });
    return found.toSorted((a, b) => compare(b.points, a.points)).map(({ line }) => line);
  };
}

function partsBelow(part: TracePart): readonly TracePart[] {
  return part.children.flatMap((child) => [child, ...partsBelow(child)]);
}

/** Fewer axes make no shape: then the indicators stand for themselves. */
const LEAST_AXES = 3;
const MOST_AXES = 10;

/** Reads the parts for a radar: those under the root, or the indicators where there are too few; medians are of the outlet's cohort. */
export function profileReader(view: RunView): (trace: Trace) => readonly ProfilePart[] {
  const medians = new Map<string, string | null>();
  const rowsOf = gradedByCohort(view);
  const medianFor = (code: string, cohort: string): string | null => {
    const key = `${code}\n${cohort}`;
    const known = medians.get(key);
    if (known !== undefined) return known;
    const column = [...view.result.nodes, ...view.result.indicators].find((part) => part.code === code)?.score;
    const median = column === undefined ? null : medianOf(column, rowsOf.get(cohort) ?? []);
    medians.set(key, median);
    return median;
  };
  return (trace) => {
    const cohort = trace.cohortRank?.cohort ?? '';
    const under = trace.root.children;
    const indicators = partsBelow(trace.root).filter(({ indicator }) => indicator !== null);
    const axes = under.length >= LEAST_AXES || indicators.length > MOST_AXES ? under : indicators;
    return axes.map(({ code, name, score, max }) => ({ code, name, score, max, median: medianFor(code, cohort) }));
  };
}

function gradedByCohort(view: RunView): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  view.result.codes.forEach((_, row) => {
    if (!isGraded(view.result, row)) return;
    const cohort = textAt(view.result.cohort, row) ?? '';
    const known = rows.get(cohort);
    if (known === undefined) rows.set(cohort, [row]);
    else known.push(row);
  });
  return rows;
}
