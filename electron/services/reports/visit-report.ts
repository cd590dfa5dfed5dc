import type { PrintedScore, ReportRequest, VisitReportData } from '../../../shared/contract/report-calls.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { itemOutcomes } from '../../../shared/action/item-outcomes.ts';
import type { VisitDetail, VisitRow } from '../../../shared/visit/visit.ts';
import { COUNTED_STATES } from '../../../shared/visit/visit.ts';
import { listActions } from '../actions/list-actions.ts';
import type { ServiceContext } from '../service-context.ts';
import { getVisit } from '../visits/get-visit.ts';
import { listVisits } from '../visits/list-visits.ts';
import { scoreStoredVisit } from '../visits/score-stored-visit.ts';
import { reportHead, runOfReport } from './report-head.ts';
import { ALL_ROWS, inRegions } from './report-rows.ts';
import type { ReportSource } from './report-source.ts';

/**
 * A report 检查报告 for each visit that is named, else for each that counts in the run's period.
 *
 * @throws {AppError} `visit/not-found`, `review/blind`, `report/run-needed`
 */
export function visitReportParts(context: ServiceContext, request: ReportRequest): ReportSource {
  const run = request.visitIds !== undefined && request.runId === null ? null : runOfReport(context, request);
  const head = reportHead(context, request, run);
  const visits: readonly Pick<VisitRow, 'id' | 'code' | 'outletName'>[] = request.visitIds === undefined ? countedVisits(context, request) : request.visitIds.map((visitId) => getVisit(context, { visitId }));
  return { head, parts: visits.map(({ id, code, outletName }) => ({ code, name: outletName, id, document: () => visitReport(context, head, id) })) };
}

/** The visits of the run's period that count, by outlet and day. */
export function countedVisits(context: ServiceContext, request: ReportRequest): readonly VisitRow[] {
  const { period } = runOfReport(context, request);
  const rows = inRegions(request.regionIds, (regionId) => listVisits(context, { period, state: COUNTED_STATES, ...regionId, ...ALL_ROWS }));
  const wanted = request.outletIds === undefined ? null : new Set(request.outletIds);
  return rows
    .filter(({ outletId }) => wanted === null || wanted.has(outletId))
    .toSorted((a, b) => compareTexts(a.outletCode, b.outletCode) || compareTexts(a.visitedOn, b.visitedOn) || compareTexts(a.code, b.code));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function visitReport(context: ServiceContext, head: VisitReportData['head'], visitId: VisitDetail['id']): VisitReportData {
  const visit = getVisit(context, { visitId });
  const score = scoreStoredVisit(visit);
  return {
    kind: 'visitReport',
    head,
    visit,
    score: printed(score),
    failed: itemOutcomes(visit, score).flatMap(({ item, failed }) => (failed ? [item] : [])),
    actions: listActions(context, { visitId, ...ALL_ROWS }).rows,
  };
}

function printed({ score, answered, items, redLine, criticalFailed, outcome, sections, itemScores }: VisitScore): PrintedScore {
  return {
    score: score?.text ?? null,
    answered,
    items,
    redLine,
    criticalFailed,
    outcome,
    sections: sections.map((section) => ({
      code: section.code,
      gained: plainDecimal(section.gained),
      possible: plainDecimal(section.possibleAnswered),
      rate: section.rateAnswered?.text ?? null,
      items: section.items,
      answered: section.answered,
    })),
    itemScores: Object.fromEntries(
      Object.entries(itemScores).map(([code, { state, gained, possible, lost, criticalFailed: failed }]) => [
        code,
        { state, gained: plainDecimal(gained), possible: plainDecimal(possible), lost: plainDecimal(lost), criticalFailed: failed },
      ]),
    ),
  };
}
