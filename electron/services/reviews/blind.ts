import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitRow } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';

/** Whoever scores a visit again does not see its first scoring before handing in the second. @throws {AppError} `review/blind` */
export function assertNotBlind({ store, user }: ServiceContext, { id, code }: { readonly id: VisitId; readonly code: string }): void {
  if (store.reviews.blindFor(user).has(id)) throw new AppError('review/blind', { code, user });
}

/** Rows without the scores that this person is not to see yet. */
export function withoutBlind<R extends VisitRow>({ store, user }: ServiceContext, rows: readonly R[]): readonly R[] {
  const blind = store.reviews.blindFor(user);
  return blind.size === 0 ? rows : rows.map((row) => (blind.has(row.id) ? { ...row, score: null, redLine: false } : row));
}
