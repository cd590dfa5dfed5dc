import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { NoticeTerms, ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { ServiceContext } from '../service-context.ts';

/** The objection window of a run: as asked for, else that of its proposal; null: there was none. */
export function termsOf({ store }: ServiceContext, request: ReportRequest, run: RunRecord): NoticeTerms | null {
  if (request.terms !== undefined) return request.terms;
  const proposal = store.proposals.ofRun(run.no).find(({ state }) => state !== 'withdrawn');
  return proposal === undefined ? null : { opensOn: proposal.openedOn, closesOn: proposal.until, contact: '' };
}
