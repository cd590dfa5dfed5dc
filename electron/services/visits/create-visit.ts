import { v7 as uuid } from 'uuid';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { NewVisit } from '../../../shared/ipc-contract.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { rescoreVisit, visitDetail } from './score-stored-visit.ts';

/**
 * Begins a visit: no answer yet, the code made of its date (`V-20260923-0007`).
 *
 * @throws {AppError} `outlet/not-found`, `visit/checklist-not-found`, `visit/auditor-required`, `visit/date-in-future`,
 * `visit/checklist-not-valid`
 */
export function createVisit(context: ServiceContext, request: NewVisit): VisitDetail {
  const { store } = context;
  const auditor = request.auditor.trim();
  if (auditor === '') throw new AppError('visit/auditor-required');
  const today = todayOf(context);
  if (request.visitedOn > today) throw new AppError('visit/date-in-future', { day: request.visitedOn, today });
  return store.transaction(() => {
    const outletNo = store.outlets.findNo(request.outletId);
    if (outletNo === null) throw new AppError('outlet/not-found', { id: request.outletId });
    const version = store.checklists.findById(request.checklistVersionId);
    if (version === null) throw new AppError('visit/checklist-not-found', { id: request.checklistVersionId });
    assertValidOn(version.document, request.visitedOn);
    const id = uuid() as VisitId;
    const code = store.visits.nextCode(`V-${request.visitedOn.replaceAll('-', '')}`);
    const madeAt = context.now();
    const { kind, visitedOn } = request;
    store.visits.insert({ id, code, outletNo, checklistNo: version.no, kind, visitedOn, auditor, state: 'inProgress', header: {}, madeAt, importNo: null, showScore: request.showScore ?? true });
    rescoreVisit(store, visitDetail(store, id, today));
    store.journal.record({
      action: 'visit.create',
      subjectKind: 'visit',
      subjectId: id,
      before: null,
      after: { code, outlet: store.outlets.codeOf(outletNo), checklist: version.code, version: version.version, kind, visitedOn, auditor },
      at: madeAt,
      by: context.user,
    });
    return visitDetail(store, id, today);
  });
}

/** Both ends of a checklist's validity are included. */
function assertValidOn({ code, validFrom, validTo }: Checklist, day: IsoDate): void {
  if ((validFrom === undefined || day >= validFrom) && (validTo === undefined || day <= validTo)) return;
  throw new AppError('visit/checklist-not-valid', { checklist: code, day, from: validFrom ?? '…', to: validTo ?? '…' });
}
