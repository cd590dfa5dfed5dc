import type { ApprovedVisits } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import { emptyFractions, setFraction, unify } from '../../../shared/exact/exact-column.ts';
import { toNumberColumn } from '../../../shared/exact/number-column.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';
import type { VisitColumns } from '../../../shared/grading/grading-input.ts';
import { textColumn } from '../../../shared/grading/text-columns.ts';
import type { Rounding } from '../../../shared/scheme/scheme.ts';
import type { DayRange } from './data-reach.ts';
import { rowsByOutlet } from './outlet-rows.ts';

/** The approved visits of the outlets within some days, by date, then code. */
export function gatherVisits(store: Store, days: DayRange, outletNos: Int32Array, rounding: Rounding | undefined): VisitColumns {
  const visits = store.visits.approvedInWindow(days.from, days.to);
  const rowOf = rowsByOutlet(outletNos);
  const kept = [...visits.outletNos.keys()].filter((visit) => rowOf(visits.outletNos[visit]!) >= 0);
  return {
    outlet: Int32Array.from(kept, (visit) => rowOf(visits.outletNos[visit]!)),
    codes: kept.map((visit) => visits.codes[visit]!),
    visitedOn: kept.map((visit) => visits.visitedOn[visit]!),
    checklist: textColumn(kept.map((visit) => visits.checklists[visit]!)),
    kind: kept.map((visit) => visits.kinds[visit]!),
    score: isTwoPlaces(rounding) ? roundedScores(visits, kept) : exactScores(visits, kept),
    redLine: Uint8Array.from(kept, (visit) => visits.redLine[visit]!),
  };
}

/** Visit scores are kept rounded to hundredths beside the exact ones; most schemes read nothing finer. */
function isTwoPlaces(rounding: Rounding | undefined): boolean {
  return rounding === undefined || (rounding !== 'none' && 'places' in rounding && rounding.places === 2);
}

function roundedScores({ scoreCents }: ApprovedVisits, kept: readonly number[]): NumberColumn {
  return { kind: 'number', places: 2, units: Float64Array.from(kept, (visit) => scoreCents[visit]!) };
}

function exactScores({ scoreExact }: ApprovedVisits, kept: readonly number[]): NumberColumn {
  const scores = emptyFractions(kept.length);
  kept.forEach((visit, place) => {
    const text = scoreExact[visit]!;
    if (text !== null) setFraction(scores, place, exactNumber(text));
  });
  return toNumberColumn(unify(scores), true);
}
