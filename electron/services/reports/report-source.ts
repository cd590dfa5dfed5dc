import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { ReportDocument, ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { OutletId, VisitId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { certificateParts } from './certificate.ts';
import { inspectionSummary } from './inspection-summary.ts';
import { noticeParts } from './notice.ts';
import { publicNotice } from './public-notice.ts';
import { rankingBook } from './ranking.ts';
import { reportHead, runOfReport } from './report-head.ts';
import { scorecardParts } from './scorecard.ts';
import { visitReportParts } from './visit-report.ts';

/** One part of a report: an outlet's or visit's document, or the whole. */
export interface ReportPart {
  /** Names it in file names and bookmarks; '' for a report of one part. */
  readonly code: string;
  readonly name: string;
  readonly id: OutletId | VisitId | null;
  /** Gathers the part's document. */
  readonly document: () => ReportDocument;
}

/** What a report is made of, read in the order in which its parts stand. */
export interface ReportSource {
  readonly head: ReportHead;
  readonly parts: readonly ReportPart[];
}

/**
 * The parts of a report; each part's data are gathered when it is asked for.
 *
 * @throws {AppError} `grading/no-run`, `outlet/region-not-found`, `report/run-needed`, `report/not-published`, `visit/not-found`
 */
export function openReport(context: ServiceContext, request: ReportRequest): ReportSource {
  if (request.report === 'visitReport') return visitReportParts(context, request);
  const run = runOfReport(context, request);
  const head = reportHead(context, request, run);
  return { head, parts: partsOf(context, request, run, head) };
}

function partsOf(context: ServiceContext, request: ReportRequest & { readonly report: ReportRequest['report'] }, run: RunRecord, head: ReportHead): readonly ReportPart[] {
  const whole = (document: () => ReportDocument): readonly ReportPart[] => [{ code: '', name: '', id: null, document }];
  switch (request.report) {
    case 'scorecard':
      return scorecardParts(context, request, run, head);
    case 'ranking':
      return whole(() => rankingBook(context, request, run, head));
    case 'notice':
      return noticeParts(context, request, run, head);
    case 'publicNotice':
      return whole(() => publicNotice(context, request, run, head));
    case 'inspectionSummary':
      return whole(() => inspectionSummary(context, request, run, head));
    case 'certificate':
      return certificateParts(context, request, run, head);
    case 'visitReport':
      return visitReportParts(context, request).parts;
    default:
      return assertNever(request.report);
  }
}
