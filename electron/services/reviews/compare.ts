import type { VisitComparison } from '../../../shared/contract/review-calls.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { compareVisits } from '../../../shared/review/compare-visits.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { assertNotBlind } from './blind.ts';
import { assertComparable } from './second-scoring.ts';

/**
 * Two scorings side by side, item by item, with percent agreement and kappa over the items that both rated.
 *
 * @throws {AppError} `visit/not-found`, `review/not-handed-in`, `review/not-comparable`, `review/blind`
 */
export function compareScorings(context: ServiceContext, { firstId, secondId }: { readonly firstId: VisitId; readonly secondId: VisitId }): VisitComparison {
  const { store } = context;
  const today = todayOf(context);
  for (const id of [firstId, secondId]) assertNotBlind(context, findVisit(store, id));
  assertComparable(context, firstId, secondId);
  const [first, second] = [visitDetail(store, firstId, today), visitDetail(store, secondId, today)];
  return { first, second, ...compareVisits(first, second), scoreDifference: differenceOf(first.score, second.score) };
}

/** Second minus first of two texts with 2 places, exact. null: one is missing. */
export function differenceOf(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return null;
  const hundredths = Number(second.replace('.', '')) - Number(first.replace('.', ''));
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
