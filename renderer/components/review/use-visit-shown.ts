import { useSearchParams } from 'react-router';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { useCall, type CallState } from '../../use-call.ts';

/** The visit of the address: as it stands, or with `?version=1` as it stood before it was corrected. */
export function useVisitShown(visitId: string | undefined): CallState<VisitDetail> {
  const [params] = useSearchParams();
  const version = Number(params.get('version') ?? '0');
  const isOld = Number.isInteger(version) && version > 0;
  const id = visitId === undefined ? null : (visitId as VisitId);
  const now = useCall('visit:get', id === null || isOld ? null : { visitId: id }, { keep: false });
  const then = useCall('review:version', id === null || !isOld ? null : { visitId: id, version }, { keep: false });
  return isOld ? then : now;
}
