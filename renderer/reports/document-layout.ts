import type { ReportDocument } from '../../shared/contract/report-calls.ts';
import { assertNever, type Lang } from '../../shared/errors.ts';
import { certificateLayout } from './certificate.tsx';
import type { DocumentLayout } from './flow.ts';
import { inspectionSummaryLayout } from './inspection-summary.tsx';
import { noticeLayout } from './notice.tsx';
import { publicNoticeLayout } from './public-notice.tsx';
import { rankingLayout } from './ranking.tsx';
import { scorecardLayout } from './scorecard.tsx';
import { visitReportLayout } from './visit-report.tsx';

/** A report's data made ready to be divided into pages. */
export function documentLayout(data: ReportDocument, lang: Lang): DocumentLayout {
  switch (data.kind) {
    case 'scorecard':
      return scorecardLayout(data, lang);
    case 'ranking':
      return rankingLayout(data, lang);
    case 'notice':
      return noticeLayout(data, lang);
    case 'publicNotice':
      return publicNoticeLayout(data, lang);
    case 'visitReport':
      return visitReportLayout(data, lang);
    case 'inspectionSummary':
      return inspectionSummaryLayout(data, lang);
    case 'certificate':
      return certificateLayout(data, lang);
    default:
      return assertNever(data);
  }
}
