import type { ApprovedVisits } from '../../../db/repositories/counted-visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import { emptyFractions, setFraction, unify } from '../../../shared/exact/exact-column.ts';
import { toNumberColumn } from '../../../shared/exact/number-column.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';
import type { VisitColumns } from '../../../shared/grading/grading-input.ts';
import { selectText } from '../../../shared/grading/select-column.ts';
import type { Rounding } from '../../../shared/scheme/scheme.ts';
import type { DayRange } from './data-reach.ts';
import { rowsByOutlet } from './outlet-rows.ts';

/** The approved visits of the outlets within some months, by date, then code. */
export function gatherVisits(store: Store, days: DayRange, outletNos: Int32Array, rounding: Rounding | undefined): VisitColumns {
  const all = store.countedVisits.inMonths(days.from, days.to, isTwoPlaces(rounding) ? 'cents' : 'exact');
  const rowOf = rowsByOutlet(outletNos);
  const rows = all.outletNos.map(rowOf);
  const visits = rows.every((row) => row >= 0) ? all : visitsAt(all, [...rows.keys()].filter((visit) => rows[visit]! >= 0));
  return {
    outlet: visits === all ? rows : visits.outletNos.map(rowOf),
    codes: visits.codes,
    visitedOn: visits.visitedOn,
    checklist: visits.checklist,
    kind: visits.kind,
    score: visits.scoreExact === null ? { kind: 'number', places: 2, units: visits.scoreCents } : exactScores(visits.scoreExact),
    redLine: visits.redLine,
  };
}

/** Those of the visits whose outlets are graded. */
function visitsAt(visits: ApprovedVisits, kept: readonly number[]): ApprovedVisits {
  const { scoreExact } = visits;
  return {
    outletNos: Int32Array.from(kept, (visit) => visits.outletNos[visit]!),
    codes: kept.map((visit) => visits.codes[visit]!),
    visitedOn: selectText(visits.visitedOn, kept),
    checklist: selectText(visits.checklist, kept),
    kind: selectText(visits.kind, kept),
    scoreExact: scoreExact === null ? null : kept.map((visit) => scoreExact[visit]!),
    scoreCents: Float64Array.from(kept, (visit) => visits.scoreCents[visit]!),
    redLine: Uint8Array.from(kept, (visit) => visits.redLine[visit]!),
  };
}

/** Visit scores are kept rounded to hundredths beside the exact ones; most schemes read nothing finer. */
function isTwoPlaces(rounding: Rounding | undefined): boolean {
  return rounding === undefined || (rounding !== 'none' && 'places' in rounding && rounding.places === 2);
}

function exactScores(texts: readonly (string | null)[]): NumberColumn {
  const scores = emptyFractions(texts.length);
  texts.forEach((text, visit) => {
    if (text !== null) setFraction(scores, visit, exactNumber(text));
  });
  return toNumberColumn(unify(scores), true);
}
