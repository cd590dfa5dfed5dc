import type { AuditorQuery, AuditorReport } from '../../../shared/contract/review-calls.ts';
import { auditorStatistics } from '../../../shared/review/auditor-statistics.ts';
import type { ServiceContext } from '../service-context.ts';
import { daysOf } from './days-of.ts';

/** Every auditor beside the others over the counted visits of some days, as they were handed in. It suggests and changes nothing. */
export function auditorReport({ store }: ServiceContext, query: AuditorQuery): AuditorReport {
  const { from, to } = daysOf(query);
  const visits = store.reviews.audited(from, to, query.checklist ?? null);
  const named = visits.filter(({ auditor }) => auditor !== '');
  return {
    visits: visits.length,
    unnamed: visits.length - named.length,
    from: visits[0]?.visitedOn ?? null,
    to: visits[visits.length - 1]?.visitedOn ?? null,
    auditors: auditorStatistics(named),
  };
}
