import type { GradingInput, VisitColumns } from './grading-input.ts';
import { orderRecords } from './select-records.ts';
import { selectRows, selectVisits } from './select-rows.ts';
import { compareCodePoints } from './text-columns.ts';

/**
 * The input with its outlets by the code points of their codes and its visits by date, then visit code, so that the
 * order in which rows arrived has no effect. What is in order already is handed back as it is.
 */
export function orderInput(input: GradingInput): GradingInput {
  const { codes } = input.outlets;
  const sorted = isAscending(codes) ? input : selectRows(input, sortedPlaces(codes.length, (a, b) => compareCodePoints(codes[a]!, codes[b]!)));
  const visits = orderVisits(sorted.visits);
  const ordered = visits === sorted.visits ? sorted : { ...sorted, visits };
  return ordered.records === undefined ? ordered : { ...ordered, records: orderRecords(ordered.records) };
}

/** The row of an outlet in codes ordered by code point, or -1. */
export function rowOfCode(codes: readonly string[], code: string): number {
  let [low, high] = [0, codes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodePoints(codes[middle]!, code) < 0) low = middle + 1;
    else high = middle;
  }
  return codes[low] === code ? low : -1;
}

function orderVisits(visits: VisitColumns): VisitColumns {
  const { codes, visitedOn } = visits;
  const compareVisits = (a: number, b: number): number => {
    return visitedOn.index[a]! - visitedOn.index[b]! || compareCodePoints(codes[a]!, codes[b]!);
  };
  for (let visit = 1; visit < visits.outlet.length; visit += 1) {
    if (compareVisits(visit - 1, visit) > 0) return selectVisits(visits, sortedPlaces(visits.outlet.length, compareVisits));
  }
  return visits;
}

function isAscending(codes: readonly string[]): boolean {
  for (let row = 1; row < codes.length; row += 1) if (compareCodePoints(codes[row - 1]!, codes[row]!) > 0) return false;
  return true;
}

function sortedPlaces(length: number, comparePlaces: (a: number, b: number) => number): number[] {
  return Array.from({ length }, (_, place) => place).sort(comparePlaces);
}
