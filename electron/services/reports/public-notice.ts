import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { PublicNoticeData, ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { getRun } from '../grading/get-run.ts';
import { runView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { reportMovements, reportRows } from './report-rows.ts';
import { termsOf } from './terms-of.ts';

/** The public notice 公示: who moves, everybody's level, and until when objections are heard. Levels are as they stand. */
export function publicNotice(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead): PublicNoticeData {
  const rows = reportRows(context, request, run);
  const standing = new Map(rows.map(({ outletId, movement }) => [outletId, movement]));
  const movements = reportMovements(context, request, run);
  const moved = (which: 'promote' | 'demote' | 'enter') => movements.filter(({ outletId }) => standing.get(outletId) === which);
  return {
    kind: 'publicNotice',
    head,
    run: getRun(context, { runId: run.id }),
    levels: levelInfos(runView(context.store, run).scheme),
    terms: termsOf(context, request, run),
    moved: { promote: moved('promote'), demote: moved('demote'), enter: moved('enter') },
    all: rows.filter(({ newLevel }) => newLevel !== null),
  };
}
