import { decideAppeal } from '../../../electron/services/appeals/decide-appeal.ts';
import { raiseAppeal } from '../../../electron/services/appeals/raise-appeal.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import { createVisit } from '../../../electron/services/visits/create-visit.ts';
import { reviewVisit } from '../../../electron/services/visits/review-visit.ts';
import { saveAnswer, saveHeader } from '../../../electron/services/visits/save-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import type { AnswerValue } from '../../../shared/checklist/answer.ts';
import type { AppealDetail } from '../../../shared/contract/review-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ChecklistVersionId, OutletId, VisitId } from '../../../shared/ids.ts';
import type { TestStore } from '../grading/small-network.ts';

export const AUDITOR = '李检查';
export const REVIEWER = '赵复核';
export const DECIDER = '钱裁定';

/** The same store and clock in another person's hands. */
export function as(test: TestStore, user: string): ServiceContext {
  return { ...test.context, user };
}

export interface MadeVisit {
  readonly outlet: OutletId;
  readonly checklist: ChecklistVersionId;
  readonly auditor?: string;
  readonly visitedOn?: string;
  /** `clean` is worth 60 of 100, `light` 40. */
  readonly clean?: AnswerValue;
  readonly light?: AnswerValue;
}

/** A visit with the form of small-network.ts, handed in by its auditor. */
export function submitted(test: TestStore, { outlet, checklist, auditor = AUDITOR, visitedOn = '2026-09-10', clean = 'pass', light = 'fail' }: MadeVisit): VisitId {
  const context = as(test, auditor);
  const { id } = createVisit(context, { outletId: outlet, checklistVersionId: checklist, kind: 'open', visitedOn: visitedOn as IsoDate, auditor });
  saveHeader(context, { visitId: id, field: 'manager', value: '王经理' });
  saveAnswer(context, { visitId: id, item: 'clean', answer: { value: clean } });
  saveAnswer(context, { visitId: id, item: 'light', answer: { value: light } });
  submitVisit(context, { visitId: id });
  return id;
}

/** The same, approved by the reviewer. */
export function approved(test: TestStore, visit: MadeVisit): VisitId {
  const id = submitted(test, visit);
  reviewVisit(as(test, REVIEWER), { visitId: id, decision: 'approve', note: '' });
  return id;
}

/** An appeal against items of an approved visit. */
export function appealed(test: TestStore, visitId: VisitId, items: readonly string[] = ['light']): AppealDetail {
  return raiseAppeal(as(test, '文员'), {
    visitId,
    raisedBy: '王经理',
    raisedOn: '2026-10-01' as IsoDate,
    dueOn: '2026-10-08' as IsoDate,
    items: items.map((item) => ({ item, grounds: '灯箱当天是亮的', evidence: '监控 14:20' })),
  });
}

/** Decides an appeal: the given items are accepted with these answers, the others refused. */
export function decided(test: TestStore, appeal: AppealDetail, accepted: Readonly<Record<string, AnswerValue>>, user = DECIDER): AppealDetail {
  return decideAppeal(as(test, user), {
    appealId: appeal.id,
    items: appeal.list.map(({ item }) => {
      const value = accepted[item];
      return value === undefined ? { item, decision: 'refused', reason: '监控未见', answer: null } : { item, decision: 'accepted', reason: '监控属实', answer: { value } };
    }),
    alsoAnswered: [],
    note: '',
  });
}
