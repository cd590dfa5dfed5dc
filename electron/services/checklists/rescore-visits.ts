import type { Store } from '../../../db/store.ts';
import type { VisitToScore } from '../../../db/repositories/checklist-repository.ts';
import { itemsOf, type Checklist } from '../../../shared/checklist/checklist.ts';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { rescoreVisit } from '../../../shared/checklist/rescore-visit.ts';
import type { VisitContext } from '../../../shared/checklist/visit-score.ts';
import type { ChecklistSide, RescorePage, RescoreRequest } from '../../../shared/contract/checklist-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { findDraft } from './list-checklists.ts';

/** Visits a page: few enough that the window is answered in between. */
const PAGE = 200;

/**
 * Scores approved visits made with either side by both, a page at a time; nothing is stored.
 *
 * @throws {AppError} `checklist/not-found`, `checklist/draft-gone`, `checklist/draft-faulty`
 */
export function rescoreVisits({ store }: ServiceContext, request: RescoreRequest): RescorePage {
  return store.snapshot(() => {
    const [from, to] = [sideOf(store, request.from), sideOf(store, request.to)];
    const [one, other] = [compileChecklist(from.checklist), compileChecklist(to.checklist)];
    const looksBack = [from, to].some(({ checklist }) => itemsOf(checklist).some((item) => item.kind === 'choice' && item.options.some(({ repeatPoints }) => repeatPoints !== undefined)));
    const visits = store.checklists.visitsToScore(from.no ?? -1, to.no ?? -1, request.after, PAGE);
    const rows = visits.map((visit) => ({
      visitId: visit.id,
      code: visit.code,
      outletCode: visit.outletCode,
      outletName: visit.outletName,
      visitedOn: visit.visitedOn,
      version: (visit.checklistNo === from.no ? from : to).version ?? 0,
      ...rescoreVisit(one, other, store.visits.answers(visit.no), contextOf(store, visit, looksBack ? from.checklist.code : null)),
    }));
    return {
      total: store.checklists.countVisitsToScore(from.no ?? -1, to.no ?? -1),
      visits: rows,
      next: visits.length < PAGE ? null : (visits.at(-1)?.no ?? null),
    };
  });
}

interface Side {
  readonly checklist: Checklist;
  /** null: a draft, with which no visit was made. */
  readonly no: number | null;
  readonly version: number | null;
}

function sideOf(store: Store, side: ChecklistSide): Side {
  if ('checklistVersionId' in side) {
    const found = store.checklists.findById(side.checklistVersionId);
    if (found === null) throw new AppError('checklist/not-found', { id: side.checklistVersionId });
    return { checklist: found.document, no: found.no, version: found.version };
  }
  const { checklist, problems } = parseChecklist(findDraft(store, side.draftId).document);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (checklist === null) throw new AppError('checklist/draft-faulty', { count: errors.length, path: errors[0]?.path ?? '' });
  return { checklist, no: null, version: null };
}

function contextOf(store: Store, visit: VisitToScore, looksBackFor: string | null): VisitContext {
  const facts = Object.entries({ type: visit.type, ownership: visit.ownership, class: visit.class }).filter((fact): fact is [string, string] => fact[1] !== null);
  const previous = looksBackFor === null ? null : store.visits.previousAnswers(visit, looksBackFor);
  return {
    header: JSON.parse(visit.header) as Readonly<Record<string, string>>,
    attributes: { ...Object.fromEntries(facts), ...(JSON.parse(visit.attributes) as Readonly<Record<string, string>>) },
    visitedOn: visit.visitedOn,
    ...(previous === null ? {} : { previousAnswers: previous }),
  };
}
