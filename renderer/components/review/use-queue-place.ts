import { useSearchParams } from 'react-router';
import type { VisitId } from '../../../shared/ids.ts';
import { useCall } from '../../use-call.ts';

/** As many as one list reads; who reviews from the first on never comes to the end of more. */
const MOST = 500;

/** Where a visit stands in the review queue when it was opened from there. */
export interface QueuePlace {
  /** From 1; null: it no longer waits. */
  readonly at: number | null;
  readonly of: number;
  readonly previous: VisitId | null;
  readonly next: VisitId | null;
}

/** null: the visit was not opened from the queue. */
export function useQueuePlace(visitId: VisitId): QueuePlace | null {
  const [params] = useSearchParams();
  const isFromQueue = params.get('from') === 'review';
  const queue = useCall('review:queue', isFromQueue ? { offset: 0, limit: MOST } : null);
  if (!isFromQueue || queue.status !== 'ready') return null;
  const ids = queue.value.rows.map(({ id }) => id);
  const at = ids.indexOf(visitId);
  return { at: at < 0 ? null : at + 1, of: queue.value.total, previous: ids[at - 1] ?? null, next: (at < 0 ? ids[0] : ids[at + 1]) ?? null };
}

/** Address of a visit that is opened from the queue. */
export function queueAddress(visitId: VisitId): string {
  return `/visits/${visitId}?from=review`;
}
