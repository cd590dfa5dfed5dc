import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { useCall } from '../../use-call.ts';
import { ReviewContext, type Reviewing } from './review-context.ts';

/** Reads a visit's review for all parts of its page. */
export function VisitReviewing({ visit, children }: { readonly visit: VisitDetail; readonly children: ReactNode }) {
  const call = useCall('review:visit', { visitId: visit.id }, { keep: false });
  const [writing, write] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState<Reviewing['unsaved']>({});
  const keep = useCallback((item: string, words: string) => {
    setUnsaved((now) => ({ ...now, [item]: words }));
    if (words !== '') write((open) => open ?? item);
  }, []);
  const review = call.status === 'ready' ? call.value : null;
  const reviewing = useMemo<Reviewing>(() => {
    const isOldVersion = review !== null && review.versions.length > 0 && visit.version < review.versions.length;
    const isOpen = visit.state === 'returned' || (visit.state === 'submitted' && review?.isOwn === false);
    return { visit, review, isOldVersion, canComment: isOpen && visit.secondOf === null && review !== null, writing, write, unsaved, keep };
  }, [visit, review, writing, unsaved, keep]);
  return <ReviewContext value={reviewing}>{children}</ReviewContext>;
}
