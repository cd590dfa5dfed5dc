import { useMemo, useState, type ReactNode } from 'react';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { useCall } from '../../use-call.ts';
import { ReviewContext, type Reviewing } from './review-context.ts';

/** Reads a visit's review for all parts of its page. */
export function VisitReviewing({ visit, children }: { readonly visit: VisitDetail; readonly children: ReactNode }) {
  const call = useCall('review:visit', { visitId: visit.id }, { keep: false });
  const [writing, write] = useState<string | null>(null);
  const review = call.status === 'ready' ? call.value : null;
  const reviewing = useMemo<Reviewing>(() => {
    const isOldVersion = review !== null && review.versions.length > 0 && visit.version < review.versions.length;
    const isOpen = visit.state === 'returned' || (visit.state === 'submitted' && review?.isOwn === false);
    return { visit, review, isOldVersion, canComment: isOpen && visit.secondOf === null && review !== null, writing, write };
  }, [visit, review, writing]);
  return <ReviewContext value={reviewing}>{children}</ReviewContext>;
}
