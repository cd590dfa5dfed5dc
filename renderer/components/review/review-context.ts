import { createContext, useContext } from 'react';
import type { VisitReview } from '../../../shared/contract/review-calls.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';

/** Stands for the visit as a whole where otherwise an item's code stands; no item can be called so. */
export const WHOLE_VISIT = '#visit';

/** What the parts of a visit's page know of its review. */
export interface Reviewing {
  readonly visit: VisitDetail;
  /** null: being read. */
  readonly review: VisitReview | null;
  /** The visit is shown as it stood before a correction. */
  readonly isOldVersion: boolean;
  /** This person may comment now. */
  readonly canComment: boolean;
  /** Code of the item whose comment is being written, or WHOLE_VISIT; null: none. */
  readonly writing: string | null;
  readonly write: (item: string | null) => void;
  /** Words of comments that could not be saved, by item: the field begins with them. */
  readonly unsaved: Readonly<Record<string, string>>;
  /** Keeps words that could not be saved and opens their field unless another is open; '': they are on their way. */
  readonly keep: (item: string, words: string) => void;
}

export const ReviewContext = createContext<Reviewing | null>(null);

/** null: outside of a visit's page. */
export function useReviewing(): Reviewing | null {
  return useContext(ReviewContext);
}
