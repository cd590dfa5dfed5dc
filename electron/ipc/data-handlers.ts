import type { AppSession } from '../app-session.ts';
import { checkRun } from '../services/grading/check-run.ts';
import { discardRun } from '../services/grading/discard-run.ts';
import { explain } from '../services/grading/explain.ts';
import { getRun } from '../services/grading/get-run.ts';
import { listResults } from '../services/grading/list-results.ts';
import { listRuns } from '../services/grading/list-runs.ts';
import { decideMovements } from '../services/movement/decide-movements.ts';
import { listMovements } from '../services/movement/list-movements.ts';
import { movementsByRegion, summarizeMovements } from '../services/movement/summarize-movements.ts';
import { figureCompleteness } from '../services/outlets/figure-completeness.ts';
import { getOutlet } from '../services/outlets/get-outlet.ts';
import { listOutlets, outletFacets, regionTree, searchOutlets } from '../services/outlets/list-outlets.ts';
import { getOverview } from '../services/overview/get-overview.ts';
import { listJournal } from '../services/overview/list-journal.ts';
import { getScheme, listChecklists, listSchemes } from '../services/schemes/list-schemes.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { createVisit } from '../services/visits/create-visit.ts';
import { deleteDraftVisit } from '../services/visits/delete-draft-visit.ts';
import { getVisit } from '../services/visits/get-visit.ts';
import { listVisits } from '../services/visits/list-visits.ts';
import { reviewVisit } from '../services/visits/review-visit.ts';
import { saveAnswer, saveHeader } from '../services/visits/save-visit.ts';
import { submitVisit } from '../services/visits/submit-visit.ts';
import type { Handlers } from './handle.ts';

/** Calls that are one service each, on the open store. */
export function dataHandlers(session: AppSession) {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'overview:get': on(getOverview),
    'region:tree': () => regionTree(session.context()),
    'outlet:list': on(listOutlets),
    'outlet:get': on(getOutlet),
    'outlet:search': on(searchOutlets),
    'outlet:facets': () => outletFacets(session.context()),
    'visit:list': on(listVisits),
    'visit:get': on(getVisit),
    'visit:create': on(createVisit),
    'visit:save-answer': on(saveAnswer),
    'visit:save-header': on(saveHeader),
    'visit:submit': on(submitVisit),
    'visit:review': on(reviewVisit),
    'visit:delete-draft': on(deleteDraftVisit),
    'checklist:list': () => listChecklists(session.context()),
    'scheme:list': () => listSchemes(session.context()),
    'scheme:get': on(getScheme),
    'grading:check': on(checkRun),
    'grading:runs': on(listRuns),
    'grading:run': on(getRun),
    'grading:results': on(listResults),
    'grading:explain': on(explain),
    'grading:discard': on(discardRun),
    'movement:list': on(listMovements),
    'movement:summary': on(summarizeMovements),
    'movement:regions': on(movementsByRegion),
    'movement:decide': on(decideMovements),
    'figure:completeness': on(figureCompleteness),
    'journal:list': on(listJournal),
  } satisfies Partial<Handlers>;
}
