import type { ObjectionRecord } from '../../../db/repositories/objection-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { ObjectionLink } from '../../../shared/contract/publication-calls.ts';
import type { WireError } from '../../../shared/errors.ts';
import { isSamePerson } from '../reviews/reviewer-rules.ts';
import type { ServiceContext } from '../service-context.ts';

/** Why the person at hand may not answer an objection; null: may. */
export function answerHindrance({ store, user }: ServiceContext, run: RunRecord, objection: ObjectionRecord): WireError | null {
  if (objection.state !== 'open') return { code: 'objection/closed', params: { code: objection.code } };
  if (run.state !== 'proposed' && run.state !== 'draft') return { code: 'publication/not-proposed', params: { period: run.period, number: run.number } };
  const decided = store.decisions.find(run.no, objection.outletNo);
  const isParty = isSamePerson(decided?.decidedBy, user) || isSamePerson(decided?.approvedBy, user);
  return isParty ? { code: 'objection/by-decider', params: { outlet: store.outlets.codeOf(objection.outletNo) ?? '', user } } : null;
}

/** What corrected the outlet's score since the run was made: decided appeals of its visits, and imports of figures. */
export function correctionLinks({ store }: Pick<ServiceContext, 'store'>, run: RunRecord, outletNo: number): readonly ObjectionLink[] {
  const appeals = store.objections.appealsSince(outletNo, run.madeAt).map(({ id, name }): ObjectionLink => ({ kind: 'appeal', id, name }));
  const imports = store.imports
    .list()
    .filter(({ kind, at, undoneAt }) => kind === 'figures' && at > run.madeAt && undoneAt === null)
    .map(({ id, fileName }): ObjectionLink => ({ kind: 'import', id, name: fileName }));
  return [...appeals, ...imports];
}
